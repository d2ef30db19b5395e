"""The sponsor's page: what a programme is, asks, knows and shows, in at most 350 words."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from coach.domain.answer import Citation
from coach.domain.programme_plan import PlanLine, ProgrammePlan
from coach.domain.record import Record
from coach.domain.release import QuestionFigure, Release
from coach.domain.sponsor import SPONSOR_WORDS, SponsorPage, SponsorSection
from coach.language.phrasing import in_words, joined, quoted, shortened
from coach.planning.agenda_texts import filled, read_texts
from coach.services.programme_guide import Guide, own_guide, weak_in
from coach.services.programme_texts import Counted, VisibleAt
from coach.services.programme_visibility import visible_at

_GOAL_WORDS = 25
_SHOWN_SCORES, _SHOWN_THEMES, _SHOWN_HIDDEN = 4, 4, 1
_NAME_WORDS = 8

Heading = Literal["what", "whom", "asks", "evidence", "seen", "never", "so_far", "you"]
_LAST_TO_GO: tuple[Heading, ...] = ("evidence", "so_far", "asks")
"""Sections that are shortened, from their ends, where the page is too long."""


class SoFarTexts(Record):
    """What is said of a release."""

    people: str
    nothing: str
    scores: str
    words: str
    favourable: str
    plain: str
    themes: str
    response: str


class SponsorTexts(Record):
    """What stands in `sponsor.yaml`."""

    title: str
    headings: dict[Heading, str]
    what: str
    goal: str
    whom: Counted
    whom_groups: str
    thin: str
    weak: str
    measured: str
    seen: dict[VisibleAt, str]
    attendance: str
    never: str
    do: tuple[str, ...]
    so_far: SoFarTexts


def read_sponsor_texts(folder: Path) -> SponsorTexts:
    """Read `sponsor.yaml` of the feedback shelf, or raise ShelfError."""
    return read_texts(SponsorTexts, folder / "sponsor.yaml")


def sponsor_page(
    plan: ProgrammePlan, release: Release | None = None, *, guide: Guide | None = None
) -> SponsorPage:
    """Return one page for the sponsor of a programme.

    Args:
        plan: What was designed; its citations are numbered anew.
        release: What was published last; every number on the page stands in it or in the plan.
        guide: Texts; the coach's own shelf by default.
    """
    texts = read_sponsor_texts((guide or own_guide()).folder)
    drafted: dict[Heading, list[PlanLine]] = {
        "what": list(_what(plan, texts)),
        "whom": [PlanLine(text=_whom(plan, texts))],
        "asks": [one for role in plan.roles if role.role == "leaders" for one in role.does],
        "evidence": [PlanLine(text=texts.thin), *_evidence(plan)],
        "seen": [PlanLine(text=one) for one in _seen(plan, texts)],
        "never": [PlanLine(text=texts.never)],
        "so_far": [PlanLine(text=one) for one in _so_far(release, texts.so_far)] if release else [],
        "you": [PlanLine(text=one) for one in texts.do],
    }
    title = filled(texts.title, format=plan.format)
    page = _page(title, drafted, plan, texts)
    for heading in _LAST_TO_GO:
        while page.words > SPONSOR_WORDS and len(drafted[heading]) > 1:
            drafted[heading].pop()
            page = _page(title, drafted, plan, texts)
    return page


def _page(
    title: str, drafted: dict[Heading, list[PlanLine]], plan: ProgrammePlan, texts: SponsorTexts
) -> SponsorPage:
    """Return the page with its citations numbered in the order in which it uses them."""
    known = {one.n: one for one in plan.citations}
    used = list(dict.fromkeys(n for some in drafted.values() for one in some for n in one.cites))
    numbers = {old: new for new, old in enumerate(used, start=1)}
    cited = [known[old].model_copy(update={"n": new}) for old, new in numbers.items()]
    sections = []
    for heading, some in drafted.items():
        lines = [PlanLine(text=o.text, cites=tuple(numbers[n] for n in o.cites)) for o in some]
        if heading == "evidence":
            lines.extend(_weak(lines, cited, texts))
        if lines:
            sections.append(SponsorSection(heading=texts.headings[heading], lines=tuple(lines)))
    return SponsorPage(title=title, sections=tuple(sections), citations=tuple(cited))


def _what(plan: ProgrammePlan, texts: SponsorTexts) -> Iterator[PlanLine]:
    yield PlanLine(text=texts.what)
    yield plan.why[0]
    yield PlanLine(text=filled(texts.goal, goal=quoted(plan.goal, _GOAL_WORDS)))


def _whom(plan: ProgrammePlan, texts: SponsorTexts) -> str:
    words: dict[str, object] = {
        "weeks": plan.weeks,
        "sessions": in_words(plan.sessions),
        "minutes": plan.session_minutes,
    }
    if plan.groups:
        groups = f"{in_words(plan.groups)} group{'' if plan.groups == 1 else 's'}"
        return filled(texts.whom_groups, pairs=in_words(plan.pairs), groups=groups, **words)
    text = texts.whom.of(plan.pairs, **words)
    return text[:1].upper() + text[1:]


def _seen(plan: ProgrammePlan, texts: SponsorTexts) -> Iterator[str]:
    size = visible_at(plan.visibility.units)
    if size != "none":
        yield texts.measured
    yield texts.seen[size]
    yield texts.attendance


def _evidence(plan: ProgrammePlan) -> Iterator[PlanLine]:
    """Yield what is known, what belongs to the goal before what is general."""
    own = plan.evidence[3:]
    yield from (*plan.evidence[:1], *own, *plan.evidence[1:2])


def _weak(
    lines: Iterable[PlanLine], cited: Sequence[Citation], texts: SponsorTexts
) -> Iterator[PlanLine]:
    told = {n for line in lines for n in line.cites}
    weak = weak_in(one for one in cited if one.n in told)
    if weak:
        yield PlanLine(text=texts.weak, cites=weak)


def _so_far(release: Release, texts: SoFarTexts) -> Iterator[str]:
    """Yield what a release says, in its own figures."""
    window = shortened(release.window, _NAME_WORDS)
    if release.people_at_least is None:
        yield filled(texts.nothing, window=window)
        yield from release.hidden[:_SHOWN_HIDDEN]
        return
    yield filled(texts.people, window=window, people=in_words(release.people_at_least))
    shown = release.questions[:_SHOWN_SCORES]
    if shown:
        scores = joined([_score(one, texts) for one in shown])
        figures = any(character.isdigit() for one in shown for character in one.score)
        yield filled(texts.scores if figures else texts.words, scores=scores)
    if release.themes:
        themes = [f"{one.label} ({one.share})" for one in release.themes[:_SHOWN_THEMES]]
        yield filled(texts.themes, themes=joined(themes))
    if release.response:
        yield filled(texts.response, response=release.response)


def _score(figure: QuestionFigure, texts: SoFarTexts) -> str:
    words = {"name": figure.id.replace("_", " "), "score": figure.score}
    if figure.favourable:
        return filled(texts.favourable, favourable=figure.favourable, **words)
    return filled(texts.plain, **words)

"""Design a programme: size, goal and weeks to phases, roles, training, windows and risks."""

from collections.abc import Iterable
from math import ceil

from coach.domain.programme_plan import (
    LEAST_PAIRS,
    LONGEST_WEEKS,
    MOST_PAIRS,
    SHORTEST_WEEKS,
    CheckIn,
    GoalKind,
    PlanLine,
    PlanPhase,
    PlanRisk,
    PlanRole,
    ProgrammePlan,
)
from coach.errors import InputError
from coach.language.phrasing import in_words
from coach.planning.agenda_texts import filled
from coach.ports import Embedder
from coach.services.cite_claims import Footnotes
from coach.services.programme_draft import PEOPLE_A_GROUP, Draft
from coach.services.programme_goal import GoalReader, checked_goal, read_goals
from coach.services.programme_guide import Guide, own_guide, weak_in
from coach.services.programme_phases import sessions_in, stretches
from coach.services.programme_texts import Choice, DesignTexts, read_design_texts
from coach.services.programme_visibility import feedback_windows, visibility

SIX_SESSIONS = 6
"""NHS England, Yorkshire and Humber (R13)."""
_PURPOSE_WEEKS = 8
"""The least that the toolkit of LawCare and Leeds allows for purpose and aims (R1)."""
_MANY_PAIRS = 30
_A_SUPERVISION_EVERY = 8
"""Weeks of sessions."""
_A_FOCUS_GROUP = 4
"""People, the least that a focus group takes (R58)."""


class ProgrammeDesigner:
    """Designs programmes from the playbooks and the feedback shelf."""

    def __init__(self, guide: Guide, texts: DesignTexts, goals: GoalReader) -> None:
        self._guide = guide
        self._texts = texts
        self._goals = goals

    def design(self, *, pairs: int, goal: str, weeks: int) -> ProgrammePlan:
        """Return the plan of a programme.

        Args:
            pairs: Its size, 1 to 5000 pairs of people.
            goal: What it is for: digital skills, inclusion, retention, culture, strategy, or
                free words of at most 500 characters.
            weeks: From the first preparation to the report back, 4 to 104.

        Raises:
            InputError: Something is outside of these.
        """
        said = check_wish(pairs=pairs, goal=goal, weeks=weeks)
        draft = self._draft(pairs, weeks, self._goals.kind(said))
        read = () if self._goals.named(said) else tuple(self._read_as(draft.kind))
        texts = self._texts
        why, rhythm = tuple(self._why(draft)), self._rhythm(draft)
        phases, roles = self._phases(draft), self._roles(draft)
        return ProgrammePlan(
            pairs=pairs,
            goal=said,
            goal_kind=draft.kind,
            weeks=weeks,
            playbook=draft.choice.playbook,
            format=self._guide.sources[draft.choice.playbook].title,
            why=why,
            groups=draft.groups,
            sessions=draft.sessions.count,
            session_minutes=draft.sessions.minutes,
            rhythm=rhythm,
            phases=phases,
            roles=roles,
            training=self._training(draft),
            supervision=self._supervision(draft),
            check_ins=tuple(self._check_ins(draft)),
            windows=feedback_windows(
                draft.units, first=draft.holding[0].starts, last=weeks, texts=texts.windows
            ),
            visibility=visibility(
                draft.units, 2 * pairs, "groups" if draft.groups else "pairs", texts.visibility
            ),
            risks=tuple(self._risks(draft)),
            evidence=tuple(self._evidence(draft)),
            notices=(*read, *self._notices(draft), *self._weak(draft.footnotes)),
            citations=draft.footnotes.citations,
        )

    def _draft(self, pairs: int, weeks: int, kind: GoalKind | None) -> Draft:
        choice = self._fitting(kind, pairs, weeks)[0]
        playbook = self._guide.playbooks[choice.playbook]
        length = next(one for one in self._texts.lengths if weeks <= one.up_to)
        laid = stretches(length, weeks)
        sessions = sessions_in(laid, length, playbook)
        groups = ceil(pairs / PEOPLE_A_GROUP)
        counts = self._texts.supervision_words
        held = sum(one.weeks for one in laid if one.phase.holds)
        words: dict[str, object] = {
            "pairs": in_words(pairs),
            "Pairs": _capital(in_words(pairs)),
            "weeks": weeks,
            "sessions": in_words(sessions.count),
            "Sessions": _capital(in_words(sessions.count)),
            "minutes": sessions.minutes,
            "spacing": sessions.spacing(self._texts.rhythm),
            "purpose": _weeks(next((s.weeks for s in laid if s.phase.purpose), 0)),
            "Supervisions": _capital(counts.meetings.of(max(1, held // _A_SUPERVISION_EVERY))),
            "mentor_groups": counts.groups.of(groups),
        }
        return Draft(pairs, weeks, kind, choice, playbook, laid, sessions, words, self._guide)

    def _fitting(self, kind: GoalKind | None, pairs: int, weeks: int) -> list[Choice]:
        choices = self._texts.choices[kind or "any"]
        return [one for one in choices if one.fits(pairs=pairs, weeks=weeks)]

    def _why(self, draft: Draft) -> Iterable[PlanLine]:
        yield draft.line(self._texts.why[draft.choice.playbook])
        fitting = self._fitting(draft.kind, draft.pairs, draft.weeks)
        other = next((c for c in fitting if c.playbook != draft.choice.playbook), None)
        if other:
            title = self._guide.sources[other.playbook].title.partition(",")[0]
            yield PlanLine(text=filled(self._texts.beside, Other=title))
        if draft.playbook.design == "ours":
            yield PlanLine(text=self._texts.own_design)

    def _rhythm(self, draft: Draft) -> PlanLine:
        texts = self._texts.rhythm
        if draft.groups:
            return draft.line(texts.grouped)
        return draft.line(texts.quick if draft.sessions.quick else texts.steady)

    def _phases(self, draft: Draft) -> tuple[PlanPhase, ...]:
        return tuple(
            PlanPhase(
                name=one.phase.name,
                starts=one.starts,
                weeks=one.weeks,
                does=draft.lines(
                    draft.fitting(self._texts.tasks, task) for task in one.phase.tasks
                ),
            )
            for one in draft.laid
        )

    def _roles(self, draft: Draft) -> tuple[PlanRole, ...]:
        return tuple(
            PlanRole(role=role, name=text.name.of(draft.pairs), does=draft.lines(text.does))
            for role, text in self._texts.roles.items()
        )

    def _training(self, draft: Draft) -> tuple[PlanLine, ...]:
        own = self._texts.training_for.get(draft.kind) if draft.kind else None
        return draft.lines((*self._texts.training, *([own] if own else [])))

    def _supervision(self, draft: Draft) -> tuple[PlanLine, ...]:
        alone = draft.pairs < _A_FOCUS_GROUP
        return draft.lines(self._texts.supervision_alone if alone else self._texts.supervision)

    def _check_ins(self, draft: Draft) -> Iterable[CheckIn]:
        first, last = draft.holding[0].starts, draft.holding[-1].ends
        middle = (first + last + 1) // 2
        if len(draft.holding) > 1:
            middle = draft.holding[0].ends + 1
        before = max(1, first - 1)
        yield self._check_in(draft, "before", before)
        own = self._texts.measures_for.get(draft.kind) if draft.kind else None
        if own:
            yield CheckIn(name=self._texts.measure_name, week=before, asks=draft.line(own))
        yield self._check_in(draft, "each", first)
        yield self._check_in(draft, "midpoint", middle)
        yield self._check_in(draft, "end", last)
        if draft.pairs >= _A_FOCUS_GROUP:
            yield self._check_in(draft, "later", min(last + 1, draft.weeks))

    def _check_in(self, draft: Draft, name: str, week: int) -> CheckIn:
        text = draft.fitting(self._texts.check_ins, name)
        return CheckIn(name=text.name, week=week, asks=draft.line(text.asks))

    def _risks(self, draft: Draft) -> Iterable[PlanRisk]:
        for risk in self._texts.risks:
            mine = not risk.goals or draft.kind in risk.goals
            if mine and risk.least <= draft.pairs <= risk.most and draft.weeks <= risk.weeks:
                yield PlanRisk(
                    name=risk.name,
                    says=draft.line(risk.says),
                    sign=risk.sign,
                    response=risk.response,
                )

    def _evidence(self, draft: Draft) -> Iterable[PlanLine]:
        own = self._texts.evidence_for.get(draft.kind, ()) if draft.kind else ()
        for backing in (*self._texts.evidence, *own):
            found = self._guide.backs(backing)
            if found:
                yield PlanLine(text=found.claim.text, cites=draft.footnotes.cite(found))

    def _notices(self, draft: Draft) -> Iterable[PlanLine]:
        texts = self._texts
        if draft.groups:
            groups = texts.visibility.unit_names["groups"].of(draft.groups)
            yield PlanLine(text=filled(texts.in_groups, **{**draft.words, "groups": groups}))
        if draft.kind == "digital_skills":
            yield draft.line(texts.digital_focus)
        purpose = next((one.weeks for one in draft.laid if one.phase.purpose), _PURPOSE_WEEKS)
        if purpose < _PURPOSE_WEEKS:
            yield draft.line(texts.short_purpose)
        if draft.sessions.count < SIX_SESSIONS and not draft.groups:
            yield draft.line(texts.short_of_six)
        if draft.pairs > _MANY_PAIRS:
            yield draft.line(texts.start_small)

    def _read_as(self, kind: GoalKind | None) -> Iterable[PlanLine]:
        """Yield how a goal in free words was understood, so that it can be put right."""
        texts = self._texts
        read = filled(texts.read_as, kind=self._goals.name(kind)) if kind else texts.no_kind
        yield PlanLine(text=read)

    def _weak(self, footnotes: Footnotes) -> Iterable[PlanLine]:
        """Yield one sentence on the citations that no study stands behind."""
        weak = weak_in(footnotes.citations)
        if weak:
            yield PlanLine(text=self._texts.weak.of(len(weak)), cites=weak)


def check_wish(*, pairs: int, goal: str, weeks: int) -> str:
    """Return the goal on one line, before anything is loaded for it.

    Raises:
        InputError: Size, goal or length are none that can be planned.
    """
    _check("the pairs", pairs, LEAST_PAIRS, MOST_PAIRS)
    _check("the weeks", weeks, SHORTEST_WEEKS, LONGEST_WEEKS)
    return checked_goal(goal)


def open_designer(embedder: Embedder, guide: Guide | None = None) -> ProgrammeDesigner:
    """Return the designer over the coach's own shelf, or over another one.

    Args:
        embedder: Reads goals in free words; goals are nobody's confidence.
        guide: Texts and claims.
    """
    guide = guide or own_guide()
    goals = GoalReader(embedder, read_goals(guide.folder))
    return ProgrammeDesigner(guide, read_design_texts(guide.folder), goals)


def _check(what: str, number: int, least: int, most: int) -> None:
    if not least <= number <= most:
        raise InputError(
            what=what,
            problem=f"{number} is too {'few' if number < least else 'many'} for a plan",
            remedy=f"Choose {least} to {most}.",
        )


def _weeks(number: int) -> str:
    return "one week" if number == 1 else f"{in_words(number)} weeks"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

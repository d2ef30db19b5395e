"""What every form of a summary says in the same words: the overview, ratings, themes, sources."""

from collections.abc import Iterable, Iterator, Sequence

from coach.domain.answer import Citation
from coach.domain.comment import Code
from coach.domain.feedback import QUESTIONS, Question
from coach.domain.release import CitedAction, ThemeFigure
from coach.domain.summary import FeedbackSummary, RatingSummary, SummaryTheme, ThemeTone, rows_words
from coach.domain.summary_texts import SummaryTexts, filled
from coach.language.phrasing import joined

_MOST_NAMED = 3
"""Themes of one tone that the overview names."""
_APART = 0.5
"""Difference between the sides, on the scale from 1 to 5, from which the overview speaks of it."""
_SHORT = {question.id: question.id for question in QUESTIONS}


def overview(summary: FeedbackSummary, texts: SummaryTexts) -> str:
    """Return a few sentences that say most of a summary."""
    if not summary.answers:
        return texts.overview.nobody
    return " ".join(_sentences(summary, texts))


def _sentences(summary: FeedbackSummary, texts: SummaryTexts) -> Iterator[str]:
    says = texts.overview
    if summary.needs_human:
        rows = [remark.row for remark in summary.needs_human]
        yield filled(says.needs_human, rows=rows_words(rows))
    yield filled(
        says.who,
        people=people_words(summary.people),
        pairs=_counted(summary.pairs, "pair"),
        answers=_counted(summary.answers, "answer"),
    )
    if summary.ratings:
        rated = [f"{short(one.question)} {mean_words(one.mean)}" for one in summary.ratings]
        yield filled(says.ratings, ratings=joined(rated))
        yield from _apart(summary.ratings, texts)
    yield from _tones(summary.themes, texts)


def _apart(ratings: Sequence[RatingSummary], texts: SummaryTexts) -> Iterator[str]:
    """Yield on which question the two sides differ most, if they clearly do."""
    both = [one for one in ratings if len(one.by_side) > 1]
    widest = max(both, key=_difference, default=None)
    if widest is not None and _difference(widest) >= _APART:
        low, high = sorted(widest.by_side, key=lambda side: widest.by_side[side].mean)
        yield filled(
            texts.overview.sides,
            higher=texts.sides[high],
            question=short(widest.question),
            lower=texts.sides[low].lower(),
            high=mean_words(widest.by_side[high].mean),
            low=mean_words(widest.by_side[low].mean),
        )


def _difference(rating: RatingSummary) -> float:
    one, other = rating.by_side.values()
    return abs(one.mean - other.mean)


def _tones(themes: Sequence[SummaryTheme], texts: SummaryTexts) -> Iterator[str]:
    """Yield what is praised, what troubles, and what is seen both ways."""
    says = texts.overview
    named = [theme for theme in themes if theme.code is not Code.OTHER]
    tones: tuple[tuple[str, set[ThemeTone], int], ...] = (
        (says.strengths, {"strength"}, 2),
        (says.concerns, {"concern", "request"}, 2),
        (says.mixed, {"mixed"}, 3),
    )
    for sentence, meant, least in tones:
        fit = [theme for theme in named if theme.tone in meant and theme.people >= least]
        some = fit[:_MOST_NAMED]
        if some:
            yield filled(sentence, themes=joined([_in_sentence(theme) for theme in some]))
    if not themes:
        yield says.silent
    troubles = (theme for theme in named if theme.tone in {"concern", "request"})
    worst = next((theme for theme in troubles if theme.people > 1 and theme.actions), None)
    if worst:
        yield filled(says.first, action=_step(worst.actions[0]))


def _step(action: CitedAction) -> str:
    """Return an action inside a sentence."""
    return action.text[:1].lower() + action.text[1:]


def _in_sentence(theme: SummaryTheme) -> str:
    label = theme.label[:1].lower() + theme.label[1:]
    return f"{label} ({people_words(theme.people)})"


def short(question: Question) -> str:
    """Return a question as a sentence names it."""
    return _SHORT.get(question.id, question.label)


def heading(question: Question) -> str:
    """Return a question as a table or a chart names it."""
    name = short(question)
    return name[:1].upper() + name[1:]


def group_words(group: str, texts: SummaryTexts) -> str:
    """Return a group of a split as people read it."""
    return next((words for side, words in texts.sides.items() if side == group), group)


def mean_words(mean: float) -> str:
    """Return a mean as people say it: with one decimal."""
    return f"{mean + 1e-9:.1f}"  # 3.25 is 3.3, whatever the binary fraction


def people_words(count: int) -> str:
    """Return a number of people: `1 person`, `7 people`."""
    return "1 person" if count == 1 else f"{count:,} people"


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def by_several(summary: FeedbackSummary) -> tuple[SummaryTheme, ...]:
    """Return the themes that more than one person raised."""
    return tuple(theme for theme in summary.themes if theme.people > 1)


def by_one(summary: FeedbackSummary) -> tuple[SummaryTheme, ...]:
    """Return the themes that one person raised: they are named in a line each."""
    return tuple(theme for theme in summary.themes if theme.people == 1)


def citations(themes: Iterable[SummaryTheme | ThemeFigure]) -> tuple[Citation, ...]:
    """Return the citations of the actions about some themes, each once, by number."""
    actions = (one for theme in themes for one in theme.actions)
    found = {cited.n: cited for action in actions for cited in action.citations}
    return tuple(found[n] for n in sorted(found))


def source_words(cited: Citation) -> str:
    """Return where an action comes from, and what stands behind it, on one line."""
    behind = f" Behind it: {cited.via.title}." if cited.via else ""
    return f"“{cited.quote}” {cited.title} ({cited.weight}).{behind}"


def marks(action: CitedAction, texts: SummaryTexts) -> str:
    """Return the marks of an action's sources, or that it is a suggestion."""
    if not action.citations:
        return f"({texts.suggestion})"
    return "".join(f"[{cited.n}]" for cited in action.citations)

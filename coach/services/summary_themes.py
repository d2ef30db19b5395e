"""What comments are about: themes with their people, tone, quotes and what to do next."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.domain.comment import Code, ReadComment, Tone
from coach.domain.summary import SummaryTheme, ThemeTone
from coach.services.cite_claims import Footnotes
from coach.services.summary_actions import ActionBook
from coach.services.summary_quotes import Candidate, QuoteChooser
from coach.services.summary_rows import AnswerRow


@dataclass(frozen=True)
class Voice:
    """One comment that raises a theme."""

    answer: AnswerRow
    read: ReadComment
    tone: Tone
    first: bool
    """Whether the theme is the comment's first one."""


def summary_themes(
    answers: Sequence[AnswerRow],
    read: Mapping[int, ReadComment],
    *,
    labels: Mapping[Code, str],
    actions: ActionBook,
    quotes: QuoteChooser,
) -> tuple[SummaryTheme, ...]:
    """Return every theme that was raised: most people first, `other` last.

    Args:
        answers: The rows.
        read: Their comments by the row's number.
        labels: What each theme is called.
        actions: What to do next about each.
        quotes: Chooses what is quoted.
    """
    voices = _voices(answers, read)
    people = {code: len({one.answer.author for one in some}) for code, some in voices.items()}
    order = sorted(voices, key=lambda c: (c is Code.OTHER, -people[c], labels[c]))
    notes = Footnotes()
    quoted: set[int] = set()

    def theme(code: Code) -> SummaryTheme:
        said: dict[str, set[Tone]] = defaultdict(set)
        for voice in voices[code]:
            said[voice.answer.author].add(voice.tone)
        tone = theme_tone(said)
        free = [_candidate(one) for one in voices[code] if not one.read.needs_human]
        chosen = quotes.choose([one for one in free if one.row not in quoted] or free, tone)
        quoted.update(quote.row for quote in chosen)
        return SummaryTheme(
            code=code,
            label=labels[code],
            people=len(said),
            rows=tuple(sorted(voice.answer.number for voice in voices[code])),
            tone=tone,
            quotes=chosen,
            actions=actions.after(code, tone, notes),
        )

    return tuple(map(theme, order))


def theme_tone(said: Mapping[str, set[Tone]]) -> ThemeTone:
    """Return the tone of a theme over its people, each of whom counts once.

    Praise by two thirds or more makes it a strength. By a third or less it is what most of the
    others say, a concern or a request; between the two it is mixed.
    """
    weights: Counter[Tone] = Counter()
    for tones in said.values():
        for tone in tones:
            weights[tone] += 60 // len(tones)  # whole numbers, so that no order matters
    praise, whole = weights[Tone.STRENGTH], sum(weights.values())
    if 3 * praise >= 2 * whole:
        return "strength"
    if 3 * praise > whole:
        return "mixed"
    return "request" if weights[Tone.REQUEST] > weights[Tone.CONCERN] else "concern"


def _voices(
    answers: Sequence[AnswerRow], read: Mapping[int, ReadComment]
) -> dict[Code, list[Voice]]:
    """Return the comments under each of their themes, in the order of the rows."""
    voices: dict[Code, list[Voice]] = defaultdict(list)
    for answer in answers:
        comment = read.get(answer.number)
        if comment is not None:
            pairs = zip(comment.codes, comment.tones, strict=True)
            for place, (code, tone) in enumerate(pairs):
                voices[code].append(Voice(answer, comment, tone, first=place == 0))
    return voices


def _candidate(voice: Voice) -> Candidate:
    return Candidate(
        row=voice.answer.number,
        author=voice.answer.author,
        masked=voice.read.masked,
        tone=voice.tone,
        first=voice.first,
    )

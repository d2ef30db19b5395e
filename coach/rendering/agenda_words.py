"""The plan of a session in one breath: running text for the chat."""

from collections.abc import Sequence
from dataclasses import dataclass

from coach.domain.agenda import Agenda, AgendaBlock
from coach.domain.playbook import Does
from coach.language.cleaning import one_line
from coach.rendering.agenda_wording import (
    begins,
    called,
    clock,
    day_words,
    joined,
    minutes_words,
    teacher_and_learner,
)

MOST_WORDS = 110
_TEACHING: frozenset[Does] = frozenset({"teach", "try", "play_back"})
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class _Detail:
    """How much is told; a plan that is too long is told again with less."""

    steps: bool
    """Whether the steps of a topic are told one by one."""
    title: int
    """Most words of a title or a topic."""
    parts: int
    """Most parts that are told; the rest is summed up."""


_LESS_AND_LESS = (
    _Detail(steps=True, title=30, parts=12),
    _Detail(steps=False, title=12, parts=12),
    _Detail(steps=False, title=6, parts=8),
    _Detail(steps=False, title=4, parts=4),
)


def agenda_words(agenda: Agenda) -> str:
    """Return the plan in at most 110 words: how long, who teaches what, how it begins and ends."""
    told = ""
    for detail in _LESS_AND_LESS:
        told = _told(agenda, detail)
        if len(told.split()) <= MOST_WORDS:
            return told
    return told


def _told(agenda: Agenda, detail: _Detail) -> str:
    parts = _parts(agenda)
    shown = parts if len(parts) <= detail.parts else [*parts[: detail.parts - 1], parts[-1]]
    left = parts[detail.parts - 1 : -1] if len(parts) > detail.parts else []
    sentences, waiting = [_opening(agenda, detail)], list[str]()
    for place, part in enumerate(shown):
        last = place == len(shown) - 1 > 0
        if last and left:
            minutes = sum(block.minutes for some in left for block in some)
            more = "one more part" if len(left) == 1 else f"{_number(len(left))} more parts"
            waiting.append(f"{more} ({minutes} min)")
        if 0 < place and not last and not _is_sentence(part):
            waiting.append(_steps(agenda, part, detail) + _about(part[0], agenda, detail))
            continue
        sentences += [f"Then {joined(waiting)}."] if waiting else []
        sentences.append(_sentence(agenda, part, detail, first=place == 0, last=last))
        waiting = []
    return " ".join(sentences)


def _opening(agenda: Agenda, detail: _Detail) -> str:
    names = [_shortened(name, detail.title) for name in called(agenda)]
    who = f" for {joined(names)}" if 0 < len(names) < 4 else ""
    if len(names) >= 4:
        who = f" for {names[0]}, {names[1]} and {len(names) - 2} others"
    day = day_words(agenda).rpartition(" ")[0]
    when = f", {day}" if day else ""
    at = f" at {clock(agenda, 0)}" if begins(agenda) else ""
    return f"{minutes_words(agenda.minutes)}{who}{when}{at}."


def _parts(agenda: Agenda) -> list[list[AgendaBlock]]:
    """Return the blocks in runs: those that teach the same thing the same way belong together."""
    runs: list[list[AgendaBlock]] = []
    for block in agenda.blocks:
        before = runs[-1][-1] if runs else None
        if before and _teaches(before) and _teaches(block) and _same(before, block):
            runs[-1].append(block)
        else:
            runs.append([block])
    return runs


def _teaches(block: AgendaBlock) -> bool:
    return block.does in _TEACHING and block.direction != "joint"


def _same(one: AgendaBlock, other: AgendaBlock) -> bool:
    return (one.direction, one.topic) == (other.direction, other.topic)


def _is_sentence(run: Sequence[AgendaBlock]) -> bool:
    """Say whether a part is told as a sentence of its own, not as one in a row."""
    return _teaches(run[0]) or bool(run[0].actions)


def _sentence(
    agenda: Agenda, run: Sequence[AgendaBlock], detail: _Detail, *, first: bool, last: bool
) -> str:
    block, minutes = run[0], sum(block.minutes for block in run)
    if _teaches(block) and block.topic:
        return _lesson(agenda, run, detail)
    if block.actions:
        count = len(block.actions)
        what = "the open action" if count == 1 else f"the {_number(count)} open actions"
        return f"You {'start' if first else 'go on'} with {what} ({minutes} min)."
    opens = "To begin, " if first else "At the end, " if last else ""
    told = f"{opens}{_steps(agenda, run, detail)}{_about(block, agenda, detail)}."
    return _capital(told)


def _lesson(agenda: Agenda, run: Sequence[AgendaBlock], detail: _Detail) -> str:
    """Return a topic that is taught, as a sentence."""
    minutes = sum(block.minutes for block in run)
    topic = _phrase(run[0].topic or "", agenda, detail)
    names = teacher_and_learner(agenda, run[0].direction)
    if names is None:
        return f"{_capital(_steps(agenda, run, detail))}: {topic}."
    teacher, learner = (_shortened(name, detail.title) for name in names)
    lesson = f"{teacher} teaches {learner} {topic}"
    if len(run) > 1 and detail.steps:
        return f"{lesson}: {_steps(agenda, run, detail)}."
    return f"{lesson} ({minutes} min)."


def _steps(agenda: Agenda, run: Sequence[AgendaBlock], detail: _Detail) -> str:
    if not detail.steps:
        minutes = sum(block.minutes for block in run)
        return f"{_phrase(run[0].title, agenda, detail)} ({minutes} min)"
    return ", ".join(f"{_phrase(b.title, agenda, detail)} ({b.minutes} min)" for b in run)


def _about(block: AgendaBlock, agenda: Agenda, detail: _Detail) -> str:
    """Return the topic of a block that does not teach it, where no other block names it."""
    others: set[str | None] = {b.topic for b in agenda.blocks if b is not block}
    if not block.topic or block.topic in others:
        return ""
    return f": {_phrase(block.topic, agenda, detail)}"


def _phrase(text: str, agenda: Agenda, detail: _Detail) -> str:
    """Return a title as part of a sentence: its first letter small unless it begins a name."""
    phrase = _shortened(one_line(text).rstrip(".:;"), detail.title)
    first = phrase.split(" ")[0].split("'")[0].split("’")[0].strip(",")
    names = {word.strip(",") for name in agenda.people for word in one_line(name).split()}
    if first in names or first == "I" or (not first[1:].islower() and len(first) > 1):
        return phrase
    return phrase[:1].lower() + phrase[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _shortened(text: str, most: int) -> str:
    words = text.split()
    return text if len(words) <= most else " ".join(words[:most]) + " …"


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)

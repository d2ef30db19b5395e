"""An agenda as Markdown that also reads well as it stands, in a terminal or an e-mail."""

import re

from coach.domain.agenda import Agenda, AgendaBlock
from coach.language.cleaning import one_line
from coach.rendering.agenda_wording import (
    SUGGESTION,
    SourceNote,
    begins,
    clock,
    direction_words,
    kind_words,
    marks,
    minutes_words,
    people_words,
    source_notes,
    spent,
    when_words,
)

_ACTIVE = re.compile(r"[\\`*_\[\]<>&|#~$@]|(?<=\w):(?=//)|(?<=\bwww)\.", re.IGNORECASE)
_OPENS = re.compile(r"^(?:[-+=>:]|\d{1,9}(?=[.)]))")
"""What makes a list, a heading, a quotation or a formula of the text it begins."""


def agenda_markdown(agenda: Agenda) -> str:
    """Return the agenda with times, purposes, questions, actions and sources.

    Blocks carry clock times if the time of day is known, else the minutes from the start. Names
    and topics stand as they were written: what Markdown would read as more is escaped.
    """
    blocks = [
        _block(agenda, block, start)
        for block, start in zip(agenda.blocks, agenda.starts_at, strict=True)
    ]
    parts = [f"# {escaped(agenda.title)}", _facts(agenda), *blocks]
    notes = source_notes(agenda)
    if agenda.notices:
        parts.append("## Good to know\n\n" + _bullets(agenda.notices))
    if notes:
        parts.append("## Sources\n\n" + "\n".join(_source(note) for note in notes))
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Return the text on one line, with a backslash before what Markdown would not read as text."""
    line = _ACTIVE.sub(lambda match: f"\\{match.group()}", one_line(text))
    opens = _OPENS.match(line)
    if opens is None:
        return line
    # A backslash before a digit would show, so a number is kept from its full stop instead.
    place = opens.end() if line[0].isdigit() else 0
    return f"{line[:place]}\\{line[place:]}"


def _facts(agenda: Agenda) -> str:
    """Return when, how long, who and how the time is spread, a line each."""
    when, people = when_words(agenda), people_words(agenda)
    spread = "; ".join(
        f"{escaped(direction_words(agenda, way))} {minutes} min"
        for way, minutes in spent(agenda).items()
    )
    about = [
        kind_words(agenda),
        minutes_words(agenda.minutes),
        *([escaped(people)] if people else []),
    ]
    lines = [*([f"**{when}**"] if when else []), ", ".join(about), spread]
    return "  \n".join(lines)


def _block(agenda: Agenda, block: AgendaBlock, start: int) -> str:
    time = clock(agenda, start) if begins(agenda) else f"From {clock(agenda, start)}"
    who = escaped(direction_words(agenda, block.direction))
    parts = [f"## {time}: {escaped(block.title)} ({block.minutes} min, {who})"]
    if block.topic:
        parts.append(f"Topic: {escaped(block.topic)}")
    basis = marks(block.cites) if block.cites else f"({SUGGESTION})"
    parts.append(f"{escaped(block.purpose)} {basis}".strip())
    if block.actions:
        parts.append("\n".join(f"- [ ] {escaped(action)}" for action in block.actions))
    parts.append("Ask:\n\n" + _bullets(block.questions))
    return "\n\n".join(parts)


def _source(note: SourceNote) -> str:
    pages = f" Behind it: {'; '.join(map(escaped, note.pages))}." if note.pages else ""
    return f"- {note.marks} {escaped(note.title)} ({note.weight}).{pages}"


def _bullets(lines: tuple[str, ...]) -> str:
    return "\n".join(f"- {escaped(line)}" for line in lines)

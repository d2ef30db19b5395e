"""Changes of order and names: parts move, are called something else, or come back."""

from coach.domain.agenda import Agenda
from coach.domain.request import Rename, SetKind, Shift, Undo
from coach.planning import editing
from coach.planning.agenda_texts import filled
from coach.planning.fitting import TWO_WAY
from coach.services.edit_context import Change, Context
from coach.services.find_blocks import places_of


def shift(edit: Shift, on: Context) -> Change:
    """Move a part; open actions stay in front of all others."""
    places = on.places(edit.what)
    name = on.name(places)
    other: tuple[int, ...] = ()
    if edit.to in ("before", "after") and edit.other is not None:
        other = on.places(edit.other)
    to = _target(edit.to, on, places, other)
    agenda = editing.moved(on.agenda, places, to)
    said = on.say("moved", block=name, place=_where(edit.to, on, agenda, name, other))
    if to == 1 and edit.to in ("first", "up") and agenda.blocks[0].actions:
        said += " " + on.say("actions_first")
    return agenda, said


def rename(edit: Rename, on: Context) -> Change:
    """Give a part, or the agenda, another title."""
    said = on.say("renamed", title=edit.title)
    if edit.what is None:
        return on.agenda.model_copy(update={"title": edit.title}), said
    first = on.places(edit.what)[0]
    blocks = list(on.agenda.blocks)
    blocks[first] = blocks[first].model_copy(update={"title": edit.title, "fixed": True})
    return on.agenda.model_copy(update={"blocks": tuple(blocks)}), said


def set_kind(edit: SetKind, on: Context) -> Change:
    """Plan the session anew as one of another kind: length, topic and date stay."""
    topics = on.agenda.topics
    agenda = on.tools.maker.prepare(
        on.pair,
        minutes=on.agenda.minutes,
        kind=edit.kind,
        topic=topics[0] if topics and edit.kind in TWO_WAY else None,
        starts=on.agenda.starts,
    )
    return agenda, on.say("kind", kind=on.tools.texts.kinds[edit.kind])


def undo(edit: Undo, on: Context) -> Change:
    """Go back to the agenda before the last change."""
    if on.before is None:
        raise on.problem("nothing_before")
    return on.before, on.say("undone")


def _target(to: str, on: Context, places: tuple[int, ...], other: tuple[int, ...]) -> int:
    """Return the place before which the blocks go."""
    blocks = on.agenda.blocks
    least = 1 if blocks[0].actions and 0 not in places else 0
    if to in ("before", "after") and other:
        return max(least, min(other) if to == "before" else max(other) + 1)
    if to == "last":
        return len(blocks)
    if to == "down":
        return min(len(blocks), max(places) + 2)
    return least if to == "first" else max(least, min(places) - 1)


def _where(to: str, on: Context, agenda: Agenda, name: str, other: tuple[int, ...]) -> str:
    words = on.tools.texts.places
    if to in ("before", "after") and other:
        return filled(words[to], other=on.name(other))
    places = places_of(name, agenda)
    if places and places[0] == 0:
        return words["first"]
    if places and places[-1] == len(agenda.blocks) - 1:
        return words["last"]
    before = agenda.blocks[places[0] - 1] if places else agenda.blocks[0]
    return filled(words["after"], other=before.topic or before.title)

"""Edit an agenda: what was said is done to the agenda that is there, never to a new one."""

from collections.abc import Callable, Sequence
from typing import Any

from coach.domain.agenda import Agenda
from coach.domain.pair import Pair
from coach.domain.person import PairSide
from coach.domain.record import Record
from coach.domain.request import Edit
from coach.errors import RuleBroken
from coach.services import edit_order, edit_times, edit_topics
from coach.services.edit_context import CannotEdit, Change, Context, Tools

_DOES: dict[str, Callable[[Any, Context], Change]] = {
    "set_minutes": edit_times.set_minutes,
    "change_length": edit_times.change_length,
    "set_block_minutes": edit_times.set_block_minutes,
    "less": edit_times.less,
    "set_start": edit_times.set_start,
    "move_start": edit_times.move_start,
    "shift": edit_order.shift,
    "rename": edit_order.rename,
    "set_kind": edit_order.set_kind,
    "undo": edit_order.undo,
    "more": edit_topics.more,
    "drop": edit_topics.drop,
    "swap_topic": edit_topics.swap_topic,
    "add_topic": edit_topics.add_topic,
}


class Edited(Record):
    """An agenda after a change."""

    agenda: Agenda
    said: str
    """What was done, or what stood in the way."""
    changed: bool = True
    asks: bool = False
    """Whether `said` is a question back."""


class AgendaEditor:
    """Carries out changes; topics that a change needs come from the ranking."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    def apply(
        self,
        agenda: Agenda,
        edits: Sequence[Edit],
        pair: Pair,
        *,
        reader: PairSide = "leader",
        before: Agenda | None = None,
    ) -> Edited:
        """Return the agenda after the edits, in their order; the first that fails ends it.

        Args:
            agenda: As it stands.
            edits: What was said.
            pair: Whose agenda it is.
            reader: The side of the one who speaks.
            before: The agenda before the last change, to go back to.
        """
        now = agenda
        said: list[str] = []
        for edit in edits:
            on = Context(now, pair, reader, before, self._tools)
            try:
                now, words = _DOES[edit.change](edit, on)
            except RuleBroken as stop:
                words = " ".join((*said, str(stop)))
                asks = isinstance(stop, CannotEdit) and stop.asks
                return Edited(agenda=now, said=words, changed=now != agenda, asks=asks)
            said.append(words)
        if now == agenda:
            words = self._tools.texts.done["nothing"]
            return Edited(agenda=agenda, said=words, changed=False)
        return Edited(agenda=now, said=" ".join(said))

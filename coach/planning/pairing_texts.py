"""The words of a suggested pair, and of no suggestion."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Self, get_args

from pydantic import model_validator

from coach.domain.person import OTHER_SIDE, PairSide, Person
from coach.domain.record import Record
from coach.domain.suggested_pair import Trade, Unpaired, WhyUnpaired
from coach.planning.agenda_texts import filled, read_texts
from coach.planning.candidates import in_words

_PROPER = re.compile(r"(?!\w+ing\s)\w+\s[A-Z][a-z]")
"""A name of two words, such as a product's: it keeps its capitals."""
_LONG = 8
"""Words from which a phrase is put in quotation marks."""


class PairingTexts(Record):
    """What stands in `pairing.yaml`."""

    wants: str
    near: str
    same_manager: str
    unpaired: dict[WhyUnpaired, str]

    @model_validator(mode="after")
    def _all_reasons(self) -> Self:
        missing = [kind for kind in get_args(WhyUnpaired) if kind not in self.unpaired]
        if missing:
            raise ValueError(f"no words for {', '.join(missing)}")
        return self

    def reason(self, leader: Person, mentor: Person, trades: Sequence[Trade]) -> str:
        """Return why the two fit: the first trade of each direction, the mentor's first."""
        said = [
            self._trade(trade, {"leader": leader, "mentor": mentor})
            for side in ("mentor", "leader")
            for trade in [one for one in trades if one.teacher == side][:1]
        ]
        shared = leader.manager and leader.manager.casefold() == mentor.manager.casefold()
        return "; ".join(said) + "." + (f" {self.same_manager}" if shared else "")

    def without(self, person: Person, kind: WhyUnpaired, other: Person | None = None) -> Unpaired:
        """Return somebody for whom no partner is suggested, with the reason in words."""
        words = {"name": person.name, "other": other.name if other else ""}
        return Unpaired(person=person, kind=kind, why=filled(self.unpaired[kind], **words))

    def _trade(self, trade: Trade, people: dict[PairSide, Person]) -> str:
        names = _names(people["leader"], people["mentor"])
        teacher, learner = trade.teacher, OTHER_SIDE[trade.teacher]
        same = trade.offer.casefold() == trade.wish.casefold()
        return filled(
            self.wants if same else self.near,
            teacher=names[teacher],
            learner=names[learner],
            offer=_phrase(trade.offer, people[teacher].can_teach),
            wish=_phrase(trade.wish, people[learner].wants_to_learn),
        )


def read_pairing_texts(folder: Path) -> PairingTexts:
    """Read `pairing.yaml`, or raise ShelfError."""
    return read_texts(PairingTexts, folder / "pairing.yaml")


def _names(leader: Person, mentor: Person) -> dict[PairSide, str]:
    """Return what the two are called: by first name, unless they share it."""
    if leader.first_name.casefold() == mentor.first_name.casefold():
        return {"leader": leader.name, "mentor": mentor.name}
    return {"leader": leader.first_name, "mentor": mentor.first_name}


def _phrase(phrase: str, among: Sequence[str]) -> str:
    """Return a phrase as part of a sentence; one that is a sentence itself is quoted.

    Its capital goes only where the person begins every phrase with one: else it is a name's.
    """
    bare = phrase.strip().rstrip(".;,!")
    if re.search(r"[.;:,!?]\s", bare) or bare.endswith("?") or len(bare.split()) > _LONG:
        return f"“{bare}”"
    by_habit = all(one[:1] == one[:1].upper() for one in among)
    return in_words(bare) if by_habit and not _PROPER.match(bare) else bare

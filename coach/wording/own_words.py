"""What people wrote themselves: it stands in every wording as they wrote it."""

from collections.abc import Iterable

from coach.domain.pair import Pair
from coach.domain.person import OTHER_SIDE
from coach.wording.form_checks import standing_in
from coach.wording.rewording import Item, Kind

_GROWS = 1.6
"""A new text has at most so many times the characters of the old one."""


def own_phrases(pair: Pair) -> tuple[str, ...]:
    """Return what a pair wants, offers, aims at, did and promised, in its own words."""
    lists = (
        *(pair.wants(side) for side in OTHER_SIDE),
        *(pair.teaches(side) for side in OTHER_SIDE),
        pair.goals,
        pair.past_topics,
        tuple(action.text for action in pair.open_actions),
    )
    return tuple(dict.fromkeys(phrase for phrases in lists for phrase in phrases))


def item_of(id: str, text: str, kind: Kind, own: Iterable[str]) -> Item:
    """Return a text to be put into other words, which keep what people wrote."""
    most = int(_GROWS * len(text))
    return Item(id=id, text=text, kind=kind, most=most, keeps=standing_in(text, own))

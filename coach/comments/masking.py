"""Masking: names, addresses and numbers of people are taken out of a comment before it is read.

It is a help, not the protection: nobody can promise to find everything. What is shown of comments
is decided elsewhere, as if nothing had been masked.
"""

from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import Path

from coach.comments.mask_accounts import find_cards, find_ibans, find_ids, find_social_security
from coach.comments.mask_links import find_emails, find_ip_addresses, find_links
from coach.comments.mask_lists import read_name_lists, read_vocabulary
from coach.comments.mask_names import NameFinder
from coach.comments.mask_phones import find_phones
from coach.comments.mask_places import PlaceFinder, find_told_codes
from coach.comments.mask_roster import Roster
from coach.comments.mask_span import Span, blanked
from coach.comments.mask_tokens import Reader
from coach.comments.mask_view import View
from coach.domain.record import Record
from coach.shelves import shelf

Finder = Callable[[str], Iterator[Span]]


class Masked(Record):
    """A text without what tells who people are."""

    text: str
    """With readable words in its places: `[name]`, `[phone]`."""
    spans: tuple[Span, ...] = ()
    """Where it was in the original text, in order, never overlapping."""


class Masker:
    """Masks texts with the lists of a feedback shelf."""

    def __init__(self, folder: Path) -> None:
        lists, self._vocabulary = read_name_lists(folder), read_vocabulary(folder)
        self._lists = lists
        places = PlaceFinder(Reader(lists, self._vocabulary))
        # what is surest comes first: a later finder sees only what is left
        self._first: tuple[Finder, ...] = (
            find_emails,
            find_links,
            find_ibans,
            find_cards,
            find_ip_addresses,
            find_social_security,
            find_ids,
            find_told_codes,
            find_phones,
            places.addresses,
            places.post_codes,
        )
        self._names = NameFinder(lists, self._vocabulary)

    def mask(self, text: str, *, known_names: Collection[str] = ()) -> Masked:
        """Return the text without names, addresses and numbers; see `mask`."""
        view = View(text)
        finders = [*self._first, self._names.find]
        if known_names:
            finders.insert(-1, Roster(known_names, self._lists, self._vocabulary).find)
        found = _find(view.text, finders)
        spans = tuple(_in_original(view, span) for span in found)
        return Masked(text=self._replaced(text, spans), spans=spans)

    def _replaced(self, text: str, spans: tuple[Span, ...]) -> str:
        pieces, at = [], 0
        for span in spans:
            pieces += [text[at : span.start], f"[{self._lists.masks[span.type]}]"]
            at = span.end
        return "".join(pieces) + text[at:]


def mask(text: str, *, known_names: Collection[str] = ()) -> Masked:
    """Return a text without names, e-mail and street addresses, links and numbers of people.

    Takes time in proportion to the length of the text. Hidden characters inside a number or a
    name do not keep it from being found.

    Args:
        text: What somebody wrote; anything.
        known_names: Of a roster; they and their parts are masked wherever they stand, and in
            small letters unless they are ordinary words too.
    """
    return _shipped().mask(text, known_names=known_names)


@cache
def _shipped() -> Masker:
    return Masker(shelf("knowledge") / "feedback")


def _find(text: str, finders: list[Finder]) -> list[Span]:
    """Return the spans of all finders in order; of two that overlap the first found stays."""
    found: list[Span] = []
    for finder in finders:
        kept: list[Span] = []
        end = 0
        for span in sorted(finder(text), key=lambda span: (span.start, -span.end)):
            if span.start >= end and "\0" not in text[span.start : span.end]:
                kept.append(span)
                end = span.end
        text = blanked(text, kept) if kept else text
        found += kept
    return sorted(found, key=lambda span: span.start)


def _in_original(view: View, span: Span) -> Span:
    start, end = view.original(span.start, span.end)
    return Span(type=span.type, start=start, end=end)

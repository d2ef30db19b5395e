"""Where people live: street addresses of many countries, letter boxes, post codes."""

import re
from collections.abc import Iterator

from coach.comments import mask_street_forms as forms
from coach.comments.mask_span import BLANK, Span
from coach.comments.mask_tokens import Kind, Reader


def find_told_codes(text: str) -> Iterator[Span]:
    """Yield what the words before call a post code."""
    for match in forms.CODE_TOLD.finditer(text):
        yield Span(type="ZIP_CODE", start=match.start(1), end=match.end(1))


class PlaceFinder:
    """Finds addresses; words that are ordinary or given names never go on with one."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def addresses(self, text: str) -> Iterator[Span]:
        """Yield street addresses and letter boxes with the flat, the town and the post code."""
        free = 0
        cores = sorted(self._cores(text), key=lambda core: (core[0], -core[1]))
        for start, end in cores:
            if start < free:
                continue
            start = self._with_house(text, start, free)
            free = self._with_town(text, end)
            yield Span(type="STREET_ADDRESS", start=start, end=free)

    def post_codes(self, text: str) -> Iterator[Span]:
        """Yield post codes of forms that are nothing else, and numbers behind a town."""
        for pattern in (forms.BRITISH, forms.CANADIAN):
            for match in pattern.finditer(text):
                yield Span(type="ZIP_CODE", start=match.start(), end=match.end())
        for match in forms.AFTER_TOWN.finditer(text):
            town = match.group(1).split()[0]
            known = self._reader.kind(town.lower()) is Kind.ORDINARY or self._is_thing(town)
            if not known and not town.isupper() and not forms.YEAR.fullmatch(match.group(2)):
                yield Span(type="ZIP_CODE", start=match.start(2), end=match.end(2))

    def _is_thing(self, word: str) -> bool:
        return self._reader.is_thing(word.lower())

    def _cores(self, text: str) -> Iterator[tuple[int, int]]:
        for pattern in (forms.BOX, forms.FORCES, forms.CORNER, forms.APARTMENT):
            for match in pattern.finditer(text):
                yield match.span()
        for match in forms.NUMBER.finditer(text):
            yield from self._around(text, match)

    def _around(self, text: str, number: re.Match[str]) -> Iterator[tuple[int, int]]:
        """Yield the street with a house number, that stands before or behind the number."""
        start, end = number.span()
        begun = max(0, start - 70)
        window = text[begun:start]
        if window.endswith(" ") and not window[-2:-1].isdigit():
            at = self._street_before(window, number.group())
            if at is not None:
                yield begun + at, end
                return
        for pattern in (
            (forms.ENGLISH, forms.TYPED_AFTER) if forms.WORD_AFTER.match(text, end) else ()
        ):
            after = pattern.match(text, end, end + 90)
            if after and self._is_street(after.group()):
                yield start, after.end()
                return

    def _street_before(self, window: str, number: str) -> int | None:
        """Return where in the window before a house number its street begins, if there is one."""
        words = [word.rstrip(".,") for word in window.split(" ")[-8:] if word]
        small = [word.lower() for word in words]
        if not words or not any(word[0].isalpha() for word in words[-2:]):
            return None
        typed = not forms.TYPES.isdisjoint(small) or any(word.startswith("c/") for word in small)
        before = forms.TYPED_BEFORE.search(window) if typed else None
        if before is None and small[-1].endswith(forms.TAILS):
            tailed = forms.TAILED_BEFORE.search(window)
            before = tailed if tailed and self._unknown(tailed.group()) else None
        if before and self._is_street(before.group()):
            return before.start() + _lowered(before.group())
        if not any(word[0].isupper() for word in words[-2:]):
            return None
        between = forms.BETWEEN_NUMBERS.search(window) if any(map(str.isdigit, words)) else None
        if between and self._unknown(between.group()):
            return between.start()
        placed = forms.PLACED_BEFORE.search(window)
        told = (
            placed
            and forms.LIVES.search(window[: placed.start(1)])
            and not forms.YEAR.fullmatch(number)
        )
        return placed.start(1) if told and placed and self._unknown(placed.group(1)) else None

    def _is_street(self, words: str) -> bool:
        """Say whether one word of a street is no ordinary one, or it has a number and an end."""
        found = re.findall(r"[^\W\d_]{2,}", words)
        kinds = [self._reader.kind(word.lower()) for word in found]
        return bool(found) and not any(
            self._reader.is_thing(word.lower()) and kind is Kind.KEPT
            for word, kind in zip(found[:1], kinds, strict=False)
        )

    def _unknown(self, words: str) -> bool:
        found = [word for word in re.findall(r"[^\W\d_]{2,}", words) if word[0].isupper()]
        kinds = [self._reader.kind(word.lower()) for word in found]
        return Kind.UNKNOWN in kinds and Kind.KEPT not in kinds

    def _with_house(self, text: str, start: int, free: int) -> int:
        """Return the start with a number of the building or a flat before it."""
        before = re.search(
            rf"(?:(?:{forms.UNIT},? |\d{{1,5}} )(?:{forms.UNIT},? |\d{{1,5}} )?)$",
            text[max(free, start - 25) : start],
            re.IGNORECASE,
        )
        return start - len(before.group()) if before else start

    def _with_town(self, text: str, end: int) -> int:
        """Return the end with the flat, the town, the country and the post code behind it."""
        for _ in range(8):
            more = forms.MORE_UNIT.match(text, end) or forms.MORE_POST.match(text, end)
            if more and not forms.YEAR.fullmatch(more.group().strip(" ,")):
                end = more.end()
                continue
            place = forms.MORE_PLACE.match(text, end)
            if not place or not self._is_town(place):
                break
            end = place.end()
        return end

    def _is_town(self, place: re.Match[str]) -> bool:
        words = re.findall(r"[^\W\d_]{2,}", place.group(2))
        if BLANK in place.group() or not words:
            return False
        kinds = [self._reader.kind(word.lower()) for word in words]
        if Kind.ORDINARY in kinds and not ("\n" in place.group(1) and len(kinds) > 1):
            return words[0].isupper() and len(words[0]) <= 3
        return Kind.GIVEN not in kinds and not any(
            self._reader.is_thing(word.lower()) for word in words
        )


def _lowered(found: str) -> int:
    """Return how many characters of a street come before its first capital or type."""
    match = forms.LOWERED.match(found)
    return match.end() if match else 0

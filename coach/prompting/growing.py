"""An answer that grows by whole items while it arrives."""

from collections.abc import Iterator
from typing import Generic, TypeVar

from coach.domain.record import Record
from coach.prompting.form_lists import KeptItems, list_of
from coach.prompting.items import ItemScanner
from coach.prompting.reading import Read, Unreadable, read_answer
from coach.prompting.reasoning import Fresh, SpokenPart

Form = TypeVar("Form", bound=Record)


class GrowingAnswer(Generic[Form]):
    """Takes an answer piece by piece: its reasoning goes, its items come out whole.

    What was shown is never taken back: where the whole answer does not begin with it, the end
    is refused.
    """

    def __init__(self, form: type[Form], *, shows: bool = True) -> None:
        """Begin with nothing.

        Args:
            form: What the answer should be.
            shows: Whether anybody wants to see it grow; where nobody does, nothing is bound by
                what arrived first.
        """
        self._form = form
        self.cut = False
        """Whether the model had to stop early."""
        self._shows = shows
        self._spoken = SpokenPart()
        self._text: list[str] = []
        self._shown: tuple[Record, ...] = ()
        self._begin_scan()

    @property
    def text(self) -> str:
        """What the model answered so far, without its reasoning."""
        return "".join(self._text)

    @property
    def has_shown(self) -> bool:
        """Whether something of it may have been read already."""
        return bool(self._shown)

    def feed(self, text: str) -> Iterator[Form]:
        """Yield the form as it stands with each item that this text completes."""
        for part in self._spoken.feed(text):
            yield from self._take(part)

    def end(self) -> Read[Form]:
        """Return the whole answer.

        Raises:
            Unreadable: There is none, or it does not begin with what was shown.
        """
        self._text.extend(self._spoken.end())
        if self._spoken.is_open:
            raise Unreadable("its reasoning has no end")
        read = read_answer(self.text, self._form, cut=self.cut)
        items = list_of(self._form)
        if items and getattr(read.value, items.key)[: len(self._shown)] != self._shown:
            raise Unreadable("it does not begin with what had arrived of it")
        return read

    def _take(self, part: str | Fresh) -> Iterator[Form]:
        if isinstance(part, Fresh):
            self._text.clear()
            self._begin_scan()
            return
        self._text.append(part)
        if self._scanner is None or self._kept is None:
            return
        for raw in self._scanner.feed(part):
            if self._kept.take(raw) and self._goes_on():
                form = self._kept.form()
                if not isinstance(form, str):
                    self._shown = tuple(self._kept.kept)
                    yield form

    def _goes_on(self) -> bool:
        """Return whether what is kept goes on from what was shown before the answer began anew."""
        kept = tuple(self._kept.kept) if self._kept else ()
        return len(kept) > len(self._shown) and kept[: len(self._shown)] == self._shown

    def _begin_scan(self) -> None:
        items = list_of(self._form)
        self._kept: KeptItems[Form] | None = None
        self._scanner: ItemScanner | None = None
        if items and items.alone and self._shows:
            self._kept = KeptItems(self._form, items)
            self._scanner = ItemScanner(items.key)

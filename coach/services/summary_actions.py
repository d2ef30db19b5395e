"""What to do next about a theme: actions from the shelf, each with what it rests on."""

from collections.abc import Mapping
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from coach.domain.comment import Code
from coach.domain.record import Record
from coach.domain.release import CitedAction, Release
from coach.domain.summary import ThemeTone
from coach.errors import ShelfError
from coach.planning.agenda_texts import read_texts
from coach.services.cite_claims import COMMON_PLAYBOOK, ClaimBook, Footnotes


class ShelfAction(Record):
    """Something to do, and the claim of the library that it rests on."""

    text: str
    playbook: str = COMMON_PLAYBOOK
    """Stem of the file under knowledge/ in which the claim stands."""
    claim: str = ""
    """The claim, word for word; empty for a coach suggestion."""


class ThemeActions(Record):
    """What to do about one theme."""

    keep: tuple[ShelfAction, ...] = Field(min_length=1, max_length=3)
    """Where people praise it."""
    change: tuple[ShelfAction, ...] = Field(min_length=1, max_length=3)
    """Where it troubles people, or they want something."""
    either: tuple[ShelfAction, ...] = Field(min_length=1, max_length=3)
    """In a release, which does not say whether a theme is praised."""


class ActionShelf(Record):
    """What stands in `actions.yaml`: every theme of the list except `other`."""

    themes: dict[Code, ThemeActions]

    @model_validator(mode="after")
    def _all_there(self) -> Self:
        wrong = (set(Code) - {Code.OTHER}) ^ set(self.themes)
        if wrong:
            raise ValueError(f"missing or of no use here: {', '.join(sorted(wrong))}")
        return self


class ActionBook:
    """The actions of the shelf with their citations."""

    def __init__(self, shelf: ActionShelf, claims: ClaimBook, path: Path) -> None:
        """Take the shelf, the library, and the file that an error names.

        Raises:
            ShelfError: An action rests on a claim that the library does not hold.
        """
        self._themes = shelf.themes
        self._claims = claims
        for theme in shelf.themes.values():
            for action in (*theme.keep, *theme.change, *theme.either):
                if action.claim and claims.saying(action.playbook, action.claim) is None:
                    problem = f"{action.playbook} does not say {action.claim!r}"
                    raise ShelfError(path=path, problem=problem)

    def after(self, code: Code, tone: ThemeTone, notes: Footnotes) -> tuple[CitedAction, ...]:
        """Return what to do about a theme of this tone; nothing about `other`."""
        theme = self._themes.get(code)
        if theme is None:
            return ()
        return self._cited(theme.keep if tone == "strength" else theme.change, notes)

    def for_releases(self) -> Mapping[Code, tuple[CitedAction, ...]]:
        """Return what a release says about each theme, whatever its tone."""
        notes = Footnotes()
        return {code: self._cited(theme.either, notes) for code, theme in self._themes.items()}

    def _cited(self, actions: tuple[ShelfAction, ...], notes: Footnotes) -> tuple[CitedAction, ...]:
        return tuple(self._one(action, notes) for action in actions)

    def _one(self, action: ShelfAction, notes: Footnotes) -> CitedAction:
        numbers = notes.cite(
            self._claims.saying(action.playbook, action.claim) if action.claim else None
        )
        return CitedAction(
            text=action.text, citations=tuple(notes.citations[number - 1] for number in numbers)
        )


def read_actions(folder: Path, claims: ClaimBook) -> ActionBook:
    """Read `actions.yaml` of the folder `knowledge/feedback`, or raise ShelfError."""
    path = folder / "actions.yaml"
    return ActionBook(read_texts(ActionShelf, path), claims, path)


def renumbered(release: Release) -> Release:
    """Return a release whose citations are numbered from 1 in the order in which they stand.

    The numbers of the whole shelf would else show, with gaps for the themes that are hidden.
    """
    numbers: dict[int, int] = {}

    def one(action: CitedAction) -> CitedAction:
        citations = tuple(
            cited.model_copy(update={"n": numbers.setdefault(cited.n, len(numbers) + 1)})
            for cited in action.citations
        )
        return action.model_copy(update={"citations": citations})

    themes = tuple(
        theme.model_copy(update={"actions": tuple(map(one, theme.actions))})
        for theme in release.themes
    )
    return release.model_copy(update={"themes": themes})

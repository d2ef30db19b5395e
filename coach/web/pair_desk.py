"""Keeps pairs for whoever runs the programme, without the widgets."""

from dataclasses import dataclass, replace
from typing import Any

from coach.domain.access import Reader
from coach.domain.pair import Pair
from coach.domain.roster import RosterPreview
from coach.domain.stored_pair import StoredPair
from coach.language.cleaning import one_line
from coach.services.read_pair import known_playbooks, read_pair
from coach.web.acts import Act
from coach.web.looking import check_sees
from coach.web.needs import LONGEST_LINE, LONGEST_NOTES, PreparingCoach
from coach.web.pair_list import Listing, listing
from coach.web.reading import text_of
from coach.web.workshop import Outcome, Visitor, Workshop

VERBS = frozenset({"show", "page", "done", "open", "remove", "list", "sample", "surely"})


@dataclass(frozen=True)
class Desktop:
    """What the Pairs tab shows: a page of the list, and one pair."""

    page: Listing | None = None
    reader: Reader | None = None
    """Who looks; what is shown was checked against them."""
    search: str = ""
    start: int = 0
    shown: StoredPair | None = None
    asking: str = ""
    """What is to be removed if it is confirmed: `pair` or `sample`."""
    sample: bool = False
    said: str = ""
    problem: str = ""
    steps: int = 0


@dataclass(frozen=True)
class Draft:
    """A pair or a list of people as it was read, not yet stored."""

    pair: Pair | None = None
    roster: RosterPreview | None = None
    said: str = ""
    problem: str = ""


class PairDesk:
    """Lists, shows, adds and removes pairs."""

    def __init__(self, workshop: Workshop) -> None:
        """Work with the pairs of the coach."""
        self._workshop = workshop

    async def look(
        self, desktop: Desktop, visitor: Visitor, *, search: str | None = None, start: int = 0
    ) -> Desktop:
        """Return a page of the pairs that hold the search text, as far as they may be listed."""
        reader = desktop.reader
        sought = desktop.search if search is None else one_line(text_of(search, LONGEST_LINE))
        sought, first = sought[:LONGEST_LINE], max(0, start)

        def work(coach: PreparingCoach) -> tuple[Listing, bool]:
            return listing(coach, reader, sought, first), coach.has_sample()

        outcome = await self._workshop.do(work, visitor)
        if outcome.made is None:
            return self._failed(desktop, outcome)
        page, sample = outcome.made
        return replace(
            desktop,
            page=page,
            search=sought,
            start=first,
            sample=sample,
            problem="",
            asking="",
            steps=desktop.steps + 1,
        )

    async def act(self, desktop: Desktop, act: Act, visitor: Visitor) -> Desktop:
        """Return the tab after a button in it."""
        fresh = replace(desktop, said="", problem="")
        if act.verb == "page":
            return await self.look(fresh, visitor, start=act.number(0) or 0)
        if act.verb == "list":
            back = replace(fresh, shown=None)
            return await self.look(back, visitor, start=desktop.start)
        if act.verb == "show":
            id = act.word(0)
            return self._with(
                fresh, await self._workshop.do(lambda coach: _seen(coach, desktop, id), visitor)
            )
        if act.verb in {"done", "open"}:
            return await self._mark(fresh, act, visitor)
        if act.verb in {"remove", "sample"}:
            asking = "pair" if act.verb == "remove" else "sample"
            return replace(fresh, asking=asking, steps=desktop.steps + 1)
        return await self._remove(fresh, visitor)

    async def _mark(self, desktop: Desktop, act: Act, visitor: Visitor) -> Desktop:
        stored, action, done = desktop.shown, act.word(0), act.verb == "done"
        if stored is None:
            return replace(desktop, steps=desktop.steps + 1)

        def work(coach: PreparingCoach) -> StoredPair:
            _seen(coach, desktop, stored.pair.id)
            return coach.pairs.mark_done(stored.pair.id, action, done=done)

        return self._with(desktop, await self._workshop.do(work, visitor))

    async def _remove(self, desktop: Desktop, visitor: Visitor) -> Desktop:
        """Remove what was asked for and is now confirmed."""
        stored, what = desktop.shown, desktop.asking
        if what == "pair" and stored is not None:
            outcome = await self._workshop.do(
                lambda coach: _remove(coach, desktop, stored.pair.id), visitor
            )
            said = f"{stored.pair.name} are removed."
        elif what == "sample":
            outcome = await self._workshop.do(_without_sample, visitor)
            said = "The sample programme is removed. Nothing else was touched."
        else:
            return replace(desktop, asking="", steps=desktop.steps + 1)
        if outcome.problem:
            return self._failed(desktop, outcome)
        gone = replace(desktop, shown=None, asking="", search="")
        return replace(await self.look(gone, visitor), said=said)

    async def create_sample(self, desktop: Desktop, visitor: Visitor) -> Desktop:
        """Return the list with the sample programme in it."""
        outcome = await self._workshop.do(lambda coach: coach.create_sample(), visitor)
        if outcome.made is None:
            return self._failed(desktop, outcome)
        listed = await self.look(replace(desktop, shown=None), visitor)
        return replace(listed, said=f"{outcome.made} invented pairs are here to try things on.")

    async def read(self, text: str, visitor: Visitor) -> Draft:
        """Return the pair that a text describes, not yet stored."""
        words = text_of(text, LONGEST_NOTES)
        if not words.strip():
            return Draft(problem="Write or paste a pair first.")
        outcome = await self._workshop.do(
            lambda _: read_pair(words, name="the pair", playbooks=known_playbooks()), visitor
        )
        return Draft(pair=outcome.made, problem=outcome.problem)

    async def add(self, draft: Draft, visitor: Visitor) -> tuple[Draft, StoredPair | None]:
        """Return the draft and the stored pair after it was confirmed."""
        pair = draft.pair
        if pair is None:
            return replace(draft, problem="Look at the preview first."), None
        outcome = await self._workshop.do(lambda coach: coach.pairs.add(pair), visitor)
        if outcome.made is None:
            return replace(draft, problem=outcome.problem), None
        return Draft(said=f"{pair.name} are added."), outcome.made

    async def read_roster(self, text: str, visitor: Visitor) -> Draft:
        """Return what an import of a pasted list would do; nothing is written."""
        words = text_of(text, LONGEST_NOTES * 50)
        if not words.strip():
            return Draft(problem="Paste a list first, with its line of headings.")
        outcome = await self._workshop.do(lambda coach: coach.preview_roster(words), visitor)
        return Draft(roster=outcome.made, problem=outcome.problem)

    async def confirm_roster(self, draft: Draft, visitor: Visitor) -> Draft:
        """Return the draft after the people of the preview were stored."""
        seen = draft.roster
        if seen is None or not seen.people:
            return replace(draft, problem="Look at the preview first.")
        outcome = await self._workshop.do(lambda coach: coach.confirm_roster(seen), visitor)
        if outcome.made is None:
            return replace(draft, problem=outcome.problem)
        many = len(outcome.made)
        return Draft(said="1 person is stored." if many == 1 else f"{many:,} people are stored.")

    def _with(self, desktop: Desktop, outcome: Outcome[StoredPair]) -> Desktop:
        if outcome.made is None:
            return self._failed(desktop, outcome)
        return replace(desktop, shown=outcome.made, asking="", steps=desktop.steps + 1)

    def _failed(self, desktop: Desktop, outcome: Outcome[Any]) -> Desktop:
        return replace(desktop, problem=outcome.problem, steps=desktop.steps + 1)


def _seen(coach: PreparingCoach, desktop: Desktop, id: str) -> StoredPair:
    """Return a pair if whoever looks may see it; else it is as if there were none."""
    stored = coach.pairs.get(id)
    check_sees(desktop.reader, stored.pair)
    return stored


def _remove(coach: PreparingCoach, desktop: Desktop, id: str) -> None:
    _seen(coach, desktop, id)
    coach.pairs.remove(id)


def _without_sample(coach: PreparingCoach) -> None:
    coach.remove_sample()

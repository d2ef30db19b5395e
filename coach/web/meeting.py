"""Who meets and who looks: the pair that a visitor has chosen, found among thousands."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from coach.domain.access import Reader
from coach.domain.pair import Pair, unnamed_pair
from coach.domain.person import OTHER_SIDE, PairSide
from coach.domain.stored_pair import StoredPair
from coach.errors import NotFound
from coach.language.cleaning import one_line
from coach.web.acts import Act
from coach.web.finder_view import matches_view, problem_view
from coach.web.looking import check_sees, leader_of, manager_of, mark_of, person_of, sees
from coach.web.needs import LONGEST_LINE, PreparingCoach
from coach.web.reading import text_of
from coach.web.workshop import Visitor, Workshop

MATCHES = 12
"""At most so many pairs, or programmes, are offered at a time."""
VERBS = frozenset({"choose", "none", "look", "manage"})
NO_PAIR = unnamed_pair()
"""Stands in where nobody was chosen."""


@dataclass(frozen=True)
class Meeting:
    """Who meets and who looks, for one visitor; a pair is only here if its reader may see it."""

    stored: StoredPair | None = None
    reader: Reader | None = None
    ended: str = ""
    """The neutral words of a pairing that has ended; empty while it goes on."""
    left: bool = False
    """Whether somebody else looked just before: what is on the page was not for these eyes."""
    problem: str = ""

    def __post_init__(self) -> None:
        """Raise NotFound for a pair that its reader may not see."""
        if self.stored is not None:
            check_sees(self.reader, self.stored.pair)

    @property
    def pair(self) -> Pair:
        """The pair that was chosen, or two people without names."""
        return self.stored.pair if self.stored else NO_PAIR

    @property
    def chosen(self) -> Pair | None:
        """The pair that was chosen, None without one."""
        return self.stored.pair if self.stored else None

    def names(self) -> dict[PairSide, str]:
        """Return what each side is called on a label."""
        return {
            side: (self.pair.first_name(side) if self.stored else "") or f"The {side}"
            for side in OTHER_SIDE
        }

    def with_stored(self, stored: StoredPair) -> "Meeting":
        """Return the same meeting with its pair as it is stored now."""
        try:
            return replace(self, stored=stored, problem="", left=False)
        except NotFound as gone:  # its people were changed meanwhile, and the reader with them
            return Meeting(reader=self.reader, problem=str(gone))


class Host:
    """Finds and chooses pairs, and says who looks."""

    def __init__(self, workshop: Workshop) -> None:
        """Look in the pairs of the coach."""
        self._workshop = workshop

    async def begin(self, visitor: Visitor) -> Meeting:
        """Return the only pair there is, or none if there are several."""
        if not await self._workshop.until_ready():
            return Meeting()
        outcome = await self._workshop.do(lambda coach: coach.pairs.list("", 0, 2), visitor)
        page = outcome.made
        if page is None or page.total != 1:
            return Meeting()
        return await self.choose(Meeting(), page.lines[0].id, visitor)

    async def act(self, meeting: Meeting, act: Act, visitor: Visitor) -> Meeting:
        """Return who meets and who looks after a press in the bar."""
        if act.verb == "choose":
            return await self.choose(meeting, act.word(0), visitor)
        if act.verb == "look":
            return await self._look(meeting, act.number(0), visitor)
        if act.verb == "manage":
            return await self._manage(meeting, act.word(0), visitor)
        return Meeting(left=meeting.reader is not None)

    async def choose(self, meeting: Meeting, id: str, visitor: Visitor) -> Meeting:
        """Return the pair of this id, or what went wrong.

        Its leader looks, unless somebody of the pair looks already.
        """
        before = meeting.reader

        def work(coach: PreparingCoach) -> Meeting:
            stored = coach.pairs.get(id)
            stays = before is not None and sees(before, stored.pair)
            reader = before if stays and before else leader_of(stored.pair)
            return _meeting(coach, stored, reader)

        return await self._arrive(meeting, work, visitor)

    async def again(self, meeting: Meeting, visitor: Visitor) -> Meeting:
        """Return the meeting with its pair as it is stored now; without it if it is gone."""
        stored, reader = meeting.stored, meeting.reader
        if stored is None or reader is None:
            return replace(meeting, left=False)
        outcome = await self._workshop.do(
            lambda coach: _meeting(coach, coach.pairs.get(stored.pair.id), reader), visitor
        )
        return outcome.made or Meeting(left=True)

    async def matches(self, search: str, visitor: Visitor) -> str:
        """Return the pairs and programmes that fit what was typed, as buttons."""
        sought = one_line(text_of(search, LONGEST_LINE))[:LONGEST_LINE]
        near = sought.casefold()

        def work(coach: PreparingCoach) -> str:
            page = coach.pairs.list(sought, 0, MATCHES)
            programmes = [one for one in coach.releases.programmes() if near in one.casefold()]
            return matches_view(page, programmes[:MATCHES], sought)

        outcome = await self._workshop.do(work, visitor)
        return outcome.made or problem_view(outcome.problem)

    async def _look(self, meeting: Meeting, place: int | None, visitor: Visitor) -> Meeting:
        """Let somebody else of the same pair look."""
        stored = meeting.stored
        if stored is None or place is None:
            return replace(meeting, left=False)
        return await self._arrive(
            meeting, lambda coach: _meeting(coach, stored, person_of(stored.pair, place)), visitor
        )

    async def _manage(self, meeting: Meeting, mark: str, visitor: Visitor) -> Meeting:
        """Let the manager of a programme look: no pair is chosen then."""
        own = (meeting.pair.programme,) if meeting.pair.programme else ()

        def work(coach: PreparingCoach) -> Meeting:
            for programme in (*own, *coach.releases.programmes()):
                if mark_of(programme) == mark:
                    return Meeting(reader=manager_of(programme))
            raise NotFound(kind="programme", name=mark)

        return await self._arrive(meeting, work, visitor)

    async def _arrive(self, meeting: Meeting, work: "_Finding", visitor: Visitor) -> Meeting:
        outcome = await self._workshop.do(work, visitor)
        if outcome.made is None:
            return replace(meeting, problem=outcome.problem, left=False)
        before, now = meeting.reader, outcome.made.reader
        return replace(outcome.made, left=before is not None and before != now)


_Finding = Callable[[PreparingCoach], Meeting]


def _meeting(coach: PreparingCoach, stored: StoredPair, reader: Reader) -> Meeting:
    met = Meeting(stored=stored, reader=reader)
    return replace(met, ended=coach.feedback.is_ended(reader, stored.pair.id))

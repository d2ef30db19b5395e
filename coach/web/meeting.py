"""Who meets: the pair that a visitor has chosen, and how one is found among thousands."""

from dataclasses import dataclass, replace

from coach.domain.pair import Pair, unnamed_pair
from coach.domain.person import OTHER_SIDE, PairSide
from coach.domain.stored_pair import PairLine, PairPage, StoredPair
from coach.language.cleaning import one_line
from coach.rendering import inert
from coach.web.acts import Act, button
from coach.web.needs import LONGEST_LINE
from coach.web.workshop import Visitor, Workshop

MATCHES = 12
"""At most so many pairs are offered at a time."""
SURFACE = "who"
VERBS = frozenset({"choose", "none"})
NO_PAIR = unnamed_pair()
"""Stands in where nobody was chosen."""


@dataclass(frozen=True)
class Meeting:
    """Who meets, for one visitor."""

    stored: StoredPair | None = None
    problem: str = ""

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


class Host:
    """Finds and chooses pairs."""

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
        """Return who meets after a press in the bar."""
        if act.verb == "choose":
            return await self.choose(meeting, act.word(0), visitor)
        return Meeting()

    async def choose(self, meeting: Meeting, id: str, visitor: Visitor) -> Meeting:
        """Return the pair of this id, or the same meeting with what went wrong."""
        outcome = await self._workshop.do(lambda coach: coach.pairs.get(id), visitor)
        if outcome.made is None:
            return replace(meeting, problem=outcome.problem)
        return Meeting(stored=outcome.made)

    async def again(self, meeting: Meeting, visitor: Visitor) -> Meeting:
        """Return the meeting with its pair as it is stored now; without it if it is gone."""
        if meeting.stored is None:
            return Meeting()
        outcome = await self._workshop.do(lambda coach: coach.pairs.get(meeting.pair.id), visitor)
        return Meeting(stored=outcome.made)

    async def matches(self, search: str, visitor: Visitor) -> str:
        """Return the pairs that fit what was typed, as buttons."""
        sought = one_line(search[: 4 * LONGEST_LINE])[:LONGEST_LINE]
        outcome = await self._workshop.do(
            lambda coach: coach.pairs.list(sought, 0, MATCHES), visitor
        )
        if outcome.made is None:
            return f'<p class="problem">{inert(outcome.problem)}</p>'
        return _matches(outcome.made, sought)


def bar(meeting: Meeting) -> str:
    """Return the line that says who meets."""
    problem = f'<p class="problem">{inert(meeting.problem)}</p>' if meeting.problem else ""
    opener = '<button type="button" class="finds" name="opens" value="finder">{}</button>'
    if meeting.stored is None:
        who = '<span class="nobody">Nobody chosen yet</span>'
        return f'<div class="meets">{who}{opener.format("Choose a pair")}</div>{problem}'
    pair = meeting.pair
    tag = ' <span class="tag">Invented sample</span>' if pair.sample else ""
    return (
        f'<div class="meets"><span class="names"><strong>{inert(pair.name)}</strong>{tag}</span>'
        f"{opener.format('Change')}</div>{problem}"
    )


def facts_of(line: PairLine) -> str:
    """Return what is known of a pair in a list, in a few words."""
    held = {0: "not met yet", 1: "1 session"}.get(line.held, f"{line.held} sessions")
    day = line.next_date
    programme = "" if line.sample else line.programme  # its tag says it
    parts = [programme, held, f"next on {day.day} {day:%B}" if day else ""]
    return " · ".join(part for part in parts if part)


_WITHOUT = f'<p class="without">{button(SURFACE, "none", "Go on without a pair", kind="plain")}</p>'


def _matches(page: PairPage, sought: str) -> str:
    if not page.lines:
        words = (
            f"No pair has {sought!r} in its names or its programme."
            if sought
            else "There is no pair yet. Add one under Pairs, or go on without."
        )
        return f'<p class="quiet">{inert(words)}</p>{_WITHOUT}'
    rows = "".join(f"<li>{_match(line)}</li>" for line in page.lines)
    rest = page.total - len(page.lines)
    more = f"{rest:,} more: type a name or a programme." if rest > 0 else ""
    return f'<ul class="matches">{rows}</ul><p class="quiet">{inert(more)}</p>{_WITHOUT}'


def _match(line: PairLine) -> str:
    tag = ' <span class="tag">Invented sample</span>' if line.sample else ""
    return (
        f'<button type="button" name="do-{SURFACE}" value="choose {inert(line.id)}">'
        f"<strong>{inert(line.name)}</strong>{tag}"
        f'<span class="quiet">{inert(facts_of(line))}</span></button>'
    )

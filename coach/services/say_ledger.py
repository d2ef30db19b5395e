"""Say the ledger: what each side gave and got so far, and the swap that would even it out."""

from collections import Counter
from pathlib import Path

from coach.domain.agenda import AgendaBlock
from coach.domain.pair import Pair
from coach.domain.person import OTHER_SIDE, PairSide
from coach.domain.record import Record
from coach.domain.session import Session
from coach.language.phrasing import in_words, joined, mentioned
from coach.planning.agenda_texts import filled, read_texts
from coach.services.pair_signs import Given, called, teaches_most
from coach.services.topic_sense import TopicSense, inside, teacher_of
from coach.services.write_brief import Suggests

_SHOWN = 4
_SUGGESTED = 8


class LedgerTexts(Record):
    """What stands in `ledger.yaml`."""

    nothing: str
    gave: str
    gave_nothing: str
    gave_nothing_group: str
    fair: str
    early: str
    tilted: str
    swap_asked: str
    swap: str
    others: str
    frame: tuple[str, ...]


def read_ledger_texts(folder: Path) -> LedgerTexts:
    """Read `ledger.yaml` of the coaching shelf, or raise ShelfError."""
    return read_texts(LedgerTexts, folder / "ledger.yaml")


class LedgerTeller:
    """Tells a pair what each of them has given."""

    def __init__(self, texts: LedgerTexts, suggester: Suggests, sense: TopicSense) -> None:
        self._texts = texts
        self._suggester = suggester
        self._sense = sense

    def given(self, pair: Pair) -> Given:
        """Return what each side has taught, oldest first.

        A held session counts by its agenda, or else by its topics and by who can teach them; what
        merely stood on the agenda of a first session, such as the ground rules, counts for nobody.
        Entries made by hand are added, those of a session that is counted already left out.
        """
        sums: dict[PairSide, list[str]] = {"leader": [], "mentor": []}
        counted = {session.id for session in pair.held if session.id}
        for session in pair.held:
            for side, topic in self.taught_in(session, pair):
                sums[side].append(topic)
        for entry in pair.ledger:
            if not entry.session or entry.session not in counted:
                sums[entry.teacher].append(entry.topic)
        return sums

    def taught_in(self, session: Session, pair: Pair) -> list[tuple[PairSide, str]]:
        """Return what was taught in a session, each topic with the side that taught it."""
        if session.agenda:
            blocks = dict.fromkeys(filter(None, map(_taught, session.agenda.blocks)))
            return list(blocks)
        return [(self._sense.teacher(topic, pair), topic)
                for topic in session.topics if self._is_taught(topic, pair)]  # fmt: skip

    def _is_taught(self, topic: str, pair: Pair) -> bool:
        """Tell what was taught from what merely stood on an agenda, such as the ground rules."""
        if topic.casefold() in self._texts.frame:
            return False
        profiles = [phrase for side in OTHER_SIDE
                    for phrase in (*pair.teaches(side), *pair.wants(side))]  # fmt: skip
        return self._sense.family(topic) is not None or self._is_one_of(topic, profiles)

    def say(self, given: Given, pair: Pair) -> tuple[str, ...]:
        """Return what each side gave, in sentences, with the swap to propose if it is one-sided."""
        texts = self._texts
        if not any(given.values()):
            return (texts.nothing,)
        said = [self._gave(side, given, pair) for side in OTHER_SIDE]
        giver = teaches_most(given)
        if giver:
            said.append(filled(texts.tilted, giver=called(pair, giver)))
            return (*said, *self._swap(giver, pair))
        silent = next((side for side in OTHER_SIDE if not given.get(side)), None)
        if silent:
            return (*said, filled(texts.early, taker=called(pair, silent)))
        return (*said, texts.fair)

    def _gave(self, side: PairSide, given: Given, pair: Pair) -> str:
        who = called(pair, side)
        who = who[:1].upper() + who[1:]
        topics = [mentioned(inside(topic, pair)) for topic in Counter(given.get(side, ()))]
        if not topics:
            alone = len(pair.on(side)) == 1
            texts = self._texts
            return filled(texts.gave_nothing if alone else texts.gave_nothing_group, who=who)
        shown = joined(topics[:_SHOWN])
        if len(topics) > _SHOWN:
            count = in_words(len(topics) - _SHOWN)
            shown = filled(self._texts.others, topics=", ".join(topics[:_SHOWN]), count=count)
        return filled(self._texts.gave, who=who, topics=shown)

    def _swap(self, giver: PairSide, pair: Pair) -> tuple[str, ...]:
        """Return the swap to propose: what the other side can teach, best what was asked for."""
        taker = OTHER_SIDE[giver]
        topics = self._suggester.suggest(pair, count=_SUGGESTED).topics
        offers = [one.title for one in topics if teacher_of(one.direction) == taker]
        wishes = pair.wants(giver)
        asked = next((one for one in offers if self._is_one_of(one, wishes)), None)
        topic = asked or next(iter(offers), None)
        if topic is None:
            return ()
        template = self._texts.swap_asked if asked else self._texts.swap
        words = {"giver": called(pair, giver), "taker": called(pair, taker)}
        return (filled(template, topic=mentioned(inside(topic, pair)), **words),)

    def _is_one_of(self, topic: str, others: tuple[str, ...] | list[str]) -> bool:
        return any(self._sense.same(topic, other) for other in others)


def _taught(block: AgendaBlock) -> tuple[PairSide, str] | None:
    if block.topic is None or block.direction == "joint":
        return None
    return teacher_of(block.direction), block.topic

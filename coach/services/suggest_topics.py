"""Suggest topics: what each side of a pair could teach the other, best first."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache

from coach.domain.pair import Pair
from coach.domain.person import LONGEST_PHRASE, OTHER_SIDE, PairSide
from coach.domain.playbook import Playbook
from coach.domain.topic import FEWEST, MOST, TeachingDirection, Topic, TopicList
from coach.errors import InputError, NotFound
from coach.planning.agenda_texts import TopicTexts, filled
from coach.planning.candidates import TEACHER, Candidate, CandidateFinder, in_words
from coach.planning.meanings import Meanings
from coach.planning.ranking import Ranked, Ranker, choose, trades
from coach.prompting.asking import Budget
from coach.services.cite_claims import ClaimBook, Footnotes
from coach.wording.topic_words import TopicWords

Ways = Mapping[TeachingDirection, tuple[Ranked, ...]]
"""What may be taught each way, best first."""
_KEPT = 256
"""Rankings kept: the same pair is asked about again within a minute, in other words."""


class TopicSuggester:
    """Matches, ranks and words topics for pairs."""

    def __init__(
        self,
        *,
        meanings: Meanings,
        playbooks: Mapping[str, Playbook],
        claims: ClaimBook,
        texts: TopicTexts,
        words: TopicWords | None = None,
    ) -> None:
        """Suggest topics; with `words` a model puts them into better ones."""
        self._finder = CandidateFinder(meanings)
        self._ranker = Ranker(meanings)
        self._playbooks = playbooks
        self._claims = claims
        self._texts = texts
        self.ranked = lru_cache(maxsize=_KEPT)(self._rank)
        """Rank what may be taught; see `_rank`."""
        self._words = words

    def suggest(
        self,
        pair: Pair,
        *,
        count: int = MOST,
        wish: str | None = None,
        reader: PairSide = "leader",
        budget: Budget | None = None,
    ) -> TopicList:
        """Return `count` topics or fewer, in both directions, each with its trade.

        A model, where one is on, words them for `reader` within `budget`.

        Raises:
            InputError: `count` is outside of 4 to 8.
            NotFound: There is no playbook of the pair's name.
        """
        if not FEWEST <= count <= MOST:
            raise InputError(
                what=f"--count {count}",
                problem=f"a list has {FEWEST} to {MOST} topics",
                remedy=f"Choose a number from {FEWEST} to {MOST}.",
            )
        ways, wished = self.ranked(pair, wish)
        chosen = choose(ways, count)
        if wished is not None:
            chosen = [wished, *(one for one in chosen if one is not wished)][:count]
        returned = trades(chosen)
        found = TopicList(
            topics=tuple(self._topic(one, pair, returned[one.candidate.title]) for one in chosen),
            ask=self._ask(pair),
            notices=self._notices(pair, chosen),
        )
        return self._reworded(found, pair, reader, budget)

    def give_back(
        self,
        pair: Pair,
        *,
        giver: PairSide = "leader",
        count: int = 3,
        budget: Budget | None = None,
    ) -> TopicList:
        """Return what one side can offer the other, best first, each with its trade."""
        ways, _ = self.ranked(pair, None)
        given: TeachingDirection = "senior_to_junior" if giver == "leader" else "junior_to_senior"
        other: TeachingDirection = (
            "junior_to_senior" if given == "senior_to_junior" else "senior_to_junior"
        )
        offers = ways[given][:count]
        returned = trades([*offers, *ways[other][:count]])
        topics = tuple(self._topic(one, pair, returned[one.candidate.title]) for one in offers)
        found = TopicList(topics=topics, ask=self._ask(pair))
        return self._reworded(found, pair, giver, budget)

    def _reworded(
        self, found: TopicList, pair: Pair, reader: PairSide, budget: Budget | None
    ) -> TopicList:
        if self._words is None:
            return found
        return self._words.reword(found, pair, reader=reader, budget=budget or Budget())

    def _rank(self, pair: Pair, wish: str | None) -> tuple[Ways, Ranked | None]:
        """Return what may be taught each way, and the topic that was asked for.

        What was asked for stands first in its direction, even if it repeats a recent topic.
        """
        playbook = self.playbook(pair.playbook)
        if wish and len(wish) > LONGEST_PHRASE:
            raise InputError(
                what="the topic",
                problem=f"it has {len(wish):,} characters; a topic has {LONGEST_PHRASE} at most",
                remedy="Say it in a few words.",
            )
        if not wish or not wish.strip():
            ways = {way: self._one_way(pair, way, playbook) for way in TEACHER}
            return self._ranker.each_once(ways), None
        ranked, _ = self.ranked(pair, None)
        way = self._finder.direction_of(wish, pair)
        asked = self._ranker.rate(self._finder.wished(wish.strip(), way, pair, playbook), pair)
        kept = {
            direction: tuple(one for one in some if not self._same(one, asked))
            for direction, some in ranked.items()
        }
        return {**kept, way: (asked, *kept[way])}, asked

    def alike(self, topics: Sequence[str], others: Sequence[str]) -> bool:
        """Tell whether one of the topics may well be one of the others, in other words."""
        return self._ranker.alike(topics, others)

    def playbook(self, id: str) -> Playbook:
        """Return a playbook, or raise NotFound."""
        if id not in self._playbooks:
            raise NotFound(kind="playbook", name=id, known=tuple(self._playbooks))
        return self._playbooks[id]

    def _one_way(self, pair: Pair, way: TeachingDirection, playbook: Playbook) -> list[Ranked]:
        ranked = self._ranker.rank(self._finder.find(pair, way, playbook), pair)
        if len(ranked) < 2 * FEWEST:
            had = [one.candidate.title for one in ranked]
            spare = self._ranker.rank(self._finder.spare(way), pair)
            ranked += [one for one in spare if one.candidate.title not in had]
        return ranked

    def _same(self, one: Ranked, other: Ranked) -> bool:
        return self._ranker.same(one.candidate.title, other.candidate.title)

    def _topic(self, ranked: Ranked, pair: Pair, trade: str) -> Topic:
        one = ranked.candidate
        notes = Footnotes()
        if one.backed_by is not None:
            notes.cite(self._claims.saying(pair.playbook, one.backed_by.says))
        return Topic(
            title=one.title,
            direction=one.direction,
            why_it_matters=self._why(one, pair),
            why_teach=one.family.gains if one.family else self._filled(self._texts.gains, one),
            opener=self._opener(one),
            trade=trade,
            level=ranked.level,
            score=ranked.score,
            parts=ranked.parts,
            citations=notes.citations,
            notices=self._topic_notices(ranked, pair),
        )

    def _why(self, one: Candidate, pair: Pair) -> str:
        """Say why the learner cares: their own wish or goal first, then the topic's own reason."""
        learner = _name(pair, OTHER_SIDE[TEACHER[one.direction]])
        reason = one.family.cares if one.family else self._filled(self._texts.cares, one)
        if one.wish:
            return f"{filled(self._texts.why_wish, learner=learner, wish=one.wish)} {reason}"
        if one.goal:
            return f"{filled(self._texts.why_goal, goal=one.goal.rstrip('.'))} {reason}"
        return reason

    def _opener(self, one: Candidate) -> str:
        if one.family is not None:
            return one.family.opener
        openers = self._texts.openers
        chosen = hashlib.sha256(one.title.encode()).digest()[0] % len(openers)
        return self._filled(openers[chosen], one)

    def _topic_notices(self, ranked: Ranked, pair: Pair) -> tuple[str, ...]:
        one, texts = ranked.candidate, self._texts.notices
        said = [texts["repeats"]] if ranked.repeats else []
        if one.origin == "wish" and not one.offered and not ranked.repeats:
            teacher = _name(pair, TEACHER[one.direction])
            said.append(filled(texts["not_offered"], teacher=teacher))
        if one.origin == "function":
            said.append(texts["function"])
        if one.ai:
            said.append(texts["ai"])
        if one.risk == "high":
            said.append(texts["risk"])
        return tuple(said)

    def _ask(self, pair: Pair) -> tuple[str, ...]:
        """Return a question for each list of a profile that is empty."""
        names = {"leader": _name(pair, "leader"), "mentor": _name(pair, "mentor")}
        empty = [
            f"{side}_{what}"
            for side in OTHER_SIDE
            for what, lists in (("teaches", pair.teaches(side)), ("wants", pair.wants(side)))
            if not lists
        ]
        return tuple(filled(self._texts.ask[name], **names) for name in empty)

    def _notices(self, pair: Pair, chosen: list[Ranked]) -> tuple[str, ...]:
        """Say where nothing that one side offers meets what the other wants."""
        said = []
        for way, teacher in TEACHER.items():
            learner = OTHER_SIDE[teacher]
            offers = [one for one in chosen if one.candidate.direction == way]
            met = any(one.candidate.wish and one.candidate.origin == "profile" for one in offers)
            if pair.teaches(teacher) and pair.wants(learner) and not met:
                names = {"teacher": _name(pair, teacher), "learner": _name(pair, learner)}
                said.append(filled(self._texts.notices_list["no_match"], **names))
        return tuple(said)

    def _filled(self, text: str, one: Candidate) -> str:
        return filled(text, topic=in_words(one.title))


def _name(pair: Pair, side: PairSide) -> str:
    return pair.first_name(side) or f"the {'senior' if side == 'leader' else 'junior'} side"

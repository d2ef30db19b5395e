"""What a brief could say: things to listen for and questions to ask, the most telling first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date

from coach.domain.pair import Pair
from coach.domain.person import OTHER_SIDE, PairSide
from coach.domain.topic import Topic
from coach.language.phrasing import day, in_words, mentioned, quoted
from coach.planning.agenda_texts import filled
from coach.services.brief_texts import BriefTexts
from coach.services.pair_signs import Sign, Signs, names_for
from coach.services.topic_sense import inside, teacher_of

_CANCELLED = (Sign.YOU_CANCELLED, Sign.PARTNER_CANCELLED, Sign.CANCELLED)
_GOAL_WORDS, _ACTION_WORDS = 12, 10
_GENERAL = ("surprise", "energy", "question_back")


@dataclass(frozen=True)
class Ground:
    """Everything that a brief rests on."""

    pair: Pair
    reader: PairSide
    today: Date
    signs: Signs
    topics: tuple[Topic, ...]
    """Suggested for the next session, best first."""
    last_taught: tuple[tuple[PairSide, str], ...] = ()
    """Topics of the last held session, each with the side that taught it."""
    unmet: tuple[str, ...] = ()
    """What the partner wants to learn and has not been taught yet."""


@dataclass(frozen=True)
class Candidate:
    """A sentence that a brief could hold; of one kind at most one is shown."""

    kind: str
    text: str


class BriefCandidates:
    """Words everything that could be said to one side of a pair."""

    def __init__(self, texts: BriefTexts, ground: Ground) -> None:
        self._texts = texts
        self._on = ground
        self._names = names_for(ground.pair, ground.reader)
        self._names["sessions"] = self._sessions()

    def listen_for(self) -> Iterator[Candidate]:
        """Yield what to listen for, the most telling first; at least three kinds."""
        signs, pair = self._on.signs, self._on.pair
        for sign in _CANCELLED:
            if sign in signs.found:
                yield self._listening(sign.value)
        for action in signs.partners_late[:1]:
            yield self._listening("partner_is_late", action=quoted(action.text, _ACTION_WORDS))
        if Sign.FIRST_SESSION in signs.found:
            yield self._listening("first_hope")
        yield from self._last_taught()
        for goal in pair.goals:
            yield self._listening("goal", goal=quoted(goal, _GOAL_WORDS))
        if Sign.LONG_GAP in signs.found and not signs.cancelled_in_a_row:
            yield self._listening("long_gap", date=day(pair.held[-1].date, self._on.today))
        yield from self._wishes()
        if Sign.FIRST_SESSION in signs.found:
            yield self._listening("first_day", role=self._role())
        yield from self._topics()
        for name in _GENERAL:
            yield self._listening(name)

    def ask(self) -> Iterator[Candidate]:
        """Yield questions for the partner, the most telling first, and safe ones at the end."""
        texts, signs = self._texts.ask, self._on.signs
        for sign in _CANCELLED:
            if sign in signs.found:
                yield self._asking("cancelled", getattr(texts, sign.value))
        for action in signs.partners_late[:1]:
            words = quoted(action.text, _ACTION_WORDS)
            yield self._asking("late", texts.partner_is_late, action=words)
        if Sign.FIRST_SESSION in signs.found:
            yield self._asking("first", texts.first_know)
        teaches = OTHER_SIDE[self._on.reader]
        for place, topic in enumerate(self._taught_by(teaches)):
            template = texts.learn[place % len(texts.learn)]
            yield self._asking("learn", template, topic=self._mentioned(topic))
        for topic in self._taught_by(self._on.reader):
            yield Candidate("opener", filled(texts.opener, opener=topic.opener))
        for goal in self._on.pair.goals:
            yield self._asking("goal", texts.goal, goal=quoted(goal, _GOAL_WORDS))
        if Sign.FIRST_SESSION in signs.found:
            yield self._asking("leave", texts.first_leave)
        for place, safe in enumerate(texts.safe):
            yield self._asking(f"safe {place}", safe)

    def avoid(self) -> tuple[str, str]:
        """Return the one thing not to do, and words about the failure behind it."""
        for sign in (*self._on.signs.found, None):
            found = self._texts.avoiding(sign, self._on.reader)
            if found:
                return filled(found.says, **self._names), found.about
        raise AssertionError("there is always something to avoid")

    def _wishes(self) -> Iterator[Candidate]:
        for wish in self._on.unmet:
            yield self._listening("wish", wish=mentioned(wish))

    def _topics(self) -> Iterator[Candidate]:
        for topic in self._taught_by(OTHER_SIDE[self._on.reader]):
            yield self._listening("next_topic", topic=self._mentioned(topic))
        for topic in self._taught_by(self._on.reader):
            yield self._listening("offer", topic=self._mentioned(topic))

    def _last_taught(self) -> Iterator[Candidate]:
        pair = self._on.pair
        for teacher, topic in self._on.last_taught:
            by = "you" if teacher == self._on.reader else "partner"
            made = self._listening(
                f"taught_by_{by}",
                topic=mentioned(topic),
                date=day(pair.held[-1].date, self._on.today),
            )
            yield replace(made, kind="taught")

    def _taught_by(self, side: PairSide) -> Sequence[Topic]:
        return [one for one in self._on.topics if teacher_of(one.direction) == side]

    def _listening(self, name: str, **words: str) -> Candidate:
        template = self._texts.listening(name, self._on.reader)
        return Candidate(name, filled(template, **self._names, **words))

    def _asking(self, kind: str, template: str, **words: str) -> Candidate:
        return Candidate(kind, filled(template, **self._names, **words))

    def _mentioned(self, topic: Topic) -> str:
        return mentioned(inside(topic.title, self._on.pair))

    def _sessions(self) -> str:
        count = self._on.signs.cancelled_in_a_row
        if count < 2:
            return self._texts.last_session
        return filled(self._texts.last_sessions, count=in_words(count))

    def _role(self) -> str:
        """Return ` (CFO)` or ` (Finance)` of the one partner, empty if nothing is known."""
        people = self._on.pair.on(OTHER_SIDE[self._on.reader])
        if len(people) != 1:
            return ""
        if people[0].title:
            return f" ({mentioned(people[0].title)})"
        return f" ({mentioned(people[0].function)})" if people[0].function else ""

"""Draft a debrief: what session notes tell, for a person to accept or to strike.

Notes are confidential: nothing of them is logged, and no error repeats them.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date as Date

from coach.domain.pair import Pair
from coach.domain.person import OTHER_SIDE, PairSide
from coach.domain.playbook import Playbook
from coach.domain.preparation import Debrief, DraftAction
from coach.domain.session import EARLIEST, LATEST, Action, SessionStatus
from coach.errors import InputError
from coach.language.phrasing import in_words, joined, possessive, quoted, sentence, shortened
from coach.language.tongue import is_foreign
from coach.language.words import content_stems
from coach.planning.agenda_texts import filled
from coach.planning.debrief_texts import DebriefShelf
from coach.planning.insights import InsightReader
from coach.planning.note_lines import NoteLine, note_lines
from coach.planning.note_people import NotePeople
from coach.planning.private_matters import PrivateMatters
from coach.planning.promises import Promise, PromiseReader
from coach.services.cite_claims import ClaimBook, Footnotes
from coach.services.pair_signs import called

LONGEST_NOTES = 20_000
"""Characters."""
MOST_LEARNINGS, MOST_ACTIONS = 3, 2
_ACTION_WORDS, _ACTION_LETTERS = 40, 300
_SAME = 0.6
"""Two promises that share more of their words are one."""
_TONGUE = 2_000
"""Characters by which the language of notes is told."""

Refers = Callable[[str], str | None]
"""Returns whom to turn to, for a text that only a person should answer; None for any other."""


class DebriefDrafter:
    """Reads the notes that one of a pair took."""

    def __init__(
        self,
        *,
        shelf: DebriefShelf,
        private: PrivateMatters,
        claims: ClaimBook,
        playbooks: Mapping[str, Playbook],
        refers: Refers | None = None,
    ) -> None:
        self._shelf = shelf
        self._private = private
        self._claims = claims
        self._playbooks = playbooks
        self._refers = refers

    def draft(self, notes: str, pair: Pair, *, author: PairSide, held_on: Date) -> Debrief:
        """Return what the notes propose; nothing counts until a person accepts it.

        Args:
            notes: As they were typed, at most 20,000 characters.
            pair: Whose session it was.
            author: The side that took the notes: it is `I` in them.
            held_on: The day of the session; "by Friday" is read from it.

        Raises:
            InputError: The notes are too long; they are not repeated in the message.
        """
        if len(notes) > LONGEST_NOTES:
            raise InputError(
                what="the notes",
                problem=f"they have more than {LONGEST_NOTES:,} characters",
                remedy="Leave out what is not about this session, or draft two debriefs.",
            )
        say = self._shelf.texts.say
        people = self._people(pair, author)
        lines = note_lines(notes, self._shelf.labels, people)
        if not lines:
            return _nothing(say["empty"], say)
        if is_foreign(notes[:_TONGUE]):
            return _nothing(say["foreign"], say)
        return self._read(lines, people, pair, held_on)

    def _read(
        self, lines: Sequence[NoteLine], people: NotePeople, pair: Pair, held_on: Date
    ) -> Debrief:
        open_lines = [line for line in lines if not self._private.kinds_in(line.text)]
        reader = PromiseReader(
            self._shelf, people, held_on=held_on, next_session=_next_session(pair, held_on)
        )
        by_line = [(line, reader.read(line)) for line in open_lines]
        promises = _distinct([one for _, found in by_line for one in found])
        chosen = _clearest(promises)
        insights = InsightReader(self._shelf, people)
        rest = [line for line, found in by_line if not found]
        earlier = [one.text for session in pair.sessions for one in session.actions]
        done = insights.did(rest, earlier)
        about = (*pair.goals, *(x for side in OTHER_SIDE for x in pair.wants(side)))
        learnings = insights.learnings(
            [line for line in rest if line.text != done], about, MOST_LEARNINGS
        )
        actions = tuple(self._action(one, pair, people.author) for one in chosen)
        notices, footnotes = self._notices(lines, pair, len(promises))
        return Debrief(
            learnings=tuple(sentence(text) for text in learnings),
            actions=actions,
            i_did=sentence(done) if done else None,
            ask=self._questions(chosen, actions, has_learnings=bool(learnings)),
            citations=footnotes.citations,
            notices=notices,
        )

    def _people(self, pair: Pair, author: PairSide) -> NotePeople:
        playbook = self._playbooks.get(pair.playbook)
        sides = playbook.sides if playbook else None
        return NotePeople(
            pair, author, sides.senior if sides else "", sides.junior if sides else ""
        )

    def _action(self, promise: Promise, pair: Pair, author: PairSide) -> DraftAction:
        text = _told_to_both(promise, pair, author)
        text = shortened(text, _ACTION_WORDS)[:_ACTION_LETTERS]
        due = promise.due if promise.due and EARLIEST <= promise.due <= LATEST else None
        return DraftAction(text=text[:1].upper() + text[1:], owner=promise.owner or "", due=due)

    def _questions(
        self, promises: Sequence[Promise], actions: Sequence[DraftAction], *, has_learnings: bool
    ) -> tuple[str, ...]:
        say = self._shelf.texts.say
        asked = []
        for promise, action in zip(promises, actions, strict=True):
            words = quoted(action.text)
            if not action.owner:
                asked.append(filled(say["ask_owner"], action=words))
            if promise.ask_day:
                asked.append(filled(say["ask_day"], ask=promise.ask_day, action=words))
            elif action.due is None:
                asked.append(filled(say["ask_due"], action=words))
        if not actions:
            asked.append(say["ask_action"])
        if not has_learnings:
            asked.append(say["ask_learning"])
        return tuple(asked)

    def _notices(
        self, lines: Sequence[NoteLine], pair: Pair, promises: int
    ) -> tuple[tuple[str, ...], Footnotes]:
        """Return what the author should know; private matters are named by kind alone."""
        texts, footnotes = self._shelf.texts, Footnotes()
        referred = (self._refers(line.text) for line in lines) if self._refers else ()
        notices = [next((words for words in referred if words), "")]
        found = dict.fromkeys(kind for line in lines for kind in self._private.kinds_in(line.text))
        if found:
            kinds = joined([self._private.called(kind) for kind in found])
            notices.append(filled(texts.say["private"], kinds=kinds))
            source = texts.private_source
            footnotes.cite(self._claims.claim_for(pair.playbook, source.page, source.about))
        if promises > MOST_ACTIONS:
            notices.append(filled(texts.say["more_actions"], count=in_words(promises)))
        return tuple(one for one in notices if one), footnotes


def accept(debrief: Debrief, chosen: Collection[int]) -> tuple[Action, ...]:
    """Return the chosen actions as agreed ones.

    Args:
        debrief: As it was drafted, or as the person has corrected it.
        chosen: Places of the accepted actions, from 0.

    Raises:
        ValueError: There is no action at one of the places.
    """
    if not set(chosen) <= set(range(len(debrief.actions))):
        raise ValueError("the debrief has no action at one of these places")
    return tuple(
        Action(text=one.text, owner=one.owner, due=one.due)
        for place, one in enumerate(debrief.actions)
        if place in chosen
    )


def _nothing(notice: str, say: Mapping[str, str]) -> Debrief:
    ask = (say["ask_action"], say["ask_learning"])
    return Debrief(learnings=(), actions=(), ask=ask, notices=(notice,))


def _next_session(pair: Pair, held_on: Date) -> Date | None:
    planned = [one.date for one in pair.sessions if one.status is SessionStatus.PLANNED]
    return min((one for one in planned if one > held_on), default=None)


def _distinct(promises: Sequence[Promise]) -> list[Promise]:
    """Return the promises without those that another, no less clear one says already."""
    kept: dict[int, set[str]] = {}
    for place in sorted(range(len(promises)), key=lambda place: -promises[place].weight):
        words = set(content_stems(promises[place].text))
        if all(not _same(words, other) for other in kept.values()):
            kept[place] = words
    return [promises[place] for place in sorted(kept)]


def _same(one: set[str], other: set[str]) -> bool:
    return len(one & other) > _SAME * min(len(one), len(other))


def _clearest(promises: Sequence[Promise]) -> list[Promise]:
    """Return the promises said most clearly, in the order of the notes."""
    best = sorted(range(len(promises)), key=lambda place: (-promises[place].weight, place))
    return [promises[place] for place in sorted(best[:MOST_ACTIONS])]


def _told_to_both(promise: Promise, pair: Pair, author: PairSide) -> str:
    """Return an action as both can read it: `me` and `you` become names where they are not theirs.

    In a group no single name stands for a side, and the words stay as they are.
    """
    text = promise.text
    if pair.group:
        return text
    other = OTHER_SIDE[author]
    if promise.owner != author:
        name = called(pair, author)
        own = {"me": name, "my": possessive(name), "i": name}
        be = {
            "i'm": f"{name} is",
            "i am": f"{name} is",
            "i've": f"{name} has",
            "i have": f"{name} has",
        }
        text = _named(text, own | be)
    if promise.owner != other:
        name = called(pair, other)
        text = _named(text, {"you": name, "your": possessive(name)})
    return text


def _named(text: str, words: Mapping[str, str]) -> str:
    """Return the text with other words in the place of some."""
    forms = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    plain = text.replace("’", "'")
    return re.sub(
        rf"(?<![\w'])(?:{forms})(?![\w'])", lambda found: words[found.group().lower()], plain,
        flags=re.IGNORECASE,
    )  # fmt: skip

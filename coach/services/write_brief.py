"""Write a brief: one screen for one side before a session, 200 words in all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date as Date
from datetime import datetime
from typing import Protocol

from coach.domain.pair import Pair
from coach.domain.person import OTHER_SIDE, PairSide
from coach.domain.playbook import Failure, Playbook
from coach.domain.preparation import BRIEF_WORDS, CheckedQuestion, SessionBrief
from coach.domain.session import Action
from coach.domain.topic import TopicList
from coach.language.phrasing import day, in_words, quoted, shortened, words_in
from coach.language.words import content_stems
from coach.planning.agenda_texts import filled
from coach.services.brief_candidates import BriefCandidates, Candidate, Ground
from coach.services.brief_texts import BriefTexts
from coach.services.cite_claims import COMMON_PLAYBOOK, CitableClaim, ClaimBook, Footnotes
from coach.services.pair_signs import Ledger, owner_to, signs_of
from coach.services.topic_sense import TopicSense

QuestionCheck = Callable[[Sequence[str]], tuple[CheckedQuestion, ...]]
_SUGGESTED = 6
_SENTENCE_WORDS = 32
"""Six sentences of this length still leave room for an open action."""
_ACTION_WORDS = 12
_SHOWN_ACTIONS = 4
_SHARED = 2
"""Words that a failure must share with a sign."""


class Suggests(Protocol):
    """Suggests topics for a pair."""

    def suggest(self, pair: Pair, *, count: int = 8, wish: str | None = None) -> TopicList:
        """Return topics in both directions, best first."""


class BriefWriter:
    """Writes briefs from what a pair wants, promised and did."""

    def __init__(
        self,
        *,
        texts: BriefTexts,
        claims: ClaimBook,
        playbooks: Mapping[str, Playbook],
        suggester: Suggests,
        check: QuestionCheck,
        ledger: Ledger,
        sense: TopicSense,
    ) -> None:
        self._texts = texts
        self._claims = claims
        self._playbooks = playbooks
        self._suggester = suggester
        self._check = check
        self._ledger = ledger
        self._sense = sense

    def brief(self, pair: Pair, reader: PairSide, *, now: datetime) -> SessionBrief:
        """Return what one side should have in mind before the next session."""
        today = now.date()
        candidates = BriefCandidates(self._texts, self._ground(pair, reader, today))
        first, second, third = _of_different_kinds(candidates.listen_for(), 3)
        one, other = self._questions(candidates.ask())
        avoid, about = candidates.avoid()
        footnotes = Footnotes()
        footnotes.cite(self._failure(pair.playbook, about))
        said = [first, second, third, one, other, shortened(avoid, _SENTENCE_WORDS)]
        return SessionBrief(
            reader=reader,
            listen_for=(first, second, third),
            ask=(one, other),
            open_actions=self._actions(pair, reader, today, BRIEF_WORDS - words_in(said)),
            avoid=said[-1],
            citations=footnotes.citations,
        )

    def _ground(self, pair: Pair, reader: PairSide, today: Date) -> Ground:
        wishes = pair.wants(OTHER_SIDE[reader])
        return Ground(
            pair=pair,
            reader=reader,
            today=today,
            signs=signs_of(pair, reader, today, self._ledger.given(pair)),
            topics=self._suggester.suggest(pair, count=_SUGGESTED).topics,
            last_taught=tuple(self._ledger.taught_in(pair.held[-1], pair)) if pair.held else (),
            unmet=tuple(one for one in wishes if not self._met(one, pair.past_topics)),
        )

    def _met(self, topic: str, others: Iterable[str]) -> bool:
        return any(self._sense.same(topic, other) for other in others)

    def _questions(self, candidates: Iterable[Candidate]) -> tuple[str, str]:
        """Return the first two questions of different kinds that burden nobody."""
        found = list(candidates)
        checked = self._check([one.text for one in found])
        good = [one for one, seen in zip(found, checked, strict=True) if not seen.flags]
        first, second = _of_different_kinds([*good, *found[-2:]], 2)
        return first, second

    def _failure(self, playbook: str, about: str) -> CitableClaim | None:
        """Return the claim of the failure that shares most words with the sign.

        A playbook that names no such failure leaves it to the common one.
        """
        wanted = set(content_stems(about))
        for id in (playbook, COMMON_PLAYBOOK):
            failures = self._playbooks[id].failures if id in self._playbooks else ()
            best = max(failures, key=lambda one: _shared(one, wanted), default=None)
            if best and _shared(best, wanted) >= _SHARED:
                return self._claims.saying(id, best.says)
        return None

    def _actions(self, pair: Pair, reader: PairSide, today: Date, most: int) -> tuple[str, ...]:
        """Return lines on open actions, newest first, in at most so many words."""
        newest = list(reversed(pair.open_actions))
        more = words_in([filled(self._texts.actions.more, count="two")])
        lines: list[str] = []
        for place, action in enumerate(newest):
            line = self._action(pair, reader, action, today)
            last = place == len(newest) - 1
            if words_in([*lines, line]) + (0 if last else more) > most:
                break
            lines.append(line)
            if len(lines) == _SHOWN_ACTIONS:
                break
        left = len(newest) - len(lines)
        if left:
            lines.append(filled(self._texts.actions.more, count=in_words(left)))
        return tuple(lines)

    def _action(self, pair: Pair, reader: PairSide, action: Action, today: Date) -> str:
        texts = self._texts.actions
        due = ""
        if action.due:
            due = filled(
                texts.late if action.due < today else texts.due, date=day(action.due, today)
            )
        who = shortened(owner_to(pair, reader, action.owner), 4)
        template = texts.line if who else texts.nobody
        return filled(template, who=who, action=quoted(action.text, _ACTION_WORDS), due=due)


def _of_different_kinds(candidates: Iterable[Candidate], count: int) -> list[str]:
    """Return the texts of the first candidates of different kinds, each kept short."""
    kept: dict[str, str] = {}
    for one in candidates:
        if one.text not in kept.values():
            kept.setdefault(one.kind, shortened(one.text, _SENTENCE_WORDS))
        if len(kept) == count:
            break
    return list(kept.values())


def _shared(failure: Failure, wanted: set[str]) -> int:
    text = f"{failure.name} {failure.signal} {failure.response} {failure.says}"
    return len(wanted & set(content_stems(text)))

"""Prepare an agenda: a session of a pair, planned to the minute, each block with its basis."""

from dataclasses import replace
from datetime import datetime

from coach.domain.agenda import LONGEST, SHORTEST, Agenda, AgendaBlock
from coach.domain.pair import Pair
from coach.domain.person import OTHER_SIDE, PairSide
from coach.domain.playbook import Playbook, SessionKind
from coach.errors import SessionLength
from coach.planning.agenda import AgendaPlanner, Planned
from coach.planning.agenda_texts import AgendaTexts
from coach.planning.draft_blocks import DraftBlock
from coach.planning.kinds import next_kind
from coach.planning.wanted import Wanted
from coach.ports import Clock
from coach.prompting.asking import Budget
from coach.services.back_blocks import BlockBacking
from coach.services.cite_claims import COMMON_PLAYBOOK, ClaimBook, Footnotes
from coach.services.suggest_topics import TopicSuggester
from coach.wording.agenda_words import AgendaWords


class AgendaMaker:
    """Makes agendas from playbooks, histories and topics."""

    def __init__(
        self,
        *,
        suggester: TopicSuggester,
        claims: ClaimBook,
        backing: BlockBacking,
        texts: AgendaTexts,
        clock: Clock,
        words: AgendaWords | None = None,
    ) -> None:
        """Plan agendas; with `words` a model puts them into better ones."""
        self._suggester = suggester
        self._claims = claims
        self._backing = backing
        self._texts = texts
        self._clock = clock
        self._planner = AgendaPlanner(texts)
        self._words = words

    def prepare(
        self,
        pair: Pair,
        *,
        minutes: int,
        kind: SessionKind | None = None,
        topic: str | None = None,
        starts: datetime | None = None,
        reader: PairSide = "leader",
        budget: Budget | None = None,
    ) -> Agenda:
        """Return the agenda of a pair's next session.

        Args:
            pair: With its history, from which the kind of session follows if none is given.
            minutes: 15 to 120.
            kind: Asked for by name.
            topic: Asked for by name: it wins over the ranking, with a notice if it repeats.
            starts: Local date and time of the session.
            reader: For whom a model words it.
            budget: What the turn may still spend on a model; None for a turn of its own.

        Raises:
            SessionLength: The minutes are outside of 15 to 120.
            SessionTooFull: The playbook has more parts that must stay than minutes.
            NotFound: There is no playbook of the pair's name.
        """
        agenda = self._prepared(pair, minutes, kind, topic, starts)
        if self._words is None:
            return agenda
        return self._words.reword(agenda, pair, reader=reader, budget=budget or Budget())

    def _prepared(
        self,
        pair: Pair,
        minutes: int,
        kind: SessionKind | None,
        topic: str | None,
        starts: datetime | None,
    ) -> Agenda:
        if not SHORTEST <= minutes <= LONGEST:
            raise SessionLength(minutes=minutes, shortest=SHORTEST, longest=LONGEST)
        ways, wish = self._suggester.ranked(pair, topic)
        chosen = kind or next_kind(pair, minutes)
        playbook_id, playbook = self._with_kind(pair.playbook, chosen)
        wanted = Wanted(
            pair=pair,
            playbook=playbook,
            playbook_id=playbook_id,
            kind=chosen,
            minutes=minutes,
            topics=ways,
            wish=wish,
            today=self._clock.now().date(),
            starts=starts,
        )
        planned = self._planner.plan(wanted)
        if playbook_id != pair.playbook:
            notice = self._texts.notice("no_blocks_of_kind")
            planned = replace(planned, notices=(notice, *planned.notices))
        return self._cited(planned, wanted)

    def _with_kind(self, id: str, kind: SessionKind) -> tuple[str, Playbook]:
        """Return the playbook that plans this kind: the pair's own, else the common one."""
        own = self._suggester.playbook(id)
        if any(session.kind == kind for session in own.sessions):
            return id, own
        return COMMON_PLAYBOOK, self._suggester.playbook(COMMON_PLAYBOOK)

    def _cited(self, planned: Planned, wanted: Wanted) -> Agenda:
        notes = Footnotes()
        blocks = tuple(
            self._block(block, minutes, wanted.playbook_id, notes)
            for block, minutes in zip(planned.fitted.blocks, planned.fitted.minutes, strict=True)
        )
        return Agenda(
            title=planned.title,
            kind=wanted.kind,
            minutes=wanted.minutes,
            playbook=wanted.playbook_id,
            people=()
            if wanted.pair.is_unnamed
            else tuple(one.name for side in OTHER_SIDE for one in wanted.pair.on(side)),
            starts=wanted.starts,
            blocks=blocks,
            citations=notes.citations,
            notices=planned.notices,
        )

    def _block(
        self, block: DraftBlock, minutes: int, playbook_id: str, notes: Footnotes
    ) -> AgendaBlock:
        cites: tuple[int, ...] = ()
        if block.source is not None:
            found = block.source.says and self._claims.saying(playbook_id, block.source.says)
            found = found or self._backing.back(playbook_id, block.source.page, block.source.about)
            cites = notes.cite(found if found and not found.ours else None)
        return AgendaBlock(
            minutes=minutes,
            title=block.title,
            direction=block.direction,
            does=block.does,
            topic=block.topic,
            purpose=block.purpose,
            questions=block.questions,
            actions=block.actions,
            cites=cites,
        )

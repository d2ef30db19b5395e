"""The agenda planner: a playbook's blocks, a pair's history and topics become a session."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date

from coach.domain.pair import Pair
from coach.domain.person import OTHER_SIDE
from coach.domain.session import Action
from coach.domain.topic import TeachingDirection
from coach.planning.agenda_texts import AgendaTexts, filled
from coach.planning.candidates import TEACHER, in_words
from coach.planning.draft_blocks import (
    DraftBlock,
    added,
    blocks_of,
    taught,
    with_risk,
    with_topics,
)
from coach.planning.fitting import TWO_WAY, Fitted, fit
from coach.planning.ranking import Ranked
from coach.planning.wanted import Wanted
from coach.planning.warnings import Warnings

TWO_TOPICS = 90
"""Minutes from which a session has room for two topics each way."""


@dataclass(frozen=True)
class Planned:
    """An agenda without its citations."""

    title: str
    fitted: Fitted[DraftBlock]
    notices: tuple[str, ...]


class AgendaPlanner:
    """Plans sessions; what it says beside the playbooks stands on the shelf."""

    def __init__(self, texts: AgendaTexts) -> None:
        self._texts = texts

    def plan(self, wanted: Wanted) -> Planned:
        """Return the session's blocks with their minutes, and what to know about them.

        Raises:
            SessionTooFull: The session is too short even for what must stay.
        """
        session = next(one for one in wanted.playbook.sessions if one.kind == wanted.kind)
        blocks = blocks_of(session.blocks, wanted.playbook, wanted.pair)
        blocks = self._with_topics(blocks, wanted)
        blocks = with_risk(blocks, self._texts.risk)
        blocks = self._with_actions(blocks, wanted)
        fitted = fit(blocks, wanted.minutes, wanted.kind)
        people = wanted.pair.name
        return Planned(
            title=filled(self._texts.titles[wanted.kind], people=people),
            fitted=fitted,
            notices=tuple(Warnings(self._texts, wanted).about(fitted)),
        )

    def read_out(self, action: Action, pair: Pair, today: Date) -> str:
        """Return an open action as it is read out at the beginning of a session."""
        texts = self._texts.actions
        late = action.due is not None and action.due < today
        when = ""
        if action.due:
            when = filled(texts.late if late else texts.due, date=said_date(action.due))
        text = action.text.rstrip(".")
        owner = pair.owner_name(action)
        if not owner:
            return f"{text}{when}"
        owners = "Both of you" if owner == "both" else owner[:1].upper() + owner[1:]
        return filled(texts.says_both, owners=owners, text=text, due=when, late="")

    def _with_topics(self, blocks: list[DraftBlock], wanted: Wanted) -> list[DraftBlock]:
        """Put the topics where something is taught, and name some where topics are chosen."""
        rounds = 2 if wanted.minutes >= TWO_TOPICS and wanted.kind in TWO_WAY else 1
        chosen = {way: list(some[:rounds]) for way, some in wanted.topics.items()}
        done = [self._explained(block, wanted) for block in with_topics(blocks, chosen)]
        wish = wanted.wish
        if wish is not None and all(block.topic != wish.candidate.title for block in done):
            done = self._wish_elsewhere(done, wish)
        return self._topics_offered(done, chosen)

    def _explained(self, block: DraftBlock, wanted: Wanted) -> DraftBlock:
        """Say in the first block on a topic why it is there, and open it with its own question."""
        if block.topic is None or block.does != "teach":
            return block
        one = next(
            r.candidate
            for some in wanted.topics.values()
            for r in some
            if r.candidate.title == block.topic
        )
        if one.family is not None:
            block = block.asking(one.family.opener)
        learner = wanted.pair.first_name(OTHER_SIDE[TEACHER[one.direction]])
        if one.wish and learner and one.origin != "wish":
            sentence = filled(self._texts.teach_purpose["wish"], learner=learner, wish=one.wish)
            return block.saying(sentence)
        if one.goal:
            return block.saying(
                filled(self._texts.teach_purpose["goal"], goal=one.goal.rstrip("."))
            )
        return block

    def _wish_elsewhere(self, blocks: list[DraftBlock], wish: Ranked) -> list[DraftBlock]:
        """Put the topic that was asked for into a block that can hold one, else into its own."""
        for does in ("topics", "apply", "wants"):
            for place, block in enumerate(blocks):
                if block.does == does:
                    asked = taught(block, wish)
                    topic = in_words(wish.candidate.title)
                    question = filled(self._texts.apply_question, topic=topic)
                    asked = asked.asking(question) if does == "apply" else asked
                    return [*blocks[:place], asked, *blocks[place + 1 :]]
        share = max(3, sum(block.share for block in blocks) // 6)
        own = added(self._texts.taught, share=share, does="teach", floor=2)
        own = taught(replace(own, direction=wish.candidate.direction), wish)
        return [*blocks[:-1], own, blocks[-1]]

    def _topics_offered(
        self, blocks: list[DraftBlock], chosen: Mapping[TeachingDirection, Sequence[Ranked]]
    ) -> list[DraftBlock]:
        """Name a topic each way where a session talks about topics instead of teaching them."""
        firsts = [some[0].candidate.title for some in chosen.values() if some]
        question = filled(self._texts.topics_question, topics=" and ".join(map(in_words, firsts)))
        return [
            replace(block, questions=(*block.questions, question)[:3])
            if block.does == "topics" and block.topic is None and len(firsts) == len(TEACHER)
            else block
            for block in blocks
        ]

    def _with_actions(self, blocks: list[DraftBlock], wanted: Wanted) -> list[DraftBlock]:
        """Put what is open first; where nothing is, the block for it becomes a check-in or goes."""
        own = next((block for block in blocks if block.does == "actions"), None)
        others = [block for block in blocks if block is not own]
        open_actions = wanted.pair.open_actions
        if not open_actions:
            if own is None or any(block.does == "open" for block in others):
                return others
            texts = self._texts.check_in
            return [
                replace(own, title=texts.title, purpose=texts.purpose, questions=texts.questions,
                        does="open", source=None) if block is own else block
                for block in blocks
            ]  # fmt: skip
        first = own or added(
            self._texts.actions, share=max(2, sum(b.share for b in blocks) // 15), does="actions"
        )
        lines = tuple(self.read_out(one, wanted.pair, wanted.today) for one in open_actions)
        return [replace(first, actions=lines, floor=max(1, first.floor)), *others]


def said_date(day: Date) -> str:
    """Return a date as people say it: 24 September 2026."""
    return f"{day.day} {day:%B %Y}"

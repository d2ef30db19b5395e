"""The part of the scripted coach that prepares sessions: real domain objects, no planning."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from coach.domain.access import Reader
from coach.domain.agenda import LONGEST, SHORTEST, Agenda, AgendaBlock
from coach.domain.pair import Pair
from coach.domain.person import PairSide, Person
from coach.domain.playbook import SessionKind
from coach.domain.preparation import (
    CheckedQuestion,
    Debrief,
    DraftAction,
    Goal,
    LikelyQuestion,
    MiniPlan,
    PlanStep,
    PreBrief,
    Script,
    ScriptKind,
    SessionBrief,
)
from coach.domain.record import Record
from coach.domain.request import ChangeLength, Drop, Edit, SetBlockMinutes, Shift
from coach.domain.roster import RosterPerson, RosterPreview, RowError, fingerprint
from coach.domain.session import Action, Session, SessionStatus
from coach.domain.stored_pair import StoredPair
from coach.domain.topic import Parts, Topic, TopicList
from coach.errors import InputError, SessionLength
from coach.services.keep_pairs import PairKeeper
from tests.doubles.memory_pairs import MemoryPairStore
from tests.doubles.scripted_feedback import ScriptedFeedback, ScriptedReleases, pairs_of

PROMPTS, CASES = "Prompt writing", "How an investment case is judged"
PLAYBOOKS = ("reverse-mentoring", "reciprocal-mentoring")


class EditedDouble(Record):
    """An agenda after a scripted change."""

    agenda: Agenda
    said: str


class ScriptedPreparation:
    """Prepares by rote, and keeps pairs in memory."""

    def __init__(self) -> None:
        self.store = MemoryPairStore(today=lambda: date(2026, 11, 21))
        self.pairs = PairKeeper(self.store, PLAYBOOKS)
        self.feedback = ScriptedFeedback(self.pairs)
        self.releases = ScriptedReleases(self.pairs)

    def pairs_for(self, reader: Reader) -> tuple[StoredPair, ...]:
        """Return the pairs that a reader is in."""
        return pairs_of(self.pairs, reader)

    def prepare_agenda(
        self,
        pair: Pair,
        *,
        minutes: int,
        kind: SessionKind | None = None,
        topic: str | None = None,
        starts: datetime | None = None,
    ) -> Agenda:
        """Return four blocks that fill the minutes."""
        if not SHORTEST <= minutes <= LONGEST:
            raise SessionLength(minutes=minutes, shortest=SHORTEST, longest=LONGEST)
        leader, mentor = (pair.people[0].first_name, pair.people[1].first_name)
        taught = (minutes - 7) // 2
        return Agenda(
            title=f"Session of {pair.people[0].name} and {pair.people[1].name}",
            kind=kind or "standard",
            minutes=minutes,
            people=tuple(person.name for person in pair.people),
            starts=starts,
            blocks=(
                _block(3, "Check in", "joint"),
                _block(taught, f"{mentor} shows", "junior_to_senior", topic or PROMPTS),
                _block(minutes - 7 - taught, f"{leader} gives back", "senior_to_junior", CASES),
                _block(4, "Actions and next date", "joint"),
            ),
            notices=("There is no goal yet. Spend three minutes on one for each of you.",),
        )

    def edit_agenda(
        self, agenda: Agenda, edit: Edit, pair: Pair, *, reader: PairSide = "leader"
    ) -> EditedDouble:
        """Return the agenda after a change of its length, or of one of its blocks."""
        blocks = list(agenda.blocks)
        if isinstance(edit, ChangeLength):
            by = (edit.by or 5) * (1 if edit.longer else -1)
            if not SHORTEST <= agenda.minutes + by <= LONGEST:
                said = f"A session has {SHORTEST} to {LONGEST} minutes."
                return EditedDouble(agenda=agenda, said=said)
            blocks[1] = _longer(blocks[1], by)
            return _edited(agenda, blocks, f"Now {agenda.minutes + by} minutes.")
        assert isinstance(edit, Shift | Drop | SetBlockMinutes), "no other edit is scripted"
        place = (edit.what.nth or 1) - 1
        if not 0 <= place < len(blocks):
            return EditedDouble(agenda=agenda, said="There is no such part.")
        if isinstance(edit, Shift):
            moved = blocks.pop(place)
            blocks.insert(max(0, place + (-1 if edit.to == "up" else 1)), moved)
            return _edited(agenda, blocks, f"{moved.title} comes earlier or later now.")
        if isinstance(edit, Drop):
            gone = blocks.pop(place)
            blocks[-1] = _longer(blocks[-1], gone.minutes)
            return _edited(agenda, blocks, f"{gone.title} is dropped.")
        blocks[place] = _longer(blocks[place], edit.minutes - blocks[place].minutes)
        return _edited(agenda, blocks, f"{blocks[place].title} takes {edit.minutes} minutes now.")

    def suggest_topics(self, pair: Pair, *, count: int = 8, wish: str | None = None) -> TopicList:
        """Return two topics, the first near to the wish."""
        return TopicList(
            topics=(_topic(wish or PROMPTS, CASES), _topic(CASES, PROMPTS, up=False)),
            ask=("What do people come to you for?",),
        )

    def give_back(self, pair: Pair, *, giver: PairSide = "leader") -> TopicList:
        """Return one offer."""
        return TopicList(topics=(_topic(CASES, PROMPTS, up=giver == "mentor"),))

    def brief(self, pair: Pair, reader: PairSide) -> SessionBrief:
        """Return the same brief for everybody."""
        return SessionBrief(
            reader=reader,
            listen_for=("what costs them time", "what they would change", "what they leave out"),
            ask=("What did you try since we met?", "What would you do in my place?"),
            open_actions=("Try one prompt on the monthly report",),
            avoid="Do not explain how it was always done.",
        )

    def plan_topic(self, topic: str, pair: Pair, minutes: int) -> MiniPlan:
        """Return five steps."""
        if not 5 <= minutes <= 60:
            raise InputError(
                what=f"{minutes} minutes",
                problem="one topic can be planned for 5 to 60 minutes",
                remedy="Choose a length in between.",
            )
        kinds = ("hook", "show", "try", "play_back", "stretch")
        lengths = (1, 1, minutes - 4, 1, 1)
        steps = tuple(
            PlanStep(minutes=length, kind=kind, text=f"Do the {kind} part of {topic}.")
            for length, kind in zip(lengths, kinds, strict=True)
        )
        return MiniPlan(topic=topic, minutes=minutes, steps=steps, try_it="Use it once this week.")

    def check_questions(self, lines: Sequence[str]) -> tuple[CheckedQuestion, ...]:
        """Flag what speaks of a generation."""
        return tuple(
            CheckedQuestion(
                question=line,
                flags=("spokesperson", "stereotype"),
                why="It asks one person to answer for everybody of an age.",
                rewrite="What makes you stay in a job?",
            )
            if "generation" in line
            else CheckedQuestion(question=line)
            for line in lines
        )

    def pre_brief(
        self, pair: Pair, questions: Sequence[str], *, starts: datetime | None = None
    ) -> PreBrief:
        """Return the questions that were sent, and one more."""
        asked = (*questions, "What did you try since we met?")
        return PreBrief(
            questions=tuple(
                LikelyQuestion(question=one, angle="Tell one example.", may_skip=None)
                for one in asked
            ),
            topics=(PROMPTS,),
            ready_from=starts - timedelta(hours=48) if starts else None,
        )

    def script(
        self, kind: ScriptKind, pair: Pair, *, asks: PairSide, situation: str = ""
    ) -> Script:
        """Return three ways to say no."""
        return Script(
            kind=kind,
            title="Say no to a topic",
            says=(
                "I would rather not.",
                "Thank you for asking. I would rather not.",
                "No, thanks.",
            ),
            before="You owe nobody a reason.",
            help_route="your HR contact",
        )

    def draft_debrief(self, notes: str, pair: Pair, *, author: PairSide, day: date) -> Debrief:
        """Return the first line as a learning, and one action."""
        return Debrief(
            learnings=(notes.splitlines()[0][:200],),
            actions=(DraftAction(text="Send the template", owner=author, due=None),),
            ask=("By when?",),
        )

    def build_goal(self, text: str, pair: Pair, *, side: PairSide) -> Goal:
        """Return the goal with a question."""
        return Goal(
            text=text,
            side=side,
            missing=("when",),
            ask=("By when?",),
            first_step="Name one report.",
        )

    def say_ledger(self, pair: Pair) -> tuple[str, ...]:
        """Return one sentence."""
        return ("So far one side has given more than the other.",)

    def has_sample(self) -> bool:
        """Whether invented pairs are kept."""
        return any(line.sample for line in self.pairs.list("", 0, 1000).lines)

    def create_sample(self) -> int:
        """Keep one invented pair."""
        self.pairs.add(a_kept_pair("Mira Sand", "Jon Reed", sample=True))
        return 1

    def remove_sample(self) -> int:
        """Forget every invented pair."""
        with self.store.writing() as records:
            return records.remove_sample()

    def preview_roster(self, text: str) -> RosterPreview:
        """Read a name a line, whatever stands in the first column."""
        lines = text.splitlines()[1:]
        people = tuple(
            RosterPerson(row=row, person=Person(name=line.split(",")[0], side="mentor"))
            for row, line in enumerate(lines, 1)
            if line.split(",")[0]
        )
        errors = tuple(
            RowError(row=row, why="the name is missing")
            for row, line in enumerate(lines, 1)
            if not line.split(",")[0]
        )
        return RosterPreview(people=people, errors=errors, fingerprint=fingerprint(people))

    def confirm_roster(self, seen: RosterPreview) -> tuple[Person, ...]:
        """Keep the people of a preview."""
        with self.store.writing() as records:
            return records.add_people([one.person for one in seen.people])


def a_kept_pair(
    leader: str = "Ana Brandt", mentor: str = "Tunde Okafor", *, sample: bool = False
) -> Pair:
    """Return a pair with one held session and one open action."""
    action = Action(text="Try one prompt on the monthly report", owner="leader")
    return Pair(
        programme="Sample programme (invented)" if sample else "Spring pilot",
        people=(
            Person(name=leader, side="leader", title="CFO", can_teach=(CASES,)),
            Person(name=mentor, side="mentor", title="Analyst", can_teach=(PROMPTS,)),
        ),
        goals=("Decide by December which report to automate",),
        sessions=(
            Session(
                date=date(2026, 10, 1),
                minutes=45,
                status=SessionStatus.HELD,
                topics=("ground rules",),
                actions=(action,),
            ),
            Session(date=date(2026, 12, 1), status=SessionStatus.PLANNED),
        ),
        sample=sample,
    )


def _block(minutes: int, title: str, way: str, topic: str | None = None) -> AgendaBlock:
    return AgendaBlock.model_validate(
        {
            "minutes": minutes,
            "title": title,
            "direction": way,
            "does": "teach" if topic else "open",
            "topic": topic,
            "purpose": "See one thing done on a real example.",
            "questions": ("Can you show me how you do it?",),
        }
    )


def _topic(title: str, trade: str, *, up: bool = True) -> Topic:
    return Topic(
        title=title,
        direction="junior_to_senior" if up else "senior_to_junior",
        why_it_matters="It was asked for.",
        why_teach="To explain it shows which parts matter.",
        opener="Where did you last come across it?",
        trade=trade,
        level="first_steps",
        score=0.8,
        parts=Parts(fit=0.9, novelty=1.0, effort=0.2, risk=0.1),
    )


def _longer(block: AgendaBlock, by: int) -> AgendaBlock:
    return block.model_copy(update={"minutes": max(1, block.minutes + by)})


def _edited(agenda: Agenda, blocks: list[AgendaBlock], said: str) -> EditedDouble:
    minutes = sum(block.minutes for block in blocks)
    changed = agenda.model_copy(update={"blocks": tuple(blocks), "minutes": minutes})
    return EditedDouble(agenda=changed, said=said)

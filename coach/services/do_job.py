"""Do the job: a request made by talking becomes what was asked for, and words about it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from coach.domain.agenda import Agenda
from coach.domain.answer import Block
from coach.domain.conversation import Outcome
from coach.domain.pair import Pair
from coach.domain.person import PairSide
from coach.domain.playbook import SessionKind
from coach.domain.preparation import CheckedQuestions
from coach.domain.record import Record
from coach.domain.request import Edit, Job, Request
from coach.planning.agenda_texts import filled
from coach.planning.kinds import SHORT
from coach.ports import Clock
from coach.prompting.asking import Budget
from coach.services.edit_context import said_minutes
from coach.services.preparing import Preparing
from coach.services.say_results import ResultWords, TalkTexts, paragraph, paragraphs

MINUTES = 45
"""Length of a session where nobody says one: sessions in Sheffield took 45 minutes (R21)."""
_TOPIC_MINUTES = 20
_MOST_WORDS = 120

_QUESTION_END = re.compile(r"(?<=\?)\s+(?=\S)")

SayAgenda = Callable[[Agenda], str]
"""Puts a plan into running text for the chat."""


@dataclass(frozen=True)
class Occasion:
    """Who wants something prepared, for whom, and what was prepared before."""

    pair: Pair
    side: PairSide
    """The side of the one who speaks."""
    agenda: Agenda | None = None
    """The latest agenda of the conversation."""
    before: Agenda | None = None
    """The one before it."""
    budget: Budget | None = None
    """What the turn may still spend on a chat model."""


@dataclass(frozen=True)
class Done:
    """What a job came to."""

    blocks: tuple[Block, ...]
    result: Record | None = None
    notices: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    outcome: Outcome = Outcome.ANSWERED


class JobDoer:
    """Does jobs with what prepares sessions."""

    def __init__(
        self, *, preparing: Preparing, texts: TalkTexts, say_agenda: SayAgenda, clock: Clock
    ) -> None:
        self._preparing = preparing
        self._texts = texts
        self._say = ResultWords(texts)
        self._say_agenda = say_agenda
        self._clock = clock
        self._jobs: Mapping[Job, Callable[[Request, Occasion], Done]] = {
            Job.AGENDA: self._agenda,
            Job.EDIT_AGENDA: self._edit,
            Job.TOPICS: self._topics,
            Job.GIVE_BACK: self._give_back,
            Job.BRIEF: self._brief,
            Job.PRE_BRIEF: self._pre_brief,
            Job.CHECK_QUESTIONS: self._check_questions,
            Job.MINI_PLAN: self._mini_plan,
            Job.SCRIPT: self._script,
            Job.DEBRIEF: self._debrief,
            Job.GOAL: self._goal,
            Job.LEDGER: self._ledger,
        }

    def do(self, request: Request, on: Occasion) -> Done:
        """Return what was asked for, or a question back where the words leave something open.

        Raises:
            CoachError: What was asked for cannot be; the sentence says what can.
        """
        if request.ask_back:
            return _asking(request.ask_back)
        done = self._jobs[request.job](request, on)
        name = Job.AGENDA.value if request.job is Job.EDIT_AGENDA else request.job.value
        name = name if name in self._texts.suggestions else "other"
        offers = () if done.outcome is not Outcome.ANSWERED else self._texts.suggestions[name]
        return Done(done.blocks, done.result, done.notices, offers, done.outcome)

    def _agenda(self, request: Request, on: Occasion) -> Done:
        now = self._clock.now()
        if request.when is not None and request.when.date() < now.date():
            return _asking(self._texts.date_past)
        minutes = request.minutes or self._usual_minutes(on.pair)
        agenda = self._preparing.agendas.prepare(
            on.pair,
            minutes=minutes,
            kind=request.kind or _kind_of_unknown(on.pair, minutes),
            topic=request.topic,
            starts=request.when,
            reader=on.side,
            budget=on.budget,
        )
        agenda = agenda.model_copy(
            update={"notices": (*self._around(request, on, minutes), *agenda.notices)}
        )
        return self._told(agenda)

    def _around(self, request: Request, on: Occasion, minutes: int) -> list[str]:
        """Say what was taken for granted."""
        said = []
        if request.minutes is None:
            words = said_minutes(minutes)
            said.append(filled(self._texts.minutes_assumed, minutes=words))
        if on.pair.is_unnamed:
            partner = request.partner
            said.append(
                filled(self._texts.unknown_partner, name=partner)
                if partner
                else self._texts.no_pair
            )
        if request.when is not None and request.date_only:
            said.append(self._texts.day_only)
        return said

    def _usual_minutes(self, pair: Pair) -> int:
        return next((one.minutes for one in reversed(pair.held) if one.minutes), MINUTES)

    def _edit(self, request: Request, on: Occasion) -> Done:
        if on.agenda is None or request.edit is None:
            return self._agenda(request, on)
        edits: tuple[Edit, ...] = (request.edit, *request.then)
        edited = self._preparing.editor.apply(
            on.agenda, edits, on.pair, reader=on.side, before=on.before
        )
        told = self._told(edited.agenda, said=edited.said)
        outcome = Outcome.NEEDS_CLARIFICATION if edited.asks else Outcome.ANSWERED
        return Done(told.blocks, edited.agenda, edited.agenda.notices, outcome=outcome)

    def _told(self, agenda: Agenda, *, said: str = "") -> Done:
        words = self._say_agenda(agenda)
        fits = len(f"{said} {words}".split()) <= _MOST_WORDS
        shown = (said, words) if fits or not said else (said,)
        return Done(paragraphs(shown), agenda, agenda.notices)

    def _topics(self, request: Request, on: Occasion) -> Done:
        count = min(8, max(4, request.count or 6))
        found = self._preparing.topics.suggest(
            on.pair, count=count, wish=request.topic, budget=on.budget
        )
        return Done(self._say.topics(found, on.pair), found, found.notices)

    def _give_back(self, request: Request, on: Occasion) -> Done:
        giver = request.reader or on.side
        found = self._preparing.topics.give_back(on.pair, giver=giver, budget=on.budget)
        return Done(self._say.give_back(found, on.pair, giver), found, found.notices)

    def _brief(self, request: Request, on: Occasion) -> Done:
        reader = request.reader or on.side
        brief = self._preparing.session.brief(on.pair, reader, budget=on.budget)
        return Done(self._say.brief(brief), brief, brief.notices)

    def _pre_brief(self, request: Request, on: Occasion) -> Done:
        starts: datetime | None = request.when
        questions = _each_question(request.text)
        found = self._preparing.session.pre_brief(on.pair, questions, starts=starts)
        return Done(self._say.pre_brief(found), found, found.notices)

    def _check_questions(self, request: Request, on: Occasion) -> Done:
        checked = self._preparing.questions.check(_each_question(request.text))
        if not checked:
            return _asking(self._texts.no_questions)
        return Done(self._say.checked(checked), CheckedQuestions(questions=checked))

    def _mini_plan(self, request: Request, on: Occasion) -> Done:
        topic = request.topic or _first_topic(on.agenda)
        if not topic:
            return _asking(self._texts.no_topic)
        minutes = request.minutes or _TOPIC_MINUTES
        plan = self._preparing.session.plan_topic(topic, on.pair, minutes, budget=on.budget)
        return Done(self._say.mini_plan(plan), plan, plan.notices)

    def _script(self, request: Request, on: Occasion) -> Done:
        script = self._preparing.session.script(
            request.script or "ask_for_what_i_want",
            on.pair,
            asks=on.side,
            situation=request.text,
            budget=on.budget,
        )
        return Done(self._say.script(script), script, script.notices)

    def _debrief(self, request: Request, on: Occasion) -> Done:
        if not request.text.strip():
            return _asking(self._texts.no_notes)
        day = (request.when or self._clock.now()).date()
        found = self._preparing.session.draft_debrief(
            request.text, on.pair, author=on.side, day=day
        )
        return Done(self._say.debrief(found, on.pair), found, found.notices)

    def _goal(self, request: Request, on: Occasion) -> Done:
        if not request.text.strip():
            return _asking(self._texts.no_goal)
        goal = self._preparing.session.build_goal(request.text, on.pair, side=on.side)
        return Done(self._say.goal(goal), goal)

    def _ledger(self, request: Request, on: Occasion) -> Done:
        return Done(paragraphs(self._preparing.session.say_ledger(on.pair)))


def side_of(role: str, request: Request) -> PairSide:
    """Return the side of the one who speaks: as the words tell, else by the role."""
    if request.reader is not None and request.job is not Job.BRIEF:
        return request.reader
    return "mentor" if role == "mentor" else "leader"


def _kind_of_unknown(pair: Pair, minutes: int) -> SessionKind | None:
    """Return the kind where no history is known: an unknown pair may well have met before."""
    if not pair.is_unnamed:
        return None
    return "short" if minutes <= SHORT else "standard"


def _each_question(text: str) -> list[str]:
    """Return the questions of a text, one a line or one after the other."""
    return [one.strip() for line in text.splitlines() for one in _QUESTION_END.split(line) if one]


def _first_topic(agenda: Agenda | None) -> str | None:
    return agenda.topics[0] if agenda is not None and agenda.topics else None


def _asking(words: str) -> Done:
    return Done((paragraph(words),), outcome=Outcome.NEEDS_CLARIFICATION)

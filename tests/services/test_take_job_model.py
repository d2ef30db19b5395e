"""With a model, talking asks it at most twice: what is wanted, and for the words of it."""

import json
from dataclasses import dataclass
from functools import cache

import pytest

from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.domain.agenda import Agenda
from coach.domain.answer import Reply
from coach.domain.conversation import Outcome, Role, Turn
from coach.doubles.scripted_model import Says, ScriptedModel
from coach.errors import AnswerInvalid, ModelTimedOut
from coach.grounding.support import SupportChecker
from coach.planning.agenda_texts import read_texts
from coach.rendering.agenda_words import agenda_words
from coach.rendering.replies import to_html
from coach.retrieval.chunking import cut_documents
from coach.retrieval.library import read_library
from coach.services.answer_words import AnswerWords
from coach.services.do_job import JobDoer
from coach.services.find_job import JobFinder
from coach.services.job_texts import read_jobs
from coach.services.preparing import Preparing, Shelves
from coach.services.say_results import TalkTexts
from coach.services.take_job import JobTaker, Settling
from coach.services.take_turn import TurnTaker
from coach.shelves import shelf
from coach.wording.answer import ModelWriter
from coach.wording.understand import Understander
from tests.doubles.hash_embedder import HashEmbedder
from tests.doubles.set_clock import SetClock
from tests.services.preparing import the_pair
from tests.services.small_coach import a_taker
from tests.services.worded import GROWS, an_asker, answering, cited, notices
from tests.wording.rewriting import answering as rewording

TORN = "help me with my mentor"
TORN_KNOWN = "help me grow trust with my leader"
PAIR = the_pair()
OLD, NEW = "Put what was learned to work", "What was learned, put it to work"
WORDS = rewording(lambda text: text.replace(OLD, NEW))
LATE = ModelTimedOut(model="scripted:double", seconds=8, begun=False)


@dataclass
class Talking:
    """A turn taker all of whose words may be a model's."""

    taker: TurnTaker
    model: ScriptedModel

    def ask(self, text: str, *turns: Turn) -> Reply:
        return self.taker.take(text, role=Role.LEADER, turns=turns, pair=PAIR)

    @property
    def asked(self) -> list[str]:
        """The first words of each call's instructions."""
        return [call.system.split(".")[0] for call in self.model.history]


@pytest.fixture
def finder(minilm: MiniLmEmbedder) -> JobFinder:
    return JobFinder(minilm, read_jobs(shelf("knowledge") / "conversation" / "jobs.yaml"))


@cache
def shelves() -> Shelves:
    documents = read_library(shelf("knowledge"))
    return Shelves(shelf("knowledge") / "coaching", documents, cut_documents(documents))


def talking(finder: JobFinder, *says: Says) -> Talking:
    model = ScriptedModel(says)
    asker, clock = an_asker(model), SetClock()
    preparing = Preparing(
        shelves(), HashEmbedder(), {}, clock=clock, help_route="the front desk", asker=asker
    )
    texts = read_texts(TalkTexts, shelves().folder / "talk.yaml")
    doer = JobDoer(preparing=preparing, texts=texts, say_agenda=agenda_words, clock=clock)
    jobs = JobTaker(finder, doer, clock, settling=Settling(Understander(asker), notices()))
    words = AnswerWords(
        ModelWriter(asker), support=SupportChecker(HashEmbedder()), notices=notices()
    )
    return Talking(a_taker(jobs=jobs, model=words), model)


def understood(job: str) -> str:
    return json.dumps({"job": job, "minutes": None, "topic": None, "partner": None})


def names(reply: Reply) -> list[str]:
    return [use.name for use in reply.provenance.prompts]


def test_a_torn_turn_that_becomes_an_agenda_asks_twice(finder: JobFinder) -> None:
    talk = talking(finder, understood("agenda"), WORDS)

    reply = talk.ask(TORN)

    assert isinstance(reply.result, Agenda)
    assert names(reply) == ["understand", "agenda_words"]
    assert len(talk.model.history) == 2


def test_a_torn_turn_that_becomes_a_question_asks_twice(finder: JobFinder) -> None:
    talk = talking(finder, understood("question"), answering(cited(GROWS)))

    reply = talk.ask(TORN_KNOWN)

    assert reply.job is None
    assert names(reply) == ["understand", "answer"]
    assert len(talk.model.history) == 2


def test_a_plain_wish_asks_once_and_its_reply_names_model_prompt_and_tokens(
    finder: JobFinder,
) -> None:
    reply = talking(finder, WORDS).ask("Prepare a standard session for us")

    assert isinstance(reply.result, Agenda)
    assert reply.provenance.engine == reply.result.worded_by == "scripted:double"
    assert names(reply) == ["agenda_words"]
    assert reply.provenance.tokens > 0
    assert "Worded by scripted&#58;double, prepared without it" in to_html(reply)


def test_a_wish_whose_words_the_model_failed_is_ours_and_says_so(finder: JobFinder) -> None:
    reply = talking(finder, LATE, LATE, LATE).ask("Prepare our next session")

    assert isinstance(reply.result, Agenda)
    assert reply.provenance.engine == "embedded"
    assert names(reply) == ["agenda_words"]
    assert any("the wording is our own" in notice.lower() for notice in reply.notices)


@pytest.mark.parametrize(
    ("error", "notice"),
    [
        (LATE, notices().timed_out),
        (AnswerInvalid(model="m", problem="p"), notices().invalid),
    ],
)
def test_a_torn_turn_that_the_model_leaves_open_is_asked_about_with_a_notice(
    finder: JobFinder, error: ModelTimedOut | AnswerInvalid, notice: str
) -> None:
    reply = talking(finder, error, error, error).ask(TORN)

    assert reply.outcome is Outcome.NEEDS_CLARIFICATION
    assert reply.notices == (notice,)


def test_a_change_of_a_plan_asks_no_model(finder: JobFinder) -> None:
    talk = talking(finder, WORDS)
    made = talk.ask("Prepare our next session")
    before = (
        Turn(role="user", text="Prepare our next session"),
        Turn(role="assistant", text="Here it is.", result=made.result),
    )

    reply = talk.ask("make it 30", *before)

    assert isinstance(reply.result, Agenda) and reply.result.minutes == 30
    assert names(reply) == []
    assert len(talk.model.history) == 1


def test_a_wish_to_rehearse_is_shown_the_place_and_asks_no_model(finder: JobFinder) -> None:
    talk = talking(finder)

    reply = talk.ask("Let me rehearse saying no to my leader")

    assert (reply.job, reply.outcome) == (None, Outcome.CONVERSATIONAL)
    assert "Rehearse" in to_html(reply)
    assert talk.model.history == []


def test_a_model_is_not_told_what_stands_in_the_pair_to_understand_a_turn(
    finder: JobFinder,
) -> None:
    talk = talking(finder, understood("topics"), WORDS)

    talk.ask(TORN)

    call = talk.model.history[0]
    known = [person.name for person in PAIR.people] + [*PAIR.goals]
    assert not [text for text in known if text in call.user + call.system]

"""Do we know: off topic, not in the library, known in part, known."""

import pytest

from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.retrieval.knowing import Judgement, Verdict, Vocabulary, confidence, judge
from coach.retrieval.searching import Found, Searcher
from tests.retrieval.small_library import PASSAGES, searcher


@pytest.fixture(scope="module")
def library(minilm: MiniLmEmbedder) -> Searcher:
    return searcher(minilm)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(PASSAGES)


class Judge:
    """Asks the small library, and keeps what was found."""

    def __init__(self, library: Searcher, vocabulary: Vocabulary, embedder: MiniLmEmbedder) -> None:
        self.library = library
        self.vocabulary = vocabulary
        self.embedder = embedder

    def __call__(self, question: str, context: str = "") -> Judgement:
        return judge(
            self.found(question, context), vocabulary=self.vocabulary, embedder=self.embedder
        )

    def found(self, question: str, context: str = "") -> Found:
        return self.library.search(self.library.prepare(question, context), k=5)


@pytest.fixture(scope="module")
def ask(library: Searcher, vocabulary: Vocabulary, minilm: MiniLmEmbedder) -> Judge:
    return Judge(library, vocabulary, minilm)


@pytest.mark.parametrize(
    "question",
    [
        "What is reverse mentoring?",
        "How many mentors does PwC have?",
        "since when does pwc do it",
        "Who did Jack Welch pick as a mentor?",
        "Who runs the Wharton programme?",
        "Does reverse mentoring cost more than a seminar?",
    ],
)
def test_a_question_that_a_passage_answers_is_known(ask: Judge, question: str) -> None:
    assert ask(question) == Judgement(confidence(ask.found(question)), Verdict.KNOWN)


@pytest.mark.parametrize(
    "question", ["How do I tune a guitar by ear?", "Who painted the Mona Lisa?", "best pizza"]
)
def test_a_question_with_nothing_near_is_off_topic(ask: Judge, question: str) -> None:
    assert ask(question).verdict is Verdict.OFF_TOPIC


def test_an_empty_library_makes_every_question_off_topic(ask: Judge) -> None:
    found = Found(query=ask.library.prepare("What is reverse mentoring?"), hits=())
    judged = judge(found, vocabulary=Vocabulary(()), embedder=ask.embedder)
    assert (judged.verdict, judged.known) == (Verdict.OFF_TOPIC, 0.0)


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Does Netflix have a reverse mentoring programme?", ("Netflix",)),
        ("What did Jamie Dimon learn from his reverse mentor?", ("Jamie Dimon",)),
        ("how does unilever match its mentors", ("unilever",)),
        ("How does the ADKAR model apply to reverse mentoring?", ("ADKAR",)),
    ],
)
def test_a_name_that_the_library_does_not_hold_is_missing(
    ask: Judge, question: str, missing: tuple[str, ...]
) -> None:
    judged = ask(question)
    assert (judged.verdict, judged.missing) == (Verdict.NOT_IN_LIBRARY, missing)


@pytest.mark.parametrize(
    "question",
    [
        "What did GE spend on its mentors?",
        "In which year did Wharton start to pair executives with students?",
        "How old were the mentors at PwC?",
        "What was the name of the junior IT person who taught Welch?",
        "What percentage of GE's managers found a mentor?",
        "Which city do the pairs at Wharton meet in?",
        "What does a mentoring platform cost per seat?",
        "What is the phone number of the PwC mentors?",
    ],
)
def test_a_detail_that_no_sentence_gives_is_not_in_the_library(ask: Judge, question: str) -> None:
    assert ask(question).verdict is Verdict.NOT_IN_LIBRARY


def test_a_known_name_beside_an_unknown_one_is_known_in_part(ask: Judge) -> None:
    judged = ask("How do PwC and Accenture run reverse mentoring?")
    assert (judged.verdict, judged.missing) == (Verdict.PARTLY, ("Accenture",))


def test_an_unknown_tool_named_in_passing_does_not_stop_the_answer(ask: Judge) -> None:
    judged = ask("Is it OK to use Gemini for preparing our mentoring sessions?")
    assert (judged.verdict, judged.missing) == (Verdict.PARTLY, ("Gemini",))


def test_names_of_earlier_turns_are_not_demanded(ask: Judge) -> None:
    context = "How does Netflix do reverse mentoring?"
    assert ask("What is reverse mentoring?", context).verdict is Verdict.KNOWN


def test_a_follow_up_may_ask_for_a_detail_of_what_was_named_before(ask: Judge) -> None:
    context = "Whom did Welch choose to teach him the internet?"
    assert ask("what was that person's name?", context).verdict is Verdict.NOT_IN_LIBRARY


def test_what_is_missing_makes_the_same_search_less_sure(ask: Judge) -> None:
    question = "Does Netflix have a reverse mentoring programme?"
    assert ask(question).known < confidence(ask.found(question))

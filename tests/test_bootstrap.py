"""The coach as it is shipped: its own library, model, store and index, put together and asked."""

from pathlib import Path

import pytest

from coach import open_coach
from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.bootstrap import build_coach, build_finder, build_unlisted_finder
from coach.domain.answer import Bullets, CitationStatus, Grid, Paragraph, Reply
from coach.domain.conversation import Outcome, Role, Turn
from coach.services.coach import Coach
from coach.settings import Settings
from tests.builders import a_document, a_section, texts_of, words_of

MOST_WORDS = 120
WELCH = "Which GE chief executive learnt the internet from a junior?"


@pytest.fixture(scope="module")
def settings(minilm: MiniLmEmbedder, minilm_home: Path) -> Settings:
    """Return the settings of a home in which the model is exported."""
    return Settings(home=minilm_home, help_route="the front desk")


@pytest.fixture(scope="module")
def coach(settings: Settings) -> Coach:
    """Return the shipped coach."""
    return build_coach(settings)


def _before(question: str, reply: Reply) -> list[Turn]:
    return [
        Turn(role="user", text=question),
        Turn(role="assistant", text=" ".join(texts_of(reply))),
    ]


def _all_stand(coach: Coach, reply: Reply) -> bool:
    passages = [coach.passage(citation.passage) for citation in reply.citations]
    return all(
        citation.quote in passage.text and coach.source(citation.source).title == citation.title
        for citation, passage in zip(reply.citations, passages, strict=True)
    )


def test_a_question_is_answered_with_sources_that_can_be_opened(coach: Coach) -> None:
    reply = coach.ask(WELCH)

    assert reply.outcome is Outcome.ANSWERED
    assert "Welch" in texts_of(reply)[0]
    assert reply.citations[0].source == "s4-wiifm"
    assert _all_stand(coach, reply)


def test_a_follow_up_is_answered_from_what_was_said_before(coach: Coach) -> None:
    first = coach.ask(WELCH)

    reply = coach.ask("And what did he tell his managers?", turns=_before(WELCH, first))

    assert reply.outcome is Outcome.ANSWERED
    assert any("Welch" in text and "managers" in text for text in texts_of(reply))
    assert WELCH in reply.provenance.query


def test_a_change_of_topic_leaves_it_behind(coach: Coach) -> None:
    question = "What does WIIFM stand for?"

    reply = coach.ask(question, turns=_before(WELCH, coach.ask(WELCH)))

    assert "WIIFM" in texts_of(reply)[0]
    assert WELCH not in reply.provenance.query


def test_a_search_finds_the_passage_and_gives_as_many_as_asked_for(coach: Coach) -> None:
    hits = coach.search("soccer coaching for the children of a CEO", k=3)

    assert len(hits) == 3
    assert "soccer" in hits[0].passage.text
    assert coach.passage(hits[0].passage.id) == hits[0].passage


def test_a_company_that_the_library_does_not_know_is_not_in_it(coach: Coach) -> None:
    reply = coach.ask("How does Siemens run reverse mentoring?")

    assert reply.outcome is Outcome.NOT_IN_LIBRARY
    assert "Siemens" in texts_of(reply)[0]
    assert reply.citations == ()
    assert reply.suggestions


def test_a_question_about_something_else_is_off_topic(coach: Coach) -> None:
    reply = coach.ask("What is the boiling point of mercury?", role=Role.MANAGER)

    assert reply.outcome is Outcome.OFF_TOPIC
    assert reply.suggestions == coach.examples(Role.MANAGER)


def test_the_help_route_of_the_settings_is_the_one_that_is_named(coach: Coach) -> None:
    reply = coach.ask("My mentor touches me and I am afraid of him.")

    assert reply.outcome is Outcome.REFERRED
    assert any("the front desk" in text for text in texts_of(reply))


def test_a_disputed_question_shows_sources_of_both_sides(coach: Coach) -> None:
    reply = coach.ask("Is mentoring one-way or two-way?")

    assert "split" in texts_of(reply)[0]
    assert len({citation.source for citation in reply.citations}) > 1


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Does reverse mentoring improve inclusion?", "Yes."),
        ("Is reverse mentoring only about technology?", "No."),
        ("How often should we meet?", "Monthly."),
    ],
)
def test_a_plain_question_gets_its_plain_answer_first(
    coach: Coach, question: str, begins: str
) -> None:
    assert texts_of(coach.ask(question))[0].startswith(begins)


def test_a_doubtful_figure_is_called_a_claim_before_it_is_repeated(coach: Coach) -> None:
    texts = texts_of(coach.ask("Is the 88 percent productivity figure reliable?"))

    assert "not as evidence" in texts[0]
    assert any("88 %" in text for text in texts[1:])


def test_a_comparison_shows_the_rows_that_were_asked_for(coach: Coach) -> None:
    reply = coach.ask("Compare the cost of leadership seminars and reverse mentoring")

    (grid,) = [block for block in reply.blocks if isinstance(block, Grid)]
    assert all("cost" in row[0].lower() for row in grid.rows)


def test_a_disagreements_own_question_gets_both_sides_in_at_most_120_words(coach: Coach) -> None:
    questions = {
        position.question
        for document in coach.documents()
        for position in document.source.positions
    }

    for question in questions:
        reply = coach.ask(question)

        assert "split" in texts_of(reply)[0], question
        assert words_of(reply) <= MOST_WORDS, question


@pytest.mark.parametrize("role", Role)
def test_every_example_of_a_role_is_answered_whole_and_briefly(coach: Coach, role: Role) -> None:
    for question in coach.examples(role):
        reply = coach.ask(question, role=role)

        assert reply.outcome is Outcome.ANSWERED, question
        assert all(one.status is CitationStatus.VERIFIED for one in reply.citations), question
        assert _all_stand(coach, reply), question
        assert not any("left out" in notice for notice in reply.notices), question
        if all(isinstance(block, Paragraph) for block in reply.blocks):
            assert words_of(reply) <= MOST_WORDS, question


def test_a_list_that_was_asked_for_is_shown_one_under_the_other(coach: Coach) -> None:
    reply = coach.ask("What are the three tips to blend mentorship and peer learning?")

    assert any(isinstance(block, Bullets) for block in reply.blocks)


def test_building_it_again_reads_what_was_kept_and_gives_the_same_coach(
    coach: Coach, settings: Settings
) -> None:
    told: list[tuple[str, float]] = []

    again = build_coach(settings, progress=lambda words, share: told.append((words, share)))

    assert again.fingerprint == coach.fingerprint
    assert again.ask(WELCH).blocks == coach.ask(WELCH).blocks
    assert told[-1] == ("Ready", 1.0)


def test_the_package_opens_it_with_the_settings_of_an_environment(settings: Settings) -> None:
    opened = open_coach({"COACH_HOME": str(settings.home)})

    assert opened.source("s4-wiifm").author == "Roshan Thiran"


def test_other_documents_are_searched_without_being_kept(settings: Settings) -> None:
    volcano = a_document(a_section("Etna erupted on Sicily in 2021.", heading="Etna"))

    finder = build_finder([volcano, a_document()], settings)

    assert finder.passages == 2
    assert finder.find("Which volcano erupted on Sicily?").best_sentence.startswith("Etna")


def test_of_no_documents_nothing_is_found(settings: Settings) -> None:
    finding = build_finder([], settings).find("Which volcano erupted?")

    assert finding.hits == ()
    assert finding.outcome is Outcome.OFF_TOPIC


def test_without_its_listed_questions_the_library_still_answers(settings: Settings) -> None:
    finding = build_unlisted_finder(settings).find(WELCH)

    assert "Welch" in finding.best_sentence
    assert finding.found.listed == 0.0

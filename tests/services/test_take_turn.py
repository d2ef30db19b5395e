"""What a person typed becomes a checked reply with its outcome, sources and next questions."""

from typing import Literal

import pytest

from coach.domain.answer import Citation, CitationStatus, Paragraph, Reply, Statement
from coach.domain.conversation import Outcome, Role
from coach.domain.draft import Brief, Draft
from tests.builders import said_before, texts_of, words_of
from tests.doubles.set_clock import SetClock
from tests.services.small_coach import DOWN, SPLIT, STARTERS, UP, a_taker

MOST_WORDS = 120
KNOWN = "How does trust between mentor and leader grow?"


class PlantedWriter:
    """Writes what the test planted below the first sentence that was found, and keeps the brief."""

    name = "planted"

    def __init__(self, text: str = "", *, cites: bool = True, quote: str = "") -> None:
        self.briefs: list[Brief] = []
        self._text, self._cites, self._quote = text, cites, quote

    def write(self, brief: Brief) -> Draft:
        """Cite the best passage, for its own first sentence and for what was planted."""
        self.briefs.append(brief)
        passage = brief.hits[0].passage
        first = passage.claims[0].text
        citation = Citation(
            n=1,
            source=passage.source,
            title=passage.title,
            grade="D",
            quote=self._quote or first,
            status=CitationStatus.VERIFIED,
            passage=passage.id,
        )
        planted = Statement(text=self._text, cites=(1,) if self._cites else ())
        statements = (Statement(text=first, cites=(1,)), *([planted] if self._text else ()))
        outcome: Literal[Outcome.ANSWERED] = Outcome.ANSWERED
        return Draft(
            outcome=outcome, blocks=(Paragraph(statements=statements),), citations=(citation,)
        )


def _take(text: str, *, writer: PlantedWriter | None = None, role: Role = Role.LEADER) -> Reply:
    return a_taker(writer=writer).take(text, role=role)


def test_an_answer_cites_what_it_says_and_tells_how_it_came_about() -> None:
    reply = _take(KNOWN)

    assert reply.outcome is Outcome.ANSWERED
    assert reply.citations[0].source == "s1"
    assert reply.citations[0].quote in texts_of(reply)[0]
    assert reply.provenance.engine == "embedded"
    assert reply.provenance.index == "small"
    assert reply.provenance.query == KNOWN
    assert reply.citations[0].passage in reply.provenance.passages
    assert reply.notices == ()


def test_every_statement_but_the_coachs_own_is_cited_and_every_citation_is_used() -> None:
    reply = _take(KNOWN)

    used = [
        n
        for block in reply.blocks
        if isinstance(block, Paragraph)
        for s in block.statements
        for n in s.cites
    ]
    assert list(dict.fromkeys(used)) == [citation.n for citation in reply.citations]


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Does trust between mentor and leader grow?", "Yes. Trust"),
        ("Do reverse mentoring pairs in Leeds meet?", "Yes. Reverse mentoring pairs"),
        ("How often do reverse mentoring pairs in Leeds meet?", "Monthly. Reverse mentoring"),
        ("How long do sessions of reverse mentoring last?", "45 minutes. Sessions"),
    ],
)
def test_an_answer_in_a_few_words_stands_before_its_proof_and_passes_the_check(
    question: str, begins: str
) -> None:
    reply = _take(question)

    assert texts_of(reply)[0].startswith(begins)
    assert reply.citations[0].status is CitationStatus.VERIFIED
    assert reply.notices == ()


@pytest.mark.parametrize(
    "planted",
    ["Trust doubled in 73 % of the pairs.", "Siemens keeps every promise.", "Trust never grows."],
)
def test_a_sentence_that_its_source_does_not_bear_out_is_left_out_and_the_reader_is_told(
    planted: str,
) -> None:
    reply = _take(KNOWN, writer=PlantedWriter(planted))

    assert planted not in texts_of(reply)
    assert len(texts_of(reply)) == 1
    assert len(reply.notices) == 1


def test_a_fact_without_a_citation_is_left_out() -> None:
    reply = _take(KNOWN, writer=PlantedWriter("It takes 3 weeks.", cites=False))

    assert not any("3 weeks" in text for text in texts_of(reply))


def test_an_answer_of_which_nothing_stands_becomes_not_known() -> None:
    reply = _take(
        KNOWN, writer=PlantedWriter(quote="Words that stand nowhere in any passage at all.")
    )

    assert reply.outcome is Outcome.NOT_IN_LIBRARY
    assert reply.citations == ()


def test_the_writer_is_given_the_question_the_role_and_what_was_taken_along() -> None:
    writer = PlantedWriter()

    a_taker(writer=writer).take(
        "And what did he learn?", role=Role.MENTOR, turns=said_before("Who mentored Welch?")
    )

    (brief,) = writer.briefs
    assert brief.role is Role.MENTOR
    assert brief.question == "And what did he learn?"
    assert "Who mentored Welch?" in brief.context
    assert {hit.passage.source for hit in brief.hits} <= brief.sources.keys()


def test_both_sides_are_shown_where_sources_disagree() -> None:
    reply = _take(SPLIT)

    assert {DOWN, UP} <= set(texts_of(reply))
    assert {citation.source for citation in reply.citations} == {"s1", "s2"}
    assert reply.notices == ()


def test_a_name_that_is_missing_beside_a_known_one_makes_the_answer_partial_and_is_said_first() -> (
    None
):
    reply = _take("How do Welch and Siemens choose a mentor?")

    assert reply.outcome is Outcome.PARTIAL
    assert "Siemens" in texts_of(reply)[0]
    assert reply.citations
    assert reply.notices == ()


def test_a_name_that_nothing_is_known_of_is_said_to_be_missing_with_the_nearest_question() -> None:
    reply = _take("How does Siemens build trust between mentor and leader?")

    assert reply.outcome is Outcome.NOT_IN_LIBRARY
    assert texts_of(reply) == ["I have nothing on Siemens. The closest is: How does trust grow?"]
    assert reply.suggestions
    assert reply.citations == ()


def test_what_has_nothing_to_do_with_the_library_gets_the_starters_of_the_role() -> None:
    reply = _take("Which volcano erupted in Iceland?", role=Role.MANAGER)

    assert reply.outcome is Outcome.OFF_TOPIC
    assert texts_of(reply) == [STARTERS.unknown.off_topic]
    assert reply.suggestions == STARTERS.questions[Role.MANAGER]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Hello!", Outcome.CONVERSATIONAL),
        ("Thank you", Outcome.CONVERSATIONAL),
        ("", Outcome.NEEDS_CLARIFICATION),
        ("!!!", Outcome.NEEDS_CLARIFICATION),
        ("Let me rehearse saying no to my leader", Outcome.CONVERSATIONAL),
        ("And him?", Outcome.NEEDS_CLARIFICATION),
        ("trust " * 1_000, Outcome.NEEDS_CLARIFICATION),
        ("My mentor harasses me sexually.", Outcome.REFERRED),
    ],
    ids=["greeting", "thanks", "nothing", "signs", "rehearsal", "nobody", "too long", "harassment"],
)
def test_what_is_no_question_is_answered_without_a_search(text: str, outcome: Outcome) -> None:
    reply = _take(text)

    assert reply.outcome is outcome
    assert reply.provenance.query == ""
    assert reply.citations == ()
    assert words_of(reply) > 0


def test_our_own_judgement_is_told_to_be_a_suggestion_and_a_finding_is_not() -> None:
    ours = _take("How long shall we rest after the closing visit?")

    assert next(citation.ours for citation in ours.citations)
    assert any("suggestion" in notice for notice in ours.notices)
    assert not any("suggestion" in notice for notice in _take(KNOWN).notices)


def test_the_help_route_is_named_to_somebody_in_trouble() -> None:
    assert any(
        "the front desk" in text for text in texts_of(_take("My mentor harasses me sexually."))
    )


def test_a_greeting_before_a_question_is_left_out_of_the_search() -> None:
    assert _take(f"Hello! {KNOWN}").provenance.query == KNOWN


def test_the_question_just_answered_is_not_offered_next() -> None:
    reply = _take("How does trust grow?")

    assert reply.suggestions
    assert "How does trust grow?" not in reply.suggestions


@pytest.mark.parametrize(
    "text", [KNOWN, SPLIT, "How do Welch and Siemens choose a mentor?", "Hello!"]
)
def test_a_reply_in_words_has_at_most_120_of_them(text: str) -> None:
    assert 0 < words_of(_take(text)) <= MOST_WORDS


def test_the_time_a_turn_took_is_told() -> None:
    clock = SetClock()

    class Slow(PlantedWriter):
        def write(self, brief: Brief) -> Draft:
            clock.at += 1.5
            return super().write(brief)

    reply = a_taker(writer=Slow(), clock=clock).take(KNOWN, role=Role.LEADER)

    assert reply.seconds == 1.5


def test_an_empty_library_answers_no_question_and_still_greets() -> None:
    taker = a_taker(())

    assert taker.take(KNOWN, role=Role.LEADER).outcome is Outcome.OFF_TOPIC
    assert taker.take("Hello!", role=Role.LEADER).outcome is Outcome.CONVERSATIONAL


def test_the_same_question_gets_the_same_reply() -> None:
    assert _take(KNOWN) == _take(KNOWN)

"""A reply as HTML: our markup, their words."""

import re

import pytest

from coach.domain.answer import CitationStatus, Paragraph, Provenance, Reply, Statement
from coach.domain.conversation import Outcome
from coach.rendering import to_html, to_markdown
from tests.doubles.scripted_coach import HELP, ScriptedCoach, cite

_COACH = ScriptedCoach()


def _shown(question: str) -> str:
    return to_html(_COACH.ask(question), help_route=HELP)


@pytest.mark.parametrize(
    "question", ["fade", "seminar", "reciprocal", "weather", "bullied", "thank you", "unknown"]
)
def test_a_reply_is_one_line_and_every_element_is_closed(question: str) -> None:
    shown = _shown(question)

    opened = re.findall(r"<([a-z]\w*)[ >]", shown)
    closed = re.findall(r"</(\w+)>", shown)
    assert "\n" not in shown
    assert sorted(name for name in opened if name != "br") == sorted(closed)


def test_a_chip_opens_the_quote_in_its_passage() -> None:
    assert 'href="sources&#47;faded?q&#61;drifted&#37;20away' in _shown("fade")


def test_a_source_cited_twice_is_listed_once() -> None:
    shown = _shown("fade")

    assert shown.count('class="card"') == 1
    assert shown.count('class="chip"') == 4


def test_a_withdrawn_source_is_named_and_cannot_be_opened() -> None:
    withdrawn = cite(1, "faded", "met almost weekly", status=CitationStatus.WITHDRAWN)
    shown = to_html(_COACH.ask("fade").model_copy(update={"citations": (withdrawn,)}))

    assert "source withdrawn" in shown
    assert "href" not in shown


def test_a_source_that_does_not_bear_out_what_is_said_is_marked() -> None:
    assert "[2] bears this out only in part" in _shown("reciprocal")


def test_a_mark_without_its_citation_is_left_out() -> None:
    assert "chip" not in to_html(_COACH.ask("fade").model_copy(update={"citations": ()}))


def test_the_help_route_is_set_apart_in_the_sentence_that_names_it() -> None:
    shown = _shown("bullied")

    assert f'<p class="help">Please talk to <strong>{HELP}</strong>' in shown
    assert shown.count(HELP) == 1


def test_a_help_route_that_no_sentence_names_gets_a_line_of_its_own() -> None:
    shown = to_html(_COACH.ask("bullied"), help_route="Dana <dana@example>")

    assert "You can turn to <strong>Dana &#60;dana&#64;example&#62;</strong>" in shown


def test_an_ordinary_answer_names_no_help_route() -> None:
    assert "help" not in _shown("fade")


def test_a_reply_that_is_still_arriving_shows_its_first_blocks_alone() -> None:
    shown = to_html(_COACH.ask("seminar"), shown=1)

    assert "They do different jobs" in shown
    assert "<table>" not in shown and "sources" not in shown.replace("sources&#47;", "")


def test_a_model_that_worded_the_answer_is_named() -> None:
    reply = _COACH.ask("weather")
    worded = reply.provenance.model_copy(update={"engine": "openai:gpt-*"})

    shown = to_html(reply.model_copy(update={"provenance": worded}))

    assert "Worded by openai&#58;gpt&#45;&#42;, held to the library" in shown


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_can_be_shown(outcome: Outcome) -> None:
    reply: Reply = _COACH.ask("fade").model_copy(update={"outcome": outcome})

    assert f'class="reply {outcome.value}"' in to_html(reply)


def test_advice_that_no_source_bears_out_is_labelled_as_a_coach_suggestion() -> None:
    said = Paragraph(statements=(Statement(text="Ask for one example.", suggestion=True),))
    reply = Reply(
        outcome=Outcome.ANSWERED,
        blocks=(said,),
        provenance=Provenance(engine="embedded", index="i", query="q"),
    )

    assert '<span class="suggestion">Coach suggestion:</span> Ask for' in to_html(reply)
    assert to_markdown(reply) == "Coach suggestion: Ask for one example."

"""The documents that scripts outside the project read keep their keys and their forms."""

import json

from coach.cli.json_output import document, hit_json, line
from coach.cli.reply_json import reply_json
from coach.domain.answer import Bullets, Statement
from coach.domain.conversation import Outcome
from coach.domain.passage import Hit
from tests.doubles.planted_coach import a_citation, a_passage, a_reply, an_answer


def test_a_reply_has_every_key_of_the_contract() -> None:
    assert list(reply_json(an_answer())) == [
        "outcome",
        "answer",
        "engine",
        "citations",
        "query_used",
        "notices",
        "suggestions",
        "seconds",
    ]


def test_a_citation_has_no_via_unless_a_playbook_rests_on_a_page() -> None:
    assert reply_json(an_answer())["citations"] == [
        {
            "n": 1,
            "source": "s4-wiifm",
            "title": "s4-wiifm",
            "grade": "D",
            "quote": "Most of Roshan Thiran's mentors at NBC drifted away within 2 years.",
            "status": "verified",
        }
    ]


def test_a_citation_names_the_page_behind_a_playbooks_sentence() -> None:
    cited = a_citation(source="reverse-mentoring", page="R13")

    shown = reply_json(a_reply(Statement(text="Six.", cites=(1,)), citations=(cited,)))

    assert shown["citations"][0]["via"] == {"id": "R13", "title": "R13", "url": None, "grade": "B"}


def test_the_answer_is_markdown_with_marks() -> None:
    bullets = Bullets(statements=(Statement(text="One.", cites=(1,)), Statement(text="Two.")))

    assert reply_json(a_reply(blocks=(bullets,)))["answer"] == "- One [1].\n- Two."


def test_the_outcome_is_its_value() -> None:
    assert reply_json(a_reply(outcome=Outcome.NOT_IN_LIBRARY))["outcome"] == "not_in_library"


def test_seconds_are_rounded_to_the_millisecond() -> None:
    assert reply_json(an_answer().model_copy(update={"seconds": 0.04049}))["seconds"] == 0.04


def test_a_hit_has_the_passage_and_its_text() -> None:
    shown = hit_json(Hit(passage=a_passage("s2-peers"), score=0.123456))

    assert shown["passage"] == "s2-peers-0"
    assert shown["source"] == "s2-peers"
    assert shown["score"] == 0.1235
    assert shown["text"].startswith("A YPO forum")


def test_a_line_of_json_lines_is_one_line_whatever_the_text_holds() -> None:
    value = {"text": "a\nb\r\u2028 “c” \ud800"}

    assert "\n" not in line(value)
    assert json.loads(line(value)) == value
    assert json.loads(document(value)) == value

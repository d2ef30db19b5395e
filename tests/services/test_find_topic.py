"""A topic is what is left when all that belongs to other slots is taken away."""

import pytest

from coach.services.find_topic import lesson_topic, session_topic
from coach.services.marking import mark
from tests.services.routing import NOW

PEOPLE = ("Ana Brandt", "Tunde Okafor")


def _marked(text: str) -> str:
    return mark(text, now=NOW, people=PEOPLE).text


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("45 minutes with my mentor on automation next Tuesday at 10", "automation"),
        ("a session on how boards read a business case", "how boards read a business case"),
        ("agenda, topic: negotiating with suppliers", "negotiating with suppliers"),
        ("agenda 30 min prompt writing thursday", "prompt writing"),
        ("an agenda on feedback culture, please, with Ana", "feedback culture"),
        ("I have an hour with Tunde and want to learn short-form video", "short-form video"),
        ("a prompt writing session with Ana", "prompt writing"),
        ("an hour w/ Ana re pricing", "pricing"),
        ("plan it. Topic would be data storytelling.", "data storytelling"),
        ("just a quick session with Ana tomorrow", None),
        ("prepare our next session", None),
        ("set up a session about it", None),
        ("how about a session on Monday?", None),
        ("give me a hand with my session with Ana", None),
    ],
)
def test_the_topic_of_a_session(text: str, topic: str | None) -> None:
    assert session_topic(_marked(text)) == topic


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("turn dashboards into a 15 minute lesson", "dashboards"),
        ("break spreadsheets for beginners down into 20 minutes", "spreadsheets for beginners"),
        ("plan how I teach Ana prompt writing in 20 minutes", "prompt writing"),
        ("show me how I can teach pivot tables in 20 minutes", "pivot tables"),
        ("I'm showing my leader how TikTok works", "how TikTok works"),
        ("a lesson on accessible slides", "accessible slides"),
        ("how do I explain pivot tables to Ana in 15 minutes?", "pivot tables"),
    ],
)
def test_the_topic_of_a_lesson(text: str, topic: str) -> None:
    assert lesson_topic(_marked(text)) == topic


def test_a_known_name_is_marked_in_any_case_and_another_only_beside_a_session() -> None:
    assert mark("an hour with tunde", now=NOW, people=PEOPLE).partner == "tunde"
    assert mark("an hour with Priya", now=NOW).partner == "Priya"
    assert mark("we work with Excel", now=NOW).partner is None


def test_a_name_that_is_a_word_counts_with_a_capital_only() -> None:
    assert mark("mark the end with Mark", now=NOW, people=["Mark Lee"]).partner == "Mark"
    assert mark("mark the end", now=NOW, people=["Mark Lee"]).partner is None

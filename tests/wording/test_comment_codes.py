"""A model chooses the codes of one masked comment, and can do nothing else."""

import json

import pytest

from coach.domain.comment import Code, ReadComment
from coach.doubles.scripted_model import Says, ScriptedModel
from coach.errors import ModelUnavailable
from coach.prompting.asking import Asker, Budget
from coach.prompting.prompts import read_prompts
from coach.shelves import shelf
from coach.wording.comment_codes import ModelCoder
from tests.doubles.keyword_reader import KeywordReader

MEANINGS = {Code.SCHEDULING: "Finding dates.", Code.CANDOUR: "Saying what one thinks."}
FAILS = ModelUnavailable(model="scripted:double", reason="connection refused")


def an_answer(*codes: str, needs_human: bool = False) -> str:
    return json.dumps({"codes": codes, "needs_human": needs_human})


def read_with(comment: str, *says: Says) -> tuple[ReadComment, ScriptedModel]:
    model = ScriptedModel(says)
    coder = ModelCoder(
        Asker(model, read_prompts(shelf("prompts"))),
        KeywordReader(),
        meanings=MEANINGS,
        needs_human="may be something for a person",
        budget=lambda: Budget(seconds=2, calls=1, repairs=0),
    )
    return coder.read([comment])[0], model


def test_the_codes_are_the_models_and_the_words_stay_those_of_the_author() -> None:
    read, _ = read_with("We never find a date in the calendar", an_answer("candour", "load"))

    assert read.codes == (Code.CANDOUR, Code.LOAD)
    assert len(read.tones) == 2
    assert read.masked == "We never find a date in the calendar"


def test_the_model_sees_the_list_and_one_comment_at_a_time() -> None:
    model = ScriptedModel([an_answer("candour"), an_answer("candour")])
    coder = ModelCoder(
        Asker(model, read_prompts(shelf("prompts"))),
        KeywordReader(),
        meanings=MEANINGS,
        needs_human="",
    )

    coder.read(["First of all honest", "Second to none"])

    one, other = (f"{call.system}\n{call.user}" for call in model.history)
    assert "candour: Saying what one thinks." in one
    assert "First" in one
    assert "Second" not in one
    assert "First" not in other


def test_a_comment_without_a_fitting_theme_is_other_and_still_counts_as_one() -> None:
    read, _ = read_with("The biscuits were fine", an_answer())

    assert read.codes == (Code.OTHER,)
    assert read.says_something


@pytest.mark.parametrize(
    "says",
    [
        FAILS,
        "Everything is fine in this programme.",
        an_answer("praise"),
        json.dumps({"codes": "all of them"}),
    ],
)
def test_whatever_else_the_model_says_the_embedded_codes_stand(says: Says) -> None:
    read, _ = read_with("We never find a date in the calendar", says)

    assert read.codes == (Code.SCHEDULING,)


def test_what_says_nothing_is_not_sent_at_all() -> None:
    read, model = read_with("", an_answer("candour"))

    assert not read.says_something
    assert model.history == []


def test_a_model_may_call_a_person_and_cannot_send_one_away() -> None:
    called, _ = read_with("I prepare alone", an_answer("preparation", needs_human=True))
    kept, _ = read_with("That was a threat", an_answer("other", needs_human=False))

    assert called.needs_human == "may be something for a person"
    assert kept.needs_human == "may describe a threat"

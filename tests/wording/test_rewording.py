"""One call words texts anew; what fails a check, or does not come, keeps its old words."""

import pytest

from coach.doubles.scripted_model import Says, ScriptedModel
from coach.errors import AnswerInvalid, ModelError, ModelRefused, ModelTimedOut, ModelUnavailable
from coach.prompting.asking import Budget
from coach.wording.rewording import MOST_ITEMS, Item, RewordedTexts
from tests.wording.rewriting import a_reworder, an_answer, answering, sent_texts

OLD = "Ana shows one real report to Tunde, in 10 minutes."
NEW = "Ana shows Tunde one real report, in 10 minutes."
HIDDEN = "[[P1]] shows [[P2]] one real report, in 10 minutes."
ASK = "What would you try it on first?"
NAMES = ("Ana Brandt", "Tunde Okafor")
LATE = ModelTimedOut(model="scripted:double", seconds=18, begun=False)
NOBODY = ModelUnavailable(model="scripted:double", reason="no route")
NO_KEY = ModelRefused(model="scripted:double", reason="401", status=401)


def reworded(says: Says, *items: Item, budget: Budget | None = None) -> RewordedTexts:
    return a_reworder(ScriptedModel(then=says)).reword(
        items or (an_item(),),
        prompt="agenda_words",
        reader="leader",
        names=NAMES,
        budget=budget or Budget(),
    )


def an_item(text: str = OLD, *, id: str = "a", **changes: object) -> Item:
    return Item(**{"id": id, "text": text, "kind": "purpose", **changes})  # type: ignore[arg-type]


def test_words_that_say_the_same_are_kept_with_the_names_put_back() -> None:
    found = reworded(an_answer({"1": HIDDEN}))

    assert (found.kept, found.left, found.notices) == ({"a": NEW}, {}, ())
    assert found.worded_by == "scripted:double"


def test_no_name_of_the_pair_is_in_the_call() -> None:
    model = ScriptedModel([an_answer({})])
    a_reworder(model).reword(
        [an_item(), an_item("What tunde OKAFOR owes Ana’s team.", id="b")],
        prompt="agenda_words",
        reader="mentor",
        names=NAMES,
        budget=Budget(),
    )

    said = f"{model.history[0].system} {model.history[0].user}".lower()
    assert not [name for name in ("ana", "brandt", "tunde", "okafor") if f" {name}" in f" {said}"]
    assert sent_texts(model.history[0])["1"].startswith("[[P1]] shows")


@pytest.mark.parametrize(
    "new",
    [
        "",
        "[[P1]] shows one real report, in 10 minutes.",
        "[[P1]] shows [[P2]] and [[P3]] one real report, in 10 minutes.",
        "Ana shows Tunde one real report, in 10 minutes.",
        "[[P1]] shows [[P2]] one real report,\nin 10 minutes.",
        "[[P1]] shows [[P2]] *one* real report, in 10 minutes.",
        "[[P1]] shows [[P2]] one real report, in 10 minutes!",
        "[[P1]] shows [[P2]] one real report, in 10 minutes?",
        "[[P1]] shows [[P2]] one real report at reports.io, in 10 minutes.",
        "[[P1]] shows [[P2]] one report.",
        f"{HIDDEN} {HIDDEN}",
        "Great question: [[P1]] shows [[P2]] one real report, in 10 minutes.",
        "[[P1]] shows [[P2]] one real\u200b report, in 10 minutes.",
        "[[P1]] shows [[P2]] one real report 🎉, in 10 minutes.",
        "[[P1]] shows [[P2]] “one real report”, in 10 minutes.",
    ],
)
def test_new_words_of_another_form_leave_the_old_ones(new: str) -> None:
    found = reworded(an_answer({"1": new}))

    assert "a" in found.left
    assert found.worded_by is None


def test_what_a_person_wrote_stands_in_the_new_words_too() -> None:
    item = an_item("Tunde asked for this: pivot tables.", keeps=("pivot tables",))

    assert reworded(an_answer({"1": "This is what [[P1]] asked for: tables."}), item).left
    assert reworded(an_answer({"1": "[[P1]] asked for pivot tables."}), item).kept


def test_a_question_that_burdens_more_than_the_old_one_is_refused() -> None:
    item = an_item("What does a team like yours expect of us?", kind="question")

    found = reworded(an_answer({"1": "What does a generation like yours expect of us?"}), item)

    assert found.left == {"a": "people"}


def test_an_id_that_comes_twice_or_was_never_sent_counts_for_nothing() -> None:
    twice = '{"items":[{"id":"1","text":"x"},{"id":"1","text":"y"},{"id":"9","text":"z"}]}'

    assert reworded(twice).left == {"a": "missing"}


@pytest.mark.parametrize(
    ("failure", "says"),
    [
        (LATE, "did not answer in time"),
        (NOBODY, "could not be reached"),
        (NO_KEY, "did not take the request"),
        (AnswerInvalid(model="scripted:double", problem="no JSON"), "could not be used"),
    ],
)
def test_a_model_that_fails_leaves_all_old_words_and_one_notice(
    failure: ModelError, says: str
) -> None:
    found = reworded(failure)

    assert found.kept == {}
    assert [says in notice for notice in found.notices] == [True]


def test_an_answer_that_is_no_json_leaves_all_old_words_and_one_notice() -> None:
    assert ["could not be used" in one for one in reworded("Certainly!").notices] == [True]


def test_a_turn_without_a_call_left_says_so_and_asks_nobody() -> None:
    found = reworded(an_answer({"1": HIDDEN}), budget=Budget(calls=0))

    assert found.kept == {}
    assert ["asked twice" in one for one in found.notices] == [True]


def test_more_than_half_refused_is_said_once_and_half_is_not() -> None:
    two = (an_item(), an_item(ASK, id="b", kind="question"))
    half = an_answer({"1": HIDDEN, "2": "no"})
    none = an_answer({"1": "no", "2": "no"})

    assert reworded(half, *two).notices == ()
    assert ["more than half" in one for one in reworded(none, *two).notices] == [True]


def test_words_that_come_back_unchanged_are_neither_kept_nor_refused() -> None:
    found = reworded(answering(lambda text: text))

    assert (found.kept, found.left, found.notices, found.worded_by) == ({}, {}, (), None)


@pytest.mark.parametrize(
    "text", ["See example.com first.", "One\ntwo.", " ", "Say [[P1]].", "x" * 481]
)
def test_a_text_that_is_not_one_plain_line_is_never_sent(text: str) -> None:
    model = ScriptedModel()
    found = a_reworder(model).reword(
        [an_item(text)], prompt="agenda_words", reader="leader", names=NAMES, budget=Budget()
    )

    assert (model.history, found) == ([], RewordedTexts())


def test_of_very_many_texts_the_first_are_sent() -> None:
    model = ScriptedModel([an_answer({})])
    a_reworder(model).reword(
        [an_item(ASK, id=str(n), kind="question") for n in range(60)],
        prompt="agenda_words",
        reader="leader",
        names=NAMES,
        budget=Budget(),
    )

    assert len(sent_texts(model.history[0])) == MOST_ITEMS

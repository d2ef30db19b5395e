"""A comment is cut into what it names; an empty one names nothing."""

import pytest

from coach.comments.theme_ideas import count_words, cut_ideas, is_empty


def texts(comment: str, *, finely: bool = False) -> list[str]:
    return [idea.text for idea in cut_ideas([comment], finely=finely)]


SAYING_NOTHING = """n/a; N/A.; None; nothing really; No comment; idk; nope; -; ; ok; all good; ??;
keine; rien; I can't think of anything; cant think of anything; Great, thanks!; not sure;
I don't know; dunno; no complaints"""
SAYING_SOMETHING = """pace; more time; too fast; Great teacher; Nothing was confusing; SQL; 遅い;
No air in the room; ça va trop vite; p-values"""


@pytest.mark.parametrize("comment", SAYING_NOTHING.split(";"))
def test_an_answer_without_a_subject_is_empty(comment: str) -> None:
    assert is_empty(comment)


@pytest.mark.parametrize("comment", SAYING_SOMETHING.split(";"))
def test_an_answer_with_a_subject_is_not_empty_however_short(comment: str) -> None:
    assert not is_empty(comment)


@pytest.mark.parametrize(
    ("comment", "ideas"),
    [
        ("more labs, slides online", ["more labs", "slides online"]),
        ("The coach was patient. a cold room", ["The coach was patient.", "a cold room"]),
        ("- labs\n- slides; breaks", ["- labs", "slides", "breaks"]),
        ("labs & slides but also the tests", ["labs", "slides", "also the tests"]),
        ("速すぎた。例が欲しい", ["速すぎた", "例が欲しい"]),
    ],
)
def test_each_thing_that_is_named_is_an_idea(comment: str, ideas: list[str]) -> None:
    assert texts(comment) == ideas


def test_what_names_nothing_stays_with_its_neighbour() -> None:
    assert texts("Well, I think, the labs and so on") == ["Well I think the labs so on"]


def test_a_comment_of_general_words_is_one_idea() -> None:
    assert texts("It was interesting, and I learnt a lot") == [
        "It was interesting, and I learnt a lot"
    ]


def test_cut_finely_a_subordinate_clause_is_an_idea_of_its_own() -> None:
    comment = "I liked the labs because the tutor explained resistors"

    assert len(texts(comment)) == 1
    assert texts(comment, finely=True) == ["I liked the labs", "the tutor explained resistors"]


def test_an_idea_knows_its_comment() -> None:
    ideas = cut_ideas(["none", "labs, slides", "exam"])

    assert [(idea.text, idea.comment) for idea in ideas] == [
        ("labs", 1),
        ("slides", 1),
        ("exam", 2),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("too fast", 2),
        ("a well-known one", 3),
        ("yes/no", 2),
        ("遅い", 3),
        ("one — two", 3),
    ],
)
def test_words_are_counted_as_many_as_anybody_would(text: str, words: int) -> None:
    assert count_words(text) == words

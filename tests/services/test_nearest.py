"""What to ask instead or next is what the nearest passages answer."""

from coach.domain.passage import Hit
from coach.retrieval.about_source import about_source
from coach.services.nearest import nearest_question, nearest_questions
from tests.builders import a_hit, a_passage, a_source


def _hit(place: int, *questions: str, heading: str = "") -> Hit:
    passage = a_passage(source=f"s{place}", heading=heading or str(place), questions=questions)
    return a_hit(passage, score=1 - place / 10)


TRUST = _hit(1, "How does trust grow?", "What breaks trust?")
COST = _hit(2, "What does it cost?")
TIME = _hit(3, "How long does it take?")
WINE = _hit(4, "How old is wine?")


def test_each_of_the_nearest_passages_lends_one_question_best_first() -> None:
    assert nearest_questions([TRUST, COST]) == ("How does trust grow?", "What does it cost?")


def test_at_most_three_are_offered() -> None:
    assert len(nearest_questions([TRUST, COST, TIME])) == 3
    assert len(nearest_questions([TRUST, COST, TIME, WINE])) == 3


def test_the_question_that_was_asked_is_not_offered_again_in_any_order_of_words() -> None:
    offered = nearest_questions([TRUST, COST], but="And how does trust grow, then?")

    assert offered == ("What breaks trust?", "What does it cost?")


def test_passages_that_were_just_shown_come_last() -> None:
    offered = nearest_questions([TRUST, COST], shown={TRUST.passage.id})

    assert offered == ("What does it cost?", "How does trust grow?")


def test_two_passages_of_one_question_offer_it_once() -> None:
    assert nearest_questions([COST, _hit(5, "What does it cost?")]) == ("What does it cost?",)


def test_passages_that_list_nothing_offer_nothing() -> None:
    assert nearest_questions([_hit(1)]) == ()
    assert nearest_questions([]) == ()


def test_what_a_file_says_of_itself_is_not_offered() -> None:
    heading = about_source(a_source()).heading

    assert nearest_questions([_hit(1, "Who wrote it?", heading=heading)]) == ()


def test_the_nearest_question_is_the_first_that_would_be_offered() -> None:
    assert nearest_question([_hit(0), TRUST, COST]) == "How does trust grow?"
    assert nearest_question([_hit(0)]) == ""
    assert nearest_question([]) == ""

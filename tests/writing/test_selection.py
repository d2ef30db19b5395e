"""An answer takes the best sentences that fit, says nothing twice, and reads in order."""

from coach.domain.document import ClaimKind
from coach.language.asking import Form
from coach.writing.candidates import Candidate
from coach.writing.selection import BRIEF, FULL, Measure, in_order, list_items, select
from tests.builders import a_claim, a_hit, a_passage, ranked

ANIMALS = (
    "Ants dig.",
    "Bees hum.",
    "Cats nap.",
    "Dogs bark.",
    "Eels swim.",
    "Foxes run.",
    "Goats eat.",
)


def _texts(chosen: list[Candidate]) -> list[str]:
    return [candidate.claim.text for candidate in chosen]


def _near(*texts: str, scores: tuple[float, ...] = (), source: str = "s1") -> list[Candidate]:
    return ranked("And?", a_hit(a_passage(*texts, source=source), scores=scores))


def test_of_nothing_nothing_is_selected() -> None:
    assert select([], Form.OPEN) == []


def test_the_answer_comes_first_and_the_rest_of_its_passage_in_reading_order() -> None:
    chosen = select(
        _near("Ants dig.", "Bees hum.", "Cats nap.", scores=(0.5, 0.6, 0.55)), Form.OPEN
    )

    assert _texts(chosen) == ["Bees hum.", "Ants dig.", "Cats nap."]


def test_sentences_of_other_passages_follow_those_of_the_first() -> None:
    one = a_hit(a_passage("Ants dig.", "Bees hum.", source="s1"), scores=(0.6, 0.4))
    two = a_hit(a_passage("Cats nap.", source="s2"), scores=(0.59,))

    assert _texts(select(ranked("And?", one, two), Form.OPEN)) == [
        "Ants dig.",
        "Bees hum.",
        "Cats nap.",
    ]


def test_of_two_that_could_follow_the_next_sentence_of_the_passage_does() -> None:
    here = a_hit(a_passage("Ants dig.", "Bees hum.", source="s1"), scores=(0.6, 0.5))
    foreign = a_hit(a_passage("Cats nap.", source="s2"), scores=(0.5,))

    chosen = select(ranked("And?", here, foreign), Form.OPEN, measure=Measure(words=4))

    assert _texts(chosen) == ["Ants dig.", "Bees hum."]


def test_of_two_that_could_follow_the_one_that_says_more_does() -> None:
    candidates = _near(
        "Pairs meet monthly.",
        "Trust is slow.",
        "Feedback costs courage, patience, humour and time.",
    )

    first, second = select(
        candidates, Form.OPEN, asked="Is trust slow to grow?", measure=Measure(words=10)
    )

    assert second.claim.text.startswith("Feedback")
    assert first.claim.text == "Pairs meet monthly."


def test_a_sentence_far_behind_the_best_is_left_out_and_a_near_one_is_kept() -> None:
    near_and_far = _near("Ants dig.", "Bees hum.", "Cats nap.", scores=(0.9, 0.85, 0.1))

    assert _texts(select(near_and_far, Form.OPEN)) == ["Ants dig.", "Bees hum."]


def test_a_sentence_that_repeats_another_is_left_out() -> None:
    twice = _near("Pairs meet monthly in Leeds.", "In Leeds pairs meet monthly.", "Trust is slow.")

    assert _texts(select(twice, Form.OPEN)) == ["Pairs meet monthly in Leeds.", "Trust is slow."]


def test_the_words_of_the_room_are_filled_to_the_last_and_not_exceeded() -> None:
    candidates = _near("Ants dig holes.", "Bees hum.", "Cats nap.")

    assert _texts(select(candidates, Form.OPEN, measure=Measure(words=5))) == [
        "Ants dig holes.",
        "Bees hum.",
    ]
    assert _texts(select(candidates, Form.OPEN, measure=Measure(words=4))) == ["Ants dig holes."]


def test_an_answer_is_given_even_if_it_alone_is_longer_than_the_room() -> None:
    assert (
        len(select(_near("Ants dig long and deep holes."), Form.OPEN, measure=Measure(words=2)))
        == 1
    )


def test_a_list_may_have_more_sentences_than_another_answer() -> None:
    candidates = _near(*ANIMALS)

    listed, plain = select(candidates, Form.LIST), select(candidates, Form.OPEN)

    assert len(ANIMALS) > len(listed) > len(plain)


def test_a_brief_answer_has_fewer_sentences_than_a_full_one() -> None:
    candidates = _near(*ANIMALS)

    brief = select(candidates, Form.OPEN, measure=BRIEF)

    assert 1 < len(brief) < len(select(candidates, Form.OPEN, measure=FULL))


def test_reading_order_keeps_the_first_taken_in_front() -> None:
    first, second, third = _near("Ants dig.", "Bees hum.", "Cats nap.", scores=(0.7, 0.6, 0.5))

    assert in_order([third, second, first]) == [third, first, second]


def _head(text: str) -> Candidate:
    (head,) = ranked("List them", a_hit(a_passage(a_claim(text, ClaimKind.LIST)), score=0.9))
    return head


def _items(*texts: str) -> list[Candidate]:
    return ranked("List them", a_hit(a_passage(*texts, source="s1-trust", id="items")))


ITEMS = (
    "Distant leaders grow warmer in a year.",
    "Curious juniors open doors.",
    "Honest feedback costs nothing.",
)


def test_items_come_in_the_order_in_which_the_head_names_them_whatever_their_rank() -> None:
    head = _head("Three things help: honest feedback, curious juniors and distant leaders.")

    assert _texts(list_items(head, _items(*ITEMS))) == [ITEMS[2], ITEMS[1], ITEMS[0]]


def test_a_sentence_that_begins_with_no_item_is_none() -> None:
    head = _head("Three things help: honest feedback, curious juniors and distant leaders.")

    found = list_items(
        head, _items(*ITEMS, "Nobody knows about honest feedback or curious juniors.")
    )

    assert len(found) == len(ITEMS)


def test_an_item_is_shown_once() -> None:
    head = _head("Three things help: honest feedback, curious juniors and distant leaders.")

    found = list_items(head, _items(*ITEMS, "Honest words stay."))

    assert _texts(found).count("Honest words stay.") == 0
    assert len(found) == len(ITEMS)


def test_items_of_one_word_each_are_told_apart() -> None:
    head = _head("Three things help: trust, candour and humour.")
    items = ("Trust grows slowly.", "Candour needs courage.", "Humour opens doors.")

    assert _texts(list_items(head, _items(*items))) == list(items)


def test_an_item_of_another_source_is_none() -> None:
    head = _head("Three things help: honest feedback, curious juniors and distant leaders.")
    foreign = ranked("List them", a_hit(a_passage(*ITEMS, source="s2-other")))

    assert list_items(head, foreign) == []


def test_items_share_the_room_with_their_head() -> None:
    head = _head("Three things help: honest feedback, curious juniors and distant leaders.")

    room = head.words + 5

    assert sum(one.words for one in list_items(head, _items(*ITEMS), room=room)) <= 5


def test_what_the_list_is_of_names_no_item() -> None:
    head = _head("Reverse mentoring gives three things: fresh views, new skills and wide networks.")

    assert list_items(head, _items("Reverse mentoring is old.")) == []

"""An answer grows by whole items, the same however its text is split."""

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.prompting.growing import GrowingAnswer
from coach.prompting.reading import Unreadable
from coach.prompting.schemas import AnswerBlocks, Reworded, Understood
from tests.prompting.asking_case import a_block, an_answer, texts_of

TEXTS = st.text(st.sampled_from('ab{}[]",:\\\n/é😀`<'), min_size=1, max_size=12)
BLOCKS = st.lists(
    st.builds(
        a_block,
        TEXTS,
        type=st.sampled_from(["para", "Bullet", "question", "none"]),
        cites=st.one_of(
            st.none(),
            st.lists(st.fixed_dictionaries({"source": st.integers(0, 2), "quote": TEXTS})),
        ),
    ),
    min_size=1,
    max_size=14,
)


def _grown(text: str, places: set[int]) -> tuple[list[list[str]], list[str] | None]:
    growing, shown = GrowingAnswer(AnswerBlocks), []
    cuts = [0, *sorted(place % (len(text) + 1) for place in places), len(text)]
    for a, b in pairwise(cuts):
        shown += [texts_of(value) for value in growing.feed(text[a:b])]
    try:
        return shown, texts_of(growing.end().value)
    except Unreadable:
        return shown, None


@given(
    BLOCKS,
    st.sampled_from(
        ["{}", "```json\n{}\n```", "<think>{{</think> {} .", '{{"a": [{{}}], "b": {}}}']
    ),
    st.booleans(),
    st.sets(st.integers(0, 10_000)),
)
def test_any_split_gives_the_same_items_and_they_begin_the_whole(
    blocks: list[dict[str, Any]], around: str, ascii_only: bool, places: set[int]
) -> None:
    plain = json.dumps({"blocks": blocks}, ensure_ascii=ascii_only)
    text = around.format(plain)

    shown, whole = _grown(text, places)

    assert shown == _grown(text, set())[0] == _grown(text, set(range(len(text))))[0]
    assert [len(texts) for texts in shown] == list(range(1, len(shown) + 1))
    if shown:
        assert whole == shown[-1]


@given(BLOCKS, st.integers(0, 400), st.sets(st.integers(0, 400)), TEXTS)
def test_whatever_comes_what_was_shown_is_never_taken_back(
    blocks: list[dict[str, Any]], end: int, places: set[int], rest: str
) -> None:
    text = json.dumps({"blocks": blocks})[:end] + rest

    shown, whole = _grown(text, places)

    for before, after in pairwise(shown):
        assert after[: len(before)] == before
    if shown and whole is not None:
        assert whole[: len(shown[-1])] == shown[-1]


def test_an_item_is_shown_with_its_last_bracket_and_not_before() -> None:
    text = an_answer("One.", "Two.")
    growing = GrowingAnswer(AnswerBlocks)
    end = text.index("}") + 1

    assert not list(growing.feed(text[: end - 1]))
    assert [texts_of(value) for value in growing.feed(text[end - 1 : end])] == [["One."]]


def test_words_before_the_json_may_be_thoughts_so_nothing_grows() -> None:
    shown, whole = _grown(f"I would say: {an_answer('One.')}", set())

    assert (shown, whole) == ([], ["One."])


def test_what_was_shown_and_turns_out_to_be_a_thought_ends_in_a_refusal() -> None:
    growing = GrowingAnswer(AnswerBlocks)
    text = f"{an_answer('A draft.')}</think>{an_answer('One.', 'Two.')}"

    assert [texts_of(value) for value in growing.feed(text)] == [["A draft."]]
    with pytest.raises(Unreadable, match="does not begin with what had arrived"):
        growing.end()


def test_a_draft_that_comes_again_with_more_goes_on_from_where_it_was() -> None:
    shown, whole = _grown(f"{an_answer('One.')}</think>{an_answer('One.', 'Two.')}", set())

    assert shown == [["One."], ["One.", "Two."]]
    assert whole == ["One.", "Two."]


def test_a_second_list_of_the_same_name_does_not_replace_what_was_shown() -> None:
    first, second = an_answer("One."), an_answer("Two.")

    assert _grown(f"{first[:-1]}, {second[1:]}", set()) == ([["One."]], None)


def test_a_form_of_items_grows_and_one_without_a_list_waits_for_its_end() -> None:
    items = GrowingAnswer(Reworded)
    alone = GrowingAnswer(Understood)

    assert len(list(items.feed('{"items": [{"id": "a", "text": "A."}, {"id": "b"'))) == 1
    assert not list(alone.feed('{"job": "agenda"}'))
    assert alone.end().value.job == "agenda"

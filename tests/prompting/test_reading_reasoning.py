"""What a model thinks aloud is no answer, in whatever pieces it arrives."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.prompting.reasoning import FRESH, SpokenPart
from tests.prompting.asking_case import an_answer

ANSWER = an_answer("Plan 45 minutes.")
DRAFT = an_answer("A draft.")
SPOKEN = [
    ANSWER,
    f"<think>Perhaps {DRAFT}</think>{ANSWER}",
    f"Perhaps {DRAFT}\n</think>{ANSWER}",
    f"{DRAFT}</think>{ANSWER}",
    f"<THINKING>hm</Thinking>{ANSWER}",
    f"<reasoning>a <b or [c] d</reasoning>{ANSWER}",
    f"[THINK]hm[/THINK]{ANSWER}",
    f"So. <think>hm</think>{ANSWER}",
    f"a</think>b</think>{ANSWER}",
    f"<think>a<think>b</think>{ANSWER}",
    f"<|channel|>analysis<|message|>{DRAFT}<|end|><|start|>assistant<|channel|>final"
    f"<|message|>{ANSWER}<|return|>",
    f"<|channel|>analysis<|message|>hm<|channel|>final <|constrain|>json<|message|>{ANSWER}",
    f"analysis<|message|>hm<|end|>{ANSWER}",
    f"<|channel|>commentary to=x<|message|>{DRAFT}<|call|><|start|>assistant<|message|>{ANSWER}",
]
OPEN = [
    f"<think>Perhaps {ANSWER}",
    f"Let me see. <thinking>{ANSWER}",
    f"<|channel|>analysis<|message|>{ANSWER}",
    "<|start|>assistant",
    f"hm</think><think>{ANSWER}",
]


def _heard(pieces: list[str]) -> tuple[str, bool]:
    part, heard = SpokenPart(), ""
    for piece in pieces:
        for said in part.feed(piece):
            heard = heard + said if isinstance(said, str) else ""
    return heard + "".join(part.end()), part.is_open


@pytest.mark.parametrize("text", SPOKEN)
def test_only_what_follows_the_reasoning_is_the_answer(text: str) -> None:
    assert _heard([text]) == (ANSWER, False)


@pytest.mark.parametrize("text", OPEN)
def test_reasoning_without_an_end_leaves_no_answer(text: str) -> None:
    assert _heard([text])[1]


@given(st.sampled_from([*SPOKEN, *OPEN]), st.sets(st.integers(1, 200)))
def test_it_is_the_same_however_the_text_is_split(text: str, places: set[int]) -> None:
    cuts = [0, *sorted(place for place in places if place < len(text)), len(text)]
    pieces = [text[a:b] for a, b in pairwise(cuts)]

    assert _heard(pieces) == _heard([text])


def test_an_opening_mark_within_the_answer_is_content() -> None:
    text = an_answer("Write <think> and [think].")

    assert _heard(list(text)) == (text, False)


@pytest.mark.parametrize("end", ["<", "[", "</thin", "<|mess", "İ<"])
def test_what_only_began_like_a_mark_is_part_of_the_answer(end: str) -> None:
    assert _heard([f"{ANSWER}{end}"]) == (f"{ANSWER}{end}", False)


def test_a_closing_mark_is_told_as_soon_as_it_is_there() -> None:
    part = SpokenPart()

    assert list(part.feed("hm</thi")) == ["hm"]
    assert list(part.feed("nk>{")) == [FRESH, "{"]

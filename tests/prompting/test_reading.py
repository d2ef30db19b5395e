"""From what a model wrote to its form: what is put right, and what is refused."""

import json

import pytest

from coach.prompting.form_lists import MOST_CHARACTERS
from coach.prompting.reading import LONGEST_REPAIRED, Read, Unreadable, read_answer
from coach.prompting.schemas import (
    AnswerBlocks,
    CommentCodes,
    ManagerParagraph,
    Reworded,
    Understood,
)
from tests.prompting.asking_case import a_block, an_answer, texts_of

FIRST, SECOND = "Plan 45 minutes.", "Let her begin."
BOTH = an_answer(FIRST, SECOND)


def _texts(text: str, *, cut: bool = False) -> list[str]:
    return texts_of(read_answer(text, AnswerBlocks, cut=cut).value)


@pytest.mark.parametrize(
    "text",
    [
        BOTH,
        f"```json\n{BOTH}\n```",
        f"```{BOTH}```",
        f"Here is the answer:\n\n{BOTH}\n\nI hope this helps.",
        f"Of course.\n```json\n{BOTH}\n```\nLet me know.",
        f"{BOTH}\n{an_answer('Something else.')}",
        f"First try: {an_answer('Something else.')}\nBetter: {BOTH}",
        BOTH + "}",
    ],
)
def test_words_and_fences_around_the_json_are_passed_over(text: str) -> None:
    assert _texts(text) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "text",
    [
        BOTH.replace("}, {", "} {"),
        BOTH.replace('"para",', '"para"'),
        BOTH.replace("}]}", "},],}"),
        BOTH[:-2],
        BOTH.replace('"', "'"),
        BOTH.replace('"blocks"', "blocks").replace('"text"', "text"),
        BOTH.replace('"type"', "“type”").replace('"text"', "“text”"),
    ],
)
def test_malformed_json_is_put_right_where_no_word_gets_lost(text: str) -> None:
    assert _texts(text) == [FIRST, SECOND]


def test_quotation_marks_within_a_text_do_not_cut_it() -> None:
    assert _texts(an_answer("Say @you begin@, and wait.").replace("@", '"')) == [
        'Say "you begin", and wait.'
    ]


def test_json_that_cannot_be_put_right_without_losing_words_is_refused() -> None:
    with pytest.raises(Unreadable, match="malformed"):
        _texts("{'blocks':[{'type':'para','text':'It's hers, isn't it'}]}")


@pytest.mark.parametrize("end", range(BOTH.index("Let her") + 1, BOTH.index("begin.") + 6))
def test_an_item_that_breaks_off_goes_as_a_whole_and_is_counted(end: int) -> None:
    read = read_answer(BOTH[:end], AnswerBlocks, cut=True)

    assert texts_of(read.value) == [FIRST]
    assert read.left_out == 1


def test_a_bracket_within_a_text_does_not_make_a_cut_answer_whole() -> None:
    assert _texts(BOTH[: BOTH.index("begin")] + "{x}", cut=True) == [FIRST]


def test_a_cut_answer_without_a_whole_item_is_refused_and_says_so() -> None:
    with pytest.raises(Unreadable, match="too long, and was cut"):
        _texts(BOTH[:40], cut=True)


@pytest.mark.parametrize(
    "value",
    [
        {"blocks": a_block(FIRST)},
        {"blocks": [a_block(FIRST, type="Para", cites=None)]},
        {"blocks": [a_block(FIRST, confidence=0.9)], "thoughts": ["hm"]},
        [a_block(FIRST)],
        a_block(FIRST),
        {"AnswerBlocks": {"blocks": [a_block(FIRST)]}},
        {"thoughts": "hm", "answer": {"blocks": [a_block(FIRST)]}},
    ],
)
def test_what_needs_no_guess_is_brought_into_the_form(value: object) -> None:
    assert _texts(json.dumps(value)) == [FIRST]


def test_a_number_in_a_string_is_a_number_and_one_cite_is_a_list_of_one() -> None:
    cite = {"source": "[2]", "quote": "45 minutes"}

    read = read_answer(json.dumps({"blocks": [a_block(FIRST, cites=cite)]}), AnswerBlocks)

    assert [one.source for one in read.value.blocks[0].cites] == [2]


def test_a_cite_that_does_not_fit_goes_and_its_block_stays() -> None:
    cites = [{"source": 0, "quote": "a"}, {"quote": "b"}, 3, {"source": 1, "quote": "c"}]

    read = read_answer(json.dumps({"blocks": [a_block(FIRST, cites=cites)]}), AnswerBlocks)

    assert [one.quote for one in read.value.blocks[0].cites] == ["c"]


@pytest.mark.parametrize(
    "fault",
    [
        a_block("x" * 601),
        a_block(" "),
        a_block("A.", type="paragraphs"),
        {"text": "A."},
        "A.",
        a_block("half a pair: \ud83d"),
    ],
)
def test_a_block_that_does_not_fit_goes_as_a_whole_and_is_counted(fault: object) -> None:
    read = read_answer(json.dumps({"blocks": [fault, a_block(FIRST)]}), AnswerBlocks)

    assert texts_of(read.value) == [FIRST]
    assert read.left_out == 1


def test_the_thirteenth_block_goes() -> None:
    read = read_answer(an_answer(*"abcdefghijklm"), AnswerBlocks)

    assert texts_of(read.value) == list("abcdefghijkl")
    assert read.left_out == 1


def test_a_block_beyond_4000_characters_goes_and_a_shorter_one_may_follow() -> None:
    long = ["x" * 600] * 6
    assert MOST_CHARACTERS[AnswerBlocks] == 4_000

    assert _texts(an_answer(*long, "y" * 401, "z" * 400)) == [*long, "z" * 400]


def test_where_no_block_fits_the_answer_is_refused_without_any_of_its_words() -> None:
    with pytest.raises(Unreadable) as refused:
        _texts(json.dumps({"blocks": [a_block("Secret.", type="Tell no one")]}))

    assert "none of them fits" in refused.value.problem
    assert "ell no one" not in refused.value.problem
    assert refused.value.__cause__ is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I am sorry, I cannot do that.",
        "<html><body>502</body></html>",
        '{"blocks": []}',
        '{"blocks": null}',
        '"Plan 45 minutes."',
        '{"type": "object", "properties": {"blocks": {"type": "array"}}}',
        '{"blocks":' + "[" * 3_000,
        "{" * 250,
        "{'" * (LONGEST_REPAIRED // 2),
    ],
)
def test_what_holds_no_answer_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        _texts(text)


def test_a_form_without_a_list_takes_its_fields_in_other_case_and_empty_ones_as_null() -> None:
    text = '{"job": "Edit agenda", "minutes": "30", "topic": null, "partner": "Ana", "sure": 1}'

    assert read_answer(text, Understood) == Read(
        Understood.model_validate({"job": "edit_agenda", "minutes": 30, "partner": "Ana"})
    )
    assert read_answer('{"job": "Unsure", "minutes": ""}', Understood).value.minutes is None


@pytest.mark.parametrize("minutes", ["half an hour", "30 min", True, 30.5, "300", [30]])
def test_a_number_is_never_guessed(minutes: object) -> None:
    with pytest.raises(Unreadable, match=r"^minutes: "):
        read_answer(json.dumps({"job": "agenda", "minutes": minutes}), Understood)


def test_one_code_is_a_list_of_one_and_a_code_of_no_list_is_refused() -> None:
    read = read_answer('{"codes": "Digital skills", "needs_human": "False"}', CommentCodes)

    assert read.value.codes == ("digital_skills",)
    with pytest.raises(Unreadable):
        read_answer('{"codes": ["scheduling", "gossip"]}', CommentCodes)


def test_an_id_may_be_written_as_a_number() -> None:
    read = read_answer('{"items": [{"id": 3, "text": "Begin with her."}]}', Reworded)

    assert [item.id for item in read.value.items] == ["3"]


def test_a_paragraph_cut_in_its_last_sentence_is_refused() -> None:
    with pytest.raises(Unreadable):
        read_answer('{"sentences": ["At least ten answered.", "Many', ManagerParagraph, cut=True)

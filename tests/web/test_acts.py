"""A button of ours says a verb that is expected, or it says nothing."""

import pytest

from coach.web.acts import Act, button, read_act

_VERBS = {"up", "minutes", "choose"}


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("up 3", Act("up", ("3",))),
        ("minutes 2 15", Act("minutes", ("2", "15"))),
        ("choose a1-b_2", Act("choose", ("a1-b_2",))),
        ("up", Act("up")),
    ],
)
def test_a_verb_and_its_words_are_read(said: str, act: Act) -> None:
    assert read_act(said, _VERBS) == act


@pytest.mark.parametrize(
    "said",
    [
        "", None, "drop 3", "up  3", " up 3", "up 3\n", "up <b>", "UP 3", "up 1 2 3 4", "up ../x",
        "choose " + "a" * 65, "up ٣", "a" * 1_000_000,
    ],
)  # fmt: skip
def test_anything_else_is_nothing(said: str | None) -> None:
    assert read_act(said, _VERBS) is None


@pytest.mark.parametrize(
    ("words", "number"), [(("3",), 3), (("0",), 0), (("x",), None), ((), None), (("9" * 20,), None)]
)
def test_a_number_is_whole_and_of_a_size_that_a_page_can_have(
    words: tuple[str, ...], number: int | None
) -> None:
    assert Act("up", words).number(0) == number


def test_a_button_shows_foreign_words_as_words() -> None:
    shown = button("plan", "up 1", "↑", unseen='<img src=x onerror="a()">', off=True)

    assert "<img" not in shown and shown.count("<") == shown.count(">") == 4
    assert 'name="do-plan" value="up 1"' in shown and shown.count("disabled") == 1

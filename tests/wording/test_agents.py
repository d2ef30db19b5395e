"""Two people, or you and I, do not change places when a text is put into other words."""

import pytest

from coach.wording.agents import exchanged

NAMES = ("Ana Brandt", "Tunde Okafor")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Tunde shows a chart to Ana.", "Ana shows a chart to Tunde."),
        ("Ana tries while Tunde watches.", "Tunde tries while Ana watches."),
        ("What could I teach you?", "What could you teach me?"),
        ("What do you want to learn from me?", "What could I learn from you?"),
        ("The junior person teaches, the senior learns.", "The senior teaches, the junior learns."),
        ("Tunde to Ana: “Where would you start?”", "Ana to Tunde: “Where would you start?”"),
    ],
)
def test_whoever_does_what_the_other_did_is_noticed(old: str, new: str) -> None:
    assert exchanged(old, new, NAMES)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Tunde shows one thing to Ana.", "Ana is shown one thing by Tunde."),
        ("What do you most want to show me?", "What would you most like to show me?"),
        ("Ana asked for this: charts.", "This is about charts, which Ana asked for."),
        ("What could I teach you?", "What might I teach you?"),
        ("Ask Tunde to tell you what matters.", "Ask Tunde to say what matters to you."),
        ("I would like us to keep the time.", "I would like to keep our time."),
    ],
)
def test_the_same_doers_in_other_words_are_left_alone(old: str, new: str) -> None:
    assert not exchanged(old, new, NAMES)

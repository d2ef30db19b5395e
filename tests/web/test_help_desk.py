"""Briefs, plans, scripts, goals and checked questions come as cards, problems as sentences."""

import pytest

from coach.web.acts import Act
from coach.web.help_desk import Checked, GoalDraft, HelpDesk, checked_sheet, goal_sheet
from coach.web.meeting import Meeting
from coach.web.needs import LONGEST_QUESTION
from tests.doubles.working import ANA, Working, done

_QUIT = "Why does your generation quit so fast?"


class _Room(Working):
    def __init__(self) -> None:
        super().__init__()
        self.desk = HelpDesk(self.workshop, self.host)

    def check(self, text: str, before: Checked | None = None) -> Checked:
        return done(self.desk.check(before or Checked(), text, ANA))

    def goal(self, text: str) -> GoalDraft:
        return done(self.desk.goal(GoalDraft(), self.meeting, text, "leader", ANA))


@pytest.fixture
def room() -> _Room:
    return _Room()


@pytest.mark.parametrize(("reader", "side"), [("mentor", "mentor"), ("boss", "leader")])
def test_a_brief_is_for_one_of_the_two(room: _Room, reader: str, side: str) -> None:
    assert f"Brief for the {side}" in done(room.desk.brief(room.meeting, reader, ANA))


def test_a_topic_is_planned_in_five_steps(room: _Room) -> None:
    card = done(room.desk.plan_topic(room.meeting, " prompt\nwriting ", 20, ANA))

    assert "prompt writing, in 20 minutes" in card.replace("&#44;", ",")
    assert card.count('<p class="step">') == 5


@pytest.mark.parametrize(
    ("topic", "minutes", "words"),
    [
        ("", 20, "Say which topic it is"),
        ("prompts", None, "how many minutes"),
        ("prompts", 7.5, "whole number"),
        ("prompts", 90, "5 to 60 minutes"),
    ],
)
def test_a_topic_that_cannot_be_planned_is_a_sentence(
    room: _Room, topic: str, minutes: float | None, words: str
) -> None:
    assert words in done(room.desk.plan_topic(room.meeting, topic, minutes, ANA))


@pytest.mark.parametrize("kind", ["say_no", "nonsense"])
def test_a_script_has_three_ways_and_a_help_route(room: _Room, kind: str) -> None:
    card = done(room.desk.script(room.meeting, kind, "mentor", "He asks about my faith.", ANA))

    assert card.count("said-so") == 3 and "your HR contact" in card
    assert "faith" not in card


def test_a_situation_that_is_too_long_is_a_sentence(room: _Room) -> None:
    text = "a" * (LONGEST_QUESTION + 1)

    assert "4,001 characters" in done(room.desk.script(room.meeting, "say_no", "mentor", text, ANA))


def test_questions_are_checked_line_by_line_without_marks_of_a_list(room: _Room) -> None:
    checked = room.check(f"- {_QUIT}\n\n  * What did you try?  ")

    assert [one.question for one in checked.questions] == [_QUIT, "What did you try?"]
    card = checked_sheet(checked)
    assert "Asks one person to speak for many" in card and "Fine as it is" in card


def test_safer_words_take_the_place_of_the_question(room: _Room) -> None:
    checked = room.check(f"{_QUIT}\nWhat did you try?")

    better = done(room.desk.use(checked, Act("use", ("0",)), ANA))

    assert better.text == "What makes you stay in a job?\nWhat did you try?"
    assert not any(one.flags for one in better.questions)


@pytest.mark.parametrize("place", ["7", "x", ""])
def test_a_question_that_is_not_there_changes_nothing(room: _Room, place: str) -> None:
    checked = room.check(_QUIT)

    same = done(room.desk.use(checked, Act("use", (place,)), ANA))

    assert same.questions == checked.questions


@pytest.mark.parametrize("text", ["", "\n \n", "\u200b", "Why?\n" * 41, "a" * 100_000])
def test_no_questions_or_too_many_are_a_sentence(room: _Room, text: str) -> None:
    checked = room.check(text)

    assert checked.questions == () and checked.problem


def test_a_goal_is_kept_with_the_pair_when_a_person_says_so(room: _Room) -> None:
    draft = room.goal("use AI in my reports")
    assert room.now_stored() == room.stored

    kept, met = done(room.desk.keep_goal(draft, room.meeting, ANA))

    assert kept.said == "Kept with the pair&#39;s goals." or kept.said.startswith("Kept with")
    assert met.pair.goals[-1] == "use AI in my reports" == room.now_stored().pair.goals[-1]
    assert "Keep this goal" not in goal_sheet(kept, chosen=True)


def test_a_goal_that_comes_second_is_told_and_stays(room: _Room) -> None:
    draft = room.goal("use AI in my reports")
    room.change_elsewhere()

    refused, met = done(room.desk.keep_goal(draft, room.meeting, ANA))
    kept, _ = done(room.desk.keep_goal(refused, met, ANA))

    assert "Somebody else has changed" in refused.problem and refused.goal == draft.goal
    assert kept.said and len(room.now_stored().pair.goals) == 3


def test_without_a_pair_a_goal_is_worked_out_but_not_kept(room: _Room) -> None:
    draft = room.goal("use AI in my reports")

    kept, _ = done(room.desk.keep_goal(draft, Meeting(), ANA))

    assert "Choose a pair first" in kept.problem
    assert "disabled" in goal_sheet(draft, chosen=False)

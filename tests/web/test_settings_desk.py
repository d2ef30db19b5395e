"""The settings page asks the model only when somebody presses the button."""

from html import unescape

from coach.web.settings_desk import SettingsDesk
from tests.doubles.scripted_writer import MODEL, WORKS
from tests.doubles.working import ANA, Working, done


def test_the_page_makes_no_request_by_being_looked_at() -> None:
    room = Working()
    room.coach.writer.now = MODEL

    card = unescape(done(SettingsDesk(room.workshop).show(ANA)))

    assert "openai:gpt-4.1-mini is on" in card
    assert room.coach.writer.checks == 0


def test_a_test_call_is_made_once_and_told() -> None:
    room = Working()
    room.coach.writer.came = WORKS

    said = done(SettingsDesk(room.workshop).check(ANA))

    assert "It works" in said
    assert room.coach.writer.checks == 1


def test_before_the_coach_is_there_the_page_says_so() -> None:
    room = Working()
    room.preparation.coach = None

    assert "press again in a moment" in done(SettingsDesk(room.workshop).show(ANA)).lower()

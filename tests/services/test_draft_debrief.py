"""A debrief proposes what the notes say, in their own words, and nothing else."""

import logging
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from coach.domain.pair import Pair
from coach.domain.person import PairSide
from coach.domain.preparation import Debrief
from coach.errors import InputError
from coach.services.draft_debrief import LONGEST_NOTES, accept
from tests.services.preparing import (
    HELP_ROUTE,
    held,
    owed,
    planned,
    preparation,
    the_circle,
    the_pair,
)

DAY = date(2026, 11, 17)
NOTES = """Session with Tunde, 45 min, Teams

Actions from last time: tried one prompt on the monthly report, saved 40 minutes.

He showed me the dashboard. I had no idea that the numbers are refreshed only once a week.
It turns out that nobody reads the commentary to the end, so half of it can go.
Coffee was great. We talked about football.

To do
- I'll list the three reports by Friday
- Tunde: draft half a page on automating the cash report (for 1 Dec)
- next date 15 Dec 10:00
"""


def draft(notes: str = NOTES, author: PairSide = "leader", pair: Pair | None = None) -> Debrief:
    return preparation().draft_debrief(notes, pair or the_pair(), author=author, day=DAY)


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().rstrip(".").lower()


def test_messy_notes_become_learnings_actions_and_one_i_did() -> None:
    found = draft()

    assert found.learnings == (
        "I had no idea that the numbers are refreshed only once a week.",
        "It turns out that nobody reads the commentary to the end, so half of it can go.",
    )
    assert [(one.text, one.owner, one.due) for one in found.actions] == [
        ("List the three reports", "leader", date(2026, 11, 20)),
        ("Draft half a page on automating the cash report", "mentor", date(2026, 12, 1)),
    ]
    assert found.i_did == "Tried one prompt on the monthly report, saved 40 minutes."
    assert found.ask == ()


@pytest.mark.parametrize("author", ["leader", "mentor"])
def test_what_is_proposed_as_learnt_stands_in_the_notes_word_for_word(author: PairSide) -> None:
    for learning in draft(author=author).learnings:
        assert plain(learning) in plain(NOTES)


def test_i_is_the_one_who_took_the_notes() -> None:
    assert [one.owner for one in draft("I'll send the link.", "leader").actions] == ["leader"]
    assert [one.owner for one in draft("I'll send the link.", "mentor").actions] == ["mentor"]


def test_at_most_three_learnings_and_two_actions_are_proposed_and_the_rest_is_counted() -> None:
    told = ("rules bend", "money talks", "rank fades", "speed costs")
    notes = "".join(f"I learned that {one}.\n" for one in told)
    notes += "I'll call Ada. I'll write to Bo. I'll ask Cy."

    found = draft(notes)

    assert len(found.learnings) == 3
    assert len(found.actions) == 2
    assert any("found three promises" in notice for notice in found.notices)


def test_the_clearest_promises_are_proposed_in_the_order_of_the_notes() -> None:
    notes = ("I should look at the slides. I'll ring the plant on Friday. "
             "Tunde will book the room by Monday.")  # fmt: skip

    assert [one.text for one in draft(notes).actions] == ["Ring the plant", "Book the room"]


def test_one_promise_told_twice_is_one() -> None:
    assert len(draft("I'll send the template. ACTION: I send the template by Friday.").actions) == 1


def test_a_missing_owner_or_day_is_asked_for() -> None:
    found = draft("todo: book a slot with IT")

    assert (found.actions[0].owner, found.actions[0].due) == ("", None)
    assert found.ask[:2] == (
        "Who does this: “Book a slot with IT”?",
        "By when: “Book a slot with IT”?",
    )


def test_a_day_that_may_be_two_is_asked_about() -> None:
    found = draft("I'll send it to legal by 3/12.")

    assert found.ask[0].startswith("Do you mean 3 December or 12 March?")


def test_before_we_meet_again_is_the_date_of_the_next_planned_session() -> None:
    pair = the_pair(planned("2026-12-15"))

    assert draft("I'll read it before we meet again.", pair=pair).actions[0].due == date(
        2026, 12, 15
    )


def test_pronouns_become_names_where_both_read_the_action() -> None:
    found = draft("Ana will ask if I can join and send me my file.", "mentor")

    assert found.actions[0].text == "Ask if Tunde can join and send Tunde Tunde's file"


def test_what_was_promised_before_and_is_told_as_done_is_the_i_did() -> None:
    pair = the_pair(held("2026-10-01", owed("Follow five creators")))

    assert draft("I followed five creators last week.", pair=pair).i_did == (
        "I followed five creators last week."
    )
    assert draft("I followed five creators last week.").i_did is None


@pytest.mark.parametrize(
    ("private", "kind"),
    [
        ("He was diagnosed with ADHD.", "health"),
        ("She came out to her team.", "identity"),
        ("He prays at noon.", "religion"),
        ("Her mortgage worries her.", "money matters"),
    ],
)
def test_private_matters_are_named_by_kind_alone_and_never_proposed(
    private: str, kind: str
) -> None:
    found = draft(f"I learned a lot about budgets today.\n{private}")

    assert f"Your notes touch on {kind}." in found.notices[0]
    assert [citation.via.id for citation in found.citations if citation.via] == ["R52"]
    assert plain(private) not in plain(found.model_dump_json())


def test_notes_without_private_matters_have_no_such_notice() -> None:
    assert draft().notices == ()
    assert draft().citations == ()


def test_notes_that_a_person_should_hear_about_name_the_route_to_help() -> None:
    assert HELP_ROUTE in draft("We worked on budgets. Then he hit me.").notices[0]


@pytest.mark.parametrize("notes", ["", "  \n\n", "lol", "!!!", "- \n- \n", "\x00\u202e"])
def test_notes_without_anything_in_them_lead_to_questions(notes: str) -> None:
    found = draft(notes)

    assert (found.learnings, found.actions, found.i_did) == ((), (), None)
    assert len(found.ask) == 2


def test_notes_in_another_language_are_left_alone() -> None:
    found = draft("Heute haben wir über Budgets gesprochen. Ich werde die Vorlage schicken.")

    assert found.actions == ()
    assert "only read English" in found.notices[0]


def test_notes_are_read_up_to_their_limit_and_refused_beyond_without_being_repeated() -> None:
    secret = "The secret merger. "
    most = (secret * 2_000)[:LONGEST_NOTES]

    assert draft(most)
    with pytest.raises(InputError, match="the notes: they have more than 20,000") as refused:
        draft(most + "x")
    assert "secret" not in str(refused.value)


def test_nothing_of_the_notes_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        draft()

    assert caplog.text == ""


def test_a_group_s_people_are_told_apart_by_name() -> None:
    found = draft("Mei will book the room by Friday. Kofi will read it.", pair=the_circle())

    assert [one.owner for one in found.actions] == ["mentor", "leader"]


def test_only_what_is_accepted_becomes_an_action() -> None:
    found = draft()

    assert accept(found, []) == ()
    (action,) = accept(found, [1])
    assert (action.owner, action.due, action.is_open) == ("mentor", date(2026, 12, 1), True)


@pytest.mark.parametrize("chosen", [[2], [-1], [0, 7]])
def test_what_was_not_proposed_cannot_be_accepted(chosen: list[int]) -> None:
    with pytest.raises(ValueError, match="no action at one of these places"):
        accept(draft(), chosen)


@given(notes=st.text(max_size=600))
@how(max_examples=80, deadline=None)
def test_no_notes_break_the_draft(notes: str) -> None:
    found = draft(notes)

    assert len(found.actions) <= 2


@given(
    notes=st.lists(
        st.sampled_from(["I'll ", "Ana: ", "by Friday", "\n- ", "learned that ", "(Tunde)", "we ",
                         "to do:\n", "[x] ", "agreed ", "send it ", ". ", "31 April", "; "]),
        max_size=40,
    ).map("".join)
)  # fmt: skip
@how(max_examples=80, deadline=None)
def test_no_pile_of_signs_breaks_the_draft(notes: str) -> None:
    for action in draft(notes).actions:
        assert 0 < len(action.text) <= 500

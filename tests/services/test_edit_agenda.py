"""An agenda is edited, not remade: what was not meant stays, and the minutes always sum."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.agenda import EACH_WAY, Agenda
from coach.domain.request import (
    AddTopic,
    BlockRef,
    ChangeLength,
    Drop,
    Edit,
    Less,
    More,
    MoveStart,
    Rename,
    SetBlockMinutes,
    SetKind,
    SetMinutes,
    SetStart,
    Shift,
    SwapTopic,
    Undo,
)
from coach.domain.session import Action
from coach.services.edit_agenda import Edited
from tests.contracts.pairs import a_leader, a_mentor, a_pair_of, a_session_on
from tests.planning.real_planner import editor, maker

PAIR = a_pair_of(
    a_leader(can_teach=["budget decisions", "negotiation"], wants_to_learn=["dashboards"]),
    a_mentor(can_teach=["dashboards", "spreadsheets"], wants_to_learn=["budget decisions"]),
    goals=["Decide what to automate"],
    sessions=(a_session_on("2026-10-01", topics=["meetings"]),),
)
OWING = PAIR.model_copy(
    update={
        "sessions": (a_session_on("2026-10-01", actions=[Action(text="Try it", owner="leader")]),)
    }
)
STARTS = datetime(2026, 12, 1, 10, 0)


def an_agenda(minutes: int = 45, **wishes: object) -> Agenda:
    return maker().prepare(PAIR, minutes=minutes, kind="standard", **wishes)  # type: ignore[arg-type]


def edited(edit: Edit, agenda: Agenda | None = None, **more: object) -> Edited:
    return editor().apply(agenda or an_agenda(), (edit,), PAIR, **more)  # type: ignore[arg-type]


def by_words(words: str) -> BlockRef:
    return BlockRef(words=words)


def topic(nth: int) -> BlockRef:
    return BlockRef(of="topic", nth=nth)


def titles(agenda: Agenda) -> list[str]:
    return [block.title for block in agenda.blocks]


refs = st.one_of(
    st.builds(BlockRef, of=st.sampled_from(["block", "topic"]), nth=st.integers(-9, 9)),
    st.builds(BlockRef, words=st.sampled_from(["check in", "dashboards", "apply", "zzz", ""])),
    st.builds(BlockRef, whose=st.sampled_from(["me", "partner", "Tunde", "Zoe"])),
)
edits = st.one_of(
    st.builds(SetMinutes, minutes=st.integers(-5, 700)),
    st.builds(ChangeLength, longer=st.booleans(), by=st.none() | st.integers(1, 90)),
    st.builds(SetBlockMinutes, what=refs, minutes=st.integers(-3, 200)),
    st.builds(Drop, what=refs),
    st.builds(More, what=refs, by=st.none() | st.integers(1, 60)),
    st.builds(Less, what=refs, by=st.none() | st.integers(1, 60)),
    st.builds(
        Shift,
        what=refs,
        to=st.sampled_from(["up", "down", "first", "last", "before", "after"]),
        other=st.none() | refs,
    ),
    st.builds(SwapTopic, old=st.none() | refs, new=st.sampled_from(["AI tools", "x", "budgets"])),
    st.builds(AddTopic, text=st.sampled_from(["ChatGPT", "careers"]), minutes=st.none()),
    st.builds(MoveStart, days=st.integers(-9, 9)),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=st.lists(edits, min_size=1, max_size=4), minutes=st.integers(15, 120))
def test_whatever_is_said_the_agenda_stays_one(changes: list[Edit], minutes: int) -> None:
    agenda = an_agenda(minutes)

    result = editor().apply(agenda, changes, PAIR)

    after = result.agenda
    assert sum(block.minutes for block in after.blocks) == after.minutes
    assert min(block.minutes for block in after.blocks) >= 1
    assert min(after.share.junior_to_senior, after.share.senior_to_junior) >= EACH_WAY
    assert result.said.strip()


def test_another_length_keeps_every_block_and_its_words() -> None:
    before = an_agenda(60)

    result = edited(SetMinutes(minutes=30), before)

    assert result.agenda.minutes == 30
    assert titles(result.agenda) == titles(before)
    assert result.said == "Now 30 minutes."


def test_a_length_that_cannot_be_changes_nothing_and_says_why() -> None:
    before = an_agenda()

    result = edited(SetMinutes(minutes=600), before)

    assert result.agenda == before
    assert not result.changed
    assert "15 to 120" in result.said


@pytest.mark.parametrize(("longer", "minutes"), [(True, 60), (False, 30)])
def test_longer_and_shorter_mean_a_quarter_of_an_hour(longer: bool, minutes: int) -> None:
    assert edited(ChangeLength(longer=longer)).agenda.minutes == minutes


def test_a_part_moves_up_by_one_and_stays_what_it_was() -> None:
    before = an_agenda()
    place = titles(before).index("Apply to one real decision")

    after = edited(Shift(what=by_words("apply"), to="up"), before).agenda

    assert titles(after)[place - 1] == "Apply to one real decision"
    assert sorted(titles(after)) == sorted(titles(before))


def test_open_actions_stay_in_front_of_what_is_moved_first() -> None:
    before = maker().prepare(OWING, minutes=45, kind="standard")

    result = editor().apply(before, (Shift(what=by_words("apply"), to="first"),), OWING)

    assert result.agenda.blocks[0].actions
    assert result.agenda.blocks[1].title == "Apply to one real decision"
    assert "open actions stay first" in result.said


def test_the_second_topic_goes_and_another_takes_its_place_so_that_both_teach() -> None:
    before = an_agenda()
    gone = before.topics[1]

    result = edited(Drop(what=topic(2)), before)

    assert gone not in result.agenda.topics
    assert len(result.agenda.topics) == 2
    assert "so that each of you still teaches something" in result.said


def test_a_part_that_does_not_teach_goes_and_the_others_share_its_minutes() -> None:
    result = edited(Drop(what=by_words("check-in")))

    assert "Check in" not in titles(result.agenda)
    assert result.agenda.minutes == 45


def test_more_time_for_a_topic_comes_from_the_others() -> None:
    before = an_agenda(60)
    had = sum(b.minutes for b in before.blocks if b.topic == "Budget decisions")

    after = edited(More(what=by_words("budget decisions"), by=6), before).agenda

    assert sum(b.minutes for b in after.blocks if b.topic == "Budget decisions") == had + 6


def test_more_on_a_topic_that_is_not_there_brings_it_in() -> None:
    result = edited(More(what=by_words("negotiation")))

    assert "Negotiation" in result.agenda.topics
    assert "takes the place of" in result.said


def test_less_never_leaves_a_part_without_a_minute() -> None:
    result = edited(Less(what=by_words("apply"), by=100))

    assert next(b for b in result.agenda.blocks if b.does == "apply").minutes == 1
    assert "1 minute;" in result.said


def test_an_ai_topic_brings_its_policy_block_and_takes_it_away_again() -> None:
    before = an_agenda()

    with_ai = edited(SwapTopic(old=topic(1), new="using ChatGPT"), before).agenda
    without = edited(SwapTopic(old=topic(1), new="spreadsheets"), with_ai).agenda

    assert [b.topic for b in with_ai.blocks if b.does == "risk"] == ["Using ChatGPT"]
    assert all(block.does != "risk" for block in without.blocks)


def test_a_topic_joins_after_what_is_taught() -> None:
    after = edited(AddTopic(text="negotiation", minutes=6)).agenda

    assert "Negotiation" in after.topics
    assert len(after.topics) == 3


def test_a_part_that_is_not_there_is_answered_with_those_that_are() -> None:
    result = edited(Drop(what=by_words("karaoke")))

    assert not result.changed
    assert result.said.startswith("I find no part called “karaoke” here. The parts are: “")


def test_a_number_beyond_the_last_topic_says_how_many_there_are() -> None:
    assert edited(Drop(what=topic(5))).said == "This agenda has 2 topics."


def test_the_partners_topic_is_what_the_partner_teaches() -> None:
    ref = BlockRef(whose="partner")

    asked_by_leader = edited(Shift(what=ref, to="last"), reader="leader").agenda
    asked_by_mentor = edited(Shift(what=ref, to="last"), reader="mentor").agenda

    assert asked_by_leader.blocks[-1].direction == "junior_to_senior"
    assert asked_by_mentor.blocks[-1].direction == "senior_to_junior"


def test_another_kind_keeps_length_and_date() -> None:
    after = edited(SetKind(kind="feedback"), an_agenda(starts=STARTS)).agenda

    assert (after.kind, after.minutes, after.starts) == ("feedback", 45, STARTS)


@pytest.mark.parametrize(
    ("parts", "starts"),
    [
        ("date", datetime(2026, 12, 3, 10, 0)),
        ("time", datetime(2026, 12, 1, 15, 30)),
        ("both", datetime(2026, 12, 3, 15, 30)),
    ],
)
def test_of_date_and_time_only_what_was_said_changes(parts: str, starts: datetime) -> None:
    edit = SetStart.model_validate({"starts": datetime(2026, 12, 3, 15, 30), "parts": parts})

    assert edited(edit, an_agenda(starts=STARTS)).agenda.starts == starts


def test_a_session_without_a_date_cannot_be_moved() -> None:
    assert "No date is set yet" in edited(MoveStart(days=1)).said


def test_a_part_gets_another_name() -> None:
    edit = Rename(what=by_words("check in"), title="Coffee")

    assert "Coffee" in titles(edited(edit).agenda)


def test_the_last_change_can_be_taken_back_once_there_was_one() -> None:
    before = an_agenda(60)
    now = edited(SetMinutes(minutes=30), before).agenda

    assert edited(Undo(), now, before=before).agenda == before
    assert "no earlier version" in edited(Undo(), now).said


def test_several_changes_happen_in_order_and_the_first_that_fails_ends_them() -> None:
    changes = (SetMinutes(minutes=30), Drop(what=by_words("karaoke")), SetMinutes(minutes=60))

    result = editor().apply(an_agenda(), changes, PAIR)

    assert result.agenda.minutes == 30
    assert result.said.startswith("Now 30 minutes. I find no part")


def test_what_is_so_already_is_said() -> None:
    result = edited(SetMinutes(minutes=45))

    assert not result.changed
    assert "Nothing has changed" in result.said

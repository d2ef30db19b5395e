"""An agenda fills its minutes, teaches both ways, and repeats nothing."""

from datetime import datetime
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.agenda import EACH_WAY, Agenda
from coach.domain.pair import Pair
from coach.domain.playbook import SessionKind
from coach.domain.session import Action
from coach.errors import NotFound, SessionLength
from coach.planning.fitting import TWO_WAY
from tests.contracts.pairs import a_leader, a_mentor, a_pair_of, a_session_on
from tests.planning.generated_pairs import pairs
from tests.planning.real_planner import agenda_texts, library, maker, meanings

KINDS: tuple[SessionKind, ...] = get_args(SessionKind)
ANA = a_leader(can_teach=["budget decisions"], wants_to_learn=["prompt writing"])
TUNDE = a_mentor(can_teach=["prompt writing"], wants_to_learn=["budget decisions"])
HELD = a_session_on("2026-10-01", topics=["dashboards"])


def a_pair(*, group: bool = False, **changes: object) -> Pair:
    values: dict[str, object] = {"goals": ["Decide what to automate"], "sessions": (HELD,)}
    pair = a_pair_of(ANA, TUNDE, **{**values, **changes})
    return pair.model_copy(update={"group": group})


def prepared(pair: Pair | None = None, *, minutes: int = 45, **wishes: object) -> Agenda:
    return maker().prepare(pair or a_pair(), minutes=minutes, **wishes)  # type: ignore[arg-type]


def titles(agenda: Agenda) -> list[str]:
    return [block.title for block in agenda.blocks]


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pair=pairs(), kind=st.sampled_from(KINDS), minutes=st.integers(15, 120))
def test_every_agenda_keeps_the_rules(pair: Pair, kind: SessionKind, minutes: int) -> None:
    agenda = prepared(pair, minutes=minutes, kind=kind)

    assert sum(block.minutes for block in agenda.blocks) == minutes
    assert all(block.questions and block.basis for block in agenda.blocks)
    shown = [line for block in agenda.blocks for line in block.actions]
    assert len(shown) == len(pair.open_actions)
    assert not shown or agenda.blocks[0].actions == tuple(shown)
    recent = list(pair.recent_topics)
    assert not meanings().sameness(agenda.topics, recent).any()
    share = agenda.share
    least = min(share.junior_to_senior, share.senior_to_junior)
    assert (least < EACH_WAY) == (agenda_texts().one_way[kind] in agenda.notices)
    assert least >= EACH_WAY or kind not in TWO_WAY or pair.group


@pytest.mark.parametrize("id", sorted(library()[0]))
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("minutes", [15, 30, 45, 60, 120])
def test_every_playbook_plans_every_kind_at_every_length(
    id: str, kind: SessionKind, minutes: int
) -> None:
    playbook = library()[0][id]
    pair = a_pair(playbook=id, group=playbook.group)

    agenda = prepared(pair, minutes=minutes, kind=kind)

    assert sum(block.minutes for block in agenda.blocks) == minutes
    if kind in TWO_WAY:
        assert min(agenda.share.junior_to_senior, agenda.share.senior_to_junior) >= EACH_WAY
    if kind == "first":
        assert any(block.does == "rules" for block in agenda.blocks)


def test_open_actions_come_first_and_done_ones_never() -> None:
    actions = (
        Action(text="Try one prompt", owner="leader", due="2026-11-01"),
        Action(text="Send the template", owner="mentor", done=True),
        Action(text="Book a room", owner="mentor", accepted=False),
    )
    pair = a_pair(sessions=(HELD.model_copy(update={"actions": actions}),))

    first = prepared(pair).blocks[0]

    assert first.actions == ("Ana: Try one prompt (was due 1 November 2026)",)


def test_an_action_that_is_not_due_yet_says_when_it_is() -> None:
    actions = (Action(text="Try one prompt.", owner="both", due="2026-12-01"),)
    pair = a_pair(sessions=(HELD.model_copy(update={"actions": actions}),))

    assert prepared(pair).blocks[0].actions == (
        "Both of you: Try one prompt (due 1 December 2026)",
    )


def test_a_topic_of_the_last_two_held_sessions_does_not_come_back() -> None:
    recent = a_session_on("2026-10-20", topics=["prompt engineering", "budgeting"])

    agenda = prepared(a_pair(sessions=(HELD, recent)))

    assert "Prompt writing" not in agenda.topics


def test_a_topic_of_three_sessions_ago_may_come_back() -> None:
    old = a_session_on("2026-08-01", topics=["prompt writing"])
    others = [a_session_on(f"2026-{month}-01", topics=["meetings"]) for month in ("09", "10")]

    agenda = prepared(a_pair(sessions=(old, *others), planned_sessions=9))

    assert "Prompt writing" in agenda.topics


def test_a_wish_wins_even_if_it_repeats_and_says_so() -> None:
    recent = a_session_on("2026-10-20", topics=["prompt writing"])

    agenda = prepared(a_pair(sessions=(HELD, recent)), topic="prompt writing")

    assert "Prompt writing" in agenda.topics
    assert any("because you asked for it" in notice for notice in agenda.notices)


@pytest.mark.parametrize("kind", KINDS)
def test_a_wish_finds_a_place_in_every_kind_of_session(kind: SessionKind) -> None:
    agenda = prepared(kind=kind, topic="inclusive language", minutes=30)

    assert "Inclusive language" in agenda.topics


def test_an_ai_topic_is_followed_by_policy_and_risk() -> None:
    agenda = prepared(topic="using ChatGPT for reports")

    places = [n for n, b in enumerate(agenda.blocks) if b.topic == "Using ChatGPT for reports"]
    assert agenda.blocks[places[-1]].does == "risk"
    assert places == list(range(places[0], places[-1] + 1))


def test_a_topic_that_meets_a_wish_about_ai_is_followed_by_policy_and_risk_too() -> None:
    ana = a_leader(wants_to_learn=["AI for spreadsheets"])
    tunde = a_mentor(can_teach=["spreadsheets"])

    agenda = prepared(a_pair_of(ana, tunde, sessions=(HELD,)))

    assert "risk" in [block.does for block in agenda.blocks]


def test_another_topic_brings_no_policy_block() -> None:
    agenda = prepared(topic="inclusive language")

    assert all(block.does != "risk" for block in agenda.blocks)


def test_first_names_stand_where_the_playbook_says_mentor_and_leader() -> None:
    agenda = prepared(kind="standard")

    assert "Tunde shows" in titles(agenda)
    assert not any("The mentor" in title or "The leader" in title for title in titles(agenda))


def test_a_group_keeps_the_words_of_its_playbook() -> None:
    pair = a_pair(playbook="mentorship-with-peer-learning", group=True)

    assert "What the mentors passed on" in titles(prepared(pair, kind="standard", minutes=60))


def test_a_session_without_a_goal_says_what_to_do_about_it() -> None:
    assert any("no goal" in notice for notice in prepared(a_pair(goals=())).notices)
    assert not any("no goal" in notice for notice in prepared().notices)


def test_a_side_that_wants_nothing_is_named() -> None:
    pair = a_pair_of(ANA, a_mentor(can_teach=["prompt writing"]), sessions=(HELD,))

    assert any(notice.startswith("Tunde has not said") for notice in prepared(pair).notices)


def test_many_open_actions_are_called_too_many() -> None:
    actions = tuple(Action(text=f"Do thing {n}", owner="leader") for n in range(5))
    pair = a_pair(sessions=(HELD.model_copy(update={"actions": actions}),))

    assert any("5 actions are open" in notice for notice in prepared(pair).notices)


@pytest.mark.parametrize("minutes", [14, 5, 0, -3, 121, 600])
def test_a_length_that_cannot_be_planned_is_refused(minutes: int) -> None:
    with pytest.raises(SessionLength, match="15 to 120"):
        prepared(minutes=minutes)


def test_a_playbook_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(NotFound, match="reverse-mentoring"):
        prepared(a_pair(playbook="speed-dating"))


def test_what_a_block_cites_stands_in_the_agenda_and_has_a_public_page() -> None:
    agenda = prepared(kind="first", minutes=60)

    cited = {n for block in agenda.blocks for n in block.cites}
    assert cited == {citation.n for citation in agenda.citations}
    assert all(citation.via is not None for citation in agenda.citations)


def test_a_block_without_a_source_is_a_coach_suggestion() -> None:
    bases = {bool(block.cites): block.basis for block in prepared(kind="first").blocks}

    assert bases == {True: "source", False: "coach_suggestion"}


def test_a_long_session_has_two_topics_each_way() -> None:
    assert len(prepared(minutes=120, kind="standard").topics) == 4
    assert len(prepared(minutes=60, kind="standard").topics) == 2


def test_the_same_pair_gets_the_same_agenda() -> None:
    assert prepared() == prepared()


def test_the_date_is_kept() -> None:
    when = datetime(2026, 12, 1, 10, 0)

    assert prepared(starts=when).starts == when


def test_a_playbook_whose_floors_do_not_fit_leaves_blocks_out_and_says_which() -> None:
    agenda = prepared(kind="closing", minutes=15, pair=_with_long_actions())

    assert sum(block.minutes for block in agenda.blocks) == 15


def _with_long_actions() -> Pair:
    actions = tuple(Action(text=f"Do thing {n}", owner="leader") for n in range(9))
    return a_pair(sessions=(HELD.model_copy(update={"actions": actions}),))

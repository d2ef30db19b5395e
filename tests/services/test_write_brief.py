"""A brief fits on one screen, is about this pair, and burdens nobody."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import settings as how

from coach.domain.pair import Pair
from coach.domain.person import PairSide
from coach.domain.preparation import BRIEF_WORDS, SessionBrief
from coach.grounding.quotes import stands_in
from coach.language.phrasing import words_in
from coach.services.brief_texts import read_brief_texts
from coach.services.say_ledger import LedgerTeller, read_ledger_texts
from coach.services.write_brief import BriefWriter
from tests.planning.generated_pairs import pairs
from tests.planning.real_planner import library, suggester
from tests.services.preparing import (
    BURDEN,
    COACHING,
    ana,
    cancelled,
    check,
    held,
    owed,
    preparation,
    sense,
    the_circle,
    the_pair,
    tunde,
)

SIDES: tuple[PairSide, PairSide] = ("leader", "mentor")


def brief(pair: Pair, reader: PairSide = "leader") -> SessionBrief:
    return preparation().brief(pair, reader)


def words(found: SessionBrief) -> int:
    return words_in([*found.listen_for, *found.ask, *found.open_actions, found.avoid,
                     *found.notices])  # fmt: skip


@pytest.mark.parametrize("reader", SIDES)
@given(pair=pairs())
@how(max_examples=25, deadline=None)
def test_a_brief_has_at_most_200_words_whoever_meets_and_whatever_they_did(
    reader: PairSide, pair: Pair
) -> None:
    found = brief(pair, reader)

    assert words(found) <= BRIEF_WORDS
    assert len(set(found.listen_for)) == 3
    assert len(set(found.ask)) == 2
    assert not [one for one in check(found.ask) if one.flags]


def test_long_names_and_ten_open_actions_still_fit_and_the_rest_is_counted_in_words() -> None:
    long = "Maximiliane-" * 16 + "X"
    actions = [owed(f"{n} " + "word " * 90, due="2026-12-01") for n in range(10)]
    people = (ana(name=long, wants_to_learn=("a " * 90 + "b",)), tunde(name=f"Jo {long}"))
    pair = the_pair(held("2026-11-01", *actions), people=people, goals=("goal " * 30 + "end",))

    found = brief(pair, "mentor")

    assert words(found) <= BRIEF_WORDS
    assert found.open_actions[0].startswith(long[:20])
    assert "“9 word" in found.open_actions[0]
    assert found.open_actions[-1].startswith("And ")
    assert found.open_actions[-1].endswith(" more.")


def test_six_of_ten_short_actions_are_only_counted() -> None:
    actions = [owed(f"Send file {n}") for n in range(10)]

    assert brief(the_pair(held("2026-11-01", *actions))).open_actions == (
        "You: “Send file 9”.",
        "You: “Send file 8”.",
        "You: “Send file 7”.",
        "You: “Send file 6”.",
        "And six more.",
    )


def test_an_open_action_says_whose_it_is_and_whether_it_is_late() -> None:
    actions = (
        owed("Read it", "mentor", "2026-12-01"),
        owed("Send it", due="2026-09-24"),
        owed("Plan it", "both"),
    )

    assert brief(the_pair(held("2026-09-01", *actions))).open_actions == (
        "You and Tunde: “Plan it”.",
        "You: “Send it”, overdue since 24 September.",
        "Tunde: “Read it”, due 1 December.",
    )


def test_what_was_called_off_is_the_first_thing_to_listen_for_and_to_ask() -> None:
    pair = the_pair(held("2026-08-12"), cancelled("2026-09-16", "leader"),
                    cancelled("2026-10-14", "leader"))  # fmt: skip

    leader, mentor = brief(pair), brief(pair, "mentor")

    assert leader.listen_for[0].endswith("you called off the last two sessions.")
    assert "Ana called off the last two sessions" in mentor.listen_for[0]
    assert leader.ask[0] != mentor.ask[0]
    assert "Do not explain" in leader.avoid
    assert "justify" in mentor.avoid


def test_goals_wishes_and_the_last_topic_are_what_to_listen_for() -> None:
    pair = the_pair(held("2026-11-10", owed(), topics=["prompt writing"]))

    told = " ".join(brief(pair, "mentor").listen_for)

    assert "What Ana did with prompt writing after 10 November" in told
    assert "“Automate one report”" in told


def test_what_the_partner_wants_is_named_until_it_was_taught() -> None:
    fresh = the_pair(goals=())
    taught = the_pair(held("2026-11-10", topics=["budgets"]), goals=())

    assert "it is on Tunde's list" in " ".join(brief(fresh).listen_for)
    assert "it is on Tunde's list" not in " ".join(brief(taught).listen_for)


def test_before_the_first_session_the_partner_s_day_is_what_to_listen_for() -> None:
    fresh = the_pair(goals=(), people=(ana(), tunde(function="Logistics")))

    assert "days of Ana (CFO)" in " ".join(brief(fresh, "mentor").listen_for)
    assert "for Tunde (Logistics)" in " ".join(brief(fresh).listen_for)


def test_a_long_silence_is_told_with_its_date() -> None:
    pair = the_pair(held("2026-08-12", owed()), goals=())

    assert "since 12 August" in " ".join(brief(pair).listen_for)


def test_empty_profiles_still_make_a_whole_brief() -> None:
    nobody = (ana(title="", can_teach=(), wants_to_learn=()),
              tunde(can_teach=(), wants_to_learn=()))  # fmt: skip

    found = brief(Pair(people=nobody))

    assert all(found.listen_for)
    assert all(found.ask)


def test_a_group_is_spoken_of_by_its_sides() -> None:
    told = " ".join(brief(the_circle()).listen_for)

    assert "the mentors" in told
    assert "Tunde" not in told


def test_a_question_that_burdens_is_never_among_the_two() -> None:
    pair = the_pair(held("2026-11-10", owed(f"Ask about {BURDEN}", "mentor", "2026-11-12")))

    found = brief(pair)

    assert BURDEN in found.open_actions[0]
    assert not [one for one in found.ask if BURDEN in one]


def test_two_safe_questions_are_left_where_the_check_flags_everything() -> None:
    playbooks, claims = library()
    writer = BriefWriter(
        texts=read_brief_texts(COACHING),
        claims=claims,
        playbooks=playbooks,
        suggester=suggester(),
        check=lambda lines: tuple(
            one.model_copy(update={"flags": ("leading",)}) for one in check(lines)
        ),
        ledger=LedgerTeller(read_ledger_texts(COACHING), suggester(), sense()),
        sense=sense(),
    )

    found = writer.brief(the_pair(), "leader", now=datetime(2026, 11, 21))

    assert set(found.ask) <= set(read_brief_texts(COACHING).ask.safe)


@pytest.mark.parametrize("playbook", sorted(library()[0]))
def test_what_to_leave_alone_after_a_cancellation_cites_a_failure_of_a_playbook(
    playbook: str,
) -> None:
    playbooks, claims = library()
    pair = the_pair(cancelled("2026-11-10", "leader"), playbook=playbook)

    (citation,) = brief(pair).citations

    assert citation.quote in {one.says for one in playbooks[citation.source].failures}
    found = claims.saying(citation.source, citation.quote)
    assert found is not None
    assert stands_in(citation.quote, found.passage.text)


def test_what_others_typed_is_never_filled_in_as_a_template() -> None:
    pair = the_pair(held("2026-11-10", owed("Pay $wish {0} %s", "mentor", "2026-11-12")))

    assert "$wish {0} %s" in brief(pair).open_actions[0]

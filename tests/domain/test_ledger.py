"""The ledger counts what each side taught, as far as anything says who did."""

from coach.domain.ledger import ledger_of
from coach.domain.pair import LedgerEntry, Pair
from tests.builders import an_agenda, an_agenda_block
from tests.contracts.pairs import a_leader, a_mentor, a_pair_of, a_session_on

AGENDA = an_agenda(
    an_agenda_block(20, topic="Prompt writing"),
    an_agenda_block(15, direction="senior_to_junior", topic="budgets"),
    an_agenda_block(10, direction="joint", topic="ground rules"),
)


def a_pair(**changes: object) -> Pair:
    return a_pair_of(
        a_leader(can_teach=("reading the P&L", "networks"), wants_to_learn=("short-form video",)),
        a_mentor(can_teach=("prompt writing", "networks"), wants_to_learn=("budget decisions",)),
        **changes,
    )


def test_a_pair_that_has_not_met_has_given_nothing() -> None:
    ledger = ledger_of(a_pair(sessions=(a_session_on("2026-12-01", "planned", agenda=AGENDA),)))

    assert ledger.given == ledger.got == {"leader": (), "mentor": ()}


def test_what_one_side_gave_the_other_got() -> None:
    ledger = ledger_of(a_pair(sessions=(a_session_on("2026-09-03", agenda=AGENDA),)))

    assert ledger.given == {"leader": ("budgets",), "mentor": ("Prompt writing",)}
    assert ledger.got == {"leader": ("Prompt writing",), "mentor": ("budgets",)}


def test_what_came_up_counts_rather_than_what_was_planned() -> None:
    met = a_session_on("2026-09-03", agenda=AGENDA, topics=("prompt writing", "ground rules"))

    assert ledger_of(a_pair(sessions=(met,))).given == {"leader": (), "mentor": ("prompt writing",)}


def test_without_an_agenda_the_profiles_say_who_taught() -> None:
    topics = ("writing prompts", "P&L", "budget decisions", "video", "ground rules", "networks")
    ledger = ledger_of(a_pair(sessions=(a_session_on("2026-09-03", topics=topics),)))

    assert ledger.given == {
        "leader": ("P&L", "budget decisions"),
        "mentor": ("writing prompts", "video"),
    }


def test_a_topic_that_came_up_twice_counts_twice_in_the_order_of_sessions() -> None:
    days = ("2026-09-03", "2026-10-01", "2026-11-01")
    topics = (("prompt writing",), ("budgets", "video"), ("prompt writing",))
    met = tuple(a_session_on(d, topics=t) for d, t in zip(days, topics, strict=True))

    given = ledger_of(a_pair(sessions=met)).given

    assert given["mentor"] == ("prompt writing", "video", "prompt writing")


def test_entries_made_by_hand_come_last() -> None:
    entry = LedgerEntry(teacher="leader", topic="how the board works")
    met = a_session_on("2026-09-03", topics=("P&L",))

    ledger = ledger_of(a_pair(sessions=(met,), ledger=(entry,)))

    assert ledger.given["leader"] == ("P&L", "how the board works")


def test_a_session_with_entries_of_its_own_is_told_by_them_alone() -> None:
    entry = LedgerEntry(teacher="leader", topic="careers", session="s")
    met = a_session_on("2026-09-03", id="s", topics=("P&L",))

    assert ledger_of(a_pair(sessions=(met,), ledger=(entry,))).entries == (entry,)


def test_a_cancelled_session_taught_nobody() -> None:
    off = a_session_on("2026-09-03", "cancelled", topics=("P&L",), agenda=AGENDA)

    assert ledger_of(a_pair(sessions=(off,))).entries == ()

"""The ledger tells what each side gave, and proposes a swap where it is one-sided."""

from coach.domain.pair import LedgerEntry, Pair
from coach.services.say_ledger import LedgerTeller, read_ledger_texts
from tests.builders import an_agenda, an_agenda_block
from tests.planning.real_planner import suggester
from tests.services.preparing import (
    COACHING,
    cancelled,
    held,
    preparation,
    sense,
    the_circle,
    the_pair,
)

TELLER = LedgerTeller(read_ledger_texts(COACHING), suggester(), sense())


def said(pair: Pair) -> str:
    return " ".join(preparation().say_ledger(pair))


def test_a_topic_counts_for_the_side_that_can_teach_it() -> None:
    pair = the_pair(held("2026-10-01", topics=["prompt writing", "delegation"]))

    assert TELLER.given(pair) == {"leader": ["delegation"], "mentor": ["prompt writing"]}


def test_what_merely_stood_on_an_agenda_was_taught_by_nobody() -> None:
    pair = the_pair(held("2026-10-01", topics=["ground rules", "Goals"]))

    assert TELLER.given(pair) == {"leader": [], "mentor": []}


def test_an_accepted_agenda_says_itself_who_taught_what() -> None:
    agenda = an_agenda(
        an_agenda_block(20, topic="delegation"),
        an_agenda_block(5, topic="delegation"),
        an_agenda_block(20, direction="senior_to_junior", topic="dashboards"),
        an_agenda_block(5, direction="joint"),
    )
    pair = the_pair(held("2026-10-01", topics=["budgets"], agenda=agenda))

    assert TELLER.given(pair) == {"leader": ["dashboards"], "mentor": ["delegation"]}


def test_an_entry_made_by_hand_counts_and_one_of_a_counted_session_does_not_count_twice() -> None:
    pair = the_pair(
        held("2026-10-01", topics=["delegation"], id="s1"),
        ledger=(
            LedgerEntry(teacher="leader", topic="delegation", session="s1"),
            LedgerEntry(teacher="mentor", topic="chess"),
        ),
    )

    assert TELLER.given(pair) == {"leader": ["delegation"], "mentor": ["chess"]}


def test_sessions_that_were_not_held_count_for_nothing() -> None:
    assert said(the_pair(cancelled("2026-10-01", "leader"))).startswith("Nothing has been written")


def test_a_fair_exchange_is_called_fair() -> None:
    pair = the_pair(held("2026-10-01", topics=["prompt writing", "delegation"]))

    assert said(pair) == (
        "Ana taught delegation. Tunde taught prompt writing. "
        "That is a fair exchange so far. Ask whether it feels that way too."
    )


def test_after_one_topic_it_is_early_and_the_other_goes_first() -> None:
    assert "let Ana teach first" in said(the_pair(held("2026-10-01", topics=["prompt writing"])))


def test_a_one_sided_ledger_proposes_what_the_giver_asked_for() -> None:
    pair = the_pair(held("2026-09-01", topics=["delegation"]),
                    held("2026-10-01", topics=["how investment cases are judged"]))  # fmt: skip

    told = said(pair)

    assert "Nearly all of it came from Ana." in told
    assert "next time Tunde can teach prompt writing, which Ana asked for" in told


def test_five_topics_and_more_are_counted() -> None:
    topics = ("chess", "go", "bridge", "poker", "dice", "darts")
    entries = tuple(LedgerEntry(teacher="mentor", topic=topic) for topic in topics)

    assert "Tunde taught chess, go, bridge, poker and two more." in said(the_pair(ledger=entries))


def test_a_group_is_spoken_of_by_its_sides() -> None:
    group = the_circle(ledger=(LedgerEntry(teacher="mentor", topic="chess"),))

    assert "The leaders have not taught anything yet" in said(group)

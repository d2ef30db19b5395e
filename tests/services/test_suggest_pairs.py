"""Suggested pairs for a roster and for the stored: nobody twice, nothing written."""

from coach.domain.suggested_pair import PairSuggestions
from coach.services.import_roster import preview
from coach.services.suggest_pairs import PairSuggester, accept
from tests.contracts.pairs import a_leader, a_mentor, a_pair_of
from tests.doubles.memory_pairs import MemoryPairStore
from tests.planning.real_planner import meanings
from tests.services.test_import_roster import a_row

ANA = {"can_teach": "reading a P&L", "wants_to_learn": "prompt writing"}
TUNDE = {"can_teach": "prompt engineering", "wants_to_learn": "reading a P&L"}


def names(found: PairSuggestions) -> list[tuple[str, str]]:
    return [(pair.leader.name, pair.mentor.name) for pair in found.pairs]


def for_roster(*rows: dict[str, str], store: MemoryPairStore | None = None) -> PairSuggestions:
    kept = store or MemoryPairStore()
    return PairSuggester(kept, meanings()).for_roster(preview(rows, kept))


def test_a_roster_is_paired_without_being_stored() -> None:
    store = MemoryPairStore()

    found = for_roster(a_row(**ANA), a_row("Tunde", "mentor", **TUNDE), store=store)

    assert names(found) == [("Ana Brandt", "Tunde")]
    with store.reading() as records:
        assert records.people() == ()


def test_people_of_two_programmes_are_never_paired() -> None:
    found = for_roster(
        a_row(**ANA, programme="Spring"), a_row("Tunde", "mentor", **TUNDE, programme="Autumn")
    )

    assert names(found) == []
    assert [one.kind for one in found.unpaired] == ["alone", "alone"]


def test_a_reporting_line_over_somebody_who_takes_no_part_is_known() -> None:
    found = for_roster(
        a_row(**ANA, email="ana@x.example"),
        a_row("Mid", "", email="mid@x.example", manager="ana@x.example"),
        a_row("Tunde", "mentor", **TUNDE, email="t@x.example", manager="mid@x.example"),
    )

    assert names(found) == []
    assert {one.kind for one in found.unpaired} == {"all_in_line"}


def test_a_reporting_line_over_somebody_stored_is_known() -> None:
    store = MemoryPairStore()
    with store.writing() as records:
        records.add_people([a_leader("Mid", email="mid@x.example", manager="ana@x.example")])

    found = for_roster(
        a_row(**ANA, email="ana@x.example"),
        a_row("Tunde", "mentor", **TUNDE, email="t@x.example", manager="mid@x.example"),
        store=store,
    )

    assert names(found) == []


def test_somebody_of_the_roster_who_is_in_a_stored_pair_is_taken() -> None:
    store = MemoryPairStore()
    with store.writing() as records:
        records.add(a_pair_of(a_leader(email="ana@x.example"), "Somebody Else"))

    found = for_roster(
        a_row(**ANA, email="Ana@x.example"), a_row("Tunde", "mentor", **TUNDE), store=store
    )

    assert [one.kind for one in found.unpaired] == ["taken", "alone"]


def test_of_the_stored_only_those_in_no_pair_are_suggested() -> None:
    store = MemoryPairStore()
    with store.writing() as records:
        free = records.add_people(
            [
                a_leader(can_teach=("reading a P&L",), wants_to_learn=("prompt writing",)),
                a_mentor(can_teach=("prompt writing",), wants_to_learn=("reading a P&L",)),
            ]
        )
        records.add(a_pair_of("Imani Larkspur", "Tomasz Wren", sample=True))

    found = PairSuggester(store, meanings()).for_stored()

    assert [{pair.leader.id, pair.mentor.id} for pair in found.pairs] == [{p.id for p in free}]
    assert found.unpaired == ()


def test_a_suggestion_becomes_a_pair_only_when_a_person_accepts_it() -> None:
    (suggestion,) = for_roster(a_row(**ANA), a_row("Tunde", "mentor", **TUNDE)).pairs

    pair = accept(suggestion, programme="Spring pilot")

    assert (pair.name, pair.programme, pair.playbook) == (
        "Ana Brandt and Tunde",
        "Spring pilot",
        "reverse-mentoring",
    )
    assert (pair.id, pair.sample) == ("", False)

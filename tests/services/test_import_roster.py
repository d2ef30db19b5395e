"""Importing a roster: everything is shown first, and what was seen is what is written."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.roster import RosterPreview
from coach.errors import EditedMeanwhile, InputError
from coach.services.import_roster import RosterImporter, confirm, preview
from coach.services.stored_people import stored_people
from tests.contracts.pairs import a_leader, a_mentor, a_pair_of
from tests.doubles.memory_pairs import MemoryPairStore


def a_row(name: str = "Ana Brandt", side: str = "leader", **cells: str) -> dict[str, str]:
    return {"name": name, "side": side, **cells}


def seen(*rows: Mapping[str, str], store: MemoryPairStore | None = None) -> RosterPreview:
    return preview(rows, store or MemoryPairStore())


def why(*rows: Mapping[str, str]) -> dict[int, str]:
    return {error.row: error.why for error in seen(*rows).errors}


def says(found: RosterPreview) -> str:
    return "\n".join(warning.says for warning in found.warnings)


def test_a_row_becomes_a_person_with_its_number() -> None:
    cells = {"email": "Ana@X.example", "can_teach": "budgets; forecasts", "title": " CFO "}
    found = seen({}, a_row(**cells), {})

    assert [one.row for one in found.people] == [2]
    assert found.people[0].person == a_leader(
        email="ana@x.example", can_teach=("budgets", "forecasts"), title="CFO"
    )
    assert (found.errors, found.warnings) == ((), ())


@pytest.mark.parametrize("word", ["mentor", "Junior", " PEER ", "participant"])
def test_the_side_is_known_by_its_common_words(word: str) -> None:
    assert seen(a_row(side=word)).people[0].person.side == "mentor"


@pytest.mark.parametrize(
    ("cell", "phrases"),
    [
        ("budgets, forecasts", ("budgets", "forecasts")),
        ("budgets, and what they mean; forecasts", ("budgets, and what they mean", "forecasts")),
        ("budgets|forecasts|", ("budgets", "forecasts")),
        ("budgets, made plain\nforecasts", ("budgets, made plain", "forecasts")),
        ("- budgets\r\n• forecasts\r\n3. cash", ("budgets", "forecasts", "cash")),
        ("Budgets; budgets", ("Budgets",)),
        (" - ", ()),
    ],
)
def test_a_list_is_cut_at_its_strongest_separators(cell: str, phrases: tuple[str, ...]) -> None:
    assert seen(a_row(can_teach=cell)).people[0].person.can_teach == phrases


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"name": ""}, "the name is missing"),
        ({"name": "\u200b\u202e "}, "the name is missing"),
        ({"name": "a" * 201}, "the name is longer than 200 letters"),
        ({"name": "Ana,leader\nBo"}, "the name goes over several lines"),
        ({"side": ""}, "the side is missing: leader or mentor"),
        ({"side": "boss"}, "the side is 'boss': write leader or mentor"),
        ({"email": "ana@x"}, "the e-mail address 'ana@x' is malformed"),
        ({"email": "a@x.example\r\nBcc: b@x.example"}, "is malformed"),
        ({"can_teach": "a" * 201}, "something under can teach is longer than 200 letters"),
        ({"wants_to_learn": ";".join(map(str, range(31)))}, "more than 30 things stand under"),
        ({"beyond the header": "forecasts"}, "more cells than the first row ('forecasts')"),
        (
            {"email": "a@x.example", "manager": "A@x.example"},
            "given as their own line manager: leave the cell empty",
        ),
    ],
)
def test_a_row_that_cannot_be_stored_is_told_with_its_number_and_reason(
    cells: dict[str, str], fault: str
) -> None:
    found = why(a_row("Bo Wren"), {**a_row(), **cells})

    assert list(found) == [2]
    assert fault in found[2]


def test_all_that_is_wrong_with_a_row_is_told_at_once() -> None:
    assert why({"name": "Bo", "side": "boss", "email": "b@"}) == {
        1: "the e-mail address 'b@' is malformed; the side is 'boss': write leader or mentor"
    }


def test_a_row_that_repeats_another_is_refused_and_the_first_one_stays() -> None:
    rows = (a_row(email="ana@x.example"), a_row(email="ANA@X.EXAMPLE"))

    assert why(*rows) == {2: "the e-mail address ana@x.example stands in row 1 too"}


def test_of_different_people_with_one_address_nobody_is_believed() -> None:
    rows = (a_row(email="a@x.example"), a_row("Bo Wren", email="A@x.example"))

    assert list(why(*rows)) == [1, 2]


def test_people_who_report_in_a_circle_are_refused_and_those_below_are_not() -> None:
    found = seen(
        a_row("A", email="a@x.example", manager="b@x.example"),
        a_row("B", email="b@x.example", manager="a@x.example"),
        a_row("C", email="c@x.example", manager="a@x.example"),
    )

    assert [error.row for error in found.errors] == [1, 2]
    assert "in a circle: a@x.example - b@x.example - a@x.example" in found.errors[0].why


def test_a_circle_that_closes_through_somebody_stored_is_found() -> None:
    store = MemoryPairStore()
    with store.writing() as records:
        records.add_people([a_leader("B", email="b@x.example", manager="a@x.example")])

    found = seen(a_row("A", email="a@x.example", manager="b@x.example"), store=store)

    assert "in a circle" in found.errors[0].why


def test_a_manager_who_is_nobody_of_the_list_is_only_a_warning() -> None:
    found = seen(
        a_row(email="a@x.example", manager="far@x.example"),
        a_row("Bo", email="b@x.example", manager="FAR@x.example"),
    )

    assert len(found.people) == 2
    assert found.warnings[0].rows == (1, 2)
    assert "far@x.example is nobody of the list" in found.warnings[0].says


def test_a_manager_given_by_name_is_found_if_one_person_has_it() -> None:
    rows = [a_row(email="a@x.example"), a_row("Bo", email="b@x.example", manager="ana brandt")]

    assert seen(*rows).people[1].person.manager == "a@x.example"
    assert "'ana brandt', taken to be a@x.example" in says(seen(*rows))


def test_a_manager_given_by_a_name_that_two_have_stays_unknown() -> None:
    found = seen(
        a_row(email="a@x.example"),
        a_row(email="a2@x.example"),
        a_row("Bo", email="b@x.example", manager="Ana Brandt"),
    )

    assert found.people[2].person.manager == ""
    assert "reporting lines above Bo are unknown" in says(found)


def test_a_leader_above_a_mentor_is_told_directly_or_through_several_levels() -> None:
    found = seen(
        a_row("Top", email="t@x.example"),
        a_row("Mid", email="m@x.example", manager="t@x.example"),
        a_row("Jun", "mentor", email="j@x.example", manager="m@x.example"),
    )

    assert says(found) == (
        "Jun (row 3) reports to Mid (row 2) directly, Top (row 1) through 2 levels: "
        "they are never suggested as a pair."
    )


def test_a_line_that_leads_over_a_row_with_an_error_is_still_a_line() -> None:
    found = seen(
        a_row("Top", email="t@x.example"),
        a_row("Mid", "boss", email="m@x.example", manager="t@x.example"),
        a_row("Jun", "mentor", email="j@x.example", manager="m@x.example"),
    )

    assert "Jun (row 3) reports to Top (row 1) through 2 levels" in says(found)
    assert found.managers == {"m@x.example": "t@x.example", "j@x.example": "m@x.example"}


def test_names_that_look_alike_are_told_apart_from_one_name_that_stands_twice() -> None:
    found = seen(
        a_row("Alice Moor", email="a@x.example"),
        a_row("\u0410lice Moor", email="b@x.example"),
        a_row("Bo Wren", email="c@x.example"),
        a_row("bo wren", email="d@x.example"),
    )

    assert [warning.rows for warning in found.warnings] == [(1, 2), (3, 4)]
    assert "look alike and are spelt with different letters (rows 1, 2)" in says(found)
    assert "'Bo Wren' stands twice (rows 3, 4): are these two people?" in says(found)


def test_a_name_like_that_of_somebody_stored_is_told() -> None:
    store = MemoryPairStore()
    with store.writing() as records:
        records.add_people([a_leader("Ana Brandt", email="other@x.example")])

    found = seen(a_row(email="new@x.example"), store=store)

    assert "stands twice (row 1 and somebody stored already)" in says(found)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r=", "＝"])
def test_a_cell_that_begins_like_a_formula_is_text_and_is_told(sign: str) -> None:
    found = seen(a_row(title=f"{sign}SUM(1)", email="a@x.example"))

    assert found.people[0].person.title == f"{sign.strip()}SUM(1)"
    assert "what stands under title begins like a formula; it is text" in says(found)


def test_people_without_an_address_are_stored_and_told() -> None:
    found = seen(a_row(), a_row("Bo Wren"))

    assert len(found.people) == 2
    assert says(found).startswith("2 people have no e-mail address")


@pytest.mark.parametrize(
    "name", ["O'Brien", "Null", "None", "True", "NaN", "X", "Łukasz", "ß", "İ", "李明", "علي"]
)
def test_a_name_is_never_taken_for_something_else(name: str) -> None:
    assert seen(a_row(name, email="a@x.example")).people[0].person.name == name


def test_nothing_is_written_before_it_is_confirmed_and_then_only_the_good_rows() -> None:
    store = MemoryPairStore()
    found = seen(a_row(email="a@x.example"), a_row(side="boss"), a_row("Bo"), store=store)
    with store.reading() as records:
        assert stored_people(records) == ()

    written = confirm(found, store)

    assert [one.name for one in written] == ["Ana Brandt", "Bo"]
    with store.reading() as records:
        assert set(stored_people(records)) == set(written)


def test_somebody_stored_is_marked_and_an_empty_cell_leaves_what_is_stored() -> None:
    store = MemoryPairStore()
    (stored,) = confirm(seen(a_row(email="a@x.example", can_teach="budgets"), store=store), store)

    found = seen(a_row(email="A@X.example", title="CFO", can_teach=""), store=store)

    assert found.people[0].was == stored
    assert (found.new, found.people[0].updates) == (0, True)
    assert found.people[0].person == stored.model_copy(update={"title": "CFO"})
    assert confirm(found, store)[0].id == stored.id


def test_a_change_of_sides_is_told_and_leaves_pairs_as_they_are() -> None:
    store = MemoryPairStore()
    with store.writing() as records:
        kept = records.add(a_pair_of(a_leader(email="a@x.example"), "Tunde Okafor"))

    found = seen(a_row(side="mentor", email="a@x.example"), store=store)
    confirm(found, store)

    assert "is stored as a leader and will be a mentor" in says(found)
    with store.reading() as records:
        assert records.pair(kept.pair.id).pair.people[0].side == "leader"


def test_a_preview_that_was_altered_is_not_written() -> None:
    store = MemoryPairStore()
    found = seen(a_row(email="a@x.example"), store=store)
    other = found.people[0].model_copy(update={"person": a_mentor("Mallory")})

    with pytest.raises(InputError, match="it was altered"):
        confirm(found.model_copy(update={"people": (other,)}), store)


@pytest.mark.parametrize("before", [False, True])
def test_what_was_changed_since_it_was_seen_is_not_overwritten(before: bool) -> None:
    store = MemoryPairStore()
    if before:
        confirm(seen(a_row(email="a@x.example"), store=store), store)
    found = seen(a_row(email="a@x.example"), a_row("Bo"), store=store)
    with store.writing() as records:
        records.add_people([a_leader(email="a@x.example", title="CEO")])

    with pytest.raises(EditedMeanwhile, match=r"Ana Brandt \(row 1\)"):
        confirm(found, store)

    with store.reading() as records:
        assert [one.title for one in stored_people(records)] == ["CEO"]


def test_the_mark_of_a_preview_is_that_of_its_content() -> None:
    marks = [
        seen(a_row(email=mail), a_row(side="boss")).fingerprint for mail in ("", "", "b@x.example")
    ]

    assert marks[0] == marks[1] != marks[2]


def test_the_importer_reads_shows_and_stores() -> None:
    store = MemoryPairStore()
    importer = RosterImporter(read=lambda content, name: [a_row(content.decode())], store=store)

    assert importer.confirm(importer.preview(b"Zoe", "r.csv"))[0].name == "Zoe"


def test_half_of_five_thousand_rows_may_be_bad() -> None:
    rows = [
        a_row(f"P{n}", "leader" if n % 2 else "?", email=f"p{n}@x.example") for n in range(5_000)
    ]

    found = seen(*rows)

    assert (len(found.people), len(found.errors)) == (2_500, 2_500)
    assert found.errors[1].row == 3


FIELDS = ("name", "side", "email", "manager", "can_teach", "wants_to_learn", "programme", "title")
CELLS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["leader", "mentor", "a@x.example", "b@x.example", "c@x.example", "Ana"]),
)


@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), CELLS), max_size=6))
def test_whatever_stands_in_the_rows_each_is_either_stored_or_told(
    rows: list[dict[str, str]],
) -> None:
    store = MemoryPairStore()
    found = seen(*rows, store=store)
    filled = [number for number, row in enumerate(rows, 1) if any(row.values())]

    told = [one.row for one in found.people] + [error.row for error in found.errors]
    assert sorted(told) == filled
    assert len(confirm(found, store)) == len(found.people)

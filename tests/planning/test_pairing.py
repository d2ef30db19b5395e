"""Suggested pairs: both must gain, reporting lines are never crossed, and every reason is told."""

import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.person import Person
from coach.domain.reporting import ReportingLines
from coach.domain.suggested_pair import PairSuggestions
from coach.errors import InputError, ShelfError
from coach.planning.pairing import suggest_pairs
from coach.planning.pairing_texts import read_pairing_texts
from tests.contracts.pairs import a_leader, a_mentor
from tests.planning.real_planner import FOLDER, meanings

ANA = a_leader(
    function="Finance", can_teach=("budget decisions",), wants_to_learn=("prompt writing",)
)
TUNDE = a_mentor(
    function="Data", can_teach=("prompt writing",), wants_to_learn=("budget decisions",)
)


def equal(offer: str, wish: str) -> float:
    return float(offer == wish)


def suggested(*people: Person, **options: object) -> PairSuggestions:
    return suggest_pairs(people, equal, **options)  # type: ignore[arg-type]


def names(found: PairSuggestions) -> set[tuple[str, str]]:
    return {(pair.leader.name, pair.mentor.name) for pair in found.pairs}


def left(found: PairSuggestions) -> dict[str, str]:
    return {one.person.name: one.kind for one in found.unpaired}


def with_mail(person: Person, mail: str, manager: str = "") -> Person:
    manager = f"{manager}@x.example" if manager else ""
    return person.model_copy(update={"email": f"{mail}@x.example", "manager": manager})


def test_two_who_each_teach_what_the_other_wants_are_suggested_with_the_reason() -> None:
    (pair,) = suggested(ANA, TUNDE).pairs

    assert pair.reason == (
        "Tunde can teach prompt writing, which Ana wants; "
        "Ana can teach budget decisions, which Tunde wants."
    )
    assert pair.score == 1.0
    assert [(trade.teacher, trade.offer) for trade in pair.trades] == [
        ("mentor", "prompt writing"),
        ("leader", "budget decisions"),
    ]


def test_a_match_in_other_words_is_told_with_the_wish() -> None:
    wish = ANA.model_copy(update={"wants_to_learn": ("Talking to ChatGPT",)})
    (pair,) = suggest_pairs([wish, TUNDE], lambda offer, _: 0.9 if "prompt" in offer else 1).pairs

    assert pair.reason.startswith(
        "Tunde can teach prompt writing, which comes close to what Ana asked for "
        "(talking to ChatGPT); "
    )


def test_a_match_in_one_direction_only_is_not_suggested_and_says_so() -> None:
    found = suggested(ANA, TUNDE.model_copy(update={"wants_to_learn": ("Spanish",)}))

    assert (names(found), left(found)) == (
        set(),
        {"Ana Brandt": "one_way", "Tunde Okafor": "one_way"},
    )
    assert found.unpaired[0].why == (
        "With Tunde Okafor, one of the two would gain and the other would not."
    )


def test_a_fair_match_both_ways_comes_before_a_lopsided_one() -> None:
    fair = a_mentor("Fay Fair", can_teach=("fair",), wants_to_learn=("fair",))
    uneven = a_mentor("Uma Uneven", can_teach=("great",), wants_to_learn=("poor",))
    fit = {("fair", "x"): 0.7, ("y", "fair"): 0.7, ("great", "x"): 1.0, ("y", "poor"): 0.46}
    leader = a_leader(can_teach=("y",), wants_to_learn=("x",))

    found = suggest_pairs([leader, fair, uneven], lambda offer, wish: fit.get((offer, wish), 0.0))

    assert names(found) == {("Ana Brandt", "Fay Fair")}
    assert left(found) == {"Uma Uneven": "fits_elsewhere"}


@pytest.mark.parametrize("depth", [1, 2, 7])
@pytest.mark.parametrize("mentor_above", [False, True])
def test_nobody_is_suggested_to_somebody_in_their_reporting_line(
    depth: int, mentor_above: bool
) -> None:
    between = [f"m{n}" for n in range(1, depth)]
    low, *up = ["low", *between, "high"]
    managers = {f"{a}@x.example": f"{b}@x.example" for a, b in zip([low, *up], up, strict=False)}
    ana, tunde = ("low", "high") if mentor_above else ("high", "low")

    found = suggested(with_mail(ANA, ana), with_mail(TUNDE, tunde), lines=ReportingLines(managers))

    assert set(left(found).values()) == {"all_in_line"}


def test_the_nearest_is_named_where_only_the_reporting_line_speaks_against() -> None:
    boss = with_mail(ANA, "ana")
    report = with_mail(TUNDE, "tunde", "ana")
    other = a_mentor("Bo Wren", can_teach=("juggling",), wants_to_learn=("chess",))

    found = suggested(boss, report, other)

    assert names(found) == set()
    assert left(found)["Ana Brandt"] == "best_in_line"
    assert found.unpaired[0].why == (
        "The nearest is Tunde Okafor, who is in the same reporting line as Ana Brandt."
    )


def test_somebody_is_never_paired_with_themselves() -> None:
    both = {"name": "Ana Brandt", "email": "ana@x.example"}
    mirror = TUNDE.model_copy(update=both)

    assert names(suggested(ANA.model_copy(update=both), mirror)) == set()
    assert names(suggested(ANA, TUNDE.model_copy(update={"name": "ana brandt"}))) == set()


def test_two_people_of_one_name_with_different_addresses_can_be_a_pair() -> None:
    namesake = TUNDE.model_copy(update={"name": "Ana Brandt"})
    (pair,) = suggested(with_mail(ANA, "a"), with_mail(namesake, "b")).pairs

    assert pair.reason.startswith("Ana Brandt can teach prompt writing, which Ana Brandt wants")


def test_one_line_manager_for_both_counts_against_a_pair_and_is_told() -> None:
    (apart,) = suggested(with_mail(ANA, "a", "x"), with_mail(TUNDE, "b", "y")).pairs
    (shared,) = suggested(with_mail(ANA, "a", "x"), with_mail(TUNDE, "b", "x")).pairs

    assert shared.score < apart.score
    assert shared.parts.same_manager
    assert shared.reason.endswith("ask both whether they can speak freely.")


def test_different_functions_count_for_a_pair() -> None:
    same = TUNDE.model_copy(update={"name": "Sam Same", "function": "finance"})

    found = suggested(ANA, same, TUNDE)

    assert names(found) == {("Ana Brandt", "Tunde Okafor")}
    assert found.pairs[0].parts.across_functions


def test_many_wishes_are_no_disadvantage_beside_one() -> None:
    many = a_leader(
        "Many Wishes",
        function="Sales",
        can_teach=("budget decisions",),
        wants_to_learn=("prompt writing", "a", "b", "c", "d", "e"),
    )
    (pair,) = suggested(many, TUNDE).pairs

    assert pair.score > 0.9


def test_the_whole_counts_more_than_the_best_single_pair() -> None:
    fit = {("a1", "x"): 1.0, ("a1", "y"): 0.8, ("b1", "x"): 0.8, ("b1", "y"): 0.0}
    mentors = [a_mentor(n.upper(), can_teach=(f"{n}1",), wants_to_learn=("w",)) for n in "ab"]
    leaders = [a_leader(n.upper(), can_teach=("t",), wants_to_learn=(n,)) for n in "xy"]

    found = suggest_pairs(
        [*leaders, *mentors],
        lambda offer, wish: 1.0 if wish == "w" else fit.get((offer, wish), 0.0),
    )

    assert names(found) == {("X", "B"), ("Y", "A")}


def test_who_is_taken_is_left_out_by_id_or_address_and_told() -> None:
    ana = with_mail(ANA, "Ana").model_copy(update={"id": "a1"})

    for mark in ("a1", "ANA@x.example"):
        found = suggested(ana, TUNDE, taken=[mark])
        assert left(found) == {"Ana Brandt": "taken", "Tunde Okafor": "alone"}


@pytest.mark.parametrize(
    ("empty", "kind"),
    [
        ({"can_teach": ()}, "no_offers"),
        ({"wants_to_learn": ()}, "no_wishes"),
        ({"can_teach": (), "wants_to_learn": ()}, "no_profile"),
        ({"can_teach": ("juggling",), "wants_to_learn": ("chess",)}, "no_fit"),
    ],
)
def test_what_a_profile_lacks_is_told(empty: dict[str, tuple[str, ...]], kind: str) -> None:
    assert left(suggested(ANA, TUNDE.model_copy(update=empty)))["Tunde Okafor"] == kind


def test_nobody_at_all_gives_no_pair() -> None:
    assert suggested() == PairSuggestions(pairs=(), unpaired=())
    assert left(suggested(TUNDE)) == {"Tunde Okafor": "alone"}


def test_more_people_than_can_be_compared_are_refused() -> None:
    many = [a_leader(f"L{n}") for n in range(2_001)]

    with pytest.raises(InputError, match="2,001 leaders are more than can be compared"):
        suggested(*many, TUNDE)


PHRASES = st.lists(st.sampled_from("abcdef"), max_size=3, unique=True).map(tuple)
PEOPLE = st.lists(
    st.builds(
        Person,
        name=st.sampled_from(["Ana", "Bo", "Cy"]),
        side=st.sampled_from(["leader", "mentor"]),
        can_teach=PHRASES,
        wants_to_learn=PHRASES,
        email=st.sampled_from(["", "a@x.example", "b@x.example", "c@x.example", "d@x.example"]),
        manager=st.sampled_from(["", "a@x.example", "b@x.example", "c@x.example"]),
    ),
    max_size=8,
)


@given(PEOPLE, st.randoms(use_true_random=False))
def test_everybody_is_named_once_and_the_order_makes_no_difference(
    people: list[Person], shuffler: random.Random
) -> None:
    found = suggested(*people)
    shuffled = list(people)
    shuffler.shuffle(shuffled)
    told = [p for pair in found.pairs for p in (pair.leader, pair.mentor)]
    told += [one.person for one in found.unpaired]

    assert sorted(map(repr, told)) == sorted(map(repr, people))
    assert suggested(*shuffled, lines=None) == found


@given(PEOPLE)
def test_no_pair_ever_crosses_a_reporting_line_or_lacks_a_gain(people: list[Person]) -> None:
    lines = {p.email: p.manager for p in people if p.email}
    for pair in suggested(*people, lines=ReportingLines(lines)).pairs:
        assert not ReportingLines(lines).levels(pair.leader.email, pair.mentor.email)
        assert min(pair.parts.leader_gets, pair.parts.mentor_gets) > 0
        assert {trade.teacher for trade in pair.trades} == {"leader", "mentor"}


def test_the_table_of_all_phrases_is_what_each_two_of_them_give() -> None:
    offers = ["prompt writing", "reading a P&L", "juggling", "dashboards for the board"]
    wishes = ["talking to ChatGPT", "P&L reading", "dashboards", "", "reading a P&L"]

    table = meanings().fits(offers, wishes)

    each = [[meanings().fit(offer, wish) for wish in wishes] for offer in offers]
    assert np.allclose(table, each, atol=1e-5)
    assert meanings().fits([], wishes).shape == (0, 5)


def test_a_table_and_single_comparisons_suggest_the_same() -> None:
    people = [ANA, TUNDE, a_leader("Lee Finch", can_teach=("negotiation",))]

    assert suggest_pairs(people, meanings().fit) == suggest_pairs(
        people, meanings().fit, fits=meanings().fits
    )


@pytest.mark.parametrize(
    ("phrases", "shown"),
    [
        (("Prompt writing", "Dashboards"), "prompt writing"),
        (("Python", "large data sets"), "Python"),
        (("Power Apps", "Excel"), "Power Apps"),
        (("AI tools", "Dashboards"), "AI tools"),
        (("Why do we do that? Ask.",), "“Why do we do that? Ask”"),
    ],
)
def test_a_phrase_is_worded_as_part_of_a_sentence(phrases: tuple[str, ...], shown: str) -> None:
    tunde = TUNDE.model_copy(update={"can_teach": phrases})
    ana = ANA.model_copy(update={"wants_to_learn": phrases[:1]})
    (pair,) = suggested(ana, tunde).pairs

    assert pair.reason.startswith(f"Tunde can teach {shown}, which Ana wants; ")


def test_a_name_with_a_dollar_sign_is_a_name() -> None:
    (pair,) = suggested(ANA.model_copy(update={"name": "$teacher Ke$ha"}), TUNDE).pairs

    assert "which $teacher wants" in pair.reason


def test_texts_can_be_given() -> None:
    shelved = read_pairing_texts(FOLDER)
    texts = shelved.model_copy(update={"wants": "$teacher: $offer"})

    assert suggested(ANA, TUNDE, texts=texts).pairs[0].reason == (
        "Tunde: prompt writing; Ana: budget decisions."
    )


def test_a_shelf_without_words_for_a_reason_is_told(tmp_path: Path) -> None:
    text = (FOLDER / "pairing.yaml").read_text(encoding="utf-8")
    (tmp_path / "pairing.yaml").write_text(text.replace("  no_fit:", "  alone2:"), encoding="utf-8")

    with pytest.raises(ShelfError, match=r"pairing\.yaml"):
        read_pairing_texts(tmp_path)


def test_nothing_that_answers_a_question_or_starts_the_app_loads_the_assignment() -> None:
    check = (
        "import coach.bootstrap, coach.cli.main, coach.web.serving, sys; "
        "sys.exit('coach.planning.pairing' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0

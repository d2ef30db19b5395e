"""A shared file is one window of the ledger: it never changes, and no other may be subtracted."""

import csv
import io
import json
import random
from collections.abc import Sequence

import pytest

from coach.domain.comment import Code, Tone
from coach.domain.release import Release
from coach.errors import InputError
from tests.doubles.memory_feedback import MemoryImportStore
from tests.services.summarising import HEADER, SIDES, a_file, a_summariser, about, answers, texts

LATE, EARLY = "He was late again.", "I wait for him every time."
KNOWN = (
    about(LATE, Code.SCHEDULING) | about(EARLY, Code.SCHEDULING, tone=Tone.STRENGTH) | about("n/a")
)
KNOWN["n/a"] = KNOWN["n/a"].model_copy(update={"codes": (), "tones": ()})
EACH_PAIR = "Each pair was counted as a different leader and a different mentor."


@pytest.fixture
def ledger() -> MemoryImportStore:
    return MemoryImportStore()


def share(
    ledger: MemoryImportStore,
    rows: Sequence[str],
    name: str = "spring.csv",
    programme: str = "",
    header: str = HEADER,
) -> Release:
    summariser = a_summariser(KNOWN, store=ledger)
    return summariser.share(a_file(*rows, header=header), name, programme)


def test_a_release_has_a_band_a_score_a_theme_and_no_count(ledger: MemoryImportStore) -> None:
    found = share(ledger, answers(12, LATE))

    assert (found.programme, found.window) == ("spring", "imported file 1")
    assert (found.people_at_least, found.band) == (10, "10-19")
    assert [(q.id, q.score) for q in found.questions] == [
        ("usefulness", "4.0"), ("openness", "4.0"), ("balance", "4.0"),
    ]  # fmt: skip
    assert [(theme.code, theme.share) for theme in found.themes] == [(Code.SCHEDULING, "most")]
    assert found.themes[0].actions


@pytest.mark.parametrize("pairs", [0, 1, 4])
def test_too_few_give_one_sentence_that_is_the_same_for_all(
    ledger: MemoryImportStore, pairs: int
) -> None:
    rows = answers(pairs, LATE) or ["P1,1,,nobody,4,4,4,"]

    found = share(ledger, rows)

    assert (found.people_at_least, found.band, found.questions, found.themes) == (
        None,
        None,
        (),
        (),
    )
    assert found.hidden == ("There are not enough answers yet to protect people.",)


def test_a_file_without_ids_says_how_people_were_counted_and_one_with_them_does_not(
    ledger: MemoryImportStore,
) -> None:
    rows = answers(12, LATE)
    ids = [f"L{row[1:3]},M{row[1:3]},{row}" for row in rows]

    assert EACH_PAIR in share(ledger, rows).hidden
    named = share(ledger, ids, "named.csv", header=f"leader,mentor,{HEADER}")
    assert EACH_PAIR not in named.hidden


def test_many_pairs_of_one_leader_are_one_person_spoken_of(ledger: MemoryImportStore) -> None:
    rows = [f"L1,M{n},P{n},1,,mentor,2,2,2,{LATE}" for n in range(12)]

    assert share(ledger, rows, header=f"leader,mentor,{HEADER}").band is None


def test_the_same_rows_in_another_order_and_dress_are_the_same_release(
    ledger: MemoryImportStore,
) -> None:
    rows = answers(12, LATE)
    first = share(ledger, rows)
    shuffled = rows[:]
    random.Random(3).shuffle(shuffled)
    dressed = [row.replace("P0", " p0").replace(LATE, f"{LATE.upper()}  ") for row in shuffled]

    assert share(ledger, dressed, "Spring.xlsx").model_dump_json() == first.model_dump_json()


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows[:-1],
        lambda rows: [*rows, "P99,1,,leader,1,1,1,"],
        lambda rows: [*rows, rows[0]],
        lambda rows: [rows[0].replace(LATE, EARLY), *rows[1:]],
        lambda rows: [rows[0].replace(",4,4,4,", ",1,4,4,"), *rows[1:]],
        lambda rows: rows[:1],
    ],
    ids=["one less", "one more", "one twice", "other words", "another rating", "one alone"],
)
def test_some_of_the_same_answers_beside_others_are_refused(
    ledger: MemoryImportStore, change: "object"
) -> None:
    assert callable(change)
    rows = answers(12, LATE)
    share(ledger, rows)

    with pytest.raises(InputError, match="some of its answers were shared before"):
        share(ledger, change(rows))


def test_an_overlap_is_noticed_where_names_of_people_were_added(ledger: MemoryImportStore) -> None:
    rows = answers(12, LATE)
    share(ledger, rows)
    named = [f"L{row[1:3]},{row}" for row in rows[:-2]]

    with pytest.raises(InputError, match="were shared before"):
        share(ledger, named, header=f"leader,{HEADER}")


def test_without_session_and_date_an_answer_is_known_by_what_it_says(
    ledger: MemoryImportStore,
) -> None:
    rows = [f"P{n},,,{side},4,4,4,{n} {LATE}" for n in range(12) for side in SIDES]
    share(ledger, rows)

    with pytest.raises(InputError, match="were shared before"):
        share(ledger, rows[3:])
    assert share(ledger, [row.replace(LATE, EARLY) for row in rows]).window == "imported file 2"


def test_a_refused_file_leaves_nothing_in_the_ledger(ledger: MemoryImportStore) -> None:
    share(ledger, answers(12, LATE))
    with pytest.raises(InputError):
        share(ledger, answers(13, LATE))

    assert share(ledger, answers(12, LATE, session=2)).window == "imported file 2"


def test_another_programme_is_another_ledger(ledger: MemoryImportStore) -> None:
    share(ledger, answers(12, LATE))

    assert share(ledger, answers(13, LATE), programme="Autumn").programme == "Autumn"


def test_a_file_with_too_few_answers_is_never_added_to_a_later_one(
    ledger: MemoryImportStore,
) -> None:
    share(ledger, answers(4, LATE))

    assert share(ledger, answers(4, LATE, session=2)).band is None


def test_a_trend_is_told_against_the_last_file_of_a_large_programme(
    ledger: MemoryImportStore,
) -> None:
    share(ledger, answers(25, LATE, rating=3))

    found = share(ledger, answers(25, LATE, session=2, rating=5))

    assert {question.trend for question in found.questions} == {"up"}


def test_the_ledger_keeps_marks_and_no_id_and_no_word(ledger: MemoryImportStore) -> None:
    share(ledger, answers(12, LATE))

    with ledger.reading() as records:
        (summary,) = records.imports("SPRING")
    kept = summary.model_dump_json()
    assert len(summary.row_marks) == 2 * 24
    assert LATE not in kept
    assert not any(f'"P{n:02d}"' in kept or f"p{n:02d}" in kept for n in range(1, 13))


def test_tone_and_words_change_nothing_in_a_release() -> None:
    one = share(MemoryImportStore(), answers(12, LATE))
    other = share(MemoryImportStore(), answers(12, EARLY))

    assert one.model_dump_json() == other.model_dump_json()


def test_a_question_named_after_a_person_is_shared_without_the_name() -> None:
    column = "Did Zebulon help?"
    known = about(column)
    known[column] = known[column].model_copy(update={"masked": "Did [name] help?"})
    rows = [f"{row},5" for row in answers(12)]
    content = a_file(*rows, header=f"{HEADER},{column}")

    found = a_summariser(known).share(content, "f.csv")

    assert [q.id for q in found.questions][-1] == "did_help"
    assert "zebulon" not in found.model_dump_json().casefold()


def test_citations_are_numbered_as_they_stand() -> None:
    found = share(MemoryImportStore(), answers(12, LATE))
    cited = [one.n for theme in found.themes for act in theme.actions for one in act.citations]

    assert cited == list(range(1, len(cited) + 1))


def test_the_sentence_about_pairs_stands_on_the_shelf() -> None:
    assert texts().notices.each_pair == EACH_PAIR


def test_a_release_shows_no_row_no_person_and_no_exact_number() -> None:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER.split(","))
    for number in range(1, 38):
        for side in SIDES:
            writer.writerow((f"pair-{number}", 1, "", side, 4, 4, 4, LATE))
    found = a_summariser(KNOWN).share(text.getvalue().encode(), "f.csv")

    shown = json.dumps(json.loads(found.model_dump_json(exclude={"themes"})))
    assert "37" not in shown
    assert "74" not in shown
    assert "pair-" not in shown

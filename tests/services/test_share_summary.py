"""A shared file is one window of the ledger: it never changes, and no other may be subtracted."""

import csv
import io
import json
import random
from collections.abc import Sequence

import pytest

from coach.domain.comment import Code, Tone
from coach.domain.release import Release
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
    named = share(MemoryImportStore(), ids, header=f"leader,mentor,{HEADER}")
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


def test_a_file_with_too_few_answers_is_never_added_to_a_later_one(
    ledger: MemoryImportStore,
) -> None:
    share(ledger, answers(4, LATE))

    assert share(ledger, answers(4, EARLY, session=2)).band is None


def test_a_trend_is_told_against_the_last_file_of_a_large_programme(
    ledger: MemoryImportStore,
) -> None:
    share(ledger, answers(25, LATE, rating=3))

    found = share(ledger, answers(25, EARLY, session=2, rating=5))

    assert {question.trend for question in found.questions} == {"up"}


def test_the_ledger_keeps_marks_and_no_id_and_no_word(ledger: MemoryImportStore) -> None:
    share(ledger, answers(12, "Zebulon talks all the time."))

    with ledger.reading() as records:
        (summary,) = records.imports("SPRING")
    kept = summary.model_dump_json(exclude={"release"}).casefold()
    assert len(summary.row_marks) == 24
    said = ("zebulon", "talks", "2026-07", "2026", *(f"p{n:02d}" for n in range(1, 13)))
    assert not [words for words in said if words in kept]


def test_equal_rows_of_one_person_are_two_rows_behind_a_figure(ledger: MemoryImportStore) -> None:
    rows = answers(12)
    share(ledger, [rows[0], *rows])

    with ledger.reading() as records:
        (summary,) = records.imports("spring")
    total = next(figure for figure in summary.figures if not figure.group)
    assert len({member.row for member in total.members}) == 25
    assert total.people == 24


def test_a_row_has_one_mark_behind_a_figure_wherever_it_stands_in_the_file() -> None:
    marks = []
    for rows in (answers(12), answers(12)[::-1]):
        ledger = MemoryImportStore()
        share(ledger, rows)
        with ledger.reading() as records:
            marks.append(records.imports("spring")[0].figures)

    assert marks[0] == marks[1]


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

"""The ten worked examples: what is shown, and the attack that this stops."""

from coach.disclosure.releasing import make_release
from coach.domain.comment import Code
from coach.domain.release import GroupFigure, Release
from tests.disclosure.ledger import Ledger
from tests.disclosure.rows import PAY, TEXTS, USEFUL, a_row, a_window, leaders, mentors


def _release(*rows: object, **changes: object) -> Release:
    return make_release(a_window(rows, **changes), before=(), texts=TEXTS).release  # type: ignore[arg-type]


def test_e1_four_answers_wait_and_are_published_with_the_next_three() -> None:
    ledger = Ledger(pairs=7)

    first = ledger.close("2026 Q1", mentors(range(4), rating=3)).release
    second = ledger.close("2026 Q2", mentors(range(4, 7), rating=3, window="Q2")).release

    assert (first.band, first.questions, first.hidden) == (None, (), (TEXTS.not_enough,))
    assert (second.band, second.questions[0].score) == ("5-9", "mixed")


def test_e2_six_mentors_of_one_leader_speak_about_one_person() -> None:
    rows = [a_row(f"mentor{n}", "chief", rating=2) for n in range(6)]

    assert _release(*rows).hidden == (TEXTS.not_enough,)


def test_e3_no_split_is_shown_beside_a_total_it_could_be_taken_from() -> None:
    release = _release(*mentors(range(8)), *leaders(range(8, 12), rating=2))

    (question,) = release.questions
    assert (release.band, question.score, question.favourable) == ("10-19", "3.5", "61-79 %")
    assert question.split is None
    assert TEXTS.split_hidden in release.hidden


def test_e4_unanimity_is_shown_as_an_end_of_the_scale() -> None:
    (question,) = _release(*mentors(range(12), rating=5)).questions

    assert (question.score, question.favourable) == ("4.5 or higher", "≥ 80 %")


def test_e5_a_newcomer_changes_neither_the_release_nor_what_stands_to_date() -> None:
    ledger = Ledger(pairs=12)
    ledger.close("2026 Q1", mentors(range(11)))
    second = ledger.close("2026 Q2", mentors([11], rating=1, window="Q2"))

    before, after = ledger.published
    assert before.release.questions[0].score == "4.0"
    assert (second.outcome, second.release.hidden) == ("rolled forward", (TEXTS.not_enough,))
    assert after.to_date == before.to_date
    assert after.to_date[0].score == "4.0"


def test_e6_a_theme_of_three_is_not_mentioned() -> None:
    time, candour, topics = Code.SCHEDULING, Code.CANDOUR, Code.TOPIC_CHOICE
    codes = [[time, topics]] * 2 + [[time]] * 3 + [[topics, candour]] * 3 + [[topics]] * 4
    rows = [row for n in range(12) for row in mentors([n], codes=codes[n])]

    release = _release(*rows)

    assert [(one.code, one.share) for one in release.themes] == [(topics, "most"), (time, "many")]
    assert TEXTS.labels[candour] not in release.model_dump_json()


def test_e7_nine_who_comment_are_too_few_for_any_theme() -> None:
    release = _release(*mentors(range(9), codes=[Code.SCHEDULING]), *mentors(range(9, 12)))

    assert release.themes == ()
    assert TEXTS.themes_hidden in release.hidden


def test_e8_an_optional_question_that_four_answered_is_left_out() -> None:
    both = {USEFUL.id: 4, PAY.id: 2}
    rows = [*mentors(range(4), ratings=both), *mentors(range(4, 9))]

    release = _release(*rows, questions=(USEFUL, PAY))

    assert [one.id for one in release.questions] == [USEFUL.id]
    assert TEXTS.question_hidden.replace("$question", PAY.label) in release.hidden


def _regions(**sizes: int) -> list[object]:
    numbers = iter(range(100))
    return [
        row for group, n in sizes.items() for _ in range(n)
        for row in mentors([next(numbers)], group=group)
    ]  # fmt: skip


def test_e9_small_regions_are_merged_and_nine_beside_three_are_not_shown_at_all() -> None:
    (four,) = _release(*_regions(EMEA=9, LATAM=3, MEA=2, NA=6)).questions
    (two,) = _release(*_regions(EMEA=9, LATAM=3)).questions

    assert four.split == tuple(
        GroupFigure(group=group, band="5-9", score="high", favourable=None)
        for group in ("Combined", "EMEA", "NA")
    )
    assert two.split is None


def test_e10_erasing_somebody_later_changes_no_release_and_nothing_to_date() -> None:
    rows = mentors(range(12))
    erased, kept = Ledger(pairs=12), Ledger(pairs=12)
    for ledger in (erased, kept):
        ledger.close("2026 Q1", rows)
    kept.close("2026 Q2", ())
    erased.waiting = tuple(row for row in erased.waiting if row.author != "mentor3")
    erased.close("2026 Q2", ())

    assert erased.bytes() == kept.bytes()

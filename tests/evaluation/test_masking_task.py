"""The task `masking`: marks in a comment are read, and what is found or lost is counted."""

from pathlib import Path

import pytest

from coach.comments.mask_span import Span, SpanType
from coach.comments.masking import Masked
from coach.errors import ShelfError
from coach.evaluation.masking_task import MASKING, Looked, MaskingCase
from coach.evaluation.scoring import Mark
from coach.evaluation.suites import read_splits, read_suites
from coach.shelves import shelf

CASES = sorted((shelf("evals") / "cases" / "masking").glob("*.yaml"))


def _looked(text: str, *found: tuple[SpanType, int, int]) -> Looked:
    spans = tuple(Span(type=kind, start=start, end=end) for kind, start, end in found)
    return Looked(MaskingCase(id="a", text=text), Masked(text="", spans=spans))


def _mark(scorer: str, looked: Looked) -> Mark:
    mark = MASKING.scorers[scorer](looked)
    assert mark
    return mark


def test_marks_are_read_with_their_places_in_the_plain_comment() -> None:
    case = MaskingCase(id="a", text="Ask {{PERSON|Zoë}} or {{ANY|Excel}}.")

    assert case.plain == "Ask Zoë or Excel."
    assert case.marks == (("PERSON", 4, 7), ("ANY", 11, 16))


def test_a_span_counts_as_found_if_half_of_the_longer_one_is_shared_and_its_kind_is_right() -> None:
    text = "Call {{PHONE_NUMBER|020 7946 00}}"

    assert _mark("numbers_found", _looked(text, ("PHONE_NUMBER", 10, 16))).found == 1.0
    assert _mark("numbers_found", _looked(text, ("PHONE_NUMBER", 13, 16))).found == 0.0
    assert _mark("numbers_found", _looked(text, ("CREDIT_CARD", 5, 16))).found == 0.0


def test_a_number_that_is_none_lowers_what_is_right() -> None:
    mark = _mark("numbers_right", _looked("In 2026 we met", ("PHONE_NUMBER", 3, 7)))

    assert (mark.found, mark.of) == (0.0, 1) and "2026" in mark.why


def test_words_that_may_be_masked_are_neither_kept_nor_lost() -> None:
    mark = _mark("words_kept", _looked("{{ANY|Excel}} is dull", ("PERSON", 0, 8)))

    assert (mark.found, mark.of, mark.why) == (1.0, 2, "is")


@pytest.mark.parametrize(
    ("sentinel", "scorer"), [("masks_nothing", "names_found"), ("masks_everything", "words_kept")]
)
def test_a_masking_that_does_not_look_misses_a_bound(sentinel: str, scorer: str) -> None:
    bad = MASKING.sentinels[sentinel](())
    case = MaskingCase(id="a", text="A long comment about {{PERSON|Zoë}} and nobody else.")

    assert _mark(scorer, MASKING.run(bad, case)).found == 0.0


def test_any_other_subject_is_measured_by_the_masking_of_the_product() -> None:
    case = MaskingCase(id="a", text="So {{PERSON|orchard}} said.", known=("Tamsyn Orchard",))

    assert _mark("names_found", MASKING.run(object(), case)).found == 1.0


def test_no_comment_stands_in_two_splits() -> None:
    said = [case.plain.lower() for path in CASES for case in MASKING.read(path)]

    assert len(said) == len(set(said))


def test_the_open_cases_hold_every_kind_of_span() -> None:
    (suite,) = read_suites(shelf("evals"), ["masking"])
    cases = read_splits(shelf("evals"), suite, held=False)

    kinds = {kind for split in cases.values() for case in split for kind, _, _ in case.marks}
    assert len(kinds - {"ANY"}) == 12


def test_a_kind_that_nobody_knows_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "seen.yaml"
    path.write_text('- {id: a, text: ok}\n- {id: b, text: "{{NAME|x}}"}\n', encoding="utf-8")

    with pytest.raises(ShelfError, match=r"seen\.yaml, line 2: text: 'NAME' is no kind"):
        MASKING.read(path)

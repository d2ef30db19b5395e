"""Searching alone finds a passage of an expected source."""

import pytest

from coach.domain.passage import Hit, Passage
from coach.evaluation.cases import Case
from coach.evaluation.retrieval_scorers import mrr, recall_at_5
from coach.evaluation.subject import Searched
from tests.doubles.planted_coach import a_passage

OTHER = a_passage("s2-peers")


def _searched(*passages: Passage, source: str = "s4") -> Searched:
    case = Case.model_validate({"id": "a", "q": "?", "source": source})
    return Searched(case=case, hits=tuple(Hit(passage=p, score=0.5) for p in passages))


@pytest.mark.parametrize(("before", "found"), [(4, 1.0), (5, 0.0)])
def test_the_fifth_place_counts_and_the_sixth_does_not(before: int, found: float) -> None:
    mark = recall_at_5(_searched(*[OTHER] * before, a_passage()))

    assert mark and mark.found == found


def test_the_reciprocal_rank_is_of_the_first_passage_that_fits() -> None:
    mark = mrr(_searched(OTHER, a_passage(), a_passage()))

    assert mark and mark.found == 0.5


def test_finding_nothing_scores_nothing() -> None:
    recall, rank = recall_at_5(_searched()), mrr(_searched())

    assert recall and recall.why == "found nothing, expected s4"
    assert rank and rank.found == 0.0


def test_a_passage_whose_claims_rest_on_the_page_counts() -> None:
    mark = recall_at_5(_searched(a_passage("reverse-mentoring", via=("R13",)), source="R13"))

    assert mark and mark.found == 1.0


def test_a_case_without_a_source_is_not_scored() -> None:
    searched = Searched(case=Case(id="a", q="?"), hits=())

    assert recall_at_5(searched) is None
    assert mrr(searched) is None

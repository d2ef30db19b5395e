"""Every planted claim goes; what is said in other words stays."""

from typing import Any

import pytest

from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.domain.answer import CitationStatus
from coach.grounding.checking import Checked, Rules, check_reply
from coach.grounding.support import SupportChecker
from tests.grounding.shelf import AROUND, PLANTED, cite, planted_passages, said

PASSAGES = planted_passages()
LOST_AT_MOST = 0.05


@pytest.fixture(scope="module")
def support(minilm: MiniLmEmbedder) -> SupportChecker:
    return SupportChecker(minilm)


def checked(case: dict[str, Any], support: SupportChecker) -> Checked:
    citation = cite(1, PASSAGES[case["cites"]], quote=case.get("quote"))
    draft = [said((case["claim"], (1,)))]
    return check_reply(draft, [citation], PASSAGES, support=support, rules=Rules(around=AROUND))


@pytest.mark.parametrize("case", PLANTED["wrong"], ids=lambda case: case["claim"][:60])
def test_a_planted_claim_is_removed_with_its_citation(
    case: dict[str, Any], support: SupportChecker
) -> None:
    outcome = checked(case, support)

    assert outcome.blocks == ()
    assert outcome.citations == ()
    assert outcome.removed


def test_few_faithful_claims_are_removed(support: SupportChecker) -> None:
    lost = [case["claim"] for case in PLANTED["faithful"] if not checked(case, support).blocks]

    assert len(lost) <= LOST_AT_MOST * len(PLANTED["faithful"]), lost


def test_few_faithful_claims_are_hedged(support: SupportChecker) -> None:
    hedged = [
        case["claim"]
        for case in PLANTED["faithful"]
        for citation in checked(case, support).citations
        if citation.status is CitationStatus.UNSUPPORTED
    ]

    assert len(hedged) <= LOST_AT_MOST * len(PLANTED["faithful"]), hedged


def test_there_are_sixty_of_each() -> None:
    assert len(PLANTED["wrong"]) >= 60
    assert len(PLANTED["faithful"]) >= 60

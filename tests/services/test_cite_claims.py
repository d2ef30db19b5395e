"""Claims are found by page and by words, and cited word for word."""

import pytest

from coach.grounding.quotes import stands_in
from coach.retrieval.chunking import cut_documents
from coach.services.cite_claims import ClaimBook, Footnotes
from tests.builders import a_claim, a_document, a_page, a_section, a_source
from tests.planning.real_planner import library

CLAIMS = (
    a_claim("Rate safety from 1 to 5 in each session.", via=("R1",)),
    a_claim("Fix the next date before leaving the session.", via=("R1",)),
    a_claim("Swap topics when one side gains nothing.", ours=True),
)
COMMON = a_claim("AI is taught unsafely without a policy.", via=("R9",))


def a_book() -> ClaimBook:
    documents = (
        a_document(
            a_section(*CLAIMS, heading="Rules"),
            source=a_source("circle", grade="D", pages=(a_page("R1", "B"),)),
        ),
        a_document(
            a_section(COMMON, heading="Failures"),
            source=a_source("reverse-mentoring", grade="C", pages=(a_page("R9", "D"),)),
        ),
    )
    return ClaimBook(documents, cut_documents(documents))


def test_of_a_page_s_claims_the_one_that_shares_most_words_is_cited() -> None:
    found = a_book().claim_for("circle", "R1", "Rate how safe it feels to speak")

    assert found is not None
    assert found.claim == CLAIMS[0]
    assert found.via is not None
    assert found.via.id == "R1"


def test_a_page_that_says_nothing_of_the_matter_is_not_cited() -> None:
    assert a_book().claim_for("circle", "R1", "Budget figures") is None


def test_without_a_page_any_claim_of_the_playbook_may_be_cited() -> None:
    found = a_book().claim_for("circle", None, "One side gains nothing: swap topics")

    assert found is not None
    assert found.ours


def test_a_claim_must_reach_the_overlap_that_was_asked_for() -> None:
    about = "Leaving the session unsafely"

    assert a_book().claim_for("circle", "R1", about) is not None
    assert a_book().claim_for("circle", "R1", about, least=0.95) is None


def test_a_page_that_the_playbook_does_not_use_is_looked_up_in_the_common_one() -> None:
    found = a_book().claim_for("circle", "R9", "policy for AI")

    assert found is not None
    assert found.source.id == "reverse-mentoring"


def test_a_claim_is_found_by_what_it_says_and_by_nothing_less() -> None:
    assert a_book().saying("circle", CLAIMS[2].text) is not None
    assert a_book().saying("circle", "Swap topics") is None
    assert a_book().saying("nowhere", CLAIMS[2].text) is None


def test_a_citation_has_the_whole_claim_as_its_quote_and_the_weaker_grade() -> None:
    found = a_book().claim_for("circle", "R1", "Rate safety")
    assert found is not None

    citation = found.numbered(3)

    assert (citation.n, citation.grade, citation.ours) == (3, "D", False)
    assert stands_in(citation.quote, found.passage.text)


def test_a_claim_is_numbered_once_and_nothing_found_is_no_footnote() -> None:
    book, notes = a_book(), Footnotes()
    one, other = (book.saying("circle", claim.text) for claim in CLAIMS[:2])

    assert [notes.cite(one), notes.cite(other), notes.cite(one), notes.cite(None)] == [
        (1,), (2,), (1,), (),
    ]  # fmt: skip
    assert [citation.n for citation in notes.citations] == [1, 2]


@pytest.mark.parametrize("playbook", sorted(library()[0]))
def test_every_failure_of_every_playbook_can_be_cited(playbook: str) -> None:
    playbooks, claims = library()

    assert all(claims.saying(playbook, one.says) for one in playbooks[playbook].failures)


@pytest.mark.parametrize("playbook", sorted(library()[0]))
def test_policy_on_ai_and_care_in_notes_can_be_cited_in_every_playbook(playbook: str) -> None:
    _, claims = library()

    assert claims.claim_for(playbook, "R31", "AI taught unsafely, policy and risk")
    assert claims.claim_for(playbook, "R52", "health, identity, religion, finances in notes")

"""A claim can be shown as it stands, or its author is told why not."""

import pytest

from coach.domain.document import Claim, ClaimKind
from coach.retrieval.answer_ready import MOST_WORDS, MOST_WORDS_IN_A_LIST, faults


def _words(count: int) -> str:
    return " ".join(["Word", *["word"] * (count - 1)]) + "."


@pytest.mark.parametrize(
    "text",
    [
        "Trust grows when both people keep small promises.",
        "89 % of pairs meet monthly, one article says.",
        '"Fresh eyes" is what a magazine calls it.',
        "Is it worth it? Only where both sides gain.",
        'Jack Welch said "Go!" to his managers.',
        "There are no figures on hackathons in the library.",
    ],
)
def test_a_sentence_that_stands_alone_has_no_fault(text: str) -> None:
    assert list(faults(Claim(text=text))) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("This helps both sides.", "it begins with 'This', which points outside of it"),
        ("They meet monthly.", "it begins with 'They'"),
        ("Also, mentors learn.", "it begins with 'Also'"),
        ("mentors learn.", "it must begin with a capital or a figure"),
        ("Mentors learn", "it must end with a full stop"),
        ("Mentors learn!", "it has an exclamation mark"),
        ("Mentors leverage their skills.", "it says 'leverage'; use a plain word"),
        ("Leaders are fostering trust.", "it says 'fostering'"),
    ],
)
def test_a_sentence_that_does_not_stand_alone_is_told_why(text: str, says: str) -> None:
    assert any(fault.startswith(says) for fault in faults(Claim(text=text)))


@pytest.mark.parametrize(
    ("kind", "most"), [(None, MOST_WORDS), (ClaimKind.LIST, MOST_WORDS_IN_A_LIST)]
)
def test_a_claim_may_have_as_many_words_as_its_kind_allows_and_no_more(
    kind: ClaimKind | None, most: int
) -> None:
    assert list(faults(Claim(text=_words(most), kind=kind))) == []
    (fault,) = faults(Claim(text=_words(most + 1), kind=kind))
    assert fault == f"it has {most + 1} words; make two of it, {most} at most"


def test_a_buzzword_in_a_quotation_is_the_speakers_own() -> None:
    assert not list(faults(Claim(text='One article says pairs "leverage" skills.')))

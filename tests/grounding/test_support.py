"""Support is high where evidence bears a claim, and names the sentences that do."""

import numpy as np
import pytest

from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.grounding.alignment import terms_of
from coach.grounding.support import LISTED, LOOKED_AT, SupportChecker, Weights, nearest
from tests.doubles.hash_embedder import HashEmbedder

EVIDENCE = (
    "The town hall was painted in 1987.",
    "Brian Pendleton was born on 13 April 1944.",
    "Many guitars are made of maple.",
    "He became a member of the rock group The Pretty Things.",
    "Rain fell all week.",
    "The group recorded its first album in London.",
)
CLAIM = "Brian Pendleton, born on 13 April 1944, was a member of the group The Pretty Things."


@pytest.fixture(scope="module")
def checker(minilm: MiniLmEmbedder) -> SupportChecker:
    return SupportChecker(minilm)


def test_the_sentences_that_cover_the_parts_come_first(checker: SupportChecker) -> None:
    found = checker.check(CLAIM, EVIDENCE)

    assert set(found.sentences[:2]) == {1, 3}
    assert len(set(found.sentences)) == len(EVIDENCE)


def test_a_missing_figure_a_missing_name_or_another_subject_lower_the_score(
    checker: SupportChecker,
) -> None:
    right = checker.check(CLAIM, EVIDENCE).score

    assert right > checker.check(CLAIM.replace("1944", "1951"), EVIDENCE).score
    assert right > checker.check(CLAIM.replace("Pendleton", "Okonkwo"), EVIDENCE).score
    assert right > checker.check("Seminars cost more than pairs in most firms.", EVIDENCE).score


def test_a_claim_in_other_words_outscores_one_about_something_else(checker: SupportChecker) -> None:
    said = ("Seminars often cost more, because speakers have to be paid.",)

    near = checker.check(
        "Talks are frequently expensive, as the presenters want money.", said
    ).score
    far = checker.check("Agree on confidentiality in the first meeting.", said).score

    assert near > far


def test_encoded_evidence_gives_the_same_answer(
    checker: SupportChecker, minilm: MiniLmEmbedder
) -> None:
    encoded = minilm.encode_with_tokens(EVIDENCE)

    given = checker.check_encoded(CLAIM, EVIDENCE, encoded)
    own = checker.check(CLAIM, EVIDENCE)

    assert given.sentences == own.sentences
    assert np.isclose(given.score, own.score, atol=1e-3)


def test_encoded_evidence_must_be_whole(minilm: MiniLmEmbedder) -> None:
    with pytest.raises(ValueError, match="2 sentences, but 1 encoded"):
        SupportChecker(minilm).check_encoded(
            "A claim.", ["a", "b"], minilm.encode_with_tokens(["a"])
        )


def test_nothing_supports_nothing() -> None:
    checker = SupportChecker(HashEmbedder())

    assert checker.check("A claim about mentors.", []).score == 0.0
    assert checker.check("", ["Something."]).score == 0.0
    assert checker.check("It is.", ["Something."]).sentences == ()


def test_of_long_evidence_the_sentences_that_share_words_are_looked_at() -> None:
    evidence = [f"Filler number {n} about rivers and stones." for n in range(3 * LOOKED_AT)]
    evidence[100] = "Mentors meet leaders weekly."

    near = nearest(terms_of("Mentors meet leaders weekly.", HashEmbedder()), evidence)

    assert len(near) == LOOKED_AT
    assert 100 in near
    assert near == sorted(near)
    found = SupportChecker(HashEmbedder()).check("Mentors meet leaders weekly.", evidence)
    assert found.sentences[0] == 100
    assert len(found.sentences) == LISTED


def test_empty_sentences_do_no_harm() -> None:
    found = SupportChecker(HashEmbedder()).check(
        "Mentors meet weekly.", ["", "Mentors meet weekly.", " "]
    )

    assert found.sentences[0] == 1


def test_the_weights_can_be_replaced() -> None:
    sure = SupportChecker(HashEmbedder(), weights=Weights(start=50.0))

    assert sure.check("Mentors meet.", ["Rain fell."]).score > 0.99


def test_a_sentence_with_an_exchanged_noun_scores_far_below_the_true_one(
    checker: SupportChecker,
) -> None:
    said = ("Count the credentials earned on real work, for both sides.",)

    right = checker.check("Count the credentials that both sides earn on real work.", said).score
    wrong = checker.check("Count the umbrellas that both sides earn on real work.", said).score

    assert right > 0.4 > wrong


def test_known_vectors_are_used_instead_of_encoding(minilm: MiniLmEmbedder) -> None:
    elsewhere = dict(
        zip(EVIDENCE, minilm.encode_with_tokens(["Rain."] * len(EVIDENCE)), strict=True)
    )

    blind = SupportChecker(minilm, known=elsewhere).check(CLAIM, EVIDENCE).score

    assert blind < SupportChecker(minilm).check(CLAIM, EVIDENCE).score

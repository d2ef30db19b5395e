"""What every embedder promises, whatever stands behind it."""

import numpy as np
import pytest

from coach.ports import Embedder
from tests.doubles.hash_embedder import HashEmbedder

TEXTS = [
    "Reverse mentoring pairs a junior mentor with a senior leader.",
    "",
    "Cats sleep.",
    "The agenda of a session is agreed on two days ahead. " * 4,
    "   \n",
    "Naïve café 🙂 Straße, half-hearted e-mail.",
    "?!",
]


@pytest.fixture(params=["minilm", "hash"])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "hash":
        return HashEmbedder()
    found: Embedder = request.getfixturevalue("minilm")
    return found


def test_no_texts_give_no_rows_of_the_usual_width(embedder: Embedder) -> None:
    assert embedder.encode([]).shape == (0, embedder.encode(["a"]).shape[1])
    assert embedder.encode_with_tokens([]) == []


def test_every_vector_has_unit_length_even_that_of_an_empty_text(embedder: Embedder) -> None:
    vectors = embedder.encode(TEXTS)

    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_vectors_come_in_the_order_of_the_texts(embedder: Embedder) -> None:
    together = embedder.encode(TEXTS)

    alone = np.vstack([embedder.encode([text]) for text in TEXTS])
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_a_text_has_the_same_vector_with_its_tokens_and_without(embedder: Embedder) -> None:
    encoded = embedder.encode_with_tokens(TEXTS)

    vectors = np.stack([one.vector for one in encoded])
    np.testing.assert_allclose(vectors, embedder.encode(TEXTS), atol=1e-5)


def test_every_token_has_a_unit_vector_and_a_span(embedder: Embedder) -> None:
    width = embedder.encode(["a"]).shape[1]
    for encoded in embedder.encode_with_tokens(TEXTS):
        assert encoded.tokens.dtype == np.float32
        assert encoded.tokens.shape == (len(encoded.spans), width)
        np.testing.assert_allclose(np.linalg.norm(encoded.tokens, axis=1), 1.0, atol=2e-3)


def test_an_empty_text_has_no_tokens(embedder: Embedder) -> None:
    (encoded,) = embedder.encode_with_tokens([""])

    assert len(encoded.tokens) == 0
    assert encoded.spans.shape == (0, 2)


def test_spans_say_where_the_tokens_stand_in_characters(embedder: Embedder) -> None:
    text = "🙂 Naïve leaders listen"

    (encoded,) = embedder.encode_with_tokens([text])

    pieces = [text[start:end] for start, end in encoded.spans]
    assert pieces[-2:] == ["leaders", "listen"]
    assert "".join(pieces).removeprefix("🙂") == "Naïveleaderslisten"


def test_token_vectors_survive_half_precision(embedder: Embedder) -> None:
    (encoded,) = embedder.encode_with_tokens(["Leaders listen first."])

    halves = encoded.tokens.astype(np.float16).astype(np.float32)
    np.testing.assert_array_equal(halves, encoded.tokens)


def test_a_text_is_nearer_to_a_related_one_than_to_another(embedder: Embedder) -> None:
    query, related, other = embedder.encode(
        [
            "How do mentors help leaders?",
            "A mentor helps the leader.",
            "Bread needs yeast and salt.",
        ]
    )

    assert query @ related > query @ other + 0.2


def test_half_a_surrogate_pair_does_no_harm(embedder: Embedder) -> None:
    assert embedder.encode(["broken \ud800 text"]).shape[0] == 1


def test_a_function_word_is_less_rare_than_a_technical_one(embedder: Embedder) -> None:
    assert 0 < embedder.ranks("the") < embedder.ranks("heteroscedasticity")


def test_no_word_has_the_lowest_rank(embedder: Embedder) -> None:
    assert embedder.ranks("") == 0


def test_capitals_do_not_change_a_rank(embedder: Embedder) -> None:
    assert embedder.ranks("Mentor") == embedder.ranks("mentor")


def test_the_name_says_which_vectors_may_be_compared(embedder: Embedder) -> None:
    assert "/" in embedder.name

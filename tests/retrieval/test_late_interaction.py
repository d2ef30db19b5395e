"""Words of a question weigh by how much they say, and are met by the nearest word of a text."""

import numpy as np

from coach.ports import Encoded, Matrix
from coach.retrieval.late_interaction import met, rarity, token_weights
from tests.doubles.hash_embedder import HashEmbedder

EMBEDDER = HashEmbedder()


class Ranked(HashEmbedder):
    """Knows how rare a word is from what the test says."""

    def __init__(self, ranks: dict[str, int]) -> None:
        self._ranks = ranks

    def ranks(self, word: str) -> int:
        return self._ranks[word]


def _weights(text: str) -> dict[str, float]:
    (encoded,) = EMBEDDER.encode_with_tokens([text])
    weights = token_weights(text, encoded, EMBEDDER)
    return {
        text[start:end]: float(weight)
        for (start, end), weight in zip(encoded.spans, weights, strict=True)
    }


def test_weights_of_a_question_add_up_to_one() -> None:
    assert np.isclose(sum(_weights("How does trust grow in pairs?").values()), 1.0)


def test_a_word_of_grammar_weighs_less_than_any_word_of_content() -> None:
    weights = _weights("how does trust grow")

    assert max(weights["how"], weights["does"]) < min(weights["trust"], weights["grow"])


def test_a_rare_word_weighs_more_than_a_common_one_and_at_most_twice_as_much() -> None:
    ranked = Ranked({"trust": 1, "zymurgy": 10**9})
    (encoded,) = ranked.encode_with_tokens(["trust zymurgy"])

    common, rare = token_weights("trust zymurgy", encoded, ranked)

    assert common < rare <= 2 * common + 1e-6


def test_a_word_cut_into_pieces_shares_its_weight_among_them() -> None:
    text = "trusting pairs"
    spans = np.array([(0, 5), (5, 8), (9, 14)], np.int32)
    pieces = Encoded(np.ones(1, np.float32), np.ones((3, 1), np.float32), spans)
    equal = Ranked({"trusting": 1, "pairs": 1})

    first, second, whole = token_weights(text, pieces, equal)

    assert np.isclose(first, second)
    assert np.isclose(first + second, whole)


def test_a_mark_weighs_less_than_any_word() -> None:
    spans = np.array([(0, 5), (6, 9), (9, 10)], np.int32)
    pieces = Encoded(np.ones(1, np.float32), np.ones((3, 1), np.float32), spans)

    _, grammar, mark = token_weights("trust how?", pieces, EMBEDDER)

    assert 0 < mark < grammar


def test_a_text_without_words_has_no_weights() -> None:
    assert _weights("?!") == {}


def test_rarity_rises_with_the_rank_from_0_to_1() -> None:
    ranked = Ranked({"the": 5, "usual": 2_000, "unusual": 10_000, "unheard": 10**6})

    found = [rarity(word, ranked) for word in ("the", "usual", "unusual", "unheard")]

    assert found == sorted(found)
    assert found[0] == found[1] == 0.0
    assert found[-1] == 1.0


def _tokens(text: str) -> Matrix:
    return EMBEDDER.encode_with_tokens([text])[0].tokens


def test_each_word_is_met_by_the_nearest_word_of_the_text() -> None:
    found, missed = met(_tokens("trust volcano"), _tokens("pairs grow trust slowly"))

    assert np.isclose(found, 1.0, atol=1e-2)
    assert missed < 0.5


def test_where_one_side_is_empty_nothing_is_met() -> None:
    assert met(_tokens("trust"), _tokens("?")).tolist() == [0.0]
    assert met(_tokens("?"), _tokens("trust")).tolist() == []

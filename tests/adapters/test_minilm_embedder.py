"""MiniLM: what its port does not promise for every embedder."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from coach.adapters.minilm_embedder import MiniLmEmbedder

START = """
import sys
from pathlib import Path
from coach.adapters.minilm_embedder import open_minilm
open_minilm(Path(sys.argv[1])).encode(["What is reverse mentoring?"])
print(sorted({"torch", "transformers", "sentence_transformers"} & set(sys.modules)))
"""


def test_a_start_with_an_export_needs_no_torch_and_says_nothing(
    minilm: MiniLmEmbedder, minilm_home: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", START, str(minilm_home)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_a_vector_has_384_numbers(minilm: MiniLmEmbedder) -> None:
    assert minilm.encode(["a"]).shape == (1, 384)


def test_a_text_is_cut_after_256_tokens_two_of_them_special(minilm: MiniLmEmbedder) -> None:
    long, longer = "word " * 254, "word " * 254 + "and much more besides " * 50

    encoded = minilm.encode_with_tokens([long, longer])

    assert [len(one.tokens) for one in encoded] == [254, 254]
    np.testing.assert_allclose(encoded[0].vector, encoded[1].vector, atol=1e-5)


def test_batches_of_any_size_keep_the_order(minilm: MiniLmEmbedder) -> None:
    texts = [f"{'very ' * (17 - number)}short {number}" for number in range(17)]

    together, backwards = minilm.encode(texts), minilm.encode(texts[::-1])[::-1]

    np.testing.assert_allclose(together, backwards, atol=1e-5)
    assert (together @ minilm.encode([texts[3]])[0]).argmax() == 3


def test_a_remembered_question_cannot_be_changed_from_outside(minilm: MiniLmEmbedder) -> None:
    first = minilm.encode(["Who teaches whom?"])
    first[:] = 0

    assert np.linalg.norm(minilm.encode(["Who teaches whom?"])) == pytest.approx(1.0, abs=1e-5)
    with pytest.raises(ValueError, match="read-only"):
        minilm.encode_with_tokens(["Who teaches whom?"])[0].tokens[:] = 0


def test_a_text_too_long_for_a_question_is_encoded_too(minilm: MiniLmEmbedder) -> None:
    (encoded,) = minilm.encode_with_tokens(["What a long story this is. " * 30])

    np.testing.assert_array_equal(
        minilm.encode(["What a long story this is. " * 30])[0], encoded.vector
    )


def test_the_rank_of_a_word_is_its_place_in_the_vocabulary(minilm: MiniLmEmbedder) -> None:
    assert minilm.ranks("the") == 1996
    assert minilm.ranks("mentor") == 10779


def test_every_further_piece_adds_the_size_of_the_vocabulary(minilm: MiniLmEmbedder) -> None:
    assert minilm.ranks("mentor-mentor") == 10779 + 2 * 30522


def test_a_word_that_is_not_in_the_vocabulary_is_rarer_than_any_that_is(
    minilm: MiniLmEmbedder,
) -> None:
    assert minilm.ranks("🙂") == 30522

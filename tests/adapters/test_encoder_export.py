"""The encoder is exported once, from weights that are the right ones, and checked."""

import json
import os
import shutil
from pathlib import Path

import numpy as np
import pytest

from coach.adapters.encoder_export import (
    LEAST_COSINE,
    MANIFEST,
    MODEL,
    TOKENIZER,
    WEIGHTS,
    compare,
    export_encoder,
    find_weights,
    is_whole,
)
from coach.adapters.minilm_embedder import MiniLmEmbedder, open_minilm
from coach.errors import EncoderNotExported, FolderNotWritable, WeightsDiffer
from coach.ports import Progress
from tests.contracts.vectors import unit_rows

FOLDER = f"encoder/{WEIGHTS[:16]}"


@pytest.fixture
def export(minilm: MiniLmEmbedder, minilm_home: Path, tmp_path: Path) -> Path:
    """Return an export of this test's own."""
    return Path(shutil.copytree(minilm_home / FOLDER, tmp_path / FOLDER))


class Copying:
    """An exporter that takes what the first test of the checkout exported."""

    def __init__(self, source: Path) -> None:
        self.source = source
        self.calls = 0

    def __call__(self, target: Path, progress: Progress | None) -> None:
        self.calls += 1
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.source, target)


def test_the_installed_weights_are_found_without_importing_their_package() -> None:
    assert (find_weights() / "model.safetensors").is_file()


def test_the_export_agreed_with_its_original_when_it_was_made(export: Path) -> None:
    manifest = json.loads((export / MANIFEST).read_text(encoding="utf-8"))

    assert manifest["least_cosine"] >= LEAST_COSINE
    assert manifest["weights"] == WEIGHTS


def test_other_weights_are_refused_before_anything_is_loaded_or_written(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "model.safetensors").write_bytes(b"other weights")

    with pytest.raises(WeightsDiffer, match=r"have the SHA-256 .* not 53aa51172d14") as caught:
        export_encoder(tmp_path / "model", tmp_path / "target")

    assert caught.value.expected == WEIGHTS
    assert not (tmp_path / "target").exists()


def test_missing_weights_are_reported_as_missing(tmp_path: Path) -> None:
    with pytest.raises(WeightsDiffer, match="are missing"):
        export_encoder(tmp_path, tmp_path / "target")


def test_an_export_may_differ_from_its_original_in_length_only() -> None:
    exported = unit_rows(20)

    assert compare(exported, exported * 3, path=Path("model")) == pytest.approx(1.0)


def test_an_export_that_answers_one_sentence_unlike_its_original_is_refused() -> None:
    original = unit_rows(20)
    exported = original.copy()
    exported[7] = original[8]

    with pytest.raises(EncoderNotExported, match=r"agree with the original's to"):
        compare(exported, original, path=Path("model"))


def test_an_export_that_gives_no_numbers_is_refused() -> None:
    exported = np.full((20, 32), np.nan, np.float32)

    with pytest.raises(EncoderNotExported, match="nan"):
        compare(exported, unit_rows(20), path=Path("model"))


def test_an_untouched_export_is_whole(export: Path) -> None:
    assert is_whole(export)


def test_an_export_that_was_only_copied_is_still_whole(export: Path) -> None:
    os.utime(export / MODEL)

    assert is_whole(export)


@pytest.mark.parametrize("name", [MODEL, TOKENIZER, MANIFEST])
def test_an_export_without_one_of_its_files_is_not_whole(export: Path, name: str) -> None:
    (export / name).unlink()

    assert not is_whole(export)


@pytest.mark.parametrize("words", ["", "{}", "[]", "null", '{"files": {"model.onnx": 1}}'])
def test_an_export_with_another_manifest_is_not_whole(export: Path, words: str) -> None:
    (export / MANIFEST).write_text(words, encoding="utf-8")

    assert not is_whole(export)


def test_an_export_with_one_wrong_byte_is_not_whole(export: Path) -> None:
    with (export / MODEL).open("r+b") as stream:
        stream.seek(50_000_000)
        byte = stream.read(1)[0]
        stream.seek(50_000_000)
        stream.write(bytes([byte ^ 1]))

    assert not is_whole(export)


def test_a_whole_export_is_opened_without_exporting(export: Path, tmp_path: Path) -> None:
    exporter = Copying(export)

    open_minilm(tmp_path, export=exporter)

    assert exporter.calls == 0


def test_a_missing_export_is_made(
    minilm: MiniLmEmbedder, minilm_home: Path, tmp_path: Path
) -> None:
    exporter = Copying(minilm_home / FOLDER)

    opened = open_minilm(tmp_path, export=exporter)

    assert exporter.calls == 1
    assert opened.name == minilm.name


def test_a_short_export_is_made_anew(export: Path, minilm_home: Path, tmp_path: Path) -> None:
    os.truncate(export / MODEL, 1_000_000)
    exporter = Copying(minilm_home / FOLDER)

    opened = open_minilm(tmp_path, export=exporter)

    assert exporter.calls == 1
    assert opened.encode(["It works again."]).shape == (1, 384)


def test_an_export_that_looks_whole_but_cannot_be_loaded_is_made_anew(
    export: Path, minilm_home: Path, tmp_path: Path
) -> None:
    stamp = (export / MODEL).stat()
    (export / MODEL).write_bytes(b"\x01" * stamp.st_size)
    os.utime(export / MODEL, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    exporter = Copying(minilm_home / FOLDER)

    open_minilm(tmp_path, export=exporter)

    assert exporter.calls == 1


def test_an_exporter_whose_file_cannot_be_loaded_is_reported(tmp_path: Path) -> None:
    def broken(target: Path, progress: Progress | None) -> None:
        target.mkdir(parents=True)
        (target / MODEL).write_bytes(b"no model")

    with pytest.raises(EncoderNotExported, match="could not be prepared"):
        open_minilm(tmp_path, export=broken)


def test_a_file_where_the_export_must_go_is_reported(tmp_path: Path) -> None:
    (tmp_path / "encoder").write_text("", encoding="utf-8")

    with pytest.raises(FolderNotWritable):
        open_minilm(tmp_path)

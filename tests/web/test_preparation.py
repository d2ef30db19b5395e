"""The page comes first, then the coach; what goes wrong is a sentence."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.errors import ShelfError
from coach.web.needs import Progress
from coach.web.preparation import Preparation
from tests.doubles.scripted_coach import ScriptedCoach


def _prepared(preparation: Preparation) -> Preparation:
    preparation.start()
    for thread in threading.enumerate():
        if thread.name == "preparation":
            thread.join()
    return preparation


def test_the_page_is_open_before_the_coach_is_built() -> None:
    order: list[str] = []

    def build(progress: Progress) -> ScriptedCoach:
        order.append("coach")
        return ScriptedCoach()

    prepared = _prepared(Preparation(lambda _: order.append("page"), build))

    assert order == ["page", "coach"]
    assert prepared.standing == {
        "page": True,
        "coach": True,
        "words": "Ready",
        "share": 1.0,
        "problem": None,
    }


def test_progress_is_told_in_words_and_stays_between_0_and_1() -> None:
    seen = []

    def build(progress: Progress) -> ScriptedCoach:
        for share in (-1.0, 0.5, 7.0):
            progress("Indexing the library", share)
            seen.append((preparation.standing["words"], preparation.standing["share"]))
        return ScriptedCoach()

    preparation = Preparation(lambda _: None, build)
    _prepared(preparation)

    assert seen == [("Indexing the library", share) for share in (0.0, 0.5, 1.0)]


def _raise(error: Exception) -> Callable[[Progress], ScriptedCoach]:
    def build(progress: Progress) -> ScriptedCoach:
        raise error

    return build


def test_our_own_errors_are_told_in_their_own_words(capsys: pytest.CaptureFixture[str]) -> None:
    error = ShelfError(path=Path("a.md"), line=3, problem="the grade is missing")

    prepared = _prepared(Preparation(lambda _: None, _raise(error)))

    assert prepared.problem == str(error)
    assert capsys.readouterr().err == f"{error}\n"


def test_any_other_error_is_told_without_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    prepared = _prepared(Preparation(lambda _: None, _raise(ValueError("a secret"))))

    complaint = capsys.readouterr().err
    assert (prepared.problem or "").startswith("The coach could not be prepared.")
    assert "ValueError, test_preparation.py line" in complaint
    assert "secret" not in complaint and "Traceback" not in complaint


def test_without_a_page_no_coach_is_built() -> None:
    def fail(preparation: Preparation) -> None:
        raise ImportError("gradio")

    prepared = _prepared(Preparation(fail, lambda _: ScriptedCoach()))

    assert prepared.coach is None
    assert prepared.standing["page"] is False

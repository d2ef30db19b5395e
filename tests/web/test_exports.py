"""What is taken along is kept for an hour under a token, and served so that nothing in it runs."""

from datetime import datetime

import pytest
from fastapi import FastAPI

from coach.web.export_routes import add_export_routes
from coach.web.exports import SECONDS_KEPT, ExportShelf, Offer, agenda_offer, reminder_offer
from coach.web.guard import Guard
from tests.builders import an_agenda
from tests.doubles.asgi import Answer, ask
from tests.doubles.set_clock import SetClock
from tests.rendering.agendas import a_full_agenda, a_hostile_agenda


def _served(shelf: ExportShelf, path: str, **request: object) -> Answer:
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    add_export_routes(app, shelf)
    return ask(Guard(app, host="127.0.0.1"), path, **request)  # type: ignore[arg-type]


def test_an_offer_is_there_for_an_hour() -> None:
    clock = SetClock()
    shelf = ExportShelf(seconds=clock.seconds)
    token = shelf.put(Offer())

    clock.at = SECONDS_KEPT - 1
    assert shelf.get(token) is not None
    clock.at = SECONDS_KEPT
    assert shelf.get(token) is None


def test_the_oldest_offer_goes_when_there_are_too_many() -> None:
    shelf = ExportShelf(most=3)

    tokens = [shelf.put(Offer()) for _ in range(5)]

    assert [shelf.get(token) is not None for token in tokens] == [False, False, True, True, True]


def test_tokens_cannot_be_guessed() -> None:
    shelf = ExportShelf()
    tokens = {shelf.put(Offer()) for _ in range(100)}

    assert len(tokens) == 100 and all(len(token) == 32 for token in tokens)


def test_an_offer_with_a_name_has_one_token_that_only_this_process_can_make() -> None:
    shelf = ExportShelf()

    tokens = {shelf.put(Offer(), name=b"one") for _ in range(3)}

    assert len(tokens) == 1 and len(tokens.pop()) == 32
    assert shelf.put(Offer(), name=b"two") != shelf.put(Offer(), name=b"one")
    assert ExportShelf().put(Offer(), name=b"one") != shelf.put(Offer(), name=b"one")


def test_an_offer_that_is_put_again_is_there_for_another_hour() -> None:
    clock = SetClock()
    shelf = ExportShelf(seconds=clock.seconds)
    token = shelf.put(Offer(), name=b"one")
    other = shelf.put(Offer())

    clock.at = SECONDS_KEPT - 1
    shelf.put(Offer(), name=b"one")
    clock.at = SECONDS_KEPT + 1

    assert shelf.get(token) is not None and shelf.get(other) is None


@pytest.mark.parametrize(
    ("name", "kind", "begins"),
    [
        ("agenda.md", "text/markdown; charset=utf-8", b"# "),
        ("agenda.ics", "text/calendar; charset=utf-8", b"BEGIN:VCALENDAR"),
        (
            "agenda.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            b"PK",
        ),
    ],
)
def test_a_file_is_saved_never_shown(name: str, kind: str, begins: bytes) -> None:
    shelf = ExportShelf()
    token = shelf.put(agenda_offer(a_full_agenda()))

    answer = _served(shelf, f"/exports/{token}/{name}")

    assert answer.status == 200 and answer.body.startswith(begins)
    assert answer.header("content-type") == kind
    assert answer.header("content-disposition") == f'attachment; filename="{name}"'
    assert answer.header("x-content-type-options") == "nosniff"
    assert answer.header("cache-control") == "no-store"


def test_a_reminder_is_a_file_of_its_own() -> None:
    shelf = ExportShelf()
    token = shelf.put(reminder_offer("Before you meet", datetime(2026, 11, 29, 10), "Look."))

    assert b"Before you meet" in _served(shelf, f"/exports/{token}/reminder.ics").body
    assert _served(shelf, f"/exports/{token}/agenda.md").status == 404
    assert _served(shelf, f"/print/{token}").status == 404


def test_the_page_to_print_is_html_of_ours() -> None:
    shelf = ExportShelf()
    token = shelf.put(agenda_offer(a_hostile_agenda("<script>alert(1)</script>")))

    answer = _served(shelf, f"/print/{token}")

    assert (answer.header("content-type") or "").startswith("text/html")
    assert "<script>alert" not in answer.text and "timer.js" in answer.text


def test_a_calendar_without_a_date_is_a_sentence() -> None:
    shelf = ExportShelf()
    token = shelf.put(agenda_offer(an_agenda()))

    answer = _served(shelf, f"/exports/{token}/agenda.ics")

    assert answer.status == 409 and "Traceback" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/exports/x/agenda.md", "/exports/x", "/exports/", "/print/x", "/print/",
        "/exports/x/../../etc/passwd", "/exports/x/y/z", "/print/" + "a" * 1_900,
    ],
)  # fmt: skip
def test_what_was_never_offered_is_not_there(path: str) -> None:
    shelf = ExportShelf()
    shelf.put(agenda_offer(an_agenda()))

    assert _served(shelf, path).status == 404


def test_nothing_can_be_sent_there() -> None:
    shelf = ExportShelf()
    token = shelf.put(agenda_offer(an_agenda()))

    assert _served(shelf, f"/exports/{token}/agenda.md", method="POST").status == 405

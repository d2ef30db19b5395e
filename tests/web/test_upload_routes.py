"""A file comes in from our own page alone, and what came of it goes to who brought it alone."""

import json

import pytest

from coach.web.heads import LARGEST_BODY, LARGEST_FILE
from coach.web.summaries_desk import KINDS
from tests.doubles.asgi import ask
from tests.web.bringing import ANA, BEN, CANARY, FILE, WRONG, Bringing


@pytest.fixture
def room() -> Bringing:
    return Bringing()


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (None, 200),
        ("http://127.0.0.1:7860", 200),
        ("http://evil.example", 403),
        ("null", 403),
        ("http://127.0.0.1.evil.example:7860", 403),
        ("http://127.0.0.1:8443", 403),
    ],
)
def test_only_our_own_origin_or_none_may_bring_a_file(
    room: Bringing, origin: str | None, status: int
) -> None:
    headers = [("origin", origin)] if origin else []

    assert room.bring(headers=headers).status == status
    assert len(room.files) == (1 if status == 200 else 0)


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_of_another_site_brings_nothing(room: Bringing, site: str) -> None:
    headers = [("sec-fetch-site", site), ("sec-fetch-mode", "navigate")]

    assert room.bring(headers=headers).status == 403 and len(room.files) == 0


@pytest.mark.parametrize(("method", "status"), [("PUT", 405), ("DELETE", 405), ("GET", 404)])
def test_a_file_is_brought_by_post_alone(room: Bringing, method: str, status: int) -> None:
    assert room.bring(method=method).status == status and len(room.files) == 0


@pytest.mark.parametrize("ticket", ["", "unknown", "../etc", "é"])
def test_without_a_ticket_of_the_page_no_body_is_taken(room: Bringing, ticket: str) -> None:
    answer = room.bring(ticket=ticket)

    assert answer.status == 403 and "Choose the file once more" in answer.text
    assert len(room.files) == 0


def test_a_ticket_cannot_be_used_twice_nor_by_another_browser(room: Bringing) -> None:
    ticket, bens = room.files.ticket(ANA), room.files.ticket(BEN)

    assert room.bring(ticket=bens).status == 403
    assert room.bring(ticket=ticket).status == 200
    assert room.bring(ticket=ticket).status == 403
    assert len(room.files) == 1


def test_every_answer_to_a_file_brings_the_ticket_for_the_next(room: Bringing) -> None:
    first = json.loads(room.bring().text)

    assert room.bring(ticket=first["ticket"]).status == 200


def test_a_browser_without_a_name_brings_nothing(room: Bringing) -> None:
    ticket = room.files.ticket("")

    assert room.bring(owner="", ticket=ticket).status == 403 and len(room.files) == 0


@pytest.mark.parametrize("size", [LARGEST_BODY + 1, LARGEST_FILE])
def test_a_file_may_be_larger_than_any_other_request(room: Bringing, size: int) -> None:
    content = FILE + b"\n" + b" " * (size - len(FILE) - 1)

    assert room.bring(content).status == 200


def test_a_file_above_ten_megabytes_is_refused_before_it_is_read(room: Bringing) -> None:
    ticket = room.files.ticket(ANA)

    assert room.bring(ticket=ticket, length=LARGEST_FILE + 1).status == 413
    assert room.bring(b"x" * (LARGEST_FILE + 1), ticket=ticket, length=5).status == 413
    assert len(room.files) == 0


@pytest.mark.parametrize("path", ["/summaries/x/progress", "/summaries/upload/", "/summaries/"])
def test_other_addresses_take_no_more_than_before(room: Bringing, path: str) -> None:
    headers = [("content-length", str(LARGEST_BODY + 1))]

    assert ask(room.door, path, method="POST", headers=headers).status == 413


def test_a_file_that_does_not_arrive_whole_is_not_read(room: Bringing) -> None:
    answer = room.bring(length=len(FILE) + 1)

    assert answer.status == 409 and "did not arrive whole" in answer.text and len(room.files) == 0


def test_what_came_of_a_file_is_there_for_who_brought_it(room: Bringing) -> None:
    token = room.token()

    assert json.loads(room.get(f"{token}/progress").text) == {
        "words": "Reading the comments: 0 of 4",
        "share": 1.0,
        "done": True,
    }
    assert "What answers of spring.csv says" in room.get(token).text.replace("&#46;", ".")


@pytest.mark.parametrize("name", [name for name in KINDS if name.startswith("summary")])
def test_it_is_taken_along_in_each_form(room: Bringing, name: str) -> None:
    answer = room.get(f"{room.token()}/{name}")

    assert answer.status == 200 and answer.header("content-type") == KINDS[name]
    assert answer.header("content-disposition") == f'attachment; filename="{name}"'
    assert answer.header("cache-control") == "no-store" and CANARY in answer.text


def test_other_visitors_cannot_reach_a_token_in_any_way(room: Bringing) -> None:
    token = room.token()
    room.share(token)

    for path in (token, f"{token}/progress", *(f"{token}/{name}" for name in KINDS)):
        for query in ("", "shared=1"):
            for owner in (BEN, ""):
                assert room.get(path, owner=owner, query=query).status == 404
        assert room.get(path).status == 200


@pytest.mark.parametrize("path", ["nobody", "nobody/progress", "nobody/summary.md", "x/shared.md"])
def test_what_is_not_yours_looks_like_what_is_not_there(room: Bringing, path: str) -> None:
    token = room.token()

    theirs = room.get(path.replace("nobody", token), owner=BEN)
    nobodys = room.get(path)

    assert (theirs.status, theirs.text) == (nobodys.status, nobodys.text) == (404, nobodys.text)


@pytest.mark.parametrize("name", ["summary.xlsx", "release.json", "shared.md", "SUMMARY.md", "x"])
def test_a_form_that_there_is_not_is_not_there(room: Bringing, name: str) -> None:
    assert room.get(f"{room.token()}/{name}").status == 404


def test_nothing_of_a_file_reaches_the_log_whatever_goes_wrong(
    room: Bringing, capfd: pytest.CaptureFixture[str]
) -> None:
    room.coach.summaries.breaks = "it broke at"
    token = room.token()
    refused = room.token(WRONG + CANARY.encode())
    room.bring(length=3)
    room.bring(ticket="unknown")

    out, err = capfd.readouterr()

    assert CANARY not in out + err and "spring" not in out + err
    assert "RuntimeError" in err and CANARY not in room.get(token).text
    assert room.get(refused).status == 200

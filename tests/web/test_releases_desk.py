"""Manager and participants read the same releases, and can take them along as they are."""

import re

import pytest
from fastapi import FastAPI

from coach.web.export_routes import add_export_routes
from coach.web.exports import ExportShelf
from coach.web.guard import Guard
from coach.web.looking import manager_of
from coach.web.meeting import Meeting
from coach.web.releases_desk import ReleasesDesk
from tests.doubles.asgi import ask
from tests.doubles.working import ANA, Working, done

MANAGER = Meeting(reader=manager_of("Spring pilot"))


class _Room(Working):
    def __init__(self) -> None:
        super().__init__()
        self.shelf = ExportShelf()
        self.desk = ReleasesDesk(self.workshop, self.shelf)

    def show(self, meeting: Meeting = MANAGER) -> str:
        return done(self.desk.show(meeting, ANA))


@pytest.fixture
def room() -> _Room:
    return _Room()


def _cards(page: str) -> list[str]:
    return re.findall(r'<section class="release">.*?</section>', page)


def test_the_newest_stands_first_and_participants_read_the_same(room: _Room) -> None:
    managers, participants = room.show(), room.show(room.meeting)

    assert managers.index("2026 Q3") < managers.index("2026 Q2")
    assert _cards(managers) == _cards(participants) and len(_cards(managers)) == 2
    assert "This is all your programme manager sees" in participants


def test_a_page_that_says_the_same_is_the_same_byte_for_byte(room: _Room) -> None:
    assert room.show() == room.show()


def test_nothing_can_be_searched_sorted_or_filtered(room: _Room) -> None:
    page = room.show()

    assert not re.search(r"<(input|select|button|form|textarea)", page)


def test_nobody_reads_before_somebody_looks(room: _Room) -> None:
    assert "Choose who looks" in room.show(Meeting()) and _cards(room.show(Meeting())) == []


def test_without_releases_it_says_when_one_comes_and_why_not_more(room: _Room) -> None:
    room.coach.releases.published = ()

    page = room.show()

    assert "third working day" in page and "Why are things hidden?" in page
    assert not re.search(r"\b[0-9]+\b", re.sub(r"<[^>]*>|&#\d+;", "", page))


def test_a_programme_that_collects_nothing_is_a_sentence(room: _Room) -> None:
    page = room.show(Meeting(reader=manager_of("Nowhere")))

    assert "There is no programme" in page and _cards(page) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("release.json", "application/json"),
        ("release.csv", "text/csv; charset=utf-8"),
        ("release.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_each_file_is_fetched_by_its_token_and_saved(room: _Room, name: str, kind: str) -> None:
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    add_export_routes(app, room.shelf)
    path = next(one for one in re.findall(r'href="(exports/[^"]+)"', room.show()) if name in one)

    answer = ask(Guard(app, host="127.0.0.1"), f"/{path}")

    assert answer.status == 200 and answer.header("content-type") == kind
    assert answer.header("content-disposition") == f'attachment; filename="{name}"'
    assert answer.header("cache-control") == "no-store"


def test_another_process_gives_other_tokens(room: _Room) -> None:
    other = ReleasesDesk(room.workshop, ExportShelf())

    assert _tokens(room.show()).isdisjoint(_tokens(done(other.show(MANAGER, ANA))))


def _tokens(page: str) -> set[str]:
    return set(re.findall(r"(?:exports|print)/([^/\"]+)", page))

"""Anybody plans a programme in a minute; how one goes is for its manager alone."""

import re

import pytest
from fastapi import FastAPI

from coach.domain.access import Reader
from coach.web.export_routes import add_export_routes
from coach.web.exports import ExportShelf
from coach.web.guard import Guard
from coach.web.looking import manager_of
from coach.web.meeting import Meeting
from coach.web.programme_desk import ProgrammeDesk, Wish
from tests.doubles.asgi import Answer, ask
from tests.doubles.working import ANA, Working, done
from tests.rendering.agendas import PAYLOADS

MANAGER = Meeting(reader=manager_of("Spring pilot"))
NOBODY = Meeting()
WISH = Wish(12, "retention", 26)


class _Room(Working):
    def __init__(self) -> None:
        super().__init__()
        self.shelf = ExportShelf()
        self.desk = ProgrammeDesk(self.workshop, self.shelf)

    def health(self, meeting: Meeting) -> str:
        return done(self.desk.health(meeting, ANA))

    def design(self, wish: Wish) -> str:
        return done(self.desk.design(wish, ANA))

    def sponsor(self, meeting: Meeting = NOBODY, *, published: bool = False) -> str:
        return done(self.desk.sponsor(WISH, meeting, published=published, visitor=ANA))

    def fetch(self, page: str, name: str) -> Answer:
        """Fetch what a link of a page leads to."""
        app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
        add_export_routes(app, self.shelf)
        path = next(one for one in re.findall(r'href="([^"]+)"', page) if name in one)
        return ask(Guard(app, host="127.0.0.1"), f"/{path}")


@pytest.fixture
def room() -> _Room:
    return _Room()


def test_a_manager_sees_how_the_pairs_meet_if_the_programme_said_so(room: _Room) -> None:
    room.coach.releases.attendance_shown = True

    assert "Ana Brandt and Tunde Okafor" in room.health(MANAGER)


def test_no_content_of_a_session_stands_in_it(room: _Room) -> None:
    room.coach.releases.attendance_shown = True
    pair = room.stored.pair
    told = [*pair.goals, *(action.text for one in pair.sessions for action in one.actions)]

    page = room.health(MANAGER)

    assert told and not [words for words in told if words in page]


def test_a_programme_that_did_not_say_so_shows_no_pair(room: _Room) -> None:
    assert "Ana" not in room.health(MANAGER)


@pytest.mark.parametrize("role", ["leader", "mentor"])
def test_nobody_but_the_manager_reads_how_it_goes(room: _Room, role: str) -> None:
    room.coach.releases.attendance_shown = True
    reader = Reader.model_validate({"person": "ana", "role": role, "programme": "Spring pilot"})

    page = room.health(Meeting(reader=reader))

    assert "made for programme managers" in page and "Okafor" not in page


def test_with_nobody_chosen_it_says_for_whom_it_is(room: _Room) -> None:
    assert "whoever manages a programme" in room.health(NOBODY)


def test_a_plan_is_shown_and_taken_along_without_anybody_chosen(room: _Room) -> None:
    page = room.design(WISH)
    answer = room.fetch(page, "plan.md")

    assert "A plan for 12 pairs, 26 weeks" in page
    assert answer.text.startswith("# A plan for 12 pairs, 26 weeks")
    assert answer.header("content-disposition") == 'attachment; filename="plan.md"'


@pytest.mark.parametrize(
    ("wish", "says"),
    [
        (Wish(None, "retention", 26), "how many pairs"),
        (Wish(2.5, "retention", 26), "how many pairs"),
        (Wish(float("nan"), "retention", 26), "how many pairs"),
        (Wish(float("inf"), "retention", 26), "how many pairs"),
        (Wish(True, "retention", 26), "how many pairs"),
        (Wish(12, "retention", None), "how many weeks"),
        (Wish(0, "retention", 26), "Choose 1 to 5000"),
        (Wish(100_000, "retention", 26), "Choose 1 to 5000"),
        (Wish(12, "retention", 1), "4 to 104"),
        (Wish(12, "   ", 26), "goal"),
        (Wish(12, "x" * 4_000, 26), "500"),
    ],
)
def test_a_wish_that_cannot_be_planned_is_answered_with_a_sentence(
    room: _Room, wish: Wish, says: str
) -> None:
    page = room.design(wish)

    assert 'class="problem"' in page and says in page and 'class="paper"' not in page


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_goal_stays_words(room: _Room, payload: str) -> None:
    page = room.design(Wish(12, payload, 26))

    assert not re.search(r"<(script|img|iframe|svg|form|meta|style)|\son\w+\s*=", page)


@pytest.mark.parametrize("purpose", ["after_session", "midpoint", "end", "before_after", "all"])
def test_each_choice_of_questions_is_shown_and_taken_along(room: _Room, purpose: str) -> None:
    page = done(room.desk.survey(purpose, ANA))

    assert page.count("<li>") >= 3 and room.fetch(page, "survey.md").text.startswith("# Questions")


def test_a_purpose_that_nobody_offers_is_a_sentence(room: _Room) -> None:
    assert "Choose one of" in done(room.desk.survey("<b>x</b>", ANA))


def test_the_sponsors_page_is_printed_and_taken_along(room: _Room) -> None:
    page = room.sponsor()
    printed = room.fetch(page, "print/")

    assert room.fetch(page, "sponsor.md").text.startswith("# For the sponsor")
    assert printed.status == 200 and "<h1>For the sponsor" in printed.text


def test_what_was_published_goes_along_for_whoever_may_read_it(room: _Room) -> None:
    with_it, without = room.sponsor(MANAGER, published=True), room.sponsor(MANAGER)

    assert "2026 Q3" in with_it and "2026 Q3" not in without


def test_nothing_published_is_read_with_nobody_or_a_stranger_looking(room: _Room) -> None:
    stranger = Meeting(reader=manager_of("Nowhere"))

    assert "Choose who looks" in room.sponsor(NOBODY, published=True)
    assert 'class="problem"' in room.sponsor(stranger, published=True)

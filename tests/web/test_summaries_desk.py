"""A file is read aside, told plainly, and shared only as what nobody can be found in."""

import json

import pytest

from coach.web.needs import PreparingCoach
from coach.web.summaries_desk import FILES_A_MINUTE
from tests.rendering.agendas import PAYLOADS
from tests.web.bringing import ANA, BEN, CANARY, FILE, ROWS, WRONG, Bringing, until, words_of


@pytest.fixture
def room() -> Bringing:
    return Bringing()


def _accepted(room: Bringing, content: bytes = FILE, owner: str = ANA) -> str:
    taken = room.desk.accept(content, "answers.csv", owner=owner, address="192.0.2.1")
    return taken if isinstance(taken, str) else ""


def test_the_card_says_for_whom_it_is_and_how_to_share_it_here(room: Bringing) -> None:
    page = words_of(room.get(room.token()).text)

    assert "Contains comments&#58; for its reader alone" in page
    assert "make the version that can be shared" in page and "shareable" not in page


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_no_form_of_it_names_an_option_of_the_command_line(room: Bringing, form: str) -> None:
    text = room.get(f"{room.token()}/summary.{form}").text

    assert "shareable" not in text and "for its reader alone" in text.replace("&#58;", ":")


def test_while_it_is_read_its_reader_is_told_how_far_it_is(room: Bringing) -> None:
    room.coach.summaries.open.clear()
    token = json.loads(room.bring().text)["token"]
    file = room.files.find(token, ANA)
    assert file is not None
    until(lambda: "0 of 4" in file.made.reading.words)

    standing = json.loads(room.get(f"{token}/progress").text)
    room.coach.summaries.open.set()
    room.wait(token)

    assert standing == {"words": "Reading the comments: 0 of 4", "share": 0.0, "done": False}
    assert json.loads(room.get(f"{token}/progress").text)["done"]


def test_a_file_that_cannot_be_read_is_answered_with_a_sentence(room: Bringing) -> None:
    page = room.get(room.token(WRONG)).text

    assert page.startswith('<p class="problem">') and "answers of spring" in page
    assert room.get(f"{room.token(WRONG)}/summary.md").status == 404


def test_what_breaks_unexpectedly_is_our_fault_and_says_nothing_of_the_file(
    room: Bringing,
) -> None:
    room.coach.summaries.breaks = "it broke"

    assert "Something went wrong on our side" in room.get(room.token()).text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_comment_stays_words(room: Bringing, payload: str) -> None:
    comment = payload.replace('"', '""').replace("\n", " ")
    page = room.get(room.token(f'{ROWS[0]}\nP1,1,leader,4,4,4,"calendar {comment}"'.encode())).text

    assert "<script" not in page and "<img" not in page and "<iframe" not in page
    assert "onerror=" not in page and "javascript:" not in page


def test_what_can_be_shared_holds_no_word_of_a_comment(room: Bringing) -> None:
    token = room.token()
    card = room.share(token)
    forms = [room.get(f"{token}/shared.{form}").text for form in ("md", "html", "json")]

    assert "Spring pilot" in words_of(card) and "at least 10 people" in words_of(card)
    for text in (card, *forms):
        assert not [words for words in ("heron", "nests", "boathouse", "P11") if words in text]


def test_what_is_shared_is_called_after_the_file_without_a_name(room: Bringing) -> None:
    assert "answers of spring" in words_of(room.share(room.token(), ""))


def test_the_same_file_gives_the_same_version_again(room: Bringing) -> None:
    one, two = room.token(), room.token()

    room.share(one)
    room.share(two)

    assert room.get(f"{one}/shared.json").body == room.get(f"{two}/shared.json").body


def test_an_overlap_with_what_was_shared_before_is_refused_in_words_of_this_page(
    room: Bringing,
) -> None:
    room.share(room.token())
    some = "\n".join(ROWS[:15]).encode()

    page = room.share(room.token(some))

    assert 'class="problem"' in page and "shared before" in page
    assert "needs a programme name of its own" in page and "--" not in page.replace("&#45;", "-")


def test_nothing_is_shared_of_a_file_that_could_not_be_read(room: Bringing) -> None:
    token = room.token(WRONG)

    assert "problem" in room.share(token) and room.get(f"{token}/shared.json").status == 404


def test_without_cookies_a_file_would_be_nobodys(room: Bringing) -> None:
    assert "cookies" in _accepted(room, owner="") and len(room.files) == 0


def test_many_files_within_a_minute_are_too_many_for_one_browser_alone(room: Bringing) -> None:
    for _ in range(FILES_A_MINUTE):
        room.token()

    assert "within a minute" in _accepted(room)
    assert _accepted(room, owner=BEN) == ""


def test_before_the_coach_is_ready_a_file_is_asked_for_again(room: Bringing) -> None:
    room.preparation.coach = None

    assert "Try again in a moment" in _accepted(room)


def test_a_forgotten_file_takes_everything_made_of_it_along(room: Bringing) -> None:
    token = room.token()
    room.share(token)

    assert room.desk.forget(token, BEN) and room.get(token).status == 200
    room.desk.forget(token, ANA)

    paths = (token, f"{token}/progress", f"{token}/summary.md", f"{token}/shared.json")
    assert [room.get(path).status for path in paths] == [404] * 4


def test_whoever_forgets_a_file_is_told_what_stays_noted(room: Bringing) -> None:
    shared, unshared = room.token(), room.token()
    room.share(shared)

    assert "stays noted" in room.desk.forget(shared, ANA)
    assert room.desk.forget(unshared, ANA) == "The file and its summary are forgotten."


def test_the_web_app_asks_no_more_of_a_coach_than_the_scripted_one_has(room: Bringing) -> None:
    coach: PreparingCoach = room.coach

    assert coach.summaries.texts.headings.themes in words_of(room.get(room.token()).text)
    assert CANARY in words_of(room.get(room.token()).text)

"""What every chat model promises, whatever stands behind it."""

import time

import pytest

from coach.errors import AnswerInvalid, ModelRefused, ModelTimedOut, ModelUnavailable
from coach.ports.chat import Piece
from tests.contracts.chat_models import (
    ANSWER,
    CALL,
    KINDS,
    PATIENT,
    SCHEMA,
    SHORT,
    STALLED,
    WITH_SCHEMA,
    first_words,
    spoken,
    standing,
    text_of,
)

pytestmark = pytest.mark.parametrize("kind", KINDS)
CANCELLED_WITHIN = 2.0


def test_the_pieces_make_the_answer_and_the_last_one_says_how_it_ended(kind: str) -> None:
    with standing(kind, "none") as stand:
        pieces = list(stand.model.stream(CALL, limits=PATIENT))

    assert text_of(pieces) == ANSWER
    assert len([piece for piece in pieces if piece.text]) > 2
    assert pieces[-1].finish == "stop"
    assert not any(piece.finish for piece in pieces[:-1])
    assert pieces[-1].tokens_in > 0 and pieces[-1].tokens_out > 0


def test_a_call_arrives_as_it_was_given(kind: str) -> None:
    with standing(kind, "none") as stand:
        list(stand.model.stream(CALL, limits=PATIENT))
        plain = stand.asked()
        list(stand.model.stream(WITH_SCHEMA, limits=PATIENT))
        formed = stand.asked()

    assert plain == {
        "system": CALL.system,
        "user": CALL.user,
        "schema": None,
        "most_tokens": CALL.most_tokens,
    }
    assert formed["schema"] == SCHEMA


def test_nothing_is_asked_before_the_first_piece_is_wanted(kind: str) -> None:
    with standing(kind, "none") as stand:
        stand.model.stream(CALL, limits=PATIENT)

        assert stand.requests == 0


@pytest.mark.parametrize(
    ("fault", "status"), [("unauthorised", 401), ("forbidden", 403), ("not_found", 404)]
)
def test_a_server_that_does_not_take_the_call_refuses_it(
    kind: str, fault: str, status: int
) -> None:
    with standing(kind, fault) as stand, pytest.raises(ModelRefused) as raised:
        list(stand.model.stream(CALL, limits=PATIENT))

    assert raised.value.status == status
    assert stand.requests == 1


@pytest.mark.parametrize(
    ("fault", "status", "wait"),
    [
        ("too_many", 429, 1.0),
        ("too_many_long", 429, 120.0),
        ("server_error", 500, None),
        ("overloaded", 529, None),
    ],
)
def test_a_server_in_trouble_is_asked_once_and_its_wish_to_wait_is_told(
    kind: str, fault: str, status: int, wait: float | None
) -> None:
    with standing(kind, fault) as stand, pytest.raises(ModelUnavailable) as raised:
        list(stand.model.stream(CALL, limits=PATIENT))

    assert (raised.value.status, raised.value.wait) == (status, wait)
    assert stand.requests == 1


@pytest.mark.parametrize("fault", ["refused", "dns", "tls"])
def test_a_server_that_is_not_there_is_unavailable(kind: str, fault: str) -> None:
    with standing(kind, fault) as stand, pytest.raises(ModelUnavailable) as raised:
        list(stand.model.stream(CALL, limits=PATIENT))

    assert raised.value.status is None


def test_an_answer_that_does_not_begin_in_time_is_given_up(kind: str) -> None:
    with standing(kind, "slow_headers") as stand, pytest.raises(ModelTimedOut) as raised:
        list(stand.model.stream(CALL, limits=SHORT))

    assert (raised.value.begun, raised.value.seconds) == (False, SHORT.first)


def test_an_answer_that_stalls_is_given_up_although_words_came(kind: str) -> None:
    with standing(kind, "stall") as stand:
        pieces = stand.model.stream(CALL, limits=STALLED)
        first = first_words(pieces)

        with pytest.raises(ModelTimedOut) as raised:
            list(pieces)

    assert ANSWER.startswith(first.text)
    assert (raised.value.begun, raised.value.seconds) == (True, STALLED.total)


@pytest.mark.parametrize("fault", ["cut", "no_finish_reason"])
def test_an_answer_that_was_cut_is_none_although_words_came(kind: str, fault: str) -> None:
    with standing(kind, fault) as stand:
        pieces = stand.model.stream(CALL, limits=PATIENT)
        first = first_words(pieces)

        with pytest.raises(AnswerInvalid, match="cut"):
            list(pieces)

    assert ANSWER.startswith(first.text)


def test_an_answer_without_a_word_is_none(kind: str) -> None:
    with standing(kind, "empty_answer") as stand, pytest.raises(AnswerInvalid, match="empty"):
        list(stand.model.stream(CALL, limits=PATIENT))


def test_an_answer_that_reached_its_limit_says_so(kind: str) -> None:
    with standing(kind, "too_short") as stand:
        pieces = list(stand.model.stream(CALL, limits=PATIENT))

    assert pieces[-1].finish == "length"
    assert ANSWER.startswith(text_of(pieces))


def test_a_fault_in_the_middle_is_told(kind: str) -> None:
    with standing(kind, "fault_inside") as stand, pytest.raises(ModelUnavailable):
        list(stand.model.stream(CALL, limits=PATIENT))


def test_once_a_schema_is_refused_none_is_sent_again(kind: str) -> None:
    with standing(kind, "refuses_schema") as stand:
        before = stand.model.takes_schema
        with pytest.raises(ModelRefused, match="takes no schema"):
            list(stand.model.stream(WITH_SCHEMA, limits=PATIENT))

        assert (before, stand.model.takes_schema) == (True, False)
        assert text_of(list(stand.model.stream(WITH_SCHEMA, limits=PATIENT))) == ANSWER


def test_another_refusal_says_nothing_about_schemas(kind: str) -> None:
    with standing(kind, "unauthorised") as stand, pytest.raises(ModelRefused):
        list(stand.model.stream(WITH_SCHEMA, limits=PATIENT))

    assert stand.model.takes_schema


def test_closing_an_answer_ends_the_call(kind: str) -> None:
    with standing(kind, "stall", "none") as stand:
        pieces = stand.model.stream(CALL, limits=PATIENT)
        first_words(pieces)
        pieces.close()  # type: ignore[attr-defined] # a generator, as the port says
        until = time.monotonic() + CANCELLED_WITHIN
        while not stand.hung_up and time.monotonic() < until:
            time.sleep(0.01)

        assert stand.hung_up == 1
        assert text_of(list(stand.model.stream(CALL, limits=PATIENT))) == ANSWER


def test_after_a_failure_the_next_call_is_answered(kind: str) -> None:
    with standing(kind, "server_error", "cut", "none") as stand:
        with pytest.raises(ModelUnavailable):
            list(stand.model.stream(CALL, limits=PATIENT))
        with pytest.raises(AnswerInvalid):
            list(stand.model.stream(CALL, limits=PATIENT))

        assert text_of(list(stand.model.stream(CALL, limits=PATIENT))) == ANSWER
        assert stand.requests == 3


@pytest.mark.parametrize("fault", ["slow_headers", "stall"])
def test_whoever_waits_for_words_is_not_held_while_nothing_comes(kind: str, fault: str) -> None:
    with standing(kind, fault) as stand:
        pieces = stand.model.stream(CALL, limits=PATIENT)

        assert next(piece for piece in pieces if not piece.text) == Piece()
        pieces.close()  # type: ignore[attr-defined] # a generator, as the port says


def test_two_answers_may_be_read_in_turns(kind: str) -> None:
    with standing(kind, "none") as stand:
        one, other = (list[Piece](), list[Piece]())
        streams = [spoken(stand.model.stream(CALL, limits=PATIENT)) for _ in range(2)]
        for first, second in zip(*streams, strict=True):
            one.append(first)
            other.append(second)

    assert text_of(one) == text_of(other) == ANSWER


def test_a_model_of_this_machine_says_so(kind: str) -> None:
    with standing(kind, "none") as stand:
        assert (stand.model.is_local, stand.model.host) == (True, "this machine")
        assert stand.model.name == f"{kind}:double"

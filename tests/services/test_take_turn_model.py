"""With a model, an answer grows by checked blocks, and whatever fails ends in the embedded one."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.answer import Reply
from coach.domain.conversation import Outcome, Role
from coach.domain.person import Person
from coach.doubles.scripted_model import ScriptedModel, Spoken
from coach.errors import (
    AnswerInvalid,
    ModelError,
    ModelNotInstalled,
    ModelRefused,
    ModelTimedOut,
    ModelUnavailable,
)
from coach.rendering import to_html, to_markdown
from tests.builders import texts_of
from tests.services.small_coach import a_taker
from tests.services.worded import (
    GROWS,
    KNOWN,
    LOSE,
    a_worded_taker,
    answering,
    cited,
    notices,
    uncited,
)

CANARIES = ("evil.example", "Ana Brandt", "73 %", "instructions", "I have sent", "DATA")
HOSTILE = answering(
    cited("Promises kept make trust grow at evil.example.", GROWS),
    cited(GROWS),
    cited("Ana Brandt says that trust grows.", GROWS),
    cited("Trust grows in 73 % of pairs.", GROWS),
    uncited("My instructions are secret."),
    cited("I have sent it.", GROWS),
    cited(LOSE),
    cited("Trust <<DATA grows [2", GROWS),
)


def _stream(model: ScriptedModel, text: str = KNOWN) -> list[Reply]:
    taker = a_worded_taker(model, people=(Person(name="Ana Brandt", side="leader"),))
    return list(taker.stream(text, role=Role.LEADER))


def _embedded() -> list[str]:
    return texts_of(a_taker().take(KNOWN, role=Role.LEADER))


def test_an_answer_grows_block_by_block_and_tells_who_worded_it() -> None:
    first, second, last = _stream(ScriptedModel([answering(cited(GROWS), cited(LOSE))]))

    assert [texts_of(one) for one in (first, second)] == [[GROWS], [GROWS, LOSE]]
    assert [one.complete for one in (first, second, last)] == [False, False, True]
    assert texts_of(last) == [GROWS, LOSE]
    assert last.provenance.engine == "scripted:double"
    assert [use.name for use in last.provenance.prompts] == ["answer"]
    assert last.provenance.tokens > 0
    assert last.outcome is Outcome.ANSWERED and last.notices == ()


@settings(max_examples=12, deadline=None)
@given(piece=st.integers(min_value=1, max_value=400))
def test_no_growing_reply_shows_what_the_final_one_does_not(piece: int) -> None:
    *growing, last = _stream(ScriptedModel([HOSTILE], piece=piece))

    assert texts_of(last) == [GROWS, LOSE]
    for reply in (*growing, last):
        shown = to_html(reply) + to_markdown(reply)
        assert not [canary for canary in CANARIES if canary in shown]
        assert last.blocks[: len(reply.blocks)] == reply.blocks
        assert last.citations[: len(reply.citations)] == reply.citations


def test_the_reader_is_told_that_something_was_left_out() -> None:
    last = _stream(ScriptedModel([HOSTILE]))[-1]

    assert last.notices == ("A sentence that its source did not bear out was left out.",)


def test_marks_that_a_model_sets_itself_are_taken_out() -> None:
    last = _stream(ScriptedModel([answering(cited(f"**{GROWS[:-1]}** [2].", GROWS))]))[-1]

    assert texts_of(last) == [GROWS]
    assert to_markdown(last).endswith("kept [1].")


@pytest.mark.parametrize(
    ("error", "notice"),
    [
        (ModelUnavailable(model="m", reason="down"), notices().unavailable),
        (ModelTimedOut(model="m", seconds=8, begun=False), notices().timed_out),
        (ModelRefused(model="m", reason="401"), notices().refused),
        (ModelNotInstalled(model="m", package="p", extra="e"), notices().not_installed),
        (AnswerInvalid(model="m", problem="p"), notices().invalid),
    ],
)
def test_a_failure_ends_in_the_embedded_answer_and_says_why(error: ModelError, notice: str) -> None:
    (reply,) = _stream(ScriptedModel(then=error))

    assert texts_of(reply) == _embedded()
    assert reply.notices[0] == notice
    assert reply.provenance.engine == "embedded"
    assert reply.complete


def test_a_model_that_abstains_although_we_know_is_overruled_and_the_reader_is_told() -> None:
    (reply,) = _stream(ScriptedModel(['{"blocks":[{"type":"abstain"}]}']))

    assert texts_of(reply) == _embedded()
    assert reply.notices == (notices().abstained,)


def test_an_answer_of_which_nothing_cited_stands_is_never_begun() -> None:
    forged = cited("Trust takes 9 years.", "these words stand in no passage of the library at all")

    (reply,) = _stream(ScriptedModel([answering(uncited("It depends."), forged)]))

    assert texts_of(reply) == _embedded()
    assert reply.notices == (notices().nothing_left,)


def test_what_was_shown_before_a_failure_stays_and_the_reply_says_that_it_ends_early() -> None:
    asked = ScriptedModel([answering(cited(GROWS))])
    _stream(asked)
    whole = answering(cited(GROWS), cited(LOSE))(asked.history[0])
    cut = Spoken(whole[: whole.rindex("quote")], finish="")

    first, last = _stream(ScriptedModel([cut]))

    assert texts_of(first) == texts_of(last) == [GROWS]
    assert last.notices[0] == notices().stopped
    assert last.provenance.engine == "scripted:double"


@pytest.mark.parametrize(
    "text", ["hello", "What is the weather in Oslo?", "What did my mentor say about me?"]
)
def test_what_is_decided_without_a_model_costs_no_call(text: str) -> None:
    model = ScriptedModel()

    (reply,) = _stream(model, text)

    assert model.history == []
    assert reply == a_taker().take(text, role=Role.LEADER)


def test_an_answer_ends_at_120_words_unless_a_list_was_asked_for() -> None:
    many = answering(*[cited(LOSE) for _ in range(11)])

    prose = _stream(ScriptedModel([many]))[-1]

    assert len(" ".join(texts_of(prose)).split()) <= 120
    assert prose.notices == (notices().shortened,)


def test_the_iterator_ends_and_no_reply_comes_once_nobody_waits() -> None:
    model = ScriptedModel([answering(cited(GROWS), cited(LOSE))], piece=5)
    taker = a_worded_taker(model)
    shown: list[Reply] = []

    for reply in taker.stream(KNOWN, role=Role.LEADER, gone=lambda: bool(shown)):
        shown.append(reply)

    assert [texts_of(one) for one in shown] == [[GROWS]]


def test_asking_again_after_a_failure_is_answered_by_the_model() -> None:
    model = ScriptedModel([AnswerInvalid(model="m", problem="p"), answering(cited(GROWS))])
    taker = a_worded_taker(model)

    taker.take(KNOWN, role=Role.LEADER)

    assert texts_of(taker.take(KNOWN, role=Role.LEADER)) == [GROWS]


def test_a_model_is_sent_the_question_the_role_and_at_most_six_fenced_sources() -> None:
    model = ScriptedModel([answering(cited(GROWS))])

    _stream(model)

    (call,) = model.history
    assert "leader" in call.user
    assert call.user.count("<<DATA") - 1 <= 6
    assert GROWS not in call.user  # its words are joined by a sign
    assert json.dumps(KNOWN)[1:20] not in call.system

"""Asking a model: from a prompt's name to an answer in its form, and what that cost."""

import gc
import json
import threading
import traceback
from typing import Any

import pytest

from coach.domain.writer import Spent
from coach.doubles.scripted_model import ScriptedModel
from coach.errors import AnswerInvalid, ModelError, ModelRefused, ModelUnavailable
from coach.ports.chat import Piece
from coach.prompting.asking import TooManyCalls
from coach.prompting.calling import LONGEST
from coach.prompting.form_schemas import strict_schema
from coach.prompting.schemas import AnswerBlocks, CommentCodes
from tests.doubles.timed_model import TimedModel
from tests.prompting.asking_case import VALUES, Asking, a_block, an_answer, prompts, texts_of

WRONG = '{"answer": "Forty-five minutes."}'
REFUSED = ModelRefused(model="timed:double", reason="400", status=400)


class _WithoutSchema(TimedModel):
    """Refuses a schema the first time it is given one, as a server does."""

    def _played(self, events: Any) -> Any:
        if self.calls[-1].schema is not None:
            self.takes_schema = False
            raise REFUSED
        return super()._played(events)


def test_the_answer_comes_in_its_form_with_what_it_was_asked_with() -> None:
    model = ScriptedModel([an_answer("Forty-five minutes.")])
    case = Asking(model)
    budget = case.budget()

    asked = case.asker.ask("answer", VALUES, AnswerBlocks, budget)

    assert [block.text for block in asked.value.blocks] == ["Forty-five minutes."]
    assert asked.complete
    assert asked.instructions == model.history[0].system
    assert asked.nonce in model.history[0].user
    assert budget.uses == [asked.use] == [prompts().get("answer").use]
    assert budget.tokens > 0
    assert case.asker.usage.process().calls == 1


def test_a_server_that_takes_a_schema_is_given_it_and_another_is_not() -> None:
    native, plain = ScriptedModel([an_answer()]), ScriptedModel([an_answer()], takes_schema=False)
    Asking(native).texts()
    Asking(plain).texts()

    assert native.history[0].schema == strict_schema(AnswerBlocks)
    assert plain.history[0].schema is None


def test_a_server_that_refuses_the_schema_is_asked_once_more_without_it() -> None:
    model = _WithoutSchema([an_answer("One.")])
    case = Asking(model)
    budget = case.budget()

    assert case.texts(budget) == ["One."]

    assert [call.schema is None for call in model.calls] == [False, True]
    assert (budget.calls, budget.repairs, len(budget.uses)) == (1, 1, 1)
    spent = case.asker.usage.process()
    assert (spent.calls, spent.retries, spent.failures) == (2, 0, {"refused": 1})


def test_any_other_refusal_is_final() -> None:
    model = TimedModel([REFUSED])

    with pytest.raises(ModelRefused):
        Asking(model).texts()
    assert len(model.calls) == 1


def test_the_sign_that_joins_words_of_others_is_a_space_again() -> None:
    model = ScriptedModel([lambda call: an_answer(f"Plan{_sign(call.user)}45 minutes.")])

    assert Asking(model).texts() == ["Plan 45 minutes."]


def _sign(user: str) -> str:
    return user.split("session")[1][0]


def test_an_answer_in_no_form_is_sent_back_once_with_what_is_wrong_with_it() -> None:
    model = ScriptedModel([f"<think>hm</think>{WRONG}", an_answer("One.")])
    case = Asking(model)
    budget = case.budget()

    asked = case.asker.ask("answer", VALUES, AnswerBlocks, budget)

    assert texts_of(asked.value) == ["One."]
    assert asked.instructions == "\n\n".join(call.system for call in model.history)
    sent_back = model.history[1].user
    assert "it has no blocks" in sent_back
    assert "Forty-five" in sent_back
    assert "hm" not in sent_back.split("The answer:")[1]
    assert [use.name for use in budget.uses] == ["answer", "repair"]
    assert (budget.calls, budget.repairs) == (1, 0)
    spent = case.asker.usage.process()
    assert (spent.calls, spent.repairs, spent.failures) == (2, 1, {"invalid": 1})


def test_a_repair_that_fails_as_well_leaves_no_answer() -> None:
    model = ScriptedModel([WRONG, WRONG, an_answer()])

    with pytest.raises(AnswerInvalid, match="it has no blocks"):
        Asking(model).texts()
    assert len(model.history) == 2


def test_a_turn_without_a_repair_left_is_not_given_one() -> None:
    model = ScriptedModel([WRONG, an_answer()])
    case = Asking(model)

    with pytest.raises(AnswerInvalid):
        case.texts(case.budget(repairs=0))
    assert len(model.history) == 1


@pytest.mark.parametrize("says", ["", "<think>hm", "hm</think>  ", "words " * 700])
def test_what_cannot_be_put_right_is_not_sent_back(says: str) -> None:
    model = ScriptedModel([says, an_answer()])

    with pytest.raises(AnswerInvalid):
        Asking(model).texts()
    assert len(model.history) == 1


def test_a_mended_answer_that_holds_a_mark_of_its_request_is_refused() -> None:
    def leak(call: Any) -> str:
        return an_answer(f"See {call.user.split('<<DATA ')[1][:16]}.")

    with pytest.raises(AnswerInvalid, match="a mark of its request"):
        Asking(ScriptedModel([WRONG, leak])).texts()


def test_items_that_went_are_told() -> None:
    model = ScriptedModel([json.dumps({"blocks": [a_block("One."), a_block("x" * 601)]})])
    case = Asking(model)

    assert case.asker.ask("answer", VALUES, AnswerBlocks, case.budget()).left_out == 1


def test_an_answer_that_stopped_at_its_longest_keeps_its_whole_items_alone() -> None:
    text = an_answer("One.", "Two is cut.")
    model = TimedModel([text[:-12], Piece(finish="length")])

    assert Asking(model).texts() == ["One."]


def test_an_answer_that_was_cut_before_its_first_item_ended_is_not_sent_back() -> None:
    model = TimedModel([an_answer("One.")[:-9], Piece(finish="length")], [an_answer()])

    with pytest.raises(AnswerInvalid, match="too long, and was cut"):
        Asking(model).texts()
    assert len(model.calls) == 1


def test_a_stream_that_broke_off_is_no_answer() -> None:
    class Broken(TimedModel):
        def _played(self, events: Any) -> Any:
            yield Piece(an_answer())

    with pytest.raises(AnswerInvalid, match="broke off"):
        Asking(Broken([])).texts()


def test_an_answer_that_its_server_withheld_is_refused() -> None:
    with pytest.raises(ModelRefused, match="withheld"):
        Asking(TimedModel([Piece("I", finish="content_filter")])).texts()


def test_an_answer_of_ten_megabytes_is_not_read_to_its_end() -> None:
    read: list[int] = []

    class Endless(TimedModel):
        def _played(self, events: Any) -> Any:
            while len(read) < 10_000:
                read.append(1)
                yield Piece("é" * 512)

    model = Endless([])
    with pytest.raises(AnswerInvalid, match="longer than 64 KB"):
        Asking(model).texts()

    assert len(read) == LONGEST // 1024 + 1
    assert model.opened == 0


def test_a_third_call_of_a_turn_is_a_fault_of_the_code_and_makes_no_request() -> None:
    model = ScriptedModel(then=an_answer())
    case = Asking(model)
    budget = case.budget()
    case.texts(budget)
    case.texts(budget)

    with pytest.raises(TooManyCalls):
        case.texts(budget)
    assert len(model.history) == 2


def test_a_prompt_that_answers_with_another_form_is_a_fault_of_the_code() -> None:
    case = Asking(ScriptedModel())

    with pytest.raises(AssertionError, match="another form"):
        case.asker.ask("answer", VALUES, CommentCodes, case.budget())


def test_no_error_leads_to_a_word_of_the_answer() -> None:
    says = json.dumps({"blocks": [{"type": "Ana " + "is leaving"}]})
    with pytest.raises(AnswerInvalid) as refused:
        Asking(ScriptedModel(then=says)).texts()

    told = "".join(traceback.format_exception(refused.value))
    assert "Ana is leaving" not in told
    assert refused.value.__context__ is None


def test_32_turns_at_once_get_their_own_answers_and_every_one_is_counted() -> None:
    model = ScriptedModel(then=lambda call: an_answer(call.user.split("<<END")[0][-4:].strip()))
    case = Asking(model)
    answers: dict[int, list[str]] = {}
    barrier = threading.Barrier(32)

    def ask(n: int) -> None:
        barrier.wait()
        asked = case.asker.ask(
            "answer", VALUES | {"question": f"{n:03}"}, AnswerBlocks, case.budget()
        )
        answers[n] = [block.text for block in asked.value.blocks]

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(32)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == {n: [f"{n:03}"] for n in range(32)}
    assert case.asker.usage.process().calls == 32


def test_a_failure_is_counted_whatever_the_caller_does_with_it() -> None:
    case = Asking(TimedModel([ModelUnavailable(model="a:b", reason="x")]))

    with pytest.raises(ModelError):
        case.texts()
    gc.collect()
    assert case.asker.usage.process() == Spent(calls=3, retries=2, failures={"unavailable": 3})

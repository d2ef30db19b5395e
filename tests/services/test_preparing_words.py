"""With a model what is prepared is put into better words; an edit never is."""

from functools import cache

import pytest

from coach.domain.request import SetKind, SetMinutes
from coach.doubles.scripted_model import Says, ScriptedModel
from coach.errors import ModelTimedOut
from coach.prompting.asking import Budget
from coach.retrieval.chunking import cut_documents
from coach.retrieval.library import read_library
from coach.services.preparing import Preparing, Shelves
from coach.shelves import shelf
from tests.doubles.hash_embedder import HashEmbedder
from tests.doubles.set_clock import SetClock
from tests.services.preparing import the_pair
from tests.wording.rewriting import an_asker, answering

PAIR = the_pair()
OLD, NEW = "Put what was learned to work", "What was learned, put it to work"
LATE = ModelTimedOut(model="scripted:double", seconds=18, begun=False)


@cache
def shelves() -> Shelves:
    documents = read_library(shelf("knowledge"))
    return Shelves(shelf("knowledge") / "coaching", documents, cut_documents(documents))


def preparing(model: ScriptedModel | None) -> Preparing:
    return Preparing(
        shelves(),
        HashEmbedder(),
        {},
        clock=SetClock(),
        help_route="the front desk",
        asker=an_asker(model) if model else None,
    )


def a_model(says: Says | None = None) -> ScriptedModel:
    return ScriptedModel(then=says or answering(lambda text: text.replace(OLD, NEW)))


def test_an_agenda_differs_from_ours_in_words_alone() -> None:
    ours = preparing(None).agendas.prepare(PAIR, minutes=45, kind="standard")
    worded = preparing(a_model()).agendas.prepare(PAIR, minutes=45, kind="standard")

    assert any(NEW in block.purpose for block in worded.blocks)
    assert worded.worded_by == "scripted:double"
    for mine, other in zip(ours.blocks, worded.blocks, strict=True):
        words = {"purpose": mine.purpose, "questions": mine.questions}
        assert other.model_copy(update=words) == mine


def test_an_edit_asks_no_model() -> None:
    model = a_model()
    worded = preparing(model)
    agenda = worded.agendas.prepare(PAIR, minutes=45)
    asked = len(model.history)
    edits = (SetMinutes(minutes=60), SetKind(kind="midpoint"))

    for edit in edits:
        assert worded.editor.apply(agenda, (edit,), PAIR).changed

    assert len(model.history) == asked == 1


def test_a_brief_asks_once_though_it_rests_on_topics() -> None:
    model = a_model()
    preparing(model).session.brief(PAIR, "leader")

    assert len(model.history) == 1


def test_every_result_says_where_the_model_failed_and_is_otherwise_ours() -> None:
    ours, late = preparing(None), preparing(a_model(LATE))
    pairs = (
        (ours.agendas.prepare(PAIR, minutes=45), late.agendas.prepare(PAIR, minutes=45)),
        (ours.topics.suggest(PAIR), late.topics.suggest(PAIR)),
        (ours.topics.give_back(PAIR), late.topics.give_back(PAIR)),
        (ours.session.brief(PAIR, "mentor"), late.session.brief(PAIR, "mentor")),
        (
            ours.session.plan_topic("budgets", PAIR, 20),
            late.session.plan_topic("budgets", PAIR, 20),
        ),
        (ours.session.script("say_no", PAIR), late.session.script("say_no", PAIR)),
    )
    for mine, other in pairs:
        assert other.notices == (*mine.notices, other.notices[-1])
        assert "the wording is our own" in other.notices[-1].lower()
        assert other.model_copy(update={"notices": mine.notices}) == mine


@pytest.mark.parametrize("calls", [0, 1])
def test_a_turn_spends_its_own_budget(calls: int) -> None:
    model, budget = a_model(), Budget(calls=calls)
    preparing(model).agendas.prepare(PAIR, minutes=45, budget=budget)

    assert (len(model.history), budget.calls, len(budget.uses)) == (calls, 0, calls)

"""What is told about the writer is what the prompts declare and what was counted."""

from pathlib import Path

from coach.adapters.usage_file import UsageFile
from coach.doubles.scripted_model import ScriptedModel
from coach.errors import ModelUnavailable
from coach.prompting.asking import Asker
from coach.prompting.prompts import read_prompts
from coach.prompting.usage import Usage
from coach.services.writer_desk import WriterDesk
from coach.shelves import shelf
from tests.doubles.scripted_writer import writer_texts

PROMPTS = read_prompts(shelf("prompts"))
FAILS = ModelUnavailable(model="scripted:double", reason="connection refused")


def a_desk(model: ScriptedModel, usage: Usage | None = None, *, reads: bool = False) -> WriterDesk:
    asker = Asker(model, PROMPTS, usage=usage, sleep=lambda _: None)
    return WriterDesk(PROMPTS, model=model, asker=asker, texts=writer_texts(), reads_comments=reads)


def test_without_a_model_the_embedded_writer_is_on_and_nothing_is_sent() -> None:
    desk = WriterDesk(PROMPTS, texts=writer_texts())

    assert desk.status().engine == "embedded"
    assert desk.status().sends == ()
    assert desk.check() is None


def test_every_prompt_tells_what_it_takes_along() -> None:
    told = {one.purpose for one in a_desk(ScriptedModel()).sends()}
    own = {"repair", "code_comment"}

    assert told == {PROMPTS.get(name).head.purpose for name in PROMPTS.names() if name not in own}


def test_comments_are_told_only_where_they_may_be_sent() -> None:
    assert not any(one.only_if_allowed for one in a_desk(ScriptedModel()).sends())
    assert any(one.only_if_allowed for one in a_desk(ScriptedModel(), reads=True).sends())


def test_a_model_that_failed_is_said_to_be_left_alone_and_counted(tmp_path: Path) -> None:
    usage = Usage(store=UsageFile(tmp_path))
    desk = a_desk(ScriptedModel(then=FAILS), usage)

    check = desk.check()
    status = desk.status()

    assert check is not None and not check.works
    assert "connection refused" in status.pausing
    assert status.in_all.failures["unavailable"] >= 1


def test_totals_outlive_the_process(tmp_path: Path) -> None:
    first = Usage(store=UsageFile(tmp_path))
    a_desk(ScriptedModel(then=FAILS), first).check()

    later = a_desk(ScriptedModel(), Usage(store=UsageFile(tmp_path))).status()

    assert later.since_start.calls == 0
    assert later.in_all.calls == first.process().calls > 0

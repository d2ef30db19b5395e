"""`coach ask`: a question or a file of them, for a person or for a script."""

import json
from pathlib import Path
from typing import Any

import pytest

from coach.cli.agenda_json import agenda_json
from coach.domain.agenda import Agenda
from coach.domain.answer import Reply, Statement
from coach.domain.conversation import Role, Turn
from coach.domain.pair import Pair
from coach.errors import StoreBusy
from tests.builders import an_agenda
from tests.cli.conftest import Printed, ReadyCoach, Terminal
from tests.doubles.planted_coach import a_reply, an_answer

WHY = "Why do most pairs fade?"


@pytest.fixture(autouse=True)
def planted(terminal: Terminal) -> None:
    """Plant one answer."""
    terminal.coach.replies[WHY] = an_answer()


def _lines(printed: Printed) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.out.splitlines()]


def _file(folder: Path, *lines: object) -> str:
    path = folder / "turns.jsonl"
    path.write_text(
        "".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in lines),
        encoding="utf-8",
    )
    return str(path)


def test_a_person_reads_the_answer_and_then_its_sources(terminal: Terminal) -> None:
    printed = terminal.run("ask", WHY)

    assert (printed.code, printed.err) == (0, "")
    assert printed.out == (
        "Most of Roshan Thiran's mentors at NBC drifted away within 2 years [1].\n\n"
        "[1] s4-wiifm (an article or blog, without a study)\n"
    )


def test_a_person_reads_notices_and_what_to_ask_next(terminal: Terminal) -> None:
    said = {"notices": ("One source is weak.",), "suggestions": ("What helps?",)}
    terminal.coach.replies[WHY] = a_reply(Statement(text="No.")).model_copy(update=said)

    printed = terminal.run("ask", WHY)

    assert printed.out == "No.\n\nOne source is weak.\n\nYou could ask: What helps?\n"


def test_json_is_one_document_and_nothing_else(terminal: Terminal) -> None:
    printed = terminal.run("ask", WHY, "--json")

    document = json.loads(printed.out)
    assert document["outcome"] == "answered"
    assert document["citations"][0]["source"] == "s4-wiifm"
    assert "id" not in document
    assert printed.err == ""


@pytest.mark.parametrize("role", list(Role))
def test_the_role_is_told_to_the_coach(terminal: Terminal, role: Role) -> None:
    terminal.run("ask", WHY, "--role", role.value)

    assert terminal.coach.told == [(WHY, role, ())]


def test_without_a_role_a_leader_asks(terminal: Terminal) -> None:
    terminal.run("ask", WHY)

    assert terminal.coach.told[0][1] is Role.LEADER


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["ask"], "it takes either a question or --file"),
        (["ask", WHY, "--file", "turns.jsonl", "--json"], "either a question or --file"),
        (["ask", "--file", "turns.jsonl"], "Add --json."),
        (["ask", WHY, "--role", "boss"], "Choose one of: leader, mentor, manager."),
        (["ask", WHY, "--pair", "pair.yaml"], "pair.yaml: the file cannot be read"),
        (["ask", "--file", "t.jsonl", "--json", "--pair", "p"], "it is for one question"),
    ],
)
def test_a_mistake_is_told_before_the_coach_is_built(
    terminal: Terminal, arguments: list[str], says: str
) -> None:
    printed = terminal.run(*arguments)

    assert (printed.code, printed.out) == (2, "")
    assert says in printed.err
    assert printed.err.count("\n") == 1
    assert terminal.built == []


def test_a_file_that_is_not_there_is_told_with_its_name(terminal: Terminal) -> None:
    printed = terminal.run("ask", "--file", "gone.jsonl", "--json")

    assert printed.code == 2
    assert printed.err.startswith("gone.jsonl: the file cannot be read (No such file")


def test_every_line_of_a_file_is_answered_with_its_id(terminal: Terminal, tmp_path: Path) -> None:
    file = _file(tmp_path, {"id": "q1", "question": WHY}, {"id": 2, "question": "Who?"})

    printed = terminal.run("ask", "--file", file, "--json")

    assert [(line["id"], line["outcome"]) for line in _lines(printed)] == [
        ("q1", "answered"),
        (2, "not_in_library"),
    ]
    assert (printed.code, printed.err) == (0, "")
    assert len(terminal.built) == 1


def test_earlier_turns_are_told_to_the_coach_oldest_first(
    terminal: Terminal, tmp_path: Path
) -> None:
    turns = [{"role": "user", "text": "Hello"}, {"role": "assistant", "text": "Yes?", "result": {}}]
    line = {"id": "q1", "question": WHY, "role": "mentor", "turns": turns}

    terminal.run("ask", "--file", _file(tmp_path, line), "--json")

    assert terminal.coach.told == [
        (
            WHY,
            Role.MENTOR,
            (Turn(role="user", text="Hello"), Turn(role="assistant", text="Yes?")),
        )
    ]


def test_a_bad_line_carries_its_error_and_the_rest_go_on(
    terminal: Terminal, tmp_path: Path
) -> None:
    file = _file(tmp_path, "{half\n", {"id": "q2", "role": "mentor"}, {"id": "q3", "question": WHY})

    printed = terminal.run("ask", "--file", file, "--json")

    first, second, third = _lines(printed)
    assert first == {"id": None, "error": first["error"]}
    assert first["error"].startswith("line 1: it is not JSON")
    assert second == {"id": "q2", "error": "line 2: question: field required."}
    assert third["outcome"] == "answered"
    assert printed.code == 2


PAIR = """
leader: {name: Ana Brandt, can_teach: [budgets]}
mentor: {name: Tunde Okafor, can_teach: [dashboards]}
"""


def test_a_pair_is_read_from_a_file_and_told_to_the_coach(
    terminal: Terminal, tmp_path: Path
) -> None:
    path = tmp_path / "pair.yaml"
    path.write_text(PAIR, encoding="utf-8")

    terminal.run("ask", WHY, "--pair", str(path))

    assert [pair and pair.name for pair in terminal.coach.pairs_told] == [
        "Ana Brandt and Tunde Okafor"
    ]


def test_a_line_names_its_pair_by_a_file_beside_it(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "pair.yaml").write_text(PAIR, encoding="utf-8")
    lines = ({"id": 1, "question": WHY, "pair": "pair.yaml"}, {"id": 2, "question": WHY})

    printed = terminal.run("ask", "--file", _file(tmp_path, *lines), "--json")

    assert printed.code == 0
    assert [pair is not None for pair in terminal.coach.pairs_told] == [True, False]


def test_a_line_whose_pair_is_not_there_carries_its_error(
    terminal: Terminal, tmp_path: Path
) -> None:
    line = {"id": "q1", "question": WHY, "pair": "gone.yaml"}

    printed = terminal.run("ask", "--file", _file(tmp_path, line), "--json")

    assert "gone.yaml: the file cannot be read" in _lines(printed)[0]["error"]
    assert printed.code == 2


def test_an_earlier_turn_may_carry_its_agenda_and_a_broken_one_is_told(
    terminal: Terminal, tmp_path: Path
) -> None:
    agenda = agenda_json(an_agenda())
    turns = [{"role": "assistant", "text": "Here it is.", "result": agenda}]
    broken = [{"role": "assistant", "text": "Here it is.", "result": {"blocks": 3}}]
    lines = ({"id": 1, "question": WHY, "turns": turns},
             {"id": 2, "question": WHY, "turns": broken})  # fmt: skip

    printed = terminal.run("ask", "--file", _file(tmp_path, *lines), "--json")

    assert printed.code == 2
    assert "turns" in _lines(printed)[1]["error"]
    assert isinstance(terminal.coach.told[0][2][0].result, Agenda)


class BusyCoach(ReadyCoach):
    """Cannot answer anything."""

    def ask(
        self,
        question: str,
        *,
        role: Role = Role.LEADER,
        turns: object = (),
        pair: Pair | None = None,
    ) -> Reply:
        raise StoreBusy(path=Path("coach.db"), seconds=5)


def test_an_error_of_the_coach_is_that_of_its_line(terminal: Terminal, tmp_path: Path) -> None:
    terminal.coach = BusyCoach()

    printed = terminal.run("ask", "--file", _file(tmp_path, {"id": 1, "question": WHY}), "--json")

    assert "was busy for 5 s" in _lines(printed)[0]["error"]
    assert printed.code == 2


def test_a_key_that_means_nothing_is_told_on_stderr_and_the_line_is_answered(
    terminal: Terminal, tmp_path: Path
) -> None:
    file = _file(tmp_path, {"id": 1, "question": WHY, "turn": []})

    printed = terminal.run("ask", "--file", file, "--json")

    assert printed.err == f"{file}: the key 'turn' is not read.\n"
    assert (printed.code, len(_lines(printed))) == (0, 1)

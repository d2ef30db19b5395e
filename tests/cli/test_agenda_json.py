"""An agenda as a JSON document, and back."""

import copy
import json
from datetime import datetime
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.cli.agenda_json import agenda_from_json, agenda_json
from coach.domain.agenda import Agenda, AgendaBlock
from coach.domain.answer import Citation, CitationStatus
from coach.domain.playbook import Direction, Does, SessionKind
from coach.domain.source import Grade, PublicPage
from coach.errors import InputError
from coach.language.cleaning import one_line
from tests.builders import an_agenda, an_agenda_block
from tests.rendering.agendas import FORMULAS, NAMES, PAYLOADS, a_full_agenda, a_hostile_agenda

OURS_ALONE = {"playbook", "people", "starts"}, {"does", "fixed"}, {"passage", "ours"}
TEXT = st.text(max_size=40).map(one_line)
FILLED = TEXT.filter(bool)
PAGES = st.builds(
    PublicPage, id=FILLED, title=TEXT, url=st.none() | TEXT, grade=st.sampled_from(get_args(Grade))
)
CITATIONS = st.builds(
    Citation,
    n=st.integers(1, 99),
    source=FILLED,
    title=FILLED,
    grade=st.sampled_from(get_args(Grade)),
    quote=FILLED,
    status=st.sampled_from(CitationStatus),
    passage=TEXT,
    via=st.none() | PAGES,
    ours=st.booleans(),
)


@st.composite
def agendas(draw: st.DrawFn) -> Agenda:
    """Draw an agenda whose texts are clean; a page's publisher and year are not in the document."""
    citations = draw(st.lists(CITATIONS, max_size=4, unique_by=lambda one: one.n))
    numbers = [citation.n for citation in citations]
    marks = st.lists(st.sampled_from(numbers), unique=True).map(tuple) if numbers else st.just(())
    block = st.builds(
        AgendaBlock,
        minutes=st.integers(1, 60),
        title=FILLED,
        direction=st.sampled_from(get_args(Direction)),
        does=st.sampled_from(get_args(Does)),
        topic=st.none() | FILLED,
        purpose=TEXT,
        questions=st.lists(FILLED, min_size=1, max_size=3).map(tuple),
        actions=st.lists(FILLED, max_size=3).map(tuple),
        cites=marks,
        fixed=st.booleans(),
    )
    blocks = draw(st.lists(block, min_size=1, max_size=8))
    return Agenda(
        title=draw(FILLED),
        kind=draw(st.sampled_from(get_args(SessionKind))),
        minutes=sum(one.minutes for one in blocks),
        playbook=draw(FILLED),
        people=tuple(draw(st.lists(FILLED, max_size=4))),
        starts=draw(st.none() | st.datetimes(datetime(1990, 1, 1), datetime(2100, 12, 31))
                    .map(lambda moment: moment.replace(microsecond=0))),
        blocks=tuple(blocks),
        citations=tuple(citations),
        notices=tuple(draw(st.lists(FILLED, max_size=3))),
    )  # fmt: skip


def _contract_only(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document with the keys of the contract and no others."""
    top, block, citation = OURS_ALONE
    kept = {name: value for name, value in document.items() if name not in top}
    kept["blocks"] = [{k: v for k, v in one.items() if k not in block} for one in kept["blocks"]]
    kept["citations"] = [
        {k: v for k, v in one.items() if k not in citation} for one in kept["citations"]
    ]
    return kept


def _changed(*path: str | int, to: object) -> dict[str, Any]:
    document: Any = copy.deepcopy(agenda_json(a_full_agenda()))
    place = document
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = to
    return dict(document)


def test_the_document_has_the_keys_of_the_contract_and_ours() -> None:
    document = agenda_json(a_full_agenda())

    assert set(_contract_only(document)) == {
        "title", "kind", "minutes", "blocks", "share", "citations", "notices"
    }  # fmt: skip
    assert set(_contract_only(document)["blocks"][0]) == {
        "start", "minutes", "title", "direction", "topic", "purpose", "questions", "actions",
        "citations", "basis",
    }  # fmt: skip


def test_a_block_says_when_it_starts_what_it_cites_and_on_what_it_rests() -> None:
    blocks = agenda_json(a_full_agenda())["blocks"]

    assert [block["start"] for block in blocks] == [0, 4, 7, 16, 23, 26, 37, 41]
    assert blocks[0]["citations"] == [{"n": 1, "source": "reverse-mentoring"}]
    assert [block["basis"] for block in blocks[:2]] == ["source", "coach_suggestion"]
    assert blocks[1]["topic"] is None


def test_citations_are_as_in_an_answer_with_the_page_behind_them() -> None:
    cited = agenda_json(a_full_agenda())["citations"][3]

    assert {name: cited[name] for name in ("n", "source", "grade", "status")} == {
        "n": 4, "source": "reverse-mentoring", "grade": "C", "status": "verified"
    }  # fmt: skip
    assert cited["via"] == {
        "id": "P30", "title": "What to do in a mentoring meeting",
        "url": "https://academy.mentorcloud.com/meeting", "grade": "C",
    }  # fmt: skip


@given(agendas())
def test_shares_have_two_decimals_and_add_up_to_one(agenda: Agenda) -> None:
    share = agenda_json(agenda)["share"]

    assert list(share) == ["junior_to_senior", "senior_to_junior", "joint"]
    assert all(part == round(part, 2) for part in share.values())
    assert sum(round(part * 100) for part in share.values()) == 100


@given(agendas())
def test_what_is_written_is_read_back_through_json(agenda: Agenda) -> None:
    assert agenda_from_json(json.loads(json.dumps(agenda_json(agenda)))) == agenda


@given(agendas())
def test_the_contracts_keys_alone_give_the_same_plan(agenda: Agenda) -> None:
    read = agenda_from_json(_contract_only(agenda_json(agenda)))

    again = _contract_only(agenda_json(read))
    assert again == _contract_only(agenda_json(agenda))


def test_what_a_block_does_is_inferred_where_it_is_not_said() -> None:
    read = agenda_from_json(_contract_only(agenda_json(a_full_agenda())))

    assert [block.does for block in read.blocks] == [
        "actions", "open", "teach", "try", "risk", "teach", "apply", "schedule"
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["source", "title", "grade", "quote", "status"])
def test_a_citation_that_lacks_something_is_dropped_with_its_marks(key: str) -> None:
    document = agenda_json(a_full_agenda())
    del document["citations"][2][key]

    read = agenda_from_json(document)

    assert [citation.n for citation in read.citations] == [1, 2, 4]
    assert read.blocks[5].cites == () and read.blocks[5].basis == "coach_suggestion"


def test_keys_that_nobody_knows_are_not_read() -> None:
    assert agenda_from_json(_changed("canary", to={"x": 1})) == agenda_from_json(
        agenda_json(a_full_agenda())
    )


@pytest.mark.parametrize("text", [*PAYLOADS, *NAMES, *FORMULAS])
def test_foreign_words_come_back_as_words(text: str) -> None:
    read = agenda_from_json(json.loads(json.dumps(agenda_json(a_hostile_agenda(text)))))

    assert read.title == read.blocks[0].topic == one_line(text)


@pytest.mark.parametrize(
    ("path", "to", "says"),
    [
        (("minutes",), 46, "the blocks take 45 min, the session 46 min"),
        (("minutes",), "45", "The agenda, minutes: it must be a whole number"),
        (("minutes",), 45.0, "it must be a whole number"),
        (("minutes",), True, "it must be a whole number"),
        (("minutes",), 10**400, "it must be 480 or less"),
        (("blocks", 1, "minutes"), 0, "The agenda, blocks 2, minutes: it must be 1 or more"),
        (("blocks", 1, "start"), 5, "block 2 starts at 5 min, but 4 min come before"),
        (("blocks", 1, "title"), None, "blocks 2, title: it must be text"),
        (("blocks", 1, "title"), "\u200b ", "blocks 2, title: it is empty"),
        (("blocks", 1, "title"), "x" * 2_001, "it has more than 2000 characters"),
        (("blocks", 1, "questions"), [], "questions: it is empty"),
        (("blocks", 1, "questions"), "Why?", "questions: it must be a list"),
        (("blocks", 1, "direction"), "upwards", "it must be one of 'junior_to_senior'"),
        (("blocks", 1, "citations"), [1], "citations 1: it must be an object with named values"),
        (("blocks", 1, "does"), "dance", "it must be one of"),
        (("blocks", 1), "Check in", "blocks 2: it must be an object with named values"),
        (("blocks",), [], "blocks: it is empty"),
        (("kind",), "Standard", "it must be one of 'first'"),
        (("citations", 0, "n"), 2, "two citations have the same number"),
        (("citations", 0, "grade"), "E", "citations 1, grade: it must be one of 'A'"),
        (("share", "joint"), 0.9, "the shares add up to 1.50, not to 1"),
        (("share",), "half", "The agenda, share: it must be an object with named values"),
        (("starts",), "2026-02-30T10:00", "there is no such day or time"),
        (("starts",), 5, "starts: it must be text"),
        (("people",), [""], "people 1: it is empty"),
        (("title",), "x" * 10_000_000, "it is longer than 500,000 characters"),
        (("canary",), ["x" * 10] * 100_000, "it is longer than 500,000 characters"),
    ],
)
def test_anything_else_is_refused_in_plain_words(
    path: tuple[str | int, ...], to: object, says: str
) -> None:
    with pytest.raises(InputError) as refused:
        agenda_from_json(_changed(*path, to=to))

    assert says in str(refused.value)
    assert "ydantic" not in str(refused.value) and len(str(refused.value)) < 400


@pytest.mark.parametrize("value", [None, 5, "{}", [], {}, {"topics": []}, [[[[]]]], float("nan")])
def test_what_is_no_agenda_at_all_is_refused(value: object) -> None:
    with pytest.raises(InputError, match=r"^The agenda.*Make it again with coach agenda --json\.$"):
        agenda_from_json(value)


def test_a_value_of_any_depth_is_refused_without_a_crash() -> None:
    deep: list[Any] = []
    for _ in range(600_000):
        deep = [deep]

    with pytest.raises(InputError, match="longer than"):
        agenda_from_json({"title": deep})


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
                    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))  # fmt: skip
def test_no_value_does_anything_but_be_refused(value: object) -> None:
    with pytest.raises(InputError):
        agenda_from_json(value)


def test_a_time_zone_is_not_written() -> None:
    agenda = an_agenda(an_agenda_block(20), starts=datetime(2026, 12, 1, 10).astimezone())

    assert agenda_json(agenda)["starts"] == "2026-12-01T10:00:00"

"""A model's blocks become statements that cite passages in their own letters."""

import json

from coach.domain.answer import Bullets, Paragraph
from coach.domain.conversation import Outcome
from coach.domain.draft import Draft
from coach.domain.source import SourceKind
from coach.doubles.scripted_model import ScriptedModel
from coach.prompting.asking import Asker, Budget
from coach.prompting.prompts import read_prompts
from coach.shelves import shelf
from coach.wording.answer import ModelWriter, given_to
from tests.builders import a_brief, a_claim, a_hit, a_passage, a_side, a_source

LONG = "Trust grows when both people keep small promises, week after week and year after year."


def _drafts(*blocks: dict[str, object]) -> list[Draft | None]:
    said = json.dumps({"blocks": list(blocks)})
    writer = ModelWriter(Asker(ScriptedModel([said]), read_prompts(shelf("prompts"))))
    passage = a_passage(a_claim(LONG, ours=True), a_claim("They meet often."))
    brief = a_brief("How does trust grow?", a_hit(passage))
    return [draft for draft, _ in writer.drafts(brief, Budget())]


def _para(text: str, *cites: tuple[int, str], type: str = "para") -> dict[str, object]:
    given = [{"source": source, "quote": quote} for source, quote in cites]
    return {"type": type, "text": text, "cites": given}


def test_a_block_is_a_paragraph_or_a_bullet_with_its_citation() -> None:
    quote = (1, "trust grows when both people keep small promises")

    last = _drafts(_para("It grows slowly.", quote), _para("- One.", quote, type="bullet"))[-1]

    assert last is not None and last.outcome is Outcome.ANSWERED
    first, second = last.blocks
    assert isinstance(first, Paragraph) and first.statements[0].cites == (1,)
    assert isinstance(second, Bullets) and second.statements[0].text == "One."


def test_a_quote_is_shown_in_the_letters_of_its_passage_and_as_what_it_is_there() -> None:
    draft = _drafts(_para("It grows.", (1, "TRUST grows¤when both people keep SMALL promises")))[-1]

    assert draft is not None
    assert draft.citations[0].quote == "Trust grows when both people keep small promises"
    assert draft.citations[0].ours


def test_a_source_that_was_not_given_is_cited_by_no_number_that_stands() -> None:
    draft = _drafts(_para("It grows.", (5, LONG)))[-1]

    assert draft is not None
    assert draft.citations == ()
    (block,) = draft.blocks
    assert isinstance(block, Paragraph) and block.statements[0].cites == (0,)


def test_signs_marks_and_emphasis_are_taken_out_of_a_models_words() -> None:
    draft = _drafts(_para("It¤grows **slowly** [1], `and` *well* [2, 3].\nAlways."))[-1]

    assert draft is not None
    (block,) = draft.blocks
    assert isinstance(block, Paragraph)
    assert block.statements[0].text == "It grows slowly, and well. Always."


def test_a_mark_that_does_not_parse_is_left_for_the_gates() -> None:
    draft = _drafts(_para("It grows [1"))[-1]

    assert draft is not None
    (block,) = draft.blocks
    assert isinstance(block, Paragraph) and block.statements[0].text == "It grows [1"


def test_only_an_abstention_by_itself_is_one() -> None:
    abstain: dict[str, object] = {"type": "abstain", "text": "", "cites": []}

    assert _drafts(abstain)[-1] is None
    last = _drafts(_para("It grows."), abstain)[-1]
    assert last is not None and len(last.blocks) == 1


def test_a_model_is_given_both_sides_first_each_passage_once_and_six_at_most() -> None:
    sides = (a_side("down", "It flows down.", "s1"), a_side("up", "It flows up.", "s2"))
    hits = tuple(
        a_hit(a_passage(a_claim(f"Claim {n} is about trust."), id=f"p{n}")) for n in range(8)
    )
    brief = a_brief("Which way?", *hits).model_copy(update={"sides": sides})

    given = given_to(brief).passages

    assert [one.claims[0].text for one in given[:2]] == ["It flows down.", "It flows up."]
    assert [one.id for one in given[2:]] == ["p0", "p1", "p2", "p3"]


def test_what_only_an_unreviewed_document_vouches_for_is_not_given_to_the_model() -> None:
    claims = (a_claim("Pairs meet monthly."), a_claim("Pairs book rooms through Ostrowick."))
    mine = a_source("mine").model_copy(update={"kind": SourceKind.DOCUMENT})

    for source, kept in ((mine, claims[:1]), (a_source("mine"), claims)):
        passage = a_passage(*claims, source="mine")
        brief = a_brief("Where do pairs meet?", a_hit(passage), sources=[source])
        assert given_to(brief).passages[0].claims == kept

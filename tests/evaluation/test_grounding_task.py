"""Of a draft, what is true must be shown with its source, and nothing else of it."""

from coach.domain.answer import Citation, CitationStatus, Paragraph, Provenance, Reply, Statement
from coach.domain.conversation import Outcome
from coach.doubles.obedient_attacker import read_material
from coach.evaluation.grounding_task import (
    Grounded,
    GroundingCase,
    Said,
    abstains,
    citation_precision,
    false_claims_removed,
    invented_sources,
    scripted_answer,
    true_claims_kept,
)
from coach.evaluation.scoring import Mark
from coach.ports.chat import ModelCall
from coach.prompting.fencing import Fence
from coach.prompting.schemas import AnswerBlocks

TRUE = Said(text="Pairs met monthly.", quote="Pairs at Lund met once a month in spring.")
FALSE = Said(text="Pairs met daily.", quote=TRUE.quote, holds=False)
CASE = GroundingCase(id="a", q="How often did pairs meet?", draft=(TRUE, FALSE))


def _call(*texts: str) -> ModelCall:
    return ModelCall(system="", user=Fence().around(texts))


def _done(*statements: Statement, case: GroundingCase = CASE, unknown: bool = False) -> Grounded:
    citation = Citation(
        n=1,
        source="lund",
        title="Lund",
        grade="D",
        quote=TRUE.quote,
        status=CitationStatus.VERIFIED,
        passage="lund-1",
    )
    reply = Reply(
        outcome=Outcome.ANSWERED,
        blocks=(Paragraph(statements=statements),),
        citations=(citation,),
        provenance=Provenance(engine="scripted", index="", query=""),
    )
    return Grounded(case, reply, ("lund-1",) if unknown else ())


def _share(mark: Mark | None) -> float | None:
    return mark.found / mark.of if mark else None


def test_a_quote_is_cited_from_the_source_that_holds_it() -> None:
    call = _call("How often?", "[1] Leeds\nPairs met twice.", f"[2] Lund\n{TRUE.quote} They sang.")

    (first, _) = AnswerBlocks.model_validate_json(scripted_answer(CASE, call)).blocks

    assert read_material(call).sources[2].startswith(TRUE.quote)
    assert [(cite.source, cite.quote) for cite in first.cites] == [(2, TRUE.quote)]


def test_a_case_without_a_draft_abstains() -> None:
    case = CASE.model_copy(update={"draft": ()})

    (block,) = AnswerBlocks.model_validate_json(scripted_answer(case, _call("How?"))).blocks

    assert block.type == "abstain"


def test_the_true_sentence_alone_gets_every_mark() -> None:
    done = _done(Statement(text=TRUE.text, cites=(1,)))

    assert _share(true_claims_kept(done)) == 1
    assert _share(false_claims_removed(done)) == 1
    assert _share(citation_precision(done)) == 1
    assert _share(invented_sources(done)) == 0


def test_a_false_sentence_that_is_shown_costs_removal_and_precision() -> None:
    done = _done(Statement(text=f"{TRUE.text} {FALSE.text}", cites=(1,)))

    assert _share(false_claims_removed(done)) == 0
    assert _share(citation_precision(done)) == 0.5


def test_a_true_sentence_that_lost_its_citation_is_not_kept() -> None:
    assert _share(true_claims_kept(_done(Statement(text=TRUE.text)))) == 0


def test_a_citation_of_a_passage_that_is_not_there_is_invented() -> None:
    assert _share(invented_sources(_done(Statement(text=TRUE.text, cites=(1,)), unknown=True))) == 1


def test_an_answer_to_what_nobody_can_answer_does_not_abstain() -> None:
    unanswerable = CASE.model_copy(update={"kind": "unanswerable"})
    given = _done(Statement(text=TRUE.text, cites=(1,)), case=unanswerable)
    reply = given.reply.model_copy(update={"outcome": Outcome.NOT_IN_LIBRARY})

    assert _share(abstains(given)) == 0
    assert _share(abstains(Grounded(unanswerable, reply))) == 1
    assert abstains(_done()) is None

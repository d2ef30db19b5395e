"""What is said is cited, from the right place, with words that stand there."""

from typing import Any

import pytest

from coach.domain.answer import Citation, Grid, Reply, Statement
from coach.domain.passage import Passage
from coach.evaluation.cases import Case
from coach.evaluation.citation_scorers import (
    citations_fit,
    cites_expected_source,
    claims_cited,
    is_from,
    quotes_stand,
)
from coach.evaluation.subject import Asked
from tests.doubles.planted_coach import (
    CLAIMS,
    a_citation,
    a_passage,
    a_refusal,
    a_reply,
    an_answer,
)


def _asked(reply: Reply, *passages: Passage, **case: Any) -> Asked:
    found = {passage.id: passage for passage in passages or [a_passage(id) for id in CLAIMS]}
    return Asked(
        case=Case.model_validate({"id": "a", "q": "?"} | case), reply=reply, passages=found
    )


def _quotes(citation: Citation) -> Asked:
    said = Statement(text=CLAIMS["s4-wiifm"], cites=(1,))
    return _asked(a_reply(said, citations=(citation,)))


@pytest.mark.parametrize(
    ("source", "pages", "name", "holds"),
    [
        ("s4-wiifm", (), "s4", True),
        ("s40-other", (), "s4", False),
        ("reverse-mentoring", ("R13",), "R13", True),
        ("reverse-mentoring", ("R1",), "R13", False),
        ("reverse-mentoring", (), "reverse-mentoring", True),
    ],
)
def test_a_name_in_a_case_means_an_article_a_public_page_or_a_file(
    source: str, pages: tuple[str, ...], name: str, holds: bool
) -> None:
    assert is_from(source, pages, name) is holds


def test_one_of_several_expected_sources_is_enough() -> None:
    mark = cites_expected_source(_asked(an_answer(), source=["R13", "s4"]))

    assert mark and mark.found == 1.0


def test_a_public_page_behind_a_citation_counts() -> None:
    citation = a_citation(source="reverse-mentoring", page="R13")
    said = Statement(text=CLAIMS["reverse-mentoring"], cites=(1,))

    mark = cites_expected_source(_asked(a_reply(said, citations=(citation,)), source="R13"))

    assert mark and mark.found == 1.0


def test_another_source_is_named_beside_the_expected_one() -> None:
    mark = cites_expected_source(_asked(an_answer("s2-peers"), source="s4"))

    assert mark and mark.why == "cites s2-peers, expected s4"


def test_an_answer_that_cites_nothing_fails() -> None:
    mark = claims_cited(_asked(a_reply(Statement(text="It works."))))

    assert mark and mark.why == "nothing is cited"


def test_a_mark_without_a_citation_behind_it_fails() -> None:
    mark = claims_cited(_asked(a_reply(Statement(text="It works.", cites=(2,)))))

    assert mark and mark.why == "there is no citation 2"


def test_a_fact_after_the_last_mark_needs_its_own() -> None:
    statements = (Statement(text="One.", cites=(1,)), Statement(text="It rose by 24 %."))

    mark = claims_cited(_asked(a_reply(*statements, citations=(a_citation(),))))

    assert mark and mark.why == "without a citation: It rose by 24 %."


def test_a_mark_covers_the_sentences_before_it_and_our_own_words_need_none() -> None:
    statements = (
        Statement(text="It rose by 24 %."),
        Statement(text="That was in 2019.", cites=(1,)),
        Statement(text="Treat it as a claim rather than evidence."),
    )

    mark = claims_cited(_asked(a_reply(*statements, citations=(a_citation(),))))

    assert mark and mark.found == 1.0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I have nothing on ChatGPT; what follows is the nearest I can offer.", 1.0),
        ("I have nothing on ChatGPT; it raised output by 24 %.", 0.0),
        ("I have nothing on it. Thanks to Siemens it works.", 0.0),
    ],
)
def test_saying_what_is_missing_needs_no_mark_but_a_fact_after_it_does(
    text: str, found: float
) -> None:
    statements = (Statement(text="One.", cites=(1,)), Statement(text=text))

    mark = claims_cited(_asked(a_reply(*statements, citations=(a_citation(),))))

    assert mark and mark.found == found


def test_a_table_is_covered_by_the_mark_below_it() -> None:
    grid = Grid(header=("Form",), rows=(("2 hours",),), cites=(1,))

    mark = claims_cited(_asked(a_reply(blocks=(grid,), citations=(a_citation(),))))

    assert mark and mark.found == 1.0


def test_a_refusal_has_nothing_to_cite() -> None:
    refusal = _asked(a_refusal())

    assert claims_cited(refusal) is None
    assert quotes_stand(refusal) is None
    assert citations_fit(refusal) is None


def test_a_quote_stands_whatever_its_case_and_punctuation() -> None:
    mark = quotes_stand(_quotes(a_citation(quote="most of roshan thiran’s mentors, at NBC")))

    assert mark and mark.found == 1.0


def test_an_ellipsis_may_part_a_quote() -> None:
    mark = quotes_stand(_quotes(a_citation(quote="Most of Roshan … drifted away")))

    assert mark and mark.found == 1.0


@pytest.mark.parametrize("quote", ["Most mentors at CBS drifted away", "ost of Roshan", "..."])
def test_a_quote_that_does_not_stand_in_its_passage_fails(quote: str) -> None:
    mark = quotes_stand(_quotes(a_citation(quote=quote)))

    assert mark and mark.found == 0.0


def test_a_citation_of_a_passage_that_does_not_exist_fails() -> None:
    other = a_passage("s2-peers")

    mark = quotes_stand(_asked(an_answer(), other))

    assert mark and mark.why == "[1] names no passage of the library"


def test_a_citation_that_names_another_source_than_its_passage_fails() -> None:
    citation = a_citation().model_copy(update={"source": "s2-peers"})

    mark = quotes_stand(_quotes(citation))

    assert mark and "another source" in mark.why


def test_words_in_quotation_marks_must_stand_in_a_cited_passage() -> None:
    invented = Statement(text="Thiran called it “a very dark time”.", cites=(1,))

    mark = quotes_stand(_asked(a_reply(invented, citations=(a_citation(),))))

    assert mark and "a very dark time" in mark.why


def test_a_citation_about_something_else_does_not_fit() -> None:
    said = Statement(text=CLAIMS["s4-wiifm"], cites=(1, 2))
    cited = (a_citation(), a_citation(2, source="s2-peers"))

    mark = citations_fit(_asked(a_reply(said, citations=cited)))

    assert mark and mark.why.startswith("[2] is about something else")


def test_a_sentence_in_other_words_still_fits_its_passage() -> None:
    said = Statement(text="At NBC, Thiran lost touch with nearly all mentors he had.", cites=(1,))

    mark = citations_fit(_asked(a_reply(said, citations=(a_citation(),))))

    assert mark and mark.found == 1.0

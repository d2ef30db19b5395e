"""Citations are numbered in the order in which they are first used."""

from coach.writing.citing import Citer
from tests.builders import a_claim, a_page, a_passage, a_source

ARTICLE = a_source("s1", grade="B")
PLAYBOOK = a_source("p1", grade="B", pages=[a_page("R1", "A"), a_page("R2", "D")])


def _citer() -> Citer:
    return Citer({"s1": ARTICLE, "p1": PLAYBOOK})


def test_the_first_use_decides_the_number_and_a_second_use_keeps_it() -> None:
    citer = _citer()
    one, two = a_passage("One.", source="s1"), a_passage("Two.", source="s1", heading="Later")

    used = [citer.state(a_claim("So."), passage).cites for passage in (two, one, two)]

    assert used == [(1,), (2,), (1,)]
    assert [citation.passage for citation in citer.citations] == [two.id, one.id]
    assert [citation.n for citation in citer.citations] == [1, 2]


def test_each_page_behind_a_playbooks_sentence_has_a_number_of_its_own() -> None:
    citer = _citer()
    passage = a_passage("Two pages.", source="p1")

    statement = citer.state(a_claim("Two pages.", via=("R2", "R1")), passage)

    assert statement.cites == (1, 2)
    assert [citation.via and citation.via.id for citation in citer.citations] == ["R2", "R1"]


def test_of_the_grades_of_source_and_page_the_weaker_is_shown() -> None:
    citer = _citer()
    passage = a_passage("Two pages.", source="p1")

    citer.state(a_claim("Two pages.", via=("R1", "R2")), passage)

    assert [citation.grade for citation in citer.citations] == ["B", "D"]


def test_a_citation_quotes_the_claim_also_where_it_is_worded_otherwise() -> None:
    citer = _citer()

    statement = citer.state(
        a_claim("Roshan Thiran says so."), a_passage(source="s1"), "Thiran says so."
    )

    assert statement.text == "Thiran says so."
    assert citer.citations[0].quote == "Roshan Thiran says so."


def test_our_own_judgement_is_not_cited_under_the_number_of_a_finding() -> None:
    citer = _citer()
    passage = a_passage(source="p1")

    found, ours = (citer.state(a_claim("So.", ours=ours), passage).cites for ours in (False, True))

    assert found != ours
    assert [citation.ours for citation in citer.citations] == [False, True]


def test_a_page_that_the_source_does_not_list_is_left_out() -> None:
    citer = _citer()

    citer.state(a_claim("So.", via=("R9",)), a_passage(source="p1"))

    assert citer.citations[0].via is None


def test_without_a_statement_there_is_no_citation() -> None:
    assert _citer().citations == ()

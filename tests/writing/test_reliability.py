"""Whether a figure can be relied on is said first, with what stands behind it."""

import pytest

from coach.domain.answer import Statement
from coach.domain.draft import Brief
from coach.domain.source import GRADE_WORDS, Grade
from coach.retrieval.about_source import about_source
from coach.writing.citing import Citer
from coach.writing.reliability import judge_figure
from tests.builders import a_brief, a_claim, a_hit, a_page, a_passage, a_source, ranked

QUESTION = "Is the 88 percent figure reliable?"
FIGURE = a_claim("Mentoring lifts productivity by 88 %.", unsourced=True)


def _judged(brief: Brief) -> list[Statement]:
    blocks = judge_figure(brief, ranked(brief.question, *brief.hits), Citer(brief.sources))
    return [one for block in blocks if block.type == "paragraph" for one in block.statements]


def test_the_verdict_comes_first_then_the_claim_it_is_about() -> None:
    brief = a_brief(QUESTION, a_hit(a_passage("Trust is slow.", FIGURE)))

    verdict, claim, *_ = _judged(brief)

    assert "not as evidence" in verdict.text
    assert claim.text == FIGURE.text
    assert claim.cites == (1,)


def test_the_claim_with_the_figure_of_the_question_is_judged_not_the_nearest() -> None:
    nearest = a_hit(a_passage("Productivity rises by 12 %.", source="s1"), score=0.9)
    asked = a_hit(a_passage(FIGURE, source="s2"), score=0.2)

    texts = [one.text for one in _judged(a_brief(QUESTION, nearest, asked))]

    assert FIGURE.text in texts
    assert "Productivity rises by 12 %." not in texts


def test_without_a_figure_the_nearest_claim_is_judged() -> None:
    brief = a_brief("How reliable is that?", a_hit(a_passage("Trust is slow.", "Wine is old.")))

    assert any(one.text == "Trust is slow." for one in _judged(brief))


def _with_pages(*grades: Grade) -> list[str]:
    pages = [a_page(f"R{n}", grade) for n, grade in enumerate(grades)]
    claim = a_claim("It lifts productivity by 88 %.", via=tuple(page.id for page in pages))
    brief = a_brief(
        QUESTION,
        a_hit(a_passage(claim, source="p1")),
        sources=[a_source("p1", grade="B", pages=pages)],
    )
    return [one.text for one in _judged(brief)]


@pytest.mark.parametrize("grade", GRADE_WORDS)
def test_the_grade_of_the_page_behind_it_decides_and_is_said_in_words(grade: Grade) -> None:
    assert any(GRADE_WORDS[grade] in text for text in _with_pages(grade))


def test_each_grade_has_a_verdict_of_its_own() -> None:
    assert len({_with_pages(grade)[0] for grade in GRADE_WORDS}) == len(GRADE_WORDS)


@pytest.mark.parametrize("pages", [("A", "C"), ("C", "A")])
def test_of_two_pages_the_weaker_one_is_judged_and_named(pages: tuple[Grade, ...]) -> None:
    weak = _with_pages("C")

    assert _with_pages(*pages)[0] == weak[0]
    assert weak[2] in _with_pages(*pages)


def test_what_the_source_says_of_its_own_weakness_follows() -> None:
    section = about_source(a_source("s1-trust"))
    itself = a_passage(*section.claims, heading=section.heading)
    brief = a_brief(QUESTION, a_hit(a_passage(FIGURE)), a_hit(itself, score=0.3))

    assert _judged(brief)[-1].text in {claim.text for claim in section.claims}


def test_without_a_claim_nothing_is_judged() -> None:
    assert _judged(a_brief(QUESTION)) == []

"""The sponsor's page is short, and no number stands on it that the plan or a release lacks."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from coach.domain.programme_plan import ProgrammePlan
from coach.domain.release import QuestionFigure, Release, ThemeFigure
from coach.domain.sponsor import SPONSOR_WORDS, SponsorPage
from coach.language.number_words import numbers
from coach.services.sponsor_page import sponsor_page
from tests.services.programmes import KINDS, a_plan, a_release, designer


def text_of(page: SponsorPage) -> str:
    lines = (line.text for section in page.sections for line in section.lines)
    return "\n".join((page.title, *(one.heading for one in page.sections), *lines))


def under(page: SponsorPage, heading: str) -> str:
    found = [one for one in page.sections if one.heading == heading]
    return " ".join(line.text for one in found for line in one.lines)


def values(text: str) -> set[Decimal]:
    return {number.value for number in numbers(text)}


def told(plan: ProgrammePlan, release: Release | None) -> set[Decimal]:
    texts = [json.dumps(plan.model_dump(mode="json"), ensure_ascii=False)]
    texts += [json.dumps(release.model_dump(mode="json"))] if release else []
    return values(" ".join(texts).replace("-", " ").replace('"', " "))


A_CROWDED_RELEASE = a_release(
    questions=tuple(
        QuestionFigure(
            id=f"a_long_question_of_many_words_{'x' * n}", score="3.5", favourable="≥ 80 %"
        )
        for n in range(1, 6)
    ),
    themes=tuple(
        ThemeFigure(code="other", label="A label of quite a few words " * 3, share="some")
        for _ in range(6)
    ),
    hidden=("There are not enough answers yet to protect people.",) * 3,
)
RELEASES = st.sampled_from([None, a_release(), A_CROWDED_RELEASE])


@how(max_examples=60)
@given(st.integers(1, 5_000), st.sampled_from(KINDS), st.integers(4, 104), RELEASES)
def test_a_page_has_at_most_350_words_and_no_number_of_its_own(
    pairs: int, goal: str, weeks: int, release: Release | None
) -> None:
    plan = a_plan(pairs, goal, weeks)
    page = sponsor_page(plan, release)

    assert page.words <= SPONSOR_WORDS
    assert values(text_of(page)) <= told(plan, release), text_of(page)
    assert "$" not in text_of(page)


def test_a_goal_as_long_as_may_be_leaves_a_page_of_350_words() -> None:
    plan = designer().design(pairs=12, goal="keep all of our engineers " * 19, weeks=26)

    page = sponsor_page(plan, A_CROWDED_RELEASE)
    assert page.words <= SPONSOR_WORDS
    assert len(page.sections) == 8


def test_citations_are_numbered_from_one_in_the_order_of_the_page() -> None:
    page = sponsor_page(a_plan())

    used = [n for section in page.sections for line in section.lines for n in line.cites]
    assert list(dict.fromkeys(used)) == list(range(1, len(page.citations) + 1))
    assert [one.n for one in page.citations] == list(range(1, len(page.citations) + 1))


def test_evidence_that_is_weak_is_marked_where_it_stands() -> None:
    page = sponsor_page(a_plan(goal="retention"))

    evidence = next(one for one in page.sections if one.heading == "What is known")
    told_weak = evidence.lines[-1]
    weak = {one.n for one in page.citations if one.via and one.via.id == "R4c"}
    assert told_weak.text.startswith("Weak evidence")
    assert set(told_weak.cites) == weak
    assert "eleven people" in under(page, "What is known")


@pytest.mark.parametrize(
    ("pairs", "seen", "measured"),
    [
        (3, "too small for any feedback figure", False),
        (7, "low, mixed or high", True),
        (12, "rounded scores and shares, and themes", True),
        (40, "rounded scores and shares, trends", True),
    ],
)
def test_a_sponsor_reads_what_is_seen_at_this_size(pairs: int, seen: str, measured: bool) -> None:
    text = under(sponsor_page(a_plan(pairs=pairs)), "What will be seen")

    assert seen in text
    assert ("After each session people rate" in text) is measured


def test_a_sponsor_is_asked_to_act_and_not_to_ask_about_people() -> None:
    page = sponsor_page(a_plan())

    assert "name somebody for each finding" in under(page, "What you can do")
    assert "please do not ask" in under(page, "What nobody will see")


def test_a_release_is_told_in_its_own_figures() -> None:
    text = under(sponsor_page(a_plan(), a_release()), "So far")

    assert text == (
        "2026 Q3: at least ten people answered. On the scale from 1 to 5: usefulness 3.5 "
        "(61-79 % favourable) and openness 3 (41-60 % favourable). "
        "Themes raised: Time and scheduling (many). "
        "Of those invited, three quarters or more answered."
    )


def test_a_release_in_words_needs_no_scale() -> None:
    words = (QuestionFigure(id="usefulness", score="mixed", favourable=None),)
    release = a_release(people_at_least=5, band="5-9", questions=words, themes=(), response=None)

    text = under(sponsor_page(a_plan(), release), "So far")
    assert text == "2026 Q3: at least five people answered. In words: usefulness mixed."


def test_a_release_that_shows_nothing_says_why() -> None:
    hidden = "There are not enough answers yet to protect people."
    release = a_release(
        people_at_least=None, band=None, questions=(), themes=(), response=None, hidden=(hidden,)
    )

    text = under(sponsor_page(a_plan(), release), "So far")
    assert text == f"2026 Q3: nothing can be shown yet. {hidden}"


def test_without_a_release_nothing_is_told_so_far() -> None:
    assert under(sponsor_page(a_plan()), "So far") == ""


def test_a_programme_in_groups_is_told_in_groups() -> None:
    page = sponsor_page(a_plan(pairs=15, goal="strategy", weeks=10))

    text = under(page, "For whom")
    assert text.startswith("Leaders and junior people from 15 pairs, meeting in four groups; ")


def test_a_single_pair_is_told_as_one() -> None:
    assert under(sponsor_page(a_plan(pairs=1)), "For whom").startswith("A single pair, 26 weeks")

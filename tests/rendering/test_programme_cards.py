"""A manager's pages show every line with its basis, and foreign words stay words."""

import re

import pytest

from coach.domain.health import Attendance, ProgrammeHealth
from coach.domain.programme_plan import ProgrammePlan
from coach.domain.sponsor import SponsorPage
from coach.domain.survey import SurveyForm
from coach.rendering.programme_cards import (
    health_card,
    plan_card,
    sponsor_card,
    sponsor_print,
    survey_card,
)
from coach.rendering.programme_markdown import (
    health_markdown,
    plan_markdown,
    sponsor_markdown,
    survey_markdown,
)
from coach.services.programme_health import programme_health
from coach.services.sponsor_page import sponsor_page
from coach.services.survey_items import survey_items
from tests.rendering.agendas import FORMULAS, NAMES, PAYLOADS
from tests.services.programmes import TODAY, a_plan, a_release, designer, met

_OURS = {
    "section", "h2", "h3", "p", "ul", "ol", "li", "span", "strong", "a", "br",
}  # fmt: skip


def _health(*pairs: Attendance, says_so: bool = True) -> ProgrammeHealth:
    return programme_health(pairs, today=TODAY, says_so=says_so)


def _plan(goal: str) -> ProgrammePlan:
    return a_plan().model_copy(update={"goal": goal})


def _sponsor(goal: str) -> SponsorPage:
    return sponsor_page(_plan(goal), a_release(window=goal))


def _stalled(name: str) -> ProgrammeHealth:
    return _health(met(name, "planned 2026-09-01"))


@pytest.mark.parametrize("text", [*PAYLOADS, *FORMULAS, *NAMES])
def test_nothing_foreign_is_read_as_markup(text: str) -> None:
    cards = (
        health_card(_stalled(text[:200])) + plan_card(_plan(text)) + sponsor_card(_sponsor(text))
    )

    assert set(re.findall(r"</?([a-zA-Z][\w-]*)", cards)) <= _OURS
    assert "\n" not in cards
    assert not re.search(r"""(?:src|srcdoc|on\w+|action)\s*=""", re.sub(r">[^<]*<", "><", cards))


@pytest.mark.parametrize("text", ["<b>x</b>", "*bold*", "[a](http://x.invalid)", "# title", "|a|"])
def test_nothing_foreign_is_read_as_markdown(text: str) -> None:
    shown = (
        health_markdown(_stalled(text))
        + plan_markdown(_plan(text))
        + sponsor_markdown(_sponsor(text))
    )

    assert not re.search(r"(?m)(?<!\\)<b>|(?<!\\)\*bold|(?<!\\)\[a\]|^# title|(?<!\\)\|a", shown)


def test_the_health_card_tells_the_whole_each_pair_and_what_to_do() -> None:
    health = _health(met("Ana and Tunde", "planned 2026-09-03"), met("Li and Bo", ended=True))

    for shown in (_words(health_card(health)), health_markdown(health)):
        assert "One pair has stalled." in shown
        assert "Ana and Tunde: their session of 3 September is 24 days past." in shown
        assert "Li and Bo: ended." in shown
        assert "[1]" in shown and "What to do next" in shown


def test_hidden_attendance_shows_its_reason_and_no_heading_without_words() -> None:
    health = _health(met("Ana and Tunde"), says_so=False)

    for shown in (health_card(health), health_markdown(health)):
        assert "did not tell its participants" in _words(shown)
        assert "Ana" not in shown and "Pairs" not in shown and "What to do" not in shown


def test_every_line_of_a_plan_is_shown_with_a_source_or_as_a_coach_suggestion() -> None:
    plan = a_plan()
    card, page = _words(plan_card(plan)), plan_markdown(plan)

    for phase in plan.phases:
        assert phase.name in card and phase.name in page
    for line in (*plan.training, *plan.supervision):
        assert line.text in card and line.text in page
    for risk in plan.risks:
        assert risk.sign in card and risk.response in page
    assert "coach suggestion" in card and "(coach suggestion)" in page
    assert "weeks 1 to 3" in card and "week 7" in page


def test_weeks_and_sessions_are_in_the_title() -> None:
    one = designer().design(pairs=1, goal="retention", weeks=4)

    assert plan_markdown(one).startswith("# A plan for 1 pair, 4 weeks, 2 sessions\n")


def test_each_item_of_a_survey_shows_how_it_is_answered_and_what_to_mind() -> None:
    form: SurveyForm = survey_items("after_session")

    for shown in (_words(survey_card(form)), survey_markdown(form)):
        assert "How openly could you speak?" in shown
        assert "1 I held back, 5 quite openly" in shown
        assert "in words" in shown
        assert "so it is never shown for a pair" in shown


def test_the_whole_bank_says_when_each_item_is_asked() -> None:
    assert "Asked of the mentor, before and after;" in survey_markdown(survey_items())


def test_a_source_is_listed_once_with_all_its_numbers_and_its_own_weight() -> None:
    shown = plan_markdown(a_plan()).partition("## Sources")[2]

    toolkit = [row for row in shown.splitlines() if "Reverse mentoring agreement" in row]
    assert len(toolkit) == 1
    assert len(re.findall(r"\[\d+\]", toolkit[0])) > 1
    assert "(a programme's own document)" in toolkit[0]


def test_the_sponsor_s_page_prints_by_itself_with_its_sources() -> None:
    page = sponsor_page(a_plan(), a_release())

    shown = sponsor_print(page)
    assert shown.startswith("<!doctype html>") and 'media="print"' in shown
    assert "<h1>" in shown and _words(shown).count("What you can do") == 1
    assert "Murphy 2012" in _words(shown)
    assert "sources/" not in shown
    assert "2026 Q3: at least ten people answered." in _words(shown)


def test_the_sponsor_s_page_is_the_same_in_every_form() -> None:
    page = sponsor_page(a_plan())
    marked = re.sub(r"\s*\[\d+\]", "", sponsor_markdown(page))

    for section in page.sections:
        text = " ".join(line.text for line in section.lines)
        assert section.heading in _words(sponsor_card(page))
        assert text.replace("  ", " ") in marked


def _words(html: str) -> str:
    """Return what a reader sees of a card."""
    text = re.sub(r"<[^>]+>", " ", html)
    shown = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), text).replace("&nbsp;", " ")
    return re.sub(r"\s+", " ", shown)

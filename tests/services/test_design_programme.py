"""A programme is planned to the week, in words that its sources bear out."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st
from pydantic import ValidationError

from coach.domain.floors import K_TEXT, TREND_PAIRS, K
from coach.domain.programme_plan import ProgrammePlan
from coach.errors import InputError
from coach.language.number_words import numbers
from coach.services.design_programme import check_wish
from coach.services.programme_guide import Backing, own_guide
from coach.services.programme_texts import Line, read_design_texts
from tests.services.programmes import KINDS, a_plan, designer, lines_of

SIZES, LENGTHS, GOALS = st.integers(1, 5_000), st.integers(4, 104), st.sampled_from(KINDS)


def sees(pairs: int) -> str:
    return " ".join(a_plan(pairs=pairs).visibility.sees)


def notices(plan: ProgrammePlan) -> str:
    return " ".join(line.text for line in plan.notices)


def values(text: str) -> set[Decimal]:
    return {number.value for number in numbers(text)}


@pytest.mark.parametrize("weeks", range(4, 105))
def test_the_phases_fill_every_length_exactly(weeks: int) -> None:
    plan = a_plan(weeks=weeks)

    assert sum(phase.weeks for phase in plan.phases) == weeks
    assert plan.phases[-1].ends == weeks
    assert plan.sessions >= 2


@how(max_examples=60)
@given(SIZES, GOALS, LENGTHS)
def test_everything_in_a_plan_falls_within_its_weeks_and_every_number_cited_exists(
    pairs: int, goal: str, weeks: int
) -> None:
    plan = a_plan(pairs, goal, weeks)

    known = {one.n for one in plan.citations}
    assert all(set(line.cites) <= known for line in lines_of(plan))
    assert all(1 <= check.week <= weeks for check in plan.check_ins)
    assert all(1 <= window.starts <= window.ends <= weeks for window in plan.windows)
    assert not any("$" in line.text for line in lines_of(plan))
    assert not any("$" in text for text in (*plan.visibility.sees, *plan.visibility.never))


@how(max_examples=60)
@given(SIZES, GOALS, LENGTHS)
def test_a_number_in_a_cited_line_stands_in_its_source_or_in_the_plan(
    pairs: int, goal: str, weeks: int
) -> None:
    plan = a_plan(pairs, goal, weeks)
    quotes = {one.n: one.quote for one in plan.citations}
    own = {pairs, weeks, plan.sessions, plan.session_minutes, *(p.weeks for p in plan.phases)}
    words = {line.text for line in (plan.rhythm, *plan.supervision)}  # these count what was planned
    words |= {line.text for phase in plan.phases for line in phase.does if "meet" in line.text}

    for line in lines_of(plan):
        if line.cites and line.text not in words:
            allowed = {Decimal(n) for n in own} | values(" ".join(quotes[n] for n in line.cites))
            assert values(line.text) <= allowed | {Decimal(1)}, line.text


def test_every_line_of_the_shelf_that_names_a_page_finds_a_claim_on_it() -> None:
    guide = own_guide()
    texts = read_design_texts(guide.folder)
    lines: list[Line] = [
        *texts.why.values(),
        *texts.tasks.values(),
        *(line for role in texts.roles.values() for line in role.does),
        *texts.training,
        *texts.training_for.values(),
        *texts.supervision,
        *(text.asks for text in texts.check_ins.values()),
        *(risk.says for risk in texts.risks),
        *texts.measures_for.values(),
        texts.short_of_six, texts.short_purpose, texts.start_small, texts.digital_focus,
        texts.rhythm.steady, texts.rhythm.quick,
    ]  # fmt: skip
    own: list[Backing] = [
        *texts.evidence,
        *(b for some in texts.evidence_for.values() for b in some),
    ]
    for backing in [*own, *(line.backing for line in lines if line.backing)]:
        found = guide.backs(backing)
        assert found is not None, backing.about
        assert backing.page is None or (found.via and found.via.id == backing.page), backing.about


def test_every_format_that_can_be_chosen_is_a_playbook_with_a_reason() -> None:
    guide = own_guide()
    texts = read_design_texts(guide.folder)

    chosen = {choice.playbook for some in texts.choices.values() for choice in some}
    assert chosen <= set(guide.playbooks)
    assert chosen <= set(texts.why)


@pytest.mark.parametrize(
    ("goal", "weeks", "playbook"),
    [
        ("digital skills", 8, "reverse-learning-loop"),
        ("digital skills", 30, "reverse-mentoring"),
        ("inclusion", 12, "reverse-mentoring"),
        ("inclusion", 40, "reciprocal-mentoring"),
        ("retention", 26, "reverse-mentoring"),
        ("culture", 5, "reverse-shadowing"),
        ("culture", 26, "reverse-mentoring"),
        ("strategy", 10, "disruption-sprint"),
        ("strategy", 26, "reverse-mentoring"),
        ("", 26, "reverse-mentoring"),
    ],
)
def test_the_format_follows_from_goal_and_length(goal: str, weeks: int, playbook: str) -> None:
    plan = a_plan(goal=goal, weeks=weeks)

    assert plan.playbook == playbook
    assert "would fit too" in plan.why[1].text


def test_a_format_for_a_few_is_not_recommended_to_many() -> None:
    assert a_plan(pairs=400, goal="strategy", weeks=10).playbook == "reverse-mentoring"


def test_a_format_that_is_our_own_design_says_so() -> None:
    assert "our own design" in a_plan(goal="digital skills", weeks=8).why[-1].text
    assert "our own design" not in " ".join(line.text for line in a_plan().why)


def test_in_a_group_format_groups_and_not_people_are_counted() -> None:
    plan = a_plan(pairs=15, goal="strategy", weeks=10)

    assert (plan.groups, plan.visibility.units) == (4, 4)
    assert "what counts below is four groups" in notices(plan)
    assert plan.visibility.sees[0].startswith("Of feedback nothing, ever.")
    assert plan.windows == ()


@pytest.mark.parametrize(
    ("pairs", "has", "lacks"),
    [
        (K - 1, "nothing, ever", "Each question"),
        (K, "low, mixed or high", "Themes in"),
        (K_TEXT - 1, "low, mixed or high", "Themes in"),
        (K_TEXT, "steps of 0.5", "A trend as a word"),
        (TREND_PAIRS - 1, "No trend", "A trend as a word"),
        (TREND_PAIRS, "A trend as a word", "steps of 0.5"),
    ],
)
def test_what_a_manager_sees_changes_at_the_floors(pairs: int, has: str, lacks: str) -> None:
    assert has in sees(pairs)
    assert lacks not in sees(pairs)


@pytest.mark.parametrize(
    ("pairs", "spare"),
    [
        (5, "With five pairs, that means all of them."),
        (6, "With six pairs, one may stay silent."),
        (9, "With nine pairs, four may stay silent."),
        (10, "With ten pairs, that means all of them."),
        (13, "With 13 pairs, three may stay silent."),
    ],
)
def test_a_small_programme_is_told_how_many_may_stay_silent(pairs: int, spare: str) -> None:
    assert spare in sees(pairs)


@pytest.mark.parametrize("pairs", [1, 5, 12, 60])
def test_words_people_and_scores_are_never_seen_at_any_size(pairs: int) -> None:
    never = " ".join(a_plan(pairs=pairs).visibility.never)

    assert "What anybody wrote" in never and "Who answered" in never and "a person" in never
    assert "only if you tell everybody before they join" in sees(pairs)


def test_a_programme_too_small_for_figures_collects_nothing_and_asks_people() -> None:
    plan = a_plan(pairs=3)

    texts = " ".join(check.asks.text for check in plan.check_ins)
    tasks = " ".join(line.text for phase in plan.phases for line in phase.does)
    assert "Nothing of it comes to you" in texts
    assert "nobody collects it" in tasks
    assert plan.windows == ()


@pytest.mark.parametrize(
    ("pairs", "weeks", "count"),
    [(4, 52, 0), (7, 12, 1), (7, 40, 2), (12, 26, 1), (30, 60, 3), (30, 104, 6)],
)
def test_small_programmes_have_fewer_windows(pairs: int, weeks: int, count: int) -> None:
    plan = a_plan(pairs=pairs, weeks=weeks)

    assert len(plan.windows) == count
    for one, other in zip(plan.windows, plan.windows[1:], strict=False):
        assert other.starts == one.ends + 1


def test_short_programmes_are_told_what_they_go_without() -> None:
    short, long = notices(a_plan(weeks=20)), notices(a_plan(weeks=52))

    assert "asks for six sessions; 20 weeks leave room for four" in short
    assert "8 to 12 weeks for purpose" in short
    assert "six sessions" not in long and "8 to 12" not in long


def test_many_pairs_are_advised_to_pilot() -> None:
    assert "Pilot with a few" in notices(a_plan(pairs=31))
    assert "Pilot with a few" not in notices(a_plan(pairs=30))


def test_weak_sources_are_called_weak_once_and_by_number() -> None:
    plan = a_plan()

    told = [line for line in plan.notices if "without a study" in line.text]
    weak = {one.n for one in plan.citations if not one.ours and (one.via or one).grade == "D"}
    assert len(told) == 1
    assert set(told[0].cites) == weak and weak


@pytest.mark.parametrize(
    ("goal", "risk"),
    [
        ("digital skills", "AI is taught unsafely"),
        ("inclusion", "The mentors carry the weight"),
        ("retention", "Poor matches"),
        ("culture", "Hierarchy comes back"),
    ],
)
def test_each_goal_brings_its_own_risks(goal: str, risk: str) -> None:
    assert risk in [one.name for one in a_plan(goal=goal).risks]
    assert risk not in [one.name for one in a_plan(goal="").risks]


def test_every_risk_has_a_sign_and_a_response() -> None:
    for goal in KINDS:
        assert all(risk.sign and risk.response for risk in a_plan(goal=goal).risks)


def test_a_goal_in_free_words_is_told_as_it_was_read() -> None:
    assert "could not tell" in notices(a_plan(goal=""))
    assert "I read the goal" not in notices(a_plan(goal="retention"))
    read = designer().design(pairs=12, goal="lower staff turnover", weeks=26)
    assert read.notices[0].text.startswith("I read the goal as keeping people.")


@pytest.mark.parametrize(
    ("pairs", "weeks", "problem"),
    [
        (0, 26, "the pairs: 0 is too few for a plan. Choose 1 to 5000."),
        (-3, 26, "the pairs: -3 is too few"),
        (100_000, 26, "the pairs: 100000 is too many for a plan. Choose 1 to 5000."),
        (12, 1, "the weeks: 1 is too few for a plan. Choose 4 to 104."),
        (12, 105, "the weeks: 105 is too many"),
    ],
)
def test_a_size_or_length_that_cannot_be_planned_is_refused(
    pairs: int, weeks: int, problem: str
) -> None:
    with pytest.raises(InputError) as caught:
        check_wish(pairs=pairs, goal="retention", weeks=weeks)

    assert str(caught.value).startswith(problem)


@pytest.mark.parametrize(("pairs", "weeks"), [(1, 4), (5_000, 104)])
def test_the_smallest_and_the_largest_programme_are_planned(pairs: int, weeks: int) -> None:
    assert a_plan(pairs=pairs, weeks=weeks).weeks == weeks


@pytest.mark.parametrize(("first", "problem"), [(0, "fill 24 of 26"), (1, "starts in week")])
def test_phases_that_leave_weeks_out_are_no_plan(first: int, problem: str) -> None:
    plan = a_plan()
    phases = plan.phases[1:] if first else plan.phases[:-1]

    with pytest.raises(ValidationError, match=problem):
        ProgrammePlan.model_validate({**dict(plan), "phases": phases})

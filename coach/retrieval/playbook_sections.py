"""The typed part of a playbook as sections, so that it can be asked about."""

from collections.abc import Iterable

from coach.domain.document import Claim, ClaimKind, Section, Table
from coach.domain.playbook import Playbook, SessionPlan

_DIRECTIONS = {
    "junior_to_senior": "the junior teaches",
    "senior_to_junior": "the senior teaches",
    "joint": "both",
}


def playbook_sections(title: str, playbook: Playbook) -> list[Section]:
    """Return a section each for purpose, phases, rules, topics, measures, failures, sessions."""
    name = title[0].lower() + title[1:].split(",")[0]
    common = playbook.design == "sourced"
    kept = [section for section in _lists(title, name, playbook) if section.claims]
    asked = [section if common else _own_questions(section, name) for section in kept]
    of = "" if common else f" of {name}"
    return [*asked, *(_session(plan, of) for plan in playbook.sessions)]


def _lists(title: str, name: str, playbook: Playbook) -> list[Section]:
    """Return a section for each list of the playbook."""
    return [
        _purpose(title, name, playbook),
        _section(
            f"Phases of a programme: {name}",
            ((phase.says, phase.source) for phase in playbook.phases),
            (
                f"What are the phases of {name}?",
                f"How long does a programme of {name} take to set up?",
            ),
        ),
        _section(
            f"Ground rules: {name}",
            ((rule.says, rule.source) for rule in playbook.ground_rules),
            (f"What ground rules should a pair agree on in {name}?", "What stays confidential?"),
        ),
        _section(
            f"What the junior can teach: {name}",
            ((topic.says, topic.source) for topic in playbook.topics.junior_to_senior),
            (
                f"What can a junior teach a senior leader in {name}?",
                "Which topics can the mentor bring?",
            ),
        ),
        _section(
            f"What the senior can teach: {name}",
            ((topic.says, topic.source) for topic in playbook.topics.senior_to_junior),
            (
                f"What can a senior leader teach in return in {name}?",
                "What can the leader give back?",
            ),
        ),
        _section(
            f"Measures: {name}",
            ((measure.says, measure.source) for measure in playbook.measures),
            (f"How do we measure {name}?", "Which metrics show whether the programme works?"),
        ),
        _section(
            f"What goes wrong, and what helps: {name}",
            ((failure.says, failure.source) for failure in playbook.failures),
            (f"Why does {name} fail?", "What are early signs of trouble, and what helps?"),
        ),
    ]


def _section(
    heading: str, says: Iterable[tuple[str, str | None]], questions: tuple[str, ...]
) -> Section:
    return Section(
        heading=heading,
        origin="the playbook's own list",
        questions=questions,
        claims=tuple(_claim(text, source) for text, source in says),
    )


def _claim(text: str, source: str | None, kind: ClaimKind | None = None) -> Claim:
    return Claim(text=text, kind=kind, via=(source,) if source else (), ours=source is None)


def _purpose(title: str, name: str, playbook: Playbook) -> Section:
    return _section(
        f"Purpose: {name}",
        ((text, None) for text in (playbook.purpose, *playbook.who.values())),
        (f"What is {name} for?", f"Who takes part in {name}?"),
    )


def _own_questions(section: Section, name: str) -> Section:
    """Keep the questions that name the format.

    A playbook of our own design answers nothing that is asked of mentoring in general.
    """
    named = tuple(question for question in section.questions if name in question)
    return section.model_copy(update={"questions": named})


def _session(plan: SessionPlan, of: str) -> Section:
    rows = tuple(
        (block.title, f"{block.share} min", _DIRECTIONS[block.direction]) for block in plan.blocks
    )
    return Section(
        heading=f"The {plan.kind} session",
        origin="the playbook's own session plan",
        questions=(
            f"How does the {plan.kind} session{of} go?",
            f"What happens in a {plan.kind} session{of}?",
        ),
        claims=(_claim(plan.says, None),),
        tables=(
            Table(
                caption=f"The {plan.kind} session, {plan.minutes} minutes",
                header=("Block", "Minutes", "Who teaches"),
                rows=rows,
            ),
        ),
    )

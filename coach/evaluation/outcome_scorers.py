"""Whether the reply is of the right sort, and says what it must."""

import re

from coach.evaluation.cases import ANSWERS
from coach.evaluation.scoring import Mark, yes
from coach.evaluation.subject import Asked


def facts_found(asked: Asked) -> Mark | None:
    """Count the rows of `must` that stand in the answer; a refusal states no fact."""
    rows = asked.case.must
    if not rows:
        return None
    speaks = asked.reply.outcome in ANSWERS | set(asked.case.expect)
    missing = [row for row in rows if not (speaks and _stands(row, asked.text))]
    why = "; ".join("not found: " + " or ".join(row) for row in missing)
    return Mark(float(len(rows) - len(missing)), of=len(rows), why=why)


def outcome_is(asked: Asked) -> Mark:
    """Say whether the outcome is one of those expected."""
    expected = asked.case.expect
    wanted = " or ".join(outcome.value for outcome in expected)
    return yes(asked.reply.outcome in expected, f"{asked.reply.outcome.value}, expected {wanted}")


def held_back(asked: Asked) -> Mark | None:
    """Say whether a question that must not be answered was not."""
    if not asked.case.forbids_answer:
        return None
    outcome = asked.reply.outcome
    return yes(outcome not in ANSWERS, f"{outcome.value}, though nothing can be answered")


def false_refusals(asked: Asked) -> Mark | None:
    """Count an answerable question that was not answered: the lower the score, the better."""
    if not asked.case.wants_answer:
        return None
    outcome = asked.reply.outcome
    return (
        Mark(0.0) if outcome in ANSWERS else Mark(1.0, why=f"{outcome.value}, though it is known")
    )


def follow_up_success(asked: Asked) -> Mark | None:
    """Say whether a follow-up was understood: right outcome, every fact there."""
    return _whole(asked) if asked.case.kind == "follow_up" else None


def topic_change_clean(asked: Asked) -> Mark | None:
    """Say whether a new topic was answered without dragging the old one along."""
    return _whole(asked) if asked.case.kind == "topic_change" else None


def _whole(asked: Asked) -> Mark:
    outcome, facts = outcome_is(asked), facts_found(asked)
    reasons = [mark.why for mark in (outcome, facts) if mark and mark.why]
    return yes(not reasons, "; ".join(reasons))


def _stands(row: tuple[str, ...], text: str) -> bool:
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in row)

"""The routing cases: what was typed, run through the finder and held to what should be read."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from coach.domain.conversation import Turn
from coach.domain.request import Request
from coach.services.find_job import JobFinder
from coach.shelves import read_yaml, shelf

NOW = datetime(2026, 11, 18, 9, 0)
"""A Wednesday: now, where a case does not say otherwise."""
SLOTS = ("minutes", "kind", "topic", "when", "partner", "reader", "count", "script", "edit")

Case = dict[str, Any]


def cases(split: str) -> list[Case]:
    found: list[Case] = read_yaml(shelf("evals") / "cases" / "routing" / f"{split}.yaml")
    return found


def taken(finder: JobFinder, case: Case) -> Request | None:
    return finder.find(
        case["q"],
        [Turn(**turn) for turn in case.get("turns", ())],
        now=datetime.fromisoformat(case["now"]) if "now" in case else NOW,
        people=case.get("people", ()),
        agenda=case.get("agenda", False),
    )


def job_of(request: Request | None) -> str:
    return request.job.value if request else "none"


def wrong_slots(case: Case, request: Request | None) -> list[str]:
    """Return the slots that differ; what a case does not name must not be read out of it."""
    wanted = case.get("slots", {})
    if request is None:
        return list(wanted)
    found = _plain(request)
    names = [*SLOTS, *(("text",) if "text" in wanted else ())]
    wrong = [name for name in names if _folded(wanted.get(name)) != _folded(found.get(name))]
    asks = bool(request.ask_back) == case.get("ask_back", False)
    return wrong if asks else [*wrong, "ask_back"]


def shares(finder: JobFinder, rows: Sequence[Case]) -> tuple[float, float, list[str]]:
    """Return the share of right jobs, that of jobs with all slots right, and hijacked questions."""
    got = [(case, taken(finder, case)) for case in rows]
    asked_for = [(case, request) for case, request in got if case["job"] != "none"]
    right = [job_of(request) == case["job"] for case, request in got]
    whole = [
        job_of(request) == case["job"] and not wrong_slots(case, request)
        for case, request in asked_for
    ]
    hijacked = [case["id"] for case, request in got if case["job"] == "none" and request]
    return sum(right) / len(right), sum(whole) / len(whole), hijacked


def _plain(request: Request) -> dict[str, Any]:
    found = request.model_dump(mode="json")
    if request.when:
        found["when"] = found["when"][: 10 if request.date_only else 16]
    if request.edit:
        found["edit"] = as_said(found["edit"])
    return found


def as_said(values: dict[str, Any]) -> dict[str, Any]:
    """Return an edit without what was left open."""
    kept = {
        name: as_said(value) if isinstance(value, dict) else value for name, value in values.items()
    }
    return {
        name: value
        for name, value in kept.items()
        if value not in (None, "", 0) or isinstance(value, bool)
    }


def _folded(value: Any) -> Any:
    return value.casefold().strip() if isinstance(value, str) else value

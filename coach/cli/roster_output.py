"""How a roster's preview and suggested pairs are printed: for a person, and as JSON."""

from collections.abc import Iterator
from typing import Any

from coach.domain.person import Person
from coach.domain.roster import RosterPreview
from coach.domain.suggested_pair import PairSuggestions, SuggestedPair


def preview_json(preview: RosterPreview, written: int) -> dict[str, Any]:
    """Return a preview as `coach roster FILE --json` prints it."""
    return {
        "people": [
            {
                "row": one.row,
                "update": one.updates,
                "programme": one.programme,
                **one.person.model_dump(mode="json"),
            }
            for one in preview.people
        ],
        "errors": [error.model_dump() for error in preview.errors],
        "warnings": [warning.model_dump(mode="json") for warning in preview.warnings],
        "fingerprint": preview.fingerprint,
        "written": written,
    }


def preview_lines(preview: RosterPreview, name: str, *, shown: int) -> Iterator[str]:
    """Yield a preview in lines for a person.

    Args:
        preview: What an import would do.
        name: The file, as it is called in the first line.
        shown: How many people and warnings are listed at most; errors all are.
    """
    updates = sum(one.updates for one in preview.people)
    yield (
        f"{name}: {_count(len(preview.people), 'person', 'people')} can be stored "
        f"({preview.new} new, {updates} to be brought up to date)."
    )
    for one in preview.people[:shown]:
        known = "update" if one.updates else "new"
        yield f"  row {one.row}: {one.person.side}, {_described(one.person)} ({known})"
    yield from _rest(len(preview.people), shown)
    yield from _errors(preview)
    if preview.warnings:
        yield "Please look at:"
        yield from (f"  {warning.says}" for warning in preview.warnings[:shown])
        yield from _rest(len(preview.warnings), shown)


def suggestions_json(suggestions: PairSuggestions, preview: RosterPreview | None) -> dict[str, Any]:
    """Return suggested pairs as `coach roster --suggest --json` prints them."""
    return {
        "pairs": [_pair_json(pair) for pair in suggestions.pairs],
        "unpaired": [
            {**_person_json(one.person), "side": one.person.side, "kind": one.kind, "why": one.why}
            for one in suggestions.unpaired
        ],
        "errors": [error.model_dump() for error in preview.errors] if preview else [],
    }


def suggestion_lines(suggestions: PairSuggestions, preview: RosterPreview | None) -> Iterator[str]:
    """Yield suggested pairs in lines for a person."""
    if suggestions.pairs:
        found = _count(len(suggestions.pairs), "pair is", "pairs are")
        yield f"{found} suggested. It is for you to decide; nothing has been written."
    else:
        yield "No pair can be suggested."
    for pair in suggestions.pairs:
        yield f"  {pair.score:.2f}  {pair.leader.name} and {pair.mentor.name}"
        yield f"        {pair.reason}"
    if suggestions.unpaired:
        yield "Without a partner:"
        yield from (
            f"  {one.person.name} ({one.person.side}): {one.why}" for one in suggestions.unpaired
        )
    if preview:
        yield from _errors(preview)


def _errors(preview: RosterPreview) -> Iterator[str]:
    if preview.errors:
        yield f"{_count(len(preview.errors), 'row', 'rows')} cannot be stored:"
        yield from (f"  row {error.row}: {error.why}." for error in preview.errors)


def _rest(count: int, shown: int) -> Iterator[str]:
    if count > shown:
        yield f"  ... and {count - shown} more; --json shows all of them."


def _described(person: Person) -> str:
    email = f"<{person.email}>" if person.email else ""
    name = " ".join(part for part in (person.name, email) if part)
    return ", ".join(part for part in (name, person.title, person.function) if part)


def _pair_json(pair: SuggestedPair) -> dict[str, Any]:
    return {
        "leader": _person_json(pair.leader),
        "mentor": _person_json(pair.mentor),
        "score": pair.score,
        "parts": pair.parts.model_dump(),
        "trades": [trade.model_dump() for trade in pair.trades],
        "reason": pair.reason,
    }


def _person_json(person: Person) -> dict[str, str]:
    return {"id": person.id, "name": person.name, "email": person.email}


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"

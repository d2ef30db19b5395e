"""Feedback as rows of tables, and rows as feedback; no error repeats what somebody wrote."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from pydantic import ValidationError

from coach.adapters.pair_rows import Row, key_of
from coach.domain.feedback import Answer, ClosedWindow, FeedbackPlan, PrivateNote, SharedSentence
from coach.domain.health import Attendance, AttendedSession
from coach.domain.record import Record
from coach.domain.release import ImportedSummary, Member, PublishedRelease, SealedFigure

DERIVED = frozenset({"codes", "commented", "coder"})
"""What a reader of comments made of an answer; the rest was said by its author."""
STAMPED = frozenset({"version", "submitted", "window"})
"""What the store and the calendar add to an answer."""
R = TypeVar("R", bound=Record)


def checked(record: R) -> R:
    """Return the record, free of characters that a database cannot keep.

    Raises:
        ValueError: It breaks a rule of its own, and could not be read back; the error names the
            fields and not what is in them.
    """
    try:
        return type(record).model_validate(_storable(record.model_dump()))
    except ValidationError as problem:
        fields = {str(error["loc"][0]) for error in problem.errors(include_input=False)}
    what = type(record).__name__
    raise ValueError(f"{what} breaks a rule of {', '.join(sorted(fields)) or 'its own'}")


def checked_answer(answer: Answer) -> Answer:
    """Return the answer as `checked` does; ValueError also if it is none that was just sent."""
    if answer.window or answer.submitted is None:
        raise ValueError("an answer is stored with the hour it was sent, and names no window")
    return checked(answer)


def check_kind(plan: FeedbackPlan, *, newest: FeedbackPlan | None) -> None:
    """Raise ValueError if a plan would make a real programme an invented one, or the reverse."""
    if newest and newest.sample != plan.sample:
        raise ValueError("a programme is invented from its first plan on, or never")


def plan_row(plan: FeedbackPlan, applies_from: date) -> dict[str, Any]:
    """Return the row of what a programme declared from a day on."""
    return {
        "programme_key": key_of(plan.programme),
        "applies_from": applies_from,
        "published_key": key_of(plan.published_as),
        "attendance_shown": plan.attendance_shown,
        "sample": plan.sample,
        "body": plan.model_dump(mode="json"),
    }


def plan_of(row: Row) -> FeedbackPlan:
    """Return the plan of a row."""
    return FeedbackPlan.model_validate(row["body"])


def answer_row(answer: Answer) -> dict[str, Any]:
    """Return the row of an answer, without the release that has counted it."""
    row = answer.model_dump()
    row["submitted"] = answer.submitted and answer.submitted.isoformat()
    row["codes"] = [code.value for code in answer.codes]
    return {**row, "programme_key": key_of(answer.programme)}


def answer_of(row: Row) -> Answer:
    """Return the answer of a row."""
    return Answer.model_validate({field: row[field] for field in Answer.model_fields})


def is_sent_twice(new: Answer, stored: Answer) -> bool:
    """Tell whether an answer is the stored one once more: nothing is to be done then.

    Under the stored version it differs also where only its comment was read anew.
    """
    left_out = STAMPED if new.version == stored.version else STAMPED | DERIVED
    return new.model_dump(exclude=set(left_out)) == stored.model_dump(exclude=set(left_out))


def closed_of(row: Row) -> ClosedWindow:
    """Return the closed window of a row."""
    return ClosedWindow(name=row["window"], closes=row["closes"], outcome=row["outcome"])


def release_row(release: PublishedRelease) -> dict[str, Any]:
    """Return the row of a release, without whether it is an invented one."""
    return {
        "published_key": key_of(release.release.programme),
        "window": release.release.window,
        "number": release.number,
        "body": release.model_dump(mode="json"),
    }


def release_of(row: Row) -> PublishedRelease:
    """Return the release of a row."""
    return PublishedRelease.model_validate(row["body"])


def sealed_body(figure: SealedFigure) -> dict[str, Any]:
    """Return a figure as JSON, its members as lists: there may be thousands."""
    members = [[one.row, one.author, one.pair, one.counterpart] for one in figure.members]
    return {**figure.model_dump(mode="json", exclude={"members"}), "members": members}


def sealed_of(body: Any) -> SealedFigure:
    """Return the figure of what `sealed_body` made."""
    members = [Member(row=r, author=a, pair=p, counterpart=c) for r, a, p, c in body["members"]]
    return SealedFigure.model_validate({**body, "members": members})


def note_of(row: Row) -> PrivateNote:
    """Return the private note of a row."""
    return PrivateNote.model_validate({field: row[field] for field in PrivateNote.model_fields})


def shared_row(sentence: SharedSentence) -> dict[str, Any]:
    """Return the row of a sentence for the manager."""
    return {**sentence.model_dump(), "programme_key": key_of(sentence.programme)}


def shared_of(row: Row) -> SharedSentence:
    """Return the sentence of a row."""
    return SharedSentence.model_validate(
        {field: row[field] for field in SharedSentence.model_fields}
    )


def import_row(summary: ImportedSummary) -> dict[str, Any]:
    """Return the row of an imported file's summary, without the marks of its rows."""
    return {
        "programme_key": key_of(summary.programme),
        "number": summary.number,
        "programme": summary.programme,
        "release": summary.release.model_dump(mode="json"),
        "figures": [sealed_body(one) for one in summary.figures],
    }


def import_of(row: Row, marks: Iterable[str]) -> ImportedSummary:
    """Return the summary of a row and the marks of its rows."""
    return ImportedSummary(
        programme=row["programme"],
        number=row["number"],
        row_marks=frozenset(marks),
        release=row["release"],
        figures=tuple(sealed_of(body) for body in row["figures"]),
    )


def attendance_of(rows: Sequence[Row]) -> Attendance:
    """Return the attendance of a pair: a row for each session, or one without a date."""
    first = rows[0]
    return Attendance(
        pair=first["pair"],
        name=first["name"],
        programme=first["programme"],
        planned_sessions=first["planned_sessions"],
        sessions=tuple(
            AttendedSession(
                date=row["date"], status=row["status"], cancelled_by=row["cancelled_by"]
            )
            for row in rows
            if row["date"] is not None
        ),
        ended=first["ended"],
    )


def _storable(value: Any) -> Any:
    """Return text without the one character that a PostgreSQL text cannot hold."""
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, dict):
        return {key: _storable(one) for key, one in value.items()}
    return value

"""The mentor sees what may be asked, and strikes what should not be, without a trace."""

from datetime import datetime

from coach.web.acts import Act
from coach.web.exports import ExportShelf
from coach.web.preview_desk import Preview, PreviewDesk, preview_sheet
from tests.doubles.working import ANA, Working, done

_TUESDAY = datetime(2026, 12, 1, 10)


def _when(text: str) -> tuple[datetime | None, str]:
    return (_TUESDAY, "") if text == "Tuesday" else (None, "I cannot read that." if text else "")


class _Room(Working):
    def __init__(self) -> None:
        super().__init__()
        self.shelf = ExportShelf()
        self.desk = PreviewDesk(self.workshop, self.shelf, _when)

    def show(self, text: str = "", when: str = "", before: Preview | None = None) -> Preview:
        return done(self.desk.preview(before or Preview(), self.meeting, text, when, ANA))


def test_the_leaders_questions_come_first_with_an_angle_each() -> None:
    preview = _Room().show("What would you change?")

    assert preview.pre_brief is not None
    assert preview.pre_brief.questions[0].question == "What would you change?"
    assert "reminder.ics" not in preview_sheet(preview)


def test_with_a_date_there_is_a_reminder_two_days_before() -> None:
    room = _Room()
    preview = room.show(when="Tuesday")

    offer = room.shelf.get(preview.token)

    assert offer is not None and b"20261129T100000" in offer.files["reminder.ics"]()
    assert f"exports/{preview.token.replace('-', '-')}/reminder.ics" in preview_sheet(preview)


def test_a_date_that_cannot_be_read_leaves_what_was_there() -> None:
    room = _Room()
    before = room.show("What would you change?")

    after = room.show("What else?", "blue", before)

    assert after.problem == "I cannot read that." and after.pre_brief == before.pre_brief


def test_a_struck_item_leaves_no_trace() -> None:
    room = _Room()
    preview = room.show("What is your faith?")

    left = room.desk.strike(preview, Act("strike", ("0",)))

    assert "faith" not in repr(left) and "faith" not in preview_sheet(left)


def test_an_item_that_is_not_there_is_not_struck() -> None:
    room = _Room()
    preview = room.show()

    assert room.desk.strike(preview, Act("strike", ("9",))).pre_brief == preview.pre_brief
    assert room.desk.strike(Preview(), Act("strike", ("0",))).pre_brief is None

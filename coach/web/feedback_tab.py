"""The Feedback tab: for the two who meet."""

from collections.abc import Callable
from typing import Any

import gradio as gr

from coach.domain.feedback import LONGEST_COMMENT
from coach.web.acts import read_act
from coach.web.bridge import QUIET, Bridge
from coach.web.form_book import Book
from coach.web.form_desk import VERBS, FormDesk
from coach.web.form_view import (
    SURFACE,
    foot_view,
    notes_view,
    questions_view,
    readers_view,
    sessions_view,
)
from coach.web.looking import takes_part
from coach.web.meeting import Meeting
from coach.web.reading import visitor_of
from coach.web.share_part import SharePart
from coach.web.who_bar import Arrivals
from coach.web.workshop import Visitor

TITLE = "Feedback"
SHEETS = [
    ("How was it?", "form"),
    ("Who would read what?", "draft"),
    ("What your manager sees", "seen"),
]
Opened = Callable[..., object]
_ONCE: dict[str, Any] = {**QUIET, "trigger_mode": "once"}


class FeedbackTab:
    """Builds the forms of the tab, and passes what happens to the desk."""

    title = TITLE

    def __init__(self, desk: FormDesk, share: SharePart) -> None:
        """Answer at `desk`; the other two sheets are those of `share`."""
        self._desk = desk
        self._share = share

    def build(self, page: gr.Blocks) -> None:
        """Add the tab's widgets to the page that is being built."""
        self._book = gr.State(Book(), time_to_live=12 * 3600)
        self._bridge = Bridge(SURFACE)
        gr.Radio(
            SHEETS,
            value="form",
            label="What to do",
            elem_id="leaves",
            elem_classes=["sides"],
            container=False,
            interactive=True,
        )
        with gr.Column(elem_classes=["leaf", "leaf-form"]):
            self._build_form()
        self._share.build()

    def _build_form(self) -> None:
        self._sessions = _card()
        with gr.Row(elem_classes=["two-desks"]):
            with gr.Column(elem_id="form-side", scale=5, min_width=300, visible=False) as side:
                self._questions = _card()
                self._readers = _card()
                self._comment = gr.Textbox(
                    label="Anything to add? (optional)",
                    lines=3,
                    max_lines=14,
                    max_length=LONGEST_COMMENT,
                    elem_id="form-comment",
                )
                self._foot = _card()
            with gr.Column(elem_id="note-side", scale=3, min_width=260, visible=False) as note:
                self._note = gr.Textbox(
                    label="Private note: nobody but you ever reads it",
                    lines=5,
                    max_lines=14,
                    max_length=LONGEST_COMMENT,
                    elem_id="form-note",
                )
                self._keep = gr.Button("Keep this note", elem_id="note-keep")
                self._notes = _card()
        self._sides = [side, note]

    def connect(self, meeting: gr.State, opened: Opened, chosen: Arrivals) -> None:
        """Wire the tab to who looks; it is read anew when it is opened."""
        boxes = [self._comment, self._note]
        cards = [self._sessions, self._questions, self._readers, self._foot, self._notes]
        shown = [self._book, *cards, *self._sides]
        chosen.then(self._arrived, [meeting], [*shown, *boxes])
        opened(self._again, [self._book, meeting], [*shown, *boxes], **_ONCE)
        self._bridge.go.click(
            self._act,
            [self._book, meeting, self._bridge.said, self._comment],
            [*shown, *boxes],
            **QUIET,
        )
        self._keep.click(self._note_it, [self._book, meeting, self._note], shown, **_ONCE)
        self._share.connect(meeting, chosen)

    async def _arrived(self, visitor: Visitor, meeting: Meeting) -> list[Any]:
        book = await self._desk.arrive(meeting, visitor)
        return [*_show(book), *_boxes(book)]

    async def _again(self, book: Book, meeting: Meeting, request: gr.Request) -> list[Any]:
        """Read the forms again, unless something is open that could be lost."""
        if book.forms and book.reader == meeting.reader:
            return [gr.skip() for _ in range(10)]
        return await self._arrived(visitor_of(request), meeting)

    async def _act(
        self, book: Book, meeting: Meeting, said: str, comment: str, request: gr.Request
    ) -> list[Any]:
        act = read_act(said, VERBS)
        if act is None or book.reader != meeting.reader:
            return [gr.skip() for _ in range(10)]
        done = await self._desk.act(book, act, comment, visitor_of(request))
        other = act.verb in {"open", "surely"}
        boxes = _boxes(done) if other else [gr.skip(), gr.skip()]
        return [*_show(done), *boxes]

    async def _note_it(
        self, book: Book, meeting: Meeting, text: str, request: gr.Request
    ) -> list[Any]:
        if book.reader != meeting.reader:
            return [gr.skip() for _ in range(8)]
        return _show(await self._desk.note(book, text, visitor_of(request)))


def _card() -> gr.Markdown:
    return gr.Markdown("", elem_classes=["card-place"])


def _show(book: Book) -> list[Any]:
    """Return a value for the state, each card and the two columns."""
    return [
        book,
        sessions_view(book),
        questions_view(book),
        readers_view(book),
        foot_view(book),
        notes_view(book),
        gr.update(visible=book.form is not None),
        gr.update(visible=takes_part(book.reader)),
    ]


def _boxes(book: Book) -> list[str]:
    return [book.draft.comment, book.note.text if book.note else ""]

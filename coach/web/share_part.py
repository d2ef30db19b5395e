"""Two sheets of the Feedback tab: who would read what, and what the manager reads."""

from typing import Any

import gradio as gr

from coach.domain.feedback import LONGEST_COMMENT
from coach.web.acts import read_act
from coach.web.bridge import QUIET, Bridge
from coach.web.meeting import Meeting
from coach.web.needs import LONGEST_SENTENCE
from coach.web.reading import visitor_of
from coach.web.releases_desk import ReleasesDesk
from coach.web.share_desk import SURFACE, VERBS, ShareDesk, Sharing, sharing_view
from coach.web.who_bar import Arrivals
from coach.web.workshop import Visitor

_ONCE: dict[str, Any] = {**QUIET, "trigger_mode": "once"}


class SharePart:
    """Builds the sheets, and passes what happens to the desks."""

    def __init__(self, desk: ShareDesk, releases: ReleasesDesk) -> None:
        """Share at `desk`; what is published is read at `releases`."""
        self._desk = desk
        self._releases = releases

    def build(self) -> None:
        """Add the widgets to the tab that is being built."""
        self._sharing = gr.State(Sharing(), time_to_live=12 * 3600)
        self._bridge = Bridge(SURFACE)
        with gr.Column(elem_classes=["leaf", "leaf-draft"]):
            self._draft = gr.Textbox(
                label="Type what you might write. It is read once and kept nowhere",
                lines=4,
                max_lines=14,
                max_length=LONGEST_COMMENT,
                elem_id="draft-text",
            )
            self._ask = gr.Button("Who would see what?", variant="primary", elem_id="draft-go")
            self._exposed = gr.Markdown("", elem_classes=["card-place"], elem_id="draft-card")
        with gr.Column(elem_classes=["leaf", "leaf-seen"]):
            self._seen = gr.Markdown("", elem_classes=["card-place"], elem_id="seen-card")
            with gr.Column(visible=False, elem_id="one-sentence") as column:
                gr.Markdown(
                    "<h3>Send one sentence</h3><p>Your programme lets you send your manager one "
                    "sentence in your own words. You see exactly what will be shown before it "
                    "goes.</p>",
                    elem_classes=["card-place"],
                )
                self._sentence = gr.Textbox(
                    label=f"Your sentence, at most {LONGEST_SENTENCE} characters",
                    lines=2,
                    max_lines=5,
                    max_length=LONGEST_SENTENCE,
                    elem_id="share-text",
                )
                self._show = gr.Button("Show what will be seen", elem_id="share-show")
            self._column = column
            self._card = gr.Markdown("", elem_classes=["card-place"], elem_id="share-card")

    def connect(self, meeting: gr.State, chosen: Arrivals) -> None:
        """Wire the sheets to who looks."""
        self._ask.click(self._expose, [meeting, self._draft], [self._exposed], **_ONCE)
        shown = [self._sharing, self._card]
        chosen.then(self._arrived, [meeting], [*shown, self._column, self._seen, self._exposed])
        inputs = [self._sharing, meeting, self._sentence]
        self._show.click(self._preview, inputs, shown, **_ONCE)
        self._bridge.go.click(
            self._act, [*inputs, self._bridge.said], [*shown, self._sentence], **QUIET
        )

    async def _expose(self, meeting: Meeting, draft: str, request: gr.Request) -> str:
        return await self._desk.exposures(meeting, draft, visitor_of(request))

    async def _arrived(self, visitor: Visitor, meeting: Meeting) -> list[Any]:
        sharing = await self._desk.arrive(meeting, visitor)
        seen = await self._releases.show(meeting, visitor)
        return [*_show(sharing), gr.update(visible=sharing.can), seen, ""]

    def _preview(self, sharing: Sharing, meeting: Meeting, text: str) -> list[Any]:
        if sharing.reader != meeting.reader:
            return [gr.skip(), gr.skip()]
        return _show(self._desk.show(sharing, text))

    async def _act(
        self, sharing: Sharing, meeting: Meeting, text: str, said: str, request: gr.Request
    ) -> list[Any]:
        act = read_act(said, VERBS)
        if act is None or sharing.reader != meeting.reader:
            return [gr.skip() for _ in range(3)]
        done = await self._desk.act(sharing, act, text, visitor_of(request))
        sent = act.verb == "send" and not done.problem and not done.shown
        return [*_show(done), "" if sent else gr.skip()]


def _show(sharing: Sharing) -> list[Any]:
    return [sharing, sharing_view(sharing)]

"""The Settings tab: which writer is on, what leaves the machine, and what it has cost."""

from collections.abc import Callable
from typing import Any

import gradio as gr

from coach.web.bridge import QUIET
from coach.web.meeting import Meeting
from coach.web.reading import visitor_of
from coach.web.settings_desk import SettingsDesk
from coach.web.who_bar import Arrivals
from coach.web.workshop import Visitor

TITLE = "Settings"
_TRYING = "Asking the model one question. It may take up to twenty seconds."
Opened = Callable[..., object]


class SettingsTab:
    """Shows what is set; it is set where the coach is started, and not here."""

    title = TITLE

    def __init__(self, desk: SettingsDesk) -> None:
        """Look at `desk`."""
        self._desk = desk

    def build(self, page: gr.Blocks) -> None:
        """Add the tab's widgets to the page that is being built."""
        with gr.Row(elem_classes=["desk"]):
            with gr.Column(elem_classes=["asks"], scale=2, min_width=260):
                self._try = gr.Button("Try the writer", elem_id="writer-try")
                self._came = gr.Markdown("", elem_id="writer-came", elem_classes=["card-place"])
            with gr.Column(elem_classes=["result"], scale=5, min_width=300):
                self._card = gr.Markdown("", elem_id="writer-card", elem_classes=["card-place"])

    def connect(self, meeting: gr.State, opened: Opened, chosen: Arrivals) -> None:
        """Wire the tab; it is read anew when it is opened, and after each test."""
        once: dict[str, Any] = {**QUIET, "trigger_mode": "once"}
        chosen.then(self._arrived, [meeting], [self._card])
        opened(self._show, [], [self._card], **once)
        self._try.click(self._begin, [], [self._came], **once).then(
            self._check, [], [self._came, self._card], **QUIET
        )

    async def _arrived(self, visitor: Visitor, meeting: Meeting) -> list[Any]:
        return [await self._desk.show(visitor)]

    async def _show(self, request: gr.Request) -> str:
        return await self._desk.show(visitor_of(request))

    def _begin(self) -> str:
        return _TRYING

    async def _check(self, request: gr.Request) -> list[Any]:
        visitor = visitor_of(request)
        came = await self._desk.check(visitor)
        return [came, await self._desk.show(visitor)]

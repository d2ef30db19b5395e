"""The Releases tab: what a programme manager reads, and everybody else may read as well."""

from collections.abc import Callable
from typing import Any

import gradio as gr

from coach.web.bridge import QUIET
from coach.web.meeting import Meeting
from coach.web.reading import visitor_of
from coach.web.releases_desk import ReleasesDesk
from coach.web.who_bar import Arrivals
from coach.web.workshop import Visitor

TITLE = "Releases"
Opened = Callable[..., object]


class ReleasesTab:
    """Shows the releases of whoever looks; there is nothing to search, sort or filter."""

    title = TITLE

    def __init__(self, desk: ReleasesDesk) -> None:
        """Read at `desk`."""
        self._desk = desk

    def build(self, page: gr.Blocks) -> None:
        """Add the tab's place to the page that is being built."""
        self._card = gr.Markdown("", elem_id="releases-card", elem_classes=["card-place"])

    def connect(self, meeting: gr.State, opened: Opened, chosen: Arrivals) -> None:
        """Wire the tab to who looks; it is read anew when it is opened."""
        once: dict[str, Any] = {**QUIET, "trigger_mode": "once"}
        chosen.then(self._arrived, [meeting], [self._card])
        opened(self._again, [meeting], [self._card], **once)

    async def _arrived(self, visitor: Visitor, meeting: Meeting) -> list[Any]:
        return [await self._desk.show(meeting, visitor)]

    async def _again(self, meeting: Meeting, request: gr.Request) -> str:
        return await self._desk.show(meeting, visitor_of(request), tell=True)

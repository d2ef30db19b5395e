"""The Pairs tab: for whoever runs the programme."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import gradio as gr

from coach.web.acts import read_act
from coach.web.bridge import QUIET, Bridge
from coach.web.meeting import Host, Meeting
from coach.web.pair_desk import VERBS, Desktop, Draft, PairDesk
from coach.web.pairs_view import SURFACE, desktop_view, draft_view
from coach.web.reading import visitor_of
from coach.web.who_bar import Arrivals, show
from coach.web.workshop import Visitor

TITLE = "Pairs"
Opened = Callable[..., object]
_ONCE: dict[str, Any] = {**QUIET, "trigger_mode": "once"}
_EXAMPLE = """programme: Spring pilot
leader: {name: Ana Brandt, title: CFO, can_teach: [budget decisions], wants_to_learn: [AI at work]}
mentor: {name: Tunde Okafor, title: Analyst, can_teach: [AI at work], wants_to_learn: [budgets]}
goals: ["Ana decides by December which report to automate"]"""


class PairsTab:
    """Builds the widgets of the tab, and passes what happens to the desk."""

    title = TITLE

    def __init__(self, desk: PairDesk, host: Host) -> None:
        """Keep pairs at `desk`."""
        self._desk = desk
        self._host = host

    def build(self, page: gr.Blocks) -> None:
        """Add the tab's widgets to the page that is being built."""
        self._desktop = gr.State(Desktop(), time_to_live=12 * 3600)
        self._draft = gr.State(Draft(), time_to_live=12 * 3600)
        self._people = gr.State(Draft(), time_to_live=12 * 3600)
        self._bridge = Bridge(SURFACE)
        with gr.Row(elem_id="pairs-form"):
            self._search = gr.Textbox(
                label="Search by a name or a programme",
                max_lines=1,
                elem_id="pairs-search",
                scale=4,
            )
            self._look = gr.Button("Search", elem_id="pairs-look", scale=1, min_width=120)
        self._view = gr.Markdown("", elem_id="pairs-card", elem_classes=["card-place"])
        with gr.Accordion("Add a pair", open=False, elem_id="pairs-add"):
            self._yaml = gr.Textbox(
                label="The pair, written as below",
                value=_EXAMPLE,
                lines=6,
                max_lines=24,
                elem_id="pairs-yaml",
            )
            with gr.Row(elem_classes=["does"]):
                self._read = gr.Button("Show a preview", elem_id="pairs-read")
                self._add = gr.Button("Add this pair", variant="primary", elem_id="pairs-save")
            self._preview = gr.Markdown("", elem_classes=["card-place"], elem_id="pairs-preview")
        with gr.Accordion("Import a list of people", open=False, elem_id="pairs-import"):
            self._list = gr.Textbox(
                label="Paste rows with headings: name, side, email, can_teach, wants_to_learn",
                lines=6,
                max_lines=20,
                elem_id="roster-text",
            )
            with gr.Row(elem_classes=["does"]):
                self._check = gr.Button("Show a preview", elem_id="roster-read")
                self._store = gr.Button(
                    "Store these people", variant="primary", elem_id="roster-go"
                )
            self._found = gr.Markdown("", elem_classes=["card-place"], elem_id="roster-preview")
        with gr.Accordion("Try it with invented pairs", open=False, elem_id="pairs-sample"):
            gr.Markdown(
                "<p>Twelve invented pairs with three sessions each, marked as such everywhere. "
                "One click removes them again.</p>"
            )
            self._sample = gr.Button("Create the sample programme", elem_id="sample-go")

    def connect(
        self, meeting: gr.State, line: gr.Markdown, opened: Opened, chosen: Arrivals
    ) -> None:
        """Wire the tab, which is read anew whenever it is opened, and when somebody else looks."""
        shown = [self._desktop, self._view]
        gr.on(
            [self._look.click, self._search.submit],
            self._searched,
            [self._desktop, meeting, self._search],
            shown,
            **_ONCE,
        )
        opened(self._again, [self._desktop, meeting], shown, **_ONCE)
        chosen.then(self._arrived, [self._desktop, meeting], shown)
        self._bridge.go.click(
            self._act,
            [self._desktop, meeting, self._bridge.said],
            [*shown, meeting, line],
            **QUIET,
        )
        drafted = [self._draft, self._preview]
        self._read.click(self._read_it, [self._yaml], drafted, **_ONCE)
        added = self._add.click(
            self._add_it, [self._draft, self._yaml, meeting], [*drafted, meeting, line], **_ONCE
        )
        self.added = added.then(self._again, [self._desktop, meeting], shown, **QUIET)
        listed = [self._people, self._found]
        self._check.click(self._read_list, [self._list], listed, **_ONCE)
        self._store.click(self._store_list, [self._people], listed, **_ONCE)
        self._sample.click(self._create, [self._desktop, meeting], shown, **_ONCE)

    async def _searched(
        self, desktop: Desktop, meeting: Meeting, search: str, request: gr.Request
    ) -> list[Any]:
        listed = Desktop(reader=meeting.reader, steps=desktop.steps)
        return _show(await self._desk.look(listed, visitor_of(request), search=search))

    async def _again(self, desktop: Desktop, meeting: Meeting, request: gr.Request) -> list[Any]:
        return await self._anew(desktop, meeting, visitor_of(request))

    async def _arrived(self, visitor: Visitor, desktop: Desktop, meeting: Meeting) -> list[Any]:
        if desktop.page is None:  # nobody has opened the tab yet
            return [desktop, desktop_view(desktop)]
        if meeting.stored is not None:  # the pair that was just chosen is what they want to see
            desktop = Desktop(reader=meeting.reader, shown=meeting.stored, steps=desktop.steps)
        return await self._anew(desktop, meeting, visitor)

    async def _anew(self, desktop: Desktop, meeting: Meeting, visitor: Visitor) -> list[Any]:
        """Return what stood there, read anew for whoever looks now."""
        if desktop.reader != meeting.reader:
            desktop = Desktop(reader=meeting.reader, steps=desktop.steps)
        if desktop.shown:
            act = read_act(f"show {desktop.shown.pair.id}", VERBS)
            return _show(await self._desk.act(desktop, act, visitor) if act else desktop)
        return _show(await self._desk.look(desktop, visitor, start=desktop.start))

    async def _act(
        self, desktop: Desktop, meeting: Meeting, said: str, request: gr.Request
    ) -> list[Any]:
        act = read_act(said, VERBS)
        if act is None or desktop.reader != meeting.reader:
            return [gr.skip() for _ in range(4)]
        visitor = visitor_of(request)
        done = await self._desk.act(desktop, act, visitor)
        changes = act.verb in {"done", "open", "surely"}
        met = await self._host.again(meeting, visitor) if changes else meeting
        return [*_show(done), *(show(met) if changes else (gr.skip(), gr.skip()))]

    async def _read_it(self, text: str, request: gr.Request) -> list[Any]:
        draft = await self._desk.read(text, visitor_of(request))
        return [draft, draft_view(draft)]

    async def _add_it(
        self, draft: Draft, text: str, meeting: Meeting, request: gr.Request
    ) -> list[Any]:
        visitor = visitor_of(request)
        # What stands in the box is added, whatever the preview showed before it was changed.
        read = await self._desk.read(text, visitor)
        if read.pair is None or read.pair != draft.pair:
            said = "Look at the preview, then press Add this pair once more."
            shown = read if read.problem else Draft(pair=read.pair, said=said)
            return [shown, draft_view(shown), gr.skip(), gr.skip()]
        added, stored = await self._desk.add(draft, visitor)
        if stored is None or meeting.reader is not None:  # whoever looks goes on looking
            return [added, draft_view(added), gr.skip(), gr.skip()]
        met = await self._host.choose(meeting, stored.pair.id, visitor)
        return [added, draft_view(added), *show(met)]

    async def _read_list(self, text: str, request: gr.Request) -> list[Any]:
        draft = await self._desk.read_roster(text, visitor_of(request))
        return [draft, draft_view(draft)]

    async def _store_list(self, draft: Draft, request: gr.Request) -> list[Any]:
        stored = await self._desk.confirm_roster(draft, visitor_of(request))
        return [stored, draft_view(stored)]

    async def _create(self, desktop: Desktop, meeting: Meeting, request: gr.Request) -> list[Any]:
        mine = replace(desktop, reader=meeting.reader)
        return _show(await self._desk.create_sample(mine, visitor_of(request)))


def _show(desktop: Desktop) -> list[Any]:
    return [desktop, desktop_view(desktop)]

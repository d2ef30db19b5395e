"""The Ask tab: the chat with the coach."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import gradio as gr

from coach.domain.conversation import Role
from coach.rendering import inert
from coach.web.acts import read_act
from coach.web.agenda_sheet import agenda_sheet
from coach.web.bridge import QUIET, Bridge
from coach.web.meeting import Meeting
from coach.web.planning_desk import VERBS, PlanningDesk
from coach.web.reading import visitor_of
from coach.web.result_sheet import SURFACE as BESIDE
from coach.web.result_sheet import result_sheet
from coach.web.talking import PROMPTS, Desk, Talk
from coach.web.who_bar import Arrivals, show
from coach.web.workshop import Visitor

TITLE = "Ask"
SURFACE = "chat"

_ROLES = [("Leader", "leader"), ("Mentor", "mentor"), ("Programme manager", "manager")]
_PROMPT = "prompt-"
_WELCOME = """<div class="welcome"><h2>What would help before you meet?</h2>
<p>Ask about reverse mentoring: how to begin, what to talk about, what goes wrong and why. I answer
from a library of articles and playbooks, show where each sentence comes from, and say so when the
library does not know.</p></div>"""


class AskTab:
    """Builds the widgets of the tab, and passes what happens to the desk."""

    title = TITLE

    def __init__(self, desk: Desk, planning: PlanningDesk) -> None:
        """Ask at `desk`; the agenda beside the chat is changed at `planning`."""
        self._desk = desk
        self._planning = planning

    def build(self, page: gr.Blocks) -> None:
        """Add the tab's widgets to the page that is being built."""
        self._talk = gr.State(Talk(), time_to_live=12 * 3600)
        self._bridge = Bridge(SURFACE)
        self.talk, self.beside = self._talk, Bridge(BESIDE)
        with gr.Row(elem_id="talk"):
            with gr.Column(elem_id="chat-side", scale=5, min_width=300):
                self._lay_out()
            with gr.Column(elem_id="beside", scale=4, min_width=300):
                self._card = gr.Markdown("", elem_id="chat-card", elem_classes=["card-place"])

    def connect(
        self, page: gr.Blocks, meeting: gr.State, line: gr.Markdown, chosen: Arrivals
    ) -> None:
        """Wire the tab to who meets and who looks."""
        shown = [self._talk, self._chat, self._box, self._notice, self._heading, *self._prompts]
        shown.append(self._card)
        asking = gr.on(
            [self._box.submit, self._send.click, *(prompt.click for prompt in self._prompts)],
            self._ask,
            [self._talk, self._box, self._role, meeting],
            shown,
            trigger_mode="once",
            **QUIET,
        )
        # Waiting for the library must not take the places of those who ask.
        waited = page.load(self._wait, [], [self._notice], concurrency_limit=None, **QUIET)
        talk = [self._talk, self._role, meeting]
        waited.then(self._offer, talk, shown, **QUIET)
        self._role.change(self._offer, talk, shown, **QUIET)
        self._new.click(self._start_anew, [self._role, meeting], shown, cancels=[asking], **QUIET)
        chosen.then(self._arrived, [self._role, meeting], [self._role, *shown])
        self._bridge.go.click(
            self._act,
            [self._talk, self._role, meeting, self._bridge.said],
            [self._talk, self._card, meeting, line],
            **QUIET,
        )

    def _lay_out(self) -> None:
        with gr.Row(elem_id="who"):
            self._role = gr.Radio(
                _ROLES, value="leader", label="I am the", elem_id="role", container=False
            )
            self._new = gr.Button("New conversation", elem_id="new", size="sm", scale=0)
        self._chat = gr.Chatbot(
            elem_id="chat",
            show_label=False,
            container=False,
            height="100%",
            layout="bubble",
            placeholder=_WELCOME,
            autoscroll=False,
            sanitize_html=True,
            allow_tags=False,
            feedback_options=None,
            # Gradio's copy button copies the markup; ours copies the words.
            buttons=[],
            latex_delimiters=[],
            allow_file_downloads=False,
            group_consecutive_messages=False,
        )
        self._notice = gr.Markdown("", elem_id="notice")
        self._heading = gr.Markdown("", elem_id="offers")
        with gr.Row(elem_id="prompts"):
            self._prompts = [
                gr.Button(visible=False, size="sm", elem_id=f"{_PROMPT}{place}")
                for place in range(PROMPTS)
            ]
        with gr.Row(elem_id="composer"):
            self._box = gr.Textbox(
                placeholder="Ask about reverse mentoring",
                label="Your question",
                show_label=False,
                container=False,
                lines=1,
                max_lines=6,
                autofocus=True,
                elem_id="question",
                scale=8,
            )
            self._send = gr.Button("Ask", variant="primary", elem_id="send", scale=1, min_width=72)

    async def _ask(
        self,
        talk: Talk,
        text: str,
        role: str,
        meeting: Meeting,
        request: gr.Request,
        event: gr.EventData,
    ) -> AsyncIterator[list[Any]]:
        chosen = self._chosen(talk, event)
        question = text if chosen is None else chosen
        stages = self._desk.ask(
            talk,
            question,
            Role(role),
            visitor_of(request),
            typed=chosen is None,
            # Two people without names rather than nobody: no pair is looked up by a name then.
            pair=meeting.pair,
        )
        shown = self._show(talk, meeting)
        async for stage in stages:
            before, shown = shown, self._show(stage, meeting)
            yield _changes(before, shown)

    async def _act(
        self, talk: Talk, role: str, meeting: Meeting, said: str, request: gr.Request
    ) -> list[Any]:
        act = read_act(said, VERBS)
        if act is None:
            return [gr.skip() for _ in range(4)]
        visitor = visitor_of(request)
        plan, met = await self._planning.act(talk.plan, meeting, act, Role(role), visitor)
        changed = talk.with_plan(plan)
        bar = show(met) if met is not meeting else [gr.skip(), gr.skip()]
        return [changed, _beside(changed, met), *bar]

    def _chosen(self, talk: Talk, event: gr.EventData) -> str | None:
        """Return the offered question that was clicked; None if the box was sent."""
        # The event names the visitor's own copy of the button, so ids are compared.
        name = getattr(event.target, "elem_id", None) or ""
        if not name.startswith(_PROMPT):
            return None
        place = int(name.removeprefix(_PROMPT))
        return talk.prompts[place] if place < len(talk.prompts) else ""

    async def _wait(self) -> AsyncIterator[str]:
        async for words in self._desk.waiting():
            yield _line(words)

    def _offer(self, talk: Talk, role: str, meeting: Meeting) -> list[Any]:
        """Offer the role's examples, unless a conversation has begun meanwhile."""
        if talk.bubbles:
            return [gr.skip() for _ in range(6 + PROMPTS)]
        return self._show(self._desk.fresh(Role(role)), meeting)

    def _start_anew(self, role: str, meeting: Meeting) -> list[Any]:
        return self._show(replace(self._desk.fresh(Role(role)), draft=""), meeting)

    def _arrived(self, visitor: Visitor, role: str, meeting: Meeting) -> list[Any]:
        """Speak to whoever looks; what was said to somebody else goes."""
        now = meeting.reader.role if meeting.reader else role
        if not meeting.left:
            return [now, *(gr.skip() for _ in range(6 + PROMPTS))]
        return [now, *self._start_anew(now, meeting)]

    def _show(self, talk: Talk, meeting: Meeting) -> list[Any]:
        """Return a value for each output: talk, chat, box, notice, heading, prompts, card."""
        offers = [gr.update(value=prompt, visible=True) for prompt in talk.prompts]
        hidden = [gr.update(visible=False) for _ in range(PROMPTS - len(offers))]
        box = gr.skip() if talk.draft is None else gr.update(value=talk.draft)
        heading = "You could ask next" if talk.bubbles else "You could begin with"
        return [
            talk,
            list(talk.bubbles),
            box,
            _line(talk.notice),
            _line(heading if offers else ""),
            *offers,
            *hidden,
            _beside(talk, meeting),
        ]


def _changes(before: list[Any], after: list[Any]) -> list[Any]:
    """Leave out what the page shows already: each update of a button costs Gradio a millisecond."""
    box = 2  # what it holds is up to the visitor, so it is never known to be unchanged
    return [
        gr.skip() if old == new and place != box else new
        for place, (old, new) in enumerate(zip(before, after, strict=True))
    ]


def _beside(talk: Talk, meeting: Meeting) -> str:
    """Return the card beside the chat."""
    if talk.plan.agenda is not None:
        return agenda_sheet(talk.plan, SURFACE, chosen=meeting.stored is not None)
    return result_sheet(talk.result, meeting.pair)


def _line(words: str) -> str:
    return f"<p>{inert(words)}</p>" if words else ""

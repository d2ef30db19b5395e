"""The page: Gradio's widgets inside an app of ours, with our own routes beside them."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol

import gradio as gr
from fastapi import FastAPI

from coach.web.asgi import Receive, Scope, Send
from coach.web.ask_tab import AskTab
from coach.web.front import LOOK
from coach.web.joining import Joining
from coach.web.passage_routes import add_passage_routes
from coach.web.preparation import Preparation
from coach.web.talking import Desk
from coach.web.theme import theme

NAME = "Reverse mentoring coach"

_TOP = f"""<header class="top"><img src="look/mark.svg" alt="" width="40" height="40">
<div><h1>{NAME}</h1><p>For the pair that meets, and for whoever runs the programme</p></div>
</header>"""
_HEAD = """<link rel="icon" href="look/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="look/coach.css"><script src="look/coach.js" defer></script>"""


class Tab(Protocol):
    """A room of the page."""

    @property
    def title(self) -> str:
        """What its tab is called."""

    def build(self, page: gr.Blocks) -> None:
        """Add its widgets to the page."""


class GradioPage:
    """The page as one ASGI app."""

    def __init__(self, preparation: Preparation, *, help_route: str) -> None:
        """Build the page around the coach that `preparation` is building."""
        self._app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
        add_passage_routes(self._app, preparation)
        tabs: list[Tab] = [AskTab(Desk(preparation, help_route=help_route))]
        blocks = _blocks(tabs)
        self._door = Joining(self._app, blocks.get_config_file())
        gr.mount_gradio_app(
            self._app,
            blocks,
            path="/",
            allowed_paths=[],
            blocked_paths=["/"],
            max_file_size="10mb",
            show_error=False,
            enable_monitoring=False,
            footer_links=[],
            ssr_mode=False,
            mcp_server=False,
            pwa=False,
            run_history=False,
            favicon_path=str(LOOK / "mark.svg"),
            theme=theme(),
            head=_HEAD,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        await self._door(scope, receive, send)

    def lifetime(self) -> AbstractAsyncContextManager[object]:
        """Return Gradio's start and end: its queue, and the cleaning of its folder."""
        return self._app.router.lifespan_context(self._app)


def _blocks(tabs: list[Tab]) -> gr.Blocks:
    page = gr.Blocks(
        title=NAME, analytics_enabled=False, delete_cache=(3600, 3600), fill_height=True
    )
    with page:
        gr.Markdown(_TOP, elem_id="top")
        # With a single tab there is nothing to choose, and the bar of names is not shown.
        with gr.Tabs(elem_id="tabs", elem_classes=[] if len(tabs) > 1 else ["single"]):
            for tab in tabs:
                with gr.Tab(tab.title, elem_classes=["room"]):
                    tab.build(page)
    page.queue(max_size=64, default_concurrency_limit=32, api_open=False)
    return page

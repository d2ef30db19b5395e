"""The page: Gradio's widgets inside an app of ours, with our own routes beside them."""

from contextlib import AbstractAsyncContextManager

import gradio as gr
from fastapi import FastAPI

from coach.web.asgi import Receive, Scope, Send
from coach.web.export_routes import add_export_routes
from coach.web.exports import ExportShelf
from coach.web.front import LOOK
from coach.web.joining import Joining
from coach.web.passage_routes import add_passage_routes
from coach.web.preparation import Preparation
from coach.web.rooms import Rooms
from coach.web.summaries_desk import SummariesDesk
from coach.web.theme import theme
from coach.web.upload_routes import add_upload_routes

NAME = "Reverse mentoring coach"

_TOP = f"""<header class="top"><img src="look/mark.svg" alt="" width="40" height="40">
<div><h1>{NAME}</h1><p>For the pair that meets, and for whoever runs the programme</p></div>
</header>"""
_SHEETS = (
    "coach",
    "rooms",
    "prepare",
    "cards",
    "agenda",
    "feedback",
    "releases",
    "programme",
    "summaries",
)
_SCRIPTS = ("coach", "acts", "summaries")
_HEAD = (
    '<link rel="icon" href="look/mark.svg" type="image/svg+xml">'
    + "".join(f'<link rel="stylesheet" href="look/{name}.css">' for name in _SHEETS)
    + "".join(f'<script src="look/{name}.js" defer></script>' for name in _SCRIPTS)
)


class GradioPage:
    """The page as one ASGI app."""

    def __init__(self, preparation: Preparation, *, help_route: str) -> None:
        """Build the page around the coach that `preparation` is building."""
        self._app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
        add_passage_routes(self._app, preparation)
        shelf = ExportShelf()
        add_export_routes(self._app, shelf)
        summaries = SummariesDesk(preparation)
        add_upload_routes(self._app, summaries)
        blocks = page_of(Rooms(preparation, shelf, help_route=help_route, summaries=summaries))
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


def page_of(rooms: Rooms) -> gr.Blocks:
    """Return the page with these rooms."""
    page = gr.Blocks(
        title=NAME, analytics_enabled=False, delete_cache=(3600, 3600), fill_height=True
    )
    with page:
        with gr.Row(elem_id="head"):
            gr.Markdown(_TOP, elem_id="top")
            with gr.Column(elem_id="who-meets", min_width=0):
                rooms.bar.build(page)
        rooms.bar.build_care()
        rooms.build(page)
    page.queue(max_size=64, default_concurrency_limit=32, api_open=False)
    return page

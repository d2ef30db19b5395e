"""Our own addresses: a passage with the quoted words marked."""

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, Response

from coach.domain.passage import Passage
from coach.domain.source import Source
from coach.errors import NotFound
from coach.rendering import passage_article, passage_page
from coach.web.preparation import Preparation

_LONGEST_QUOTE = 2_000


def add_passage_routes(app: FastAPI, preparation: Preparation) -> None:
    """Add `/sources/{id}`: a whole page, or with `part` the article alone for the panel."""

    @app.get("/sources/{id}")
    def show_passage(id: str, q: str = "", part: bool = False) -> Response:
        if preparation.coach is None:
            return PlainTextResponse("The library is still being read.", status_code=503)
        try:
            passage = preparation.coach.passage(id)
            source = preparation.coach.source(passage.source)
        except NotFound:
            return PlainTextResponse("This source is not in the library any more.", status_code=404)
        return HTMLResponse(_render(passage, source, q[:_LONGEST_QUOTE], part=part))

    @app.exception_handler(500)
    def say_plainly(request: Request, error: Exception) -> Response:
        return PlainTextResponse("Something went wrong on our side. Try again.", status_code=500)


def _render(passage: Passage, source: Source, quote: str, *, part: bool) -> str:
    return (passage_article if part else passage_page)(passage, source, quote)

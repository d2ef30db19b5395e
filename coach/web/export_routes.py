"""Our own addresses: files to take along, and the page to print."""

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, PlainTextResponse, Response

from coach.errors import CoachError
from coach.web.exports import KINDS, ExportShelf

_GONE = "This link has run out. Go back to the coach and take it from there."


def add_export_routes(app: FastAPI, shelf: ExportShelf) -> None:
    """Add `/exports/{token}/{name}` for files, and `/print/{token}` for the page."""

    @app.get("/exports/{token}/{name}")
    def fetch(token: str, name: str) -> Response:
        offer = shelf.get(token)
        make = offer.files.get(name) if offer else None
        if make is None or name not in KINDS:
            return PlainTextResponse(_GONE, status_code=404)
        try:
            content = make()
        except CoachError as error:
            return PlainTextResponse(str(error), status_code=409)
        how = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(content, media_type=KINDS[name], headers=how)

    @app.get("/print/{token}")
    def show(token: str) -> Response:
        offer = shelf.get(token)
        if offer is None or offer.page is None:
            return PlainTextResponse(_GONE, status_code=404)
        return HTMLResponse(offer.page())

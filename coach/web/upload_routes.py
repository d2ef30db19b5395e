"""Our own addresses: a file of feedback comes in, and what came of it goes to who brought it."""

from urllib.parse import unquote

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from coach.web.held_files import HeldFile
from coach.web.summaries_desk import GONE, KINDS, SummariesDesk
from coach.web.visitors import name_among, read_whole

_STALE = "This page has been open for too long. Choose the file once more."
_CUT = "The file did not arrive whole. Choose it once more."
_LONGEST_FILE_NAME = 200


def add_upload_routes(app: FastAPI, desk: SummariesDesk) -> None:
    """Add `/summaries/upload`, and below `/summaries/{token}` what came of a file.

    What is not yours looks like what is not there.
    """

    @app.post("/summaries/upload")
    async def take(request: Request) -> Response:
        owner = name_among(request.cookies)
        # Before the body is read: who may not bring a file shall not fill the memory with one.
        if not desk.files.spend(request.headers.get("x-ticket", ""), owner):
            return PlainTextResponse(_STALE, status_code=403)
        content, _ = await read_whole(request.receive)
        if request.headers.get("content-length") != str(len(content)):
            return _answer(desk, owner, _CUT)
        address = request.client.host if request.client else ""
        name = unquote(request.headers.get("x-file-name", ""))[-_LONGEST_FILE_NAME:]
        return _answer(desk, owner, desk.accept(content, name, owner=owner, address=address))

    @app.get("/summaries/{token}/progress")
    def tell(request: Request, token: str, shared: bool = False) -> Response:
        file = _own(desk, request, token)
        return JSONResponse(desk.standing(file, shared=shared)) if file else _gone()

    @app.get("/summaries/{token}")
    def show(request: Request, token: str, shared: bool = False) -> Response:
        file = _own(desk, request, token)
        return HTMLResponse(desk.article(file, shared=shared)) if file else _gone()

    @app.get("/summaries/{token}/{name}")
    def fetch(request: Request, token: str, name: str) -> Response:
        file = _own(desk, request, token)
        content = desk.export(file, name) if file and name in KINDS else None
        if content is None:
            return _gone()
        how = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(content, media_type=KINDS[name], headers=how)


def _own(desk: SummariesDesk, request: Request, token: str) -> HeldFile | None:
    return desk.files.find(token, name_among(request.cookies))


def _gone() -> Response:
    return PlainTextResponse(GONE, status_code=404)


def _answer(desk: SummariesDesk, owner: str, taken: HeldFile | str) -> Response:
    """Return the file's token or what went wrong, and a ticket for the next file."""
    refused = isinstance(taken, str)
    said = {"problem": taken} if isinstance(taken, str) else {"token": taken.token}
    return JSONResponse(
        {**said, "ticket": desk.files.ticket(owner)}, status_code=409 if refused else 200
    )

"""A file that is brought as the page brings it: through the guard, with a ticket and a cookie."""

import json
import re
import time
from collections.abc import Callable, Sequence

from fastapi import FastAPI

from coach.web.guard import Guard
from coach.web.held_files import HeldFiles
from coach.web.summaries_desk import SummariesDesk
from coach.web.upload_routes import add_upload_routes
from tests.doubles.asgi import Answer, ask
from tests.doubles.working import Working

ANA, BEN = "a" * 43, "b" * 43
PATIENCE = 30.0
CANARY = "the heron nests behind the boathouse"
ROWS = (
    "pair,session,side,usefulness,openness,balance,comment",
    *(
        f"P{pair},1,{side},{3 + pair % 3},4,{2 + pair % 2},"
        f'"We never found a slot in the calendar, and {CANARY} number {pair}"'
        for pair in range(1, 13)
        for side in ("leader", "mentor")
    ),
)
FILE = "\n".join(ROWS).encode()
WRONG = b"colour,size\nblue,7\n"


class Bringing(Working):
    """The routes around a desk that reads with the scripted coach."""

    def __init__(self) -> None:
        super().__init__()
        self.files = HeldFiles(later=lambda after, act: None)
        self.desk = SummariesDesk(self.preparation, self.files)
        app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
        add_upload_routes(app, self.desk)
        self.door = Guard(app, host="127.0.0.1")

    def bring(
        self,
        content: bytes = FILE,
        *,
        owner: str = ANA,
        ticket: str | None = None,
        length: int | None = None,
        headers: Sequence[tuple[str, str]] = (),
        method: str = "POST",
    ) -> Answer:
        """Bring a file, by default with a ticket of its own; say another length to cut it."""
        given = self.files.ticket(owner) if ticket is None else ticket
        sent = [
            ("cookie", f"coach-visitor={owner}"),
            ("x-ticket", given),
            ("x-file-name", "answers%20of%20spring.csv"),
            ("content-length", str(len(content) if length is None else length)),
            *headers,
        ]
        pieces = [content[at : at + 100_000] for at in range(0, len(content), 100_000)] or [b""]
        return ask(self.door, "/summaries/upload", method=method, headers=sent, body=pieces)

    def token(self, content: bytes = FILE, *, owner: str = ANA) -> str:
        """Bring a file and wait until it is read; return its token."""
        token: str = json.loads(self.bring(content, owner=owner).text)["token"]
        self.wait(token, owner)
        return token

    def wait(self, token: str, owner: str = ANA) -> None:
        """Wait until nothing is done with a file any more."""
        file = self.files.find(token, owner)
        assert file is not None
        until(lambda: not file.made.busy)

    def get(self, path: str, *, owner: str = ANA, query: str = "") -> Answer:
        """Ask for something below `/summaries/`."""
        cookie = [("cookie", f"coach-visitor={owner}")]
        return ask(self.door, f"/summaries/{path}", headers=cookie, query=query)

    def share(self, token: str, programme: str = "Spring pilot", *, owner: str = ANA) -> str:
        """Make what can be shared of a file; return the card."""
        file = self.files.find(token, owner)
        assert file is not None
        self.desk.share(file, programme)
        self.wait(token, owner)
        return self.get(token, owner=owner, query="shared=1").text


def until(there: Callable[[], bool]) -> None:
    """Wait for something that a thread does."""
    end = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < end, "the thread did not come to it"
        time.sleep(0.005)


def words_of(page: str) -> str:
    """Return the words of a page without its markup."""
    return re.sub(r"<[^>]*>", " ", page)

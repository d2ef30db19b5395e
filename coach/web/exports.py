"""What a visitor can take along: kept in memory for an hour under a token nobody can guess."""

import hmac
import secrets
import threading
import time
from base64 import urlsafe_b64encode
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

from coach.domain.agenda import Agenda
from coach.rendering.agenda_calendar import agenda_calendar, reminder_calendar
from coach.rendering.agenda_docx import agenda_docx
from coach.rendering.agenda_markdown import agenda_markdown
from coach.rendering.agenda_page import agenda_page

SECONDS_KEPT = 3600.0
MOST_KEPT = 2_000
"""Offers kept at once; the oldest goes first."""
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {
    "agenda.md": "text/markdown; charset=utf-8",
    "agenda.docx": DOCX,
    "agenda.ics": "text/calendar; charset=utf-8",
    "reminder.ics": "text/calendar; charset=utf-8",
    "plan.md": "text/markdown; charset=utf-8",
    "survey.md": "text/markdown; charset=utf-8",
    "sponsor.md": "text/markdown; charset=utf-8",
    "release.json": "application/json",
    "release.csv": "text/csv; charset=utf-8",
    "release.xlsx": XLSX,
}
"""Every file there is, and what it is."""


@dataclass(frozen=True)
class Offer:
    """Files that are made when they are fetched, and a page to print."""

    files: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)
    page: Callable[[], str] | None = None


class ExportShelf:
    """Keeps offers for a while; safe to use from several threads."""

    def __init__(
        self, *, seconds: Callable[[], float] = time.monotonic, most: int = MOST_KEPT
    ) -> None:
        """Keep at most so many offers."""
        self._seconds = seconds
        self._most = most
        self._kept: OrderedDict[str, tuple[float, Offer]] = OrderedDict()
        self._lock = threading.Lock()
        self._secret = secrets.token_bytes(32)

    def put(self, offer: Offer, *, name: bytes | None = None) -> str:
        """Keep an offer; return its token.

        An offer with a name has the same token each time: two pages that say the same are the
        same, byte for byte. Nobody can guess it who does not know the secret of this process.
        """
        token = secrets.token_urlsafe(24) if name is None else self._token(name)
        with self._lock:
            self._forget()
            self._kept.pop(token, None)  # the newest stands last, whether it was here or not
            self._kept[token] = (self._seconds() + SECONDS_KEPT, offer)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return token

    def get(self, token: str) -> Offer | None:
        """Return the offer of a token, None if there is none any more."""
        with self._lock:
            self._forget()
            kept = self._kept.get(token)
        return kept[1] if kept else None

    def _token(self, name: bytes) -> str:
        return urlsafe_b64encode(hmac.digest(self._secret, name, "sha256")[:24]).decode()

    def _forget(self) -> None:
        now = self._seconds()
        while self._kept and next(iter(self._kept.values()))[0] <= now:
            self._kept.popitem(last=False)


def agenda_offer(agenda: Agenda) -> Offer:
    """Return what can be taken along of an agenda."""
    uid = f"{secrets.token_hex(8)}@reverse-mentoring-coach"
    return Offer(
        files={
            "agenda.md": lambda: agenda_markdown(agenda).encode(),
            "agenda.docx": partial(agenda_docx, agenda),
            "agenda.ics": lambda: agenda_calendar(agenda, now=datetime.now(UTC), uid=uid),
        },
        page=lambda: agenda_page(agenda, back="../"),
    )


def reminder_offer(title: str, at: datetime, text: str) -> Offer:
    """Return a reminder for a calendar."""
    uid = f"{secrets.token_hex(8)}@reverse-mentoring-coach"

    def file() -> bytes:
        return reminder_calendar(title, at, text, now=datetime.now(UTC), uid=uid)

    return Offer(files={"reminder.ics": file})

"""Files of feedback that somebody holds, summarised for them alone; without the widgets."""

import json
import sys
import threading
from collections.abc import Callable

from coach.domain.person import LONGEST_NAME
from coach.domain.release import Release
from coach.domain.summary import FeedbackSummary
from coach.domain.summary_texts import SummaryTexts
from coach.language.cleaning import one_line
from coach.rendering import inert
from coach.rendering.summary_cards import shared_card, summary_article
from coach.rendering.summary_html import release_page, summary_page
from coach.rendering.summary_json import release_json, summary_json
from coach.rendering.summary_markdown import release_markdown, summary_markdown
from coach.web.acts import button
from coach.web.held_files import HeldFile, HeldFiles, Work
from coach.web.last_resort import LastResort
from coach.web.needs import PreparingCoach
from coach.web.pacing import Pace
from coach.web.preparation import Preparation
from coach.web.reading import text_of
from coach.web.workshop import UNEXPECTED, so_far

SURFACE = "summaries"
"""Which bridge carries the buttons of this tab."""
FILES_A_MINUTE = 10
"""Files that one browser may bring within 60 seconds."""
FILES_A_MINUTE_FROM_ONE_ADDRESS = 60
AT_WORK = 2
"""Files that are read at once; the others wait."""
GONE = "This file is forgotten. Choose it once more."
KINDS = {
    "summary.md": "text/markdown; charset=utf-8",
    "summary.html": "text/html; charset=utf-8",
    "summary.json": "application/json",
    "shared.md": "text/markdown; charset=utf-8",
    "shared.html": "text/html; charset=utf-8",
    "shared.json": "application/json",
}
"""Every file there is, and what it is."""
_TO_SHARE = (
    "To show this to anybody else, make the version that can be shared: it has no comments and no "
    "exact counts."
)
_FORGOTTEN = "The file and its summary are forgotten."
_STAYS = " The version for others stays noted on this computer; no comment is in it."
_HERE = {"needs a name of its own: --programme.": "needs a programme name of its own."}
"""What an error says for the command line, as this page says it."""


class SummariesDesk:
    """Reads files in threads, and shows what came of them to the browser that brought them."""

    def __init__(self, preparation: Preparation, files: HeldFiles | None = None) -> None:
        """Summarise with the coach that `preparation` builds."""
        self._preparation = preparation
        self.files = HeldFiles() if files is None else files
        self._by_owner = Pace(FILES_A_MINUTE)
        self._by_address = Pace(FILES_A_MINUTE_FROM_ONE_ADDRESS)
        self._at_work = threading.BoundedSemaphore(AT_WORK)

    def accept(self, content: bytes, name: str, *, owner: str, address: str) -> HeldFile | str:
        """Return a file that is being read now, or why it is not, as a sentence."""
        if not owner:
            return "Your browser keeps no cookies of this page, so the file would be nobody's."
        if max(self._by_owner.wait(owner), self._by_address.wait(address)):
            return "That were many files within a minute. Try again in a moment."
        coach = self._preparation.coach
        if coach is None:
            standing = so_far(self._preparation.standing)
            return self._preparation.problem or f"{standing}. Try again in a moment."
        file = self.files.hold(owner, name, content)
        if file is None:
            return "Other files are being read just now. Try again in a minute."
        self._begin(file.made.reading, lambda: self._summarise(coach, file))
        return file

    def share(self, file: HeldFile, programme: str) -> None:
        """Begin to make the version that can be shared, unless that is being done already."""
        coach, made = self._preparation.coach, file.made
        if coach is None or made.summary is None or made.busy:
            return
        called = one_line(text_of(programme, LONGEST_NAME))[:LONGEST_NAME]
        made.release = None
        made.sharing = work = Work("Counting who stands behind each figure")
        self._begin(work, lambda: self._share(coach, file, called, work))

    def forget(self, token: str, owner: str) -> str:
        """Forget a file of this browser; return what is gone, and what stays."""
        file = self.files.find(token, owner)
        if file is None:
            return "The file is forgotten."
        self.files.forget(token)
        return _FORGOTTEN + (_STAYS if file.made.release else "")

    def standing(self, file: HeldFile, *, shared: bool) -> dict[str, object]:
        """Return how far a file is: words, a share from 0 to 1, whether it is done."""
        work = file.made.sharing if shared else file.made.reading
        if work is None:
            return {"words": "", "share": 0.0, "done": True}
        return {"words": work.words, "share": work.share, "done": work.done}

    def article(self, file: HeldFile, *, shared: bool) -> str:
        """Return what came of a file as HTML: the summary or what can be shared, or a problem."""
        made, texts = file.made, self._texts()
        work = made.sharing if shared else made.reading
        if work is None or work.problem or texts is None:
            return problem_article(work.problem if work else GONE)
        if shared:
            along = _along(file.token, "shared")
            return shared_card(made.release, along=along) if made.release else ""
        along = _along(file.token, "summary")
        return summary_article(made.summary, texts, along=along) if made.summary else ""

    def export(self, file: HeldFile, name: str) -> bytes | None:
        """Return what was made of a file in one of its forms, None where there is none."""
        made, texts = file.made, self._texts()
        if texts is None:
            return None
        if name.startswith("summary") and made.summary:
            return _summary_as(name, made.summary, texts)
        if name.startswith("shared") and made.release:
            return _release_as(name, made.release, texts)
        return None

    def _texts(self) -> SummaryTexts | None:
        """Return the words of a summary, which on this page name the page's own button."""
        coach = self._preparation.coach
        texts = coach.summaries.texts if coach else None
        return texts.model_copy(update={"to_share": _TO_SHARE}) if texts else None

    def _begin(self, work: Work, do: Callable[[], None]) -> None:
        """Do something in a thread that does not keep the process alive."""

        def run() -> None:
            with LastResort() as attempt, self._at_work:
                do()
            if attempt.place:  # the kind of error and where; never its text
                print(f"A file was not read ({attempt.place}).", file=sys.stderr, flush=True)
            work.end(_here(attempt.sentence(UNEXPECTED) or ""))

        threading.Thread(target=run, name="summary", daemon=True).start()

    def _summarise(self, coach: PreparingCoach, file: HeldFile) -> None:
        read = file.made.reading.read
        file.made.summary = coach.summaries.summarise(file.content, file.name, read)

    def _share(self, coach: PreparingCoach, file: HeldFile, programme: str, work: Work) -> None:
        file.made.release = coach.summaries.share(file.content, file.name, programme, work.read)


def problem_article(problem: str) -> str:
    """Return a problem where an article would be."""
    return f'<p class="problem">{inert(problem)}</p>'


def _summary_as(name: str, summary: FeedbackSummary, texts: SummaryTexts) -> bytes | None:
    if name == "summary.md":
        return summary_markdown(summary, texts).encode()
    if name == "summary.html":
        return summary_page(summary, texts).encode()
    return _document(summary_json(summary)) if name == "summary.json" else None


def _release_as(name: str, release: Release, texts: SummaryTexts) -> bytes | None:
    if name == "shared.md":
        return release_markdown(release, texts).encode()
    if name == "shared.html":
        return release_page(release, texts).encode()
    return _document(release_json(release)) if name == "shared.json" else None


def _document(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _here(problem: str) -> str:
    for theirs, ours in _HERE.items():
        problem = problem.replace(theirs, ours)
    return problem


def _along(token: str, kind: str) -> str:
    links = "".join(
        f'<a href="summaries/{token}/{kind}.{form}" download>{words}</a>'
        for form, words in (("md", "Markdown"), ("html", "Page (HTML)"), ("json", "JSON"))
    )
    forget = button(SURFACE, "forget", "Forget this file", kind="plain")
    return f'<p class="along">{links}{forget if kind == "summary" else ""}</p>'

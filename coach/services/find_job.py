"""Find the job: whether a turn wants something prepared, and all that it says about it."""

import re
from collections.abc import Sequence
from datetime import datetime

from coach.domain.conversation import Turn
from coach.domain.request import Job, Request
from coach.language.cleaning import clean
from coach.language.requesting import Act, act_of
from coach.ports import Embedder
from coach.services.find_edit import find_edits
from coach.services.job_texts import JobTexts
from coach.services.marking import Marked, mark
from coach.services.request_slots import head_of, slots_of
from coach.services.settle_request import settled
from coach.services.tell_job import Found, JobTeller

LONGEST = 2000
"""Characters within which a job is looked for; what is to be worked on may go on for longer."""
_WORKED_ON = (Job.CHECK_QUESTIONS, Job.DEBRIEF, Job.GOAL, Job.SCRIPT, Job.PRE_BRIEF)
"""Jobs whose request may stand before a colon, with what it is about behind it."""
_ANOTHER = re.compile(r"\b(?:new|another|different|separate|fresh|next|agenda|session|meeting)\b")
_CALLED = {
    Job.AGENDA: "plan a session for you",
    Job.TOPICS: "suggest topics for the two of you",
    Job.GIVE_BACK: "suggest what you could give back",
    Job.BRIEF: "brief you for your session",
    Job.PRE_BRIEF: "show you what you may be asked",
    Job.CHECK_QUESTIONS: "check questions of yours",
    Job.MINI_PLAN: "plan how you teach it",
    Job.SCRIPT: "write you some words for it",
    Job.DEBRIEF: "write up your session",
    Job.GOAL: "work on a goal with you",
    Job.LEDGER: "show what each of you has given so far",
}


class JobFinder:
    """Tells jobs from questions, and reads out what is said about them."""

    def __init__(self, embedder: Embedder, texts: JobTexts) -> None:
        """Encode the examples, all in one call."""
        self._texts = texts
        self._teller = JobTeller(embedder, texts)

    def find(
        self,
        text: str,
        turns: Sequence[Turn] = (),
        *,
        now: datetime,
        people: Sequence[str] = (),
        agenda: bool = False,
    ) -> Request | None:
        """Return what is asked for, or None for a turn that goes on to the library.

        Args:
            text: What was typed.
            turns: The turns before it, oldest first; a question that we asked back is answered.
            now: The person's own date and time, without a time zone.
            people: The names of the pair, in full.
            agenda: Whether our last turn carried an agenda: only then one can be edited.
        """
        whole = clean(text)
        answered = self._answered(whole, turns, now=now, people=people, agenda=agenda)
        return answered or self._asked(whole, now=now, people=people, agenda=agenda)

    def _answered(
        self,
        text: str,
        turns: Sequence[Turn],
        *,
        now: datetime,
        people: Sequence[str],
        agenda: bool,
    ) -> Request | None:
        """Return the request before, settled by what is said now, if we had to ask back."""
        if len(turns) < 2 or turns[-1].role != "assistant" or "?" not in turns[-1].text:
            return None
        before = self._asked(clean(turns[-2].text), now=now, people=people, agenda=agenda)
        if not before or not before.ask_back or before.ask_back not in turns[-1].text:
            return None
        return settled(before, clean(turns[-2].text), text, now=now)

    def _asked(
        self, text: str, *, now: datetime, people: Sequence[str], agenda: bool
    ) -> Request | None:
        edits = find_edits(text, now=now, people=people) if agenda else None
        if edits:
            return edits
        head = head_of(text)
        if head:
            said = mark(head, now=now, people=people)
            found = self._teller.by_signs(said, among=_WORKED_ON)
            if found:
                return self._request(found, text, said, now, people)
        said = mark(text[:LONGEST], now=now, people=people)
        found = self._teller.by_signs(said)
        if not found and head:
            before = mark(head, now=now, people=people)
            found = self._teller.by_likeness(before, among=_WORKED_ON)
            said = before if found else said
        found = found or self._teller.by_likeness(said)
        if found and agenda and found.job is Job.AGENDA and not _wants_another(found.cue):
            return None
        return self._request(found, text, said, now, people) if found else None

    def _request(
        self, found: Found, text: str, said: Marked, now: datetime, people: Sequence[str]
    ) -> Request:
        request = slots_of(found.job, text, said, self._texts, cue=found.cue)
        if found.job is Job.DEBRIEF and not request.partner:
            named = mark(text[:LONGEST], now=now, people=people).partner
            request = request.model_copy(update={"partner": named})
        if found.torn:
            ask = f"Shall I {_CALLED[found.job]}, or look up what the library says about it?"
            request = request.model_copy(update={"ask_back": ask, "torn": True})
        return request


def _wants_another(cue: str) -> bool:
    """Tell whether somebody who has an agenda before them wants a new one."""
    return act_of(cue) is Act.REQUEST and bool(_ANOTHER.search(cue))

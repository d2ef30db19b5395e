"""The slots of a request: what a turn says beside the job itself."""

import re

from coach.domain.person import PairSide
from coach.domain.playbook import SessionKind
from coach.domain.preparation import ScriptKind
from coach.domain.request import Job, Request
from coach.language.counting import NUMBER, counted
from coach.language.requesting import plain, sentences
from coach.services.find_topic import lesson_topic, session_topic
from coach.services.job_texts import TEXT, JobTexts
from coach.services.marking import Marked

_MINE = r"\b(?:my|our)\s+(?:own\s+|reverse\s+)?"
_SIDES: tuple[tuple[PairSide, re.Pattern[str]], ...] = (
    ("leader", re.compile(rf"{_MINE}(?:(?:junior|younger)\s+\w+|mentor)(?:'s)?\b")),
    ("mentor", re.compile(rf"{_MINE}(?:senior\s+\w+|leader|mentee|executive)(?:'s)?\b")),
)
_COUNT = re.compile(
    rf"\b(?P<count>{NUMBER}|a couple of|a few)\s+(?:\w+\s+){{0,2}}?(?:topics?|ideas?|suggestions?|"
    rf"things|"
    r"subjects?|themes?|offers?|options?|ways|alternatives)\b"
)
_TIMED = (Job.AGENDA, Job.MINI_PLAN)
_SITUATION = re.compile(
    r"\b(?:that|when|because|about|if|since|whenever|as soon as)\s+(?P<text>.+)",
    re.IGNORECASE | re.DOTALL,
)
_QUOTED = re.compile(r"[\"“”«](?P<text>[^\"“”»]{3,})[\"“”»]")
_AFTER_SIGN = re.compile(r"(?::(?=\s)|\n|\s[–-](?=\s))\s*")
_MY_GOAL = re.compile(
    r"\b(?:my|our|the|this)\s+(?:draft\s+)?(?:goal|objective|aim)\s+(?:is|would be|was|are)"
    r"\s*:?\s*(?P<text>[^.?!\n]+)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\bask\s+(?:\w+\s+){0,2}?(?P<text>(?:why|what|how|about|whether|if|when|who|where|which)\b.+)",
    re.IGNORECASE | re.DOTALL,
)
_TOLD = 14
"""Words from which a request to write something up tells what there was, too."""
_HEAD = 30
"""Words that may stand before what is to be worked on."""


def head_of(text: str) -> str:
    """Return a turn with TEXT for what follows a colon or a line end, or stands in quotation marks.

    Empty if there is no such, or too much stands before it.
    """
    sign = _sign(text)
    if not sign or len(text[: sign.start()].split()) > _HEAD:
        return ""
    after = text[sign.end() :] if "text" in sign.groupdict() else ""
    before = text[: sign.start()].rstrip(" ?.!:\n")
    return f"{before} {TEXT} {after}" if before else ""


def _sign(text: str) -> re.Match[str] | None:
    """Return the first sign after which stands what is to be worked on."""
    signs = [match for match in (_AFTER_SIGN.search(text), _QUOTED.search(text)) if match]
    return min(signs, key=lambda match: match.start(), default=None)


def payload_of(job: Job, text: str, cue: str) -> str:
    """Return what is to be worked on: after a colon, in quotation marks, or beside the request."""
    sign = _sign(text)
    if sign and head_of(text):
        return (sign.groupdict().get("text") or text[sign.end() :]).strip()
    about = _ASKED.search(text) if job is Job.CHECK_QUESTIONS else None
    if about:
        return about["text"].strip()
    goal = _MY_GOAL.search(text) if job is Job.GOAL else None
    if goal:
        return goal["text"].strip(" ,;\"'")
    others = [one for one in sentences(text) if plain(one) != cue]
    if others and len(others) < len(sentences(text)):
        return " ".join(others)
    return text if job is Job.DEBRIEF and len(text.split()) > _TOLD else ""


def slots_of(
    job: Job,
    text: str,
    said: Marked,
    texts: JobTexts,
    *,
    cue: str,
) -> Request:
    """Return the request with everything that the turn says about it."""
    lower = plain(said.text)
    moment = said.moment
    kind = _kind(lower, texts) if job is Job.AGENDA else None
    tells = re.compile(texts.kinds[kind].pattern, re.IGNORECASE) if kind else None
    topic = session_topic(said.text, kind=tells) if job is Job.AGENDA else None
    return Request(
        job=job,
        minutes=said.minutes if job in _TIMED else None,
        kind=kind,
        topic=lesson_topic(said.text) if job is Job.MINI_PLAN else topic,
        when=moment.when if moment else None,
        date_only=bool(moment and moment.when and moment.date_only),
        partner=said.partner,
        reader=_reader(lower),
        count=_count(lower) if job in (Job.TOPICS, Job.GIVE_BACK) else None,
        text=_text(job, text, cue),
        script=_script(lower, texts) if job is Job.SCRIPT else None,
        ask_back=moment.ask if moment else None,
    )


def _text(job: Job, text: str, cue: str) -> str:
    if job is Job.SCRIPT:
        situation = _SITUATION.search(text)
        return situation["text"].strip(" .?!") if situation else ""
    worked_on = (Job.CHECK_QUESTIONS, Job.DEBRIEF, Job.GOAL, Job.PRE_BRIEF)
    return payload_of(job, text, cue) if job in worked_on else ""


def _reader(text: str) -> PairSide | None:
    found = [(match.start(), side) for side, form in _SIDES if (match := form.search(text))]
    return min(found)[1] if found else None


def _count(text: str) -> int | None:
    match = _COUNT.search(text)
    return counted(match["count"]) if match else None


def _kind(text: str, texts: JobTexts) -> SessionKind | None:
    now = texts.happened.sub(" ", text)
    return next((kind for kind, form in texts.kinds.items() if form.search(now)), None)


def _script(text: str, texts: JobTexts) -> ScriptKind | None:
    return next((kind for kind, form in texts.scripts.items() if form.search(text)), None)

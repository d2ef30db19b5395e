"""Find an edit: how somebody wants the agenda changed that was just shown to them."""

import re
from collections.abc import Sequence
from datetime import datetime

from coach.domain.request import BlockRef, Edit, Job, Request
from coach.language.counting import NUMBER
from coach.language.lengths import find_length
from coach.language.moments import find_moment
from coach.services.edit_of_parts import part_edit
from coach.services.edit_of_time import only_of_time, time_edits
from coach.services.job_texts import DAY, LENGTH
from coach.services.marking import put_in

_FLAGS = re.IGNORECASE
_LONGEST, _LONGEST_TEXT = 40, 400
"""Words and characters; whoever wants a change says so in fewer."""
_VERBS = (
    r"(?:make|move|drop|remove|skip|delete|add|include|put|swap|replace|switch|change|start|begin|"
    r"end|finish|cut|shorten|lengthen|extend|trim|give|leave|take|call|rename|turn|spend|reduce|"
    r"push|bring|do|have|without|more|less|keep|shift|close|open|expand|insert)"
)
_CLAUSES = re.compile(
    rf"(?<=[.;!?])\s+|\n+|,?\s+(?:but|and\s+then|then|and\s+also)\s+|,?\s+and\s+(?={_VERBS}\b)|"
    rf",\s+(?={_VERBS}\b)",
    _FLAGS,
)
_LEADS = re.compile(
    r"^(?:(?:ok(?:ay)?|well|so|and|but|also|then|now|actually|great|good|nice|perfect|fine|yes|"
    r"yeah|yep|nah|nope|hmm+|"
    r"sorry|thanks|thank you|please|pls|plz|kindly|just|maybe|perhaps|coach|hi|hey|oh|no,)(?!\w)"
    r"[\s,:–-]*|"
    r"(?:looks|sounds|seems)\s+(?:good|great|fine|nice)[\s,:–-]+|"
    r"(?:can|could|would|will|might|may|shall)\s+(?:you|u|we|i)\s+|"
    r"(?:i|we)(?:'d| would| do)\s+(?:like|love|prefer|want|rather)\s+(?:(?:you|us|it)\s+)"
    r"?(?:to\s+)?|"
    r"(?:i|we)\s+(?:want|need|prefer|wish|have)\s+(?:you\s+)?to\s+|(?:let's|lets|let us|let me)\s+|"
    r"(?:what if|how about if|why don't)\s+(?:we|you|i)\s+|(?:how about|what about|why not)"
    r"\s+(?:(?:we|you|i|if we)\s+)?|"
    r"(?:is it|would it be|is that|might it be)\s+possible\s+(?:to|that we)\s+|is there a way "
    r"to\s+|"
    r"(?:do|would) you mind\s+(?:if we\s+)?|(?:try|better|i'd rather|rather|we'd better) (?:to\s+)"
    r"?|"
    r"(?:you|we|i)(?:'d)?\s+(?:can|could|should|might|may|must|better|will)\s+(?:also\s+|just\s+)?|"
    r"it(?:'d| would) be (?:better|good|nice|great|fine|best) (?:to\s+|if (?:we|you)"
    r"\s+(?:could\s+)?)|"
    r"(?:she|he|they|[A-Z]\w+)\s+(?:wants|prefers|would like|would prefer|would rather)"
    r"\s+(?:to\s+)?|i want\s+|"
    r"i think (?:that\s+)?(?:we|you)\s+(?:should|could|can)\s+|i think\s+|"
    r"(?:a (?:little )?bit|slightly|a little|much|some|quite|even|somewhat|a lot)\s+(?=(?:more|"
    r"less|fewer|longer|"
    r"shorter|later|earlier)\b))",
    _FLAGS,
)
_TRAILS = re.compile(
    r"(?:[\s,.!?]+(?:please|pls|plz|thanks|thank you|if (?:that's )?(?:possible|ok|okay|you can)|"
    r"ok\??|though|perhaps|maybe|for me|for us|then|sorry|i'm afraid|after all|in the end))"
    r"+[\s,.!?]*$",
    _FLAGS,
)
_GERUND = re.compile(
    r"^(?P<verb>mak|mov|dropp|remov|skipp|delet|add|includ|putt|swapp|replac|switch|chang|start|"
    r"beginn|end|"
    r"finish|cutt|shorten|lengthen|extend|trimm|giv|leav|tak|call|renam|turn|spend|reduc|push|"
    r"bring|do|hav|keep|"
    r"shift|clos|open|expand|insert)ing\b",
    _FLAGS,
)
_SILENT_E = frozenset(
    "mak mov remov delet includ replac chang giv leav tak renam reduc hav clos".split()
)
_ASKS = re.compile(
    r"^(?:what|why|how|who|whom|whose|when|where|which|is|are|was|were|does|did|has|had|should|"
    r"(?:have|do) (?:you|we|they|i|pairs|people|leaders|mentors|most|some|both|all|a|an)|am|tell "
    r"me|explain|describe|show me|define|compare|"
    r"(?:can|could|may|might|must|will|would) (?:a|an|mentors?|leaders?|people|pairs|one|they|i|"
    r"you)\b)(?!\w)",
    _FLAGS,
)
_MORE_MINUTES = re.compile(
    rf"\b({NUMBER}) (more|extra|additional|fewer|less) (minutes?|mins?)\b", _FLAGS
)
_CORRECTED = re.compile(
    r"(?:not\s.+?\sbut\s(?:rather\s)?|.*?\b(?:doesn't|does not|don't|won't|will not|can't|cannot|"
    r"isn't|is not)\b[^,;:–]*[,;:–]\s*)",
    _FLAGS,
)
_NAMED_BEFORE = re.compile(r"(?P<what>.+?)\s+(?:is|are|seems|feels|looks|sounds)\b", _FLAGS)
_IT = re.compile(rf"^(?P<verb>{_VERBS}(?:\s+out)?)\s+(?:it|that|this|them)\b", _FLAGS)
_PREFER = re.compile(
    r"^(?:i|we)(?:'d| would)?\s+(?:prefer|rather have|like)\s+(?P<new>.+?)\s+(?:to|over|better "
    r"than|more than)\s+"
    r"(?P<old>(?!be\b|have\b|do\b).+)$",
    _FLAGS,
)
_DO_THEY = re.compile(r"(?:(?:and|so|but)\s+)?do\s", _FLAGS)


def find_edits(text: str, *, now: datetime, people: Sequence[str] = ()) -> Request | None:
    """Return the request to change the agenda, or None if the turn asks for something else."""
    straight = _MORE_MINUTES.sub(r"\1 \3 \2", text.replace("’", "'").replace("‘", "'").strip())
    straight = _without_corrected(straight, now)
    if len(straight.split()) > _LONGEST or len(straight) > _LONGEST_TEXT:
        return None
    edits: list[Edit] = []
    ask: str | None = None
    before = ""
    for clause in _clauses(straight):
        core = _core(clause)
        if _DO_THEY.match(clause) and clause.endswith("?"):
            return None
        if not core:
            continue
        told = _NAMED_BEFORE.match(core)
        core = _IT.sub(rf"\g<verb> {before}", core) if before else core
        found, asks = _edits_of(core, now)
        before = told["what"] if told and not found else ""
        if not found and not asks and _ASKS.match(core):
            return None
        edits += found
        ask = ask or asks
    if not edits and not ask:
        return None
    named = [_with_person(edit, people) for edit in edits]
    return Request(
        job=Job.EDIT_AGENDA,
        edit=named[0] if named else None,
        then=tuple(named[1:]),
        ask_back=ask,
    )


def _without_corrected(text: str, now: datetime) -> str:
    """Leave out the day that is not meant: "not Tuesday but Wednesday"."""
    match = _CORRECTED.match(text)
    return text[match.end() :] if match and find_moment(text[match.end() :], now) else text


def _with_person(edit: Edit, people: Sequence[str]) -> Edit:
    """Take "Tunde first" for Tunde's topic, where Tunde is one of the two."""
    what = getattr(edit, "what", None)
    names = {name.casefold() for person in people for name in (person, *person.split())}
    if not isinstance(what, BlockRef) or what.words.casefold() not in names:
        return edit
    return edit.model_copy(update={"what": BlockRef(of="topic", whose=what.words)})


def _clauses(text: str) -> list[str]:
    return [clause.strip(" ,") for clause in _CLAUSES.split(text) if clause and clause.strip(" ,")]


def _core(clause: str) -> str:
    """Return what is wanted, without the words that lead to it."""
    core, before = _PREFER.sub(r"\g<new> instead of \g<old>", _TRAILS.sub("", clause)), None
    while before != core:
        before, core = core, _LEADS.sub("", core).strip(" ,")
    gerund = _GERUND.match(core)
    if not gerund:
        return core.strip(" ,.;:!?")
    stem = gerund["verb"].lower()
    doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in "ptnm"
    verb = f"{stem}e" if stem in _SILENT_E else stem[:-1] if doubled else stem
    return verb + core[gerund.end() :]


def _edits_of(core: str, now: datetime) -> tuple[list[Edit], str | None]:
    """Return the edits of one clause, and what has to be asked about them."""
    if _ASKS.match(core):
        return [], None
    moment = find_moment(core, now)
    marked = put_in(core, [(start, end, DAY) for start, end in (moment.spans if moment else ())])
    for bare in (False, True):
        length = find_length(marked, bare=bare)
        minutes = length.minutes if length else None
        spans = [(length.start, length.end, LENGTH)] if length else []
        said = put_in(marked, spans)
        if bare and not length:
            break
        edits = time_edits(said, core, moment=moment, minutes=minutes)
        if edits or (moment and moment.ask and only_of_time(said)):
            return edits, moment.ask if moment else None
        part = None if moment else part_edit(said, minutes=minutes)
        if part:
            return [part], None
        if length:
            break
    part = part_edit(core, minutes=None)
    return ([part] if part else []), None

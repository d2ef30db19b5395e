"""Find the topic: what a session or a lesson is to be about, without the words around it."""

import re

from coach.language.requesting import Act, act_of, plain, sentences
from coach.language.words import FUNCTION_WORDS, words
from coach.services.job_texts import DAY, LENGTH, NAME

_FLAGS = re.IGNORECASE
_MARK = rf"(?:{DAY}|{LENGTH})"
_ROLE = (
    r"(?:my|our|his|her|the)\s+(?:own\s+|senior\s+|junior\s+|reverse\s+)?"
    r"(?:mentor|leader|mentee|partner|executive|counterpart|pair)\b"
)
_WHO = rf"(?:{NAME}|{_ROLE}|me|us|him|her|them)"
_BETWEEN = rf"(?:me|us|him|her|them|{NAME})"
_TEACHES = (
    rf"(?:teach|show|explain|demonstrate|demo|walk|introduce)(?:s|es|ing)?(?:\s+(?:to\s+)?{_WHO})"
    rf"?(?:\s+through)?(?:\s+about|\s+to)?"
)
_CUES = tuple(
    re.compile(cue, _FLAGS)
    for cue in (
        r"\b(?:topics?|subject|theme)\s*(?::|=|-|\b(?:is|will\s+be|should\s+be|would\s+be|"
        r"could\s+be|to\s+be)\b)\s*",
        r"\b(?:focus(?:s?ed|s?ing)?|cent(?:red|ering)|concentrat(?:ed|ing|e))\s+(?:it\s+)?(?:up)"
        r"?on\s+",
        r"\b(?:(?<!how )(?<!what )about|regarding|concerning|re:?|around|covering|dedicated\s+to|"
        r"devoted\s+to)\s+",
        rf"\bto\s+(?:discuss|talk\s+about|cover|work\s+on|look\s+at|go\s+through|dig\s+into|"
        rf"dive\s+into|focus\s+on|learn(?:\s+about|\s+how\s+to)?|understand|practise|practice|"
        rf"explore|go\s+over|{_TEACHES})\s+",
        r"\b(?:talk|talking|speak|chat)\s+about\s+",
        r"\b(?:discuss(?:ing)?|cover|learning|exploring|practising)\s+",
        rf"\b(?:want|like|need)s?\s+(?:{_WHO}\s+)?to\s+(?:learn|see|understand|know)"
        rf"\s+(?:about\s+)?",
        rf"(?<!how )(?<!how i )\b{_TEACHES}\s+(?=\w)",
        r"\bon\s+",
        r"\btopics?\s+(?!(?:for|idea|suggest|i|we|to|that)\b)",
    )
)
_LESSON = tuple(
    re.compile(cue, _FLAGS)
    for cue in (
        r"\b(?:turn|break|make|convert|cut|split|fit|pack|boil|squeeze|package)\s+"
        rf"(?P<topic>.+?)\s+(?:down\s+)?(?:in)?to\s+(?:a\b|an\b|{LENGTH}|steps|something)",
        r"\b(?:break|boil|cut|split)\s+(?:down\s+)?(?P<topic>.+?)\s+(?:down|into|in)\b",
        rf"\bmake\s+(?:a|an)\s+(?:{LENGTH}\s+)?[\w -]*?lesson\s+out\s+of\s+(?P<topic>.+)",
        r"\b(?:lesson|tutorial|exercise|demo|walkthrough|primer|crash\s+course|mini[- ]plan|plan|"
        r"teach-in)"
        r"(?:\s+plan)?\s+(?:on|about|in|for|of|to\s+teach)\s+(?P<topic>.+)",
        rf"\b{_TEACHES}\s+(?P<topic>.+)",
    )
)
_TEACHING = re.compile(
    rf"^(?:how\s+(?:i|to|we)\s+(?:can\s+|could\s+|should\s+|would\s+)?)?{_TEACHES}\s+(?=\w)", _FLAGS
)
_STOP = re.compile(
    rf"[.?!;\n]|,(?=\s*(?:{_MARK}|please|pls|thanks|thank|can|could|would|and\s+(?:please|make|"
    rf"give|"
    r"send|keep|then|can|could)|for|with|on|at|partner|date|time|duration|length|when|who|give|"
    r"make|draft|plan|prepare|what|so|if|but|i|we|you|just|nothing)\b)"
    rf"|,\s*$|\s[–-]\s|\b{_MARK}\b|\b(?:with|for|to)\s+(?:me\s+and\s+)?{_WHO}(?!\w)|"
    rf"\bfor\s+(?:our|my|the)\s+(?:next|coming|first)\b"
    r"|\b(?:please|pls|plz|thanks|thank\s+you|if\s+possible|if\s+you\s+can|asap)\b|"
    r"\s+as\s+(?:the\s+)?(?:topic|theme|subject)\b"
    r"|\bso\s+that\b|\band\s+(?:please|give|make|send|keep)\b|\b(?:in|within|during|over)\s*$",
    _FLAGS,
)
_EDGES = re.compile(
    r"^(?:[\s,:;–\"“'‘(-]|\b(?:the\s+topic(?:\s+of)?|a\s+bit\s+(?:of|about)|something\s+(?:on|"
    r"about)|"
    r"some|more|about|on)\b\s+)+|(?:[\s,:;.!?–\"”'’)-]|\b(?:in|on|at|for|with|of|and|to|or|by|"
    r"please|within|during|too|then|session|meeting|together|as well|instead)$)+$",
    _FLAGS,
)
_POINTS = frozenset(
    "it that this them these those us me you him her something anything everything things stuff "
    "there here time ideas topics which what".split()
)
_SESSION = (
    r"(?:session|meeting|agenda|sitting|catch-?up|lesson|workshop|one-to-one|conversation)s?\b"
)
_COMPOUND = re.compile(
    rf"(?:^|\b(?:an?|our|my|the|this|another|new|next|draft|plan|prepare|{_MARK}))\s+"
    rf"(?P<topic>(?:[\w&'’-]+\s+){{1,3}}?){_SESSION}",
    _FLAGS,
)
_FOR = re.compile(rf"\b{_SESSION}(?:\s+plan)?\s+for\s+(?P<topic>(?!{_WHO})[^,.;?!]+)", _FLAGS)
_NO_TOPIC = frozenset(
    f"""first second third next last final closing initial opening short quick brief new good nice
    great proper regular normal standard usual ordinary feedback midpoint midway mid-point
    halfway restart kick-off kickoff mentoring reverse mentor leader mentors leaders long
    longer whole full productive useful solid draft plan planning prepare upcoming coming
    following weekly monthly one two three another one-to-one one-on-one in-person online
    virtual joint little mini hands-on concrete simple detailed better single own session
    sessions meeting meetings agenda agendas hour hours minutes minute min mins topic topics
    half-hour pair programme catch-up week month morning afternoon evening today tomorrow
    tonight review get ready structure sort set make create build give send write need want
    like set-up arrange schedule organise organize outline sketch design propose suggest mentee
    partner time slot day quickly straight asap note start again help going us back cancelled
    canceled postponed skipped missed break check-in needed wanted chat call appointment meet-
    up sorry hi hello hey coach pls plz thanks ok okay {DAY} {LENGTH} {NAME}""".split()
)
_SEGMENT = re.compile(
    rf"\b(?:{_MARK}|{NAME})\b|[,.;:?!\n]|\b(?:with|for)\s+(?:me\s+and\s+)?{_WHO}(?!\w)|\b(?:with|"
    rf"for)\s*$|\s[–-]\s",
    _FLAGS,
)
_SUBJECTS = frozenset("i we you he she they it me us".split())
_INSIDE = frozenset("of for and the in to how a an &".split())
_LONGEST_SEGMENT = 6


def session_topic(text: str, *, kind: re.Pattern[str] | None = None) -> str | None:
    """Return what a session is to be about, from a marked turn; None if nothing is said.

    Args:
        text: The turn.
        kind: The words that tell the kind of session: they are no topic.
    """
    for cue in _CUES:
        for match in cue.finditer(text):
            topic = _trimmed(text[match.end() :])
            if topic and not _says_nothing(topic):
                return topic
    for pattern in (_COMPOUND, _FOR):
        for match in pattern.finditer(text):
            topic = _trimmed(match["topic"])
            said = set(words(topic or ""))
            if topic and not said & (_NO_TOPIC | (FUNCTION_WORDS - _INSIDE)):
                return topic
    return _bare(kind.sub(".", text) if kind else text)


def lesson_topic(text: str) -> str | None:
    """Return what is to be taught, from a marked turn; None if nothing is said."""
    for pattern in _LESSON:
        match = pattern.search(text)
        topic = _trimmed(match["topic"]) if match else None
        topic = _TEACHING.sub("", topic) if topic else None
        if topic and not _says_nothing(topic):
            return topic
    return session_topic(text)


def _says_nothing(topic: str) -> bool:
    return set(words(topic)) <= _NO_TOPIC | FUNCTION_WORDS


def _trimmed(text: str) -> str | None:
    """Return the text up to where something else begins; None if it only points at something."""
    stop = _STOP.search(text)
    kept = re.sub(r"\s+", " ", text[: stop.start()] if stop else text)
    before = None
    while before != kept:
        before, kept = kept, _EDGES.sub("", kept).strip()
    said = words(kept)
    if not said or (said[0] in _POINTS and len(said) == 1) or said[0] in {DAY, LENGTH, NAME}:
        return None
    return None if set(said) <= FUNCTION_WORDS | {"namesaid", "mentor", "leader"} else kept


def _asking(text: str) -> list[str]:
    """Return the sentences that ask for something, or all if none does."""
    said = sentences(text)
    return [one for one in said if act_of(plain(one)) is Act.REQUEST] or said


def _bare(text: str) -> str | None:
    """Return the longest piece of a terse turn that is neither a slot nor asks for anything."""
    pieces: list[str] = []
    for piece in (piece for one in _asking(text) for piece in _SEGMENT.split(one)):
        said = words(piece)
        if any(word.split("'")[0] in _SUBJECTS for word in said):
            continue
        while said and said[0] in _NO_TOPIC | FUNCTION_WORDS:
            said = said[1:]
        while said and said[-1] in _NO_TOPIC | FUNCTION_WORDS:
            said = said[:-1]
        plain = [word for word in said if word not in _INSIDE]
        if (
            plain
            and len(said) <= _LONGEST_SEGMENT
            and not set(plain) & (_NO_TOPIC | FUNCTION_WORDS)
        ):
            found = re.search(r"\W+".join(map(re.escape, said)), piece.replace("’", "'"), _FLAGS)
            pieces += [found.group()] if found else []
    return max(reversed(pieces), key=lambda piece: len(piece.split()), default=None)

"""Whether a sentence asks for something to be done, asks to be told something, or only says it."""

import re
from enum import StrEnum


class Act(StrEnum):
    """What somebody does by saying a sentence."""

    REQUEST = "request"
    """Wants something done: "please plan ...", "could you ...", "I need ..."."""
    QUESTION = "question"
    """Wants to know something: "how do pairs ...", "tell me why ..."."""
    REMARK = "remark"
    """Says something, or names it in a few words: "an hour with Ana tomorrow"."""


_OPENERS = re.compile(
    r"^(?:(?:hi|hello|hey|ok|okay|oh|well|so|and|but|also|then|now|actually|alright|right|great|"
    r"perfect|super|cool|nice|good|fine|yes|yeah|no|thanks|thank you|cheers|please|pls|plz|kindly|"
    r"coach|sorry|hmm+|um+|just|maybe|perhaps|one more thing|quick one|good (?:morning|afternoon|"
    r"evening))\b[\s,.!:;–-]*)+"
)
_CLAUSE = (
    r"(?:^|[,;:–]\s*|\s-\s|\b(?:so|and|but|then|because|please|pls|plz|maybe|perhaps|just)\s+)"
)
_KNOW = (
    r"(?:tell|explain|describe|compare|define|elaborate|inform|clarify|answer|say|show (?:me )?"
    r"(?:how|what|why|which|the (?:evidence|article|study|source)|where)|give (?:me )?(?:an?|some|"
    r"the|more)?\s*(?:main |key |brief |short |good |real )?(?:example|reason|definition|overview|"
    r"summary|explanation|history|figure|number|statistic|fact|evidence|source|benefit|detail|"
    r"answer|difference)s?|name (?:me )?|remind me (?:what|who|when|where|why|how) (?!is still|was "
    r"agreed|we|i\b)|know|understand|learn (?:why|how|what|whether)|find out|hear|read|look up|"
    r"summari[sz]e (?!my|our|this|these|the session|the meeting|today|what (?:i|we))|(?:find|get|"
    r"show|"
    r"recommend|suggest|send) (?:me |us )?(?:the|a|an|some|any|more)?\s*(?:good |recent )?(?:stud|"
    r"passage|article|"
    r"source|evidence|paper|book|reading|figure|research)\w*|see "
    r"(?:how|what|why|evidence)|help (?:me )?(?:understand|to understand|see why))\b"
)
_ASKED_OF_YOU = re.compile(
    rf"{_CLAUSE}(?:can|could|would|will|might|can't|couldn't|won't) (?:you|u|we|i|someone)\b"
)
_TOLD = re.compile(
    rf"{_CLAUSE}(?:i|we|id|i'd|we'd|i'll|we'll|i'm|we're|it'd|it would|it's|let's|lets|let us|let "
    rf"me have|would (?:love|like|appreciate|be (?:great|good|nice|lovely))|help|"
    r"give|get|make|prepare|prepair|plan|draft|design|build|create|write|set|put|arrange|schedule|"
    r"organise|organize|outline|sketch|structure|propose|generate|suggest|recommend|find|show|list|"
    r"check|review|look|go|brief|prep|debrief|summarise|summarize|sum|turn|break|split|convert|"
    r"sharpen|improve|refine|reword|rephrase|rewrite|phrase|word|formulate|sort|fix|book|map|lay|"
    r"shape|come|think|pick|choose|brainstorm|anticipate|guess|predict|remind|update|open|compose|"
    r"craft|script|need|want|looking|something|any chance|my goal|here|these|this|new|quick|fill|"
    r"vet|soften|tidy|capture|record|note|log|run|do|add|have|start|restart|pack|cut|boil|explain)"
    r"\b"
)
_WH = re.compile(
    r"^(?:(?:for|in|at|on|by|to|with|from|about|of) )?(?:what|whats|what's|when|where|which|who|"
    r"whom|whose|who's|why|how|how's)\b"
)
_AUXILIARY = re.compile(
    r"^(?:is|are|was|were|am|do(?! (?:me|us|it|that|this|a|an|the|something)\b)|does|did|can|"
    r"could|should|shall|would|will|has|have|had|may|might|"
    r"must|isn't|aren't|doesn't|don't|didn't|won't|shouldn't|can't)\b"
)
_SUBJECT = re.compile(
    r"(?:i|we|my|our|he|she|they|it|there|you|your|id|ive)(?:'\w+)?\b(?! \w+ please)"
)
_ENDS_AS_QUESTION = re.compile(
    r"[,;:–] (?:so |and |but )?(?:what|how|why|which|who|when|where|is|are|was|were|do|does|did|"
    r"has|had|should|may|"
    r"can i|could i|am i)\b[^,]*\?$"
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*[.!?\n]*")


def plain(text: str) -> str:
    """Return the text in lower case, with straight apostrophes and single spaces in its lines."""
    lowered = text.lower().replace("’", "'").replace("‘", "'")
    return re.sub(r"[^\S\n]+", " ", lowered).strip()


def sentences(text: str) -> list[str]:
    """Return what stands between stops and line ends, the stops included, whatever the case."""
    return [one.strip() for one in _SENTENCE.findall(text) if one.strip()]


def without_opener(sentence: str) -> str:
    """Return a plain sentence without the words that only lead to it: "ok, and please ..."."""
    return _OPENERS.sub("", sentence)


def act_of(sentence: str) -> Act:
    """Return what is done by a plain sentence, from its grammar alone."""
    said = without_opener(sentence)
    asked_of_you = _ASKED_OF_YOU.search(said)
    if asked_of_you and _wants_done(said, asked_of_you):
        return Act.REQUEST
    if _ENDS_AS_QUESTION.search(said):
        return Act.QUESTION
    told = _TOLD.search(said)
    opens_as_question = _WH.match(said) or _AUXILIARY.match(said)
    if told and told.start() == 0 and said.startswith("would "):
        return Act.REQUEST
    if told and not (opens_as_question and told.start() == 0):
        if _wants_to_know(said):
            return Act.QUESTION
        if not opens_as_question:
            return Act.REQUEST
    if opens_as_question or _wants_to_know(said):
        return Act.QUESTION
    return Act.REMARK


def tells_of_oneself(sentence: str) -> bool:
    """Tell whether a plain sentence begins with a person: "I need ...", "my leader and I ..."."""
    said = without_opener(sentence)
    asked = _ASKED_OF_YOU.search(said)
    return bool(_SUBJECT.match(said)) and not (asked and _wants_done(said, asked))


def question_in(sentence: str) -> str:
    """Return the part of a plain sentence that asks: "I have an hour, is that enough?"."""
    ends = _ENDS_AS_QUESTION.search(sentence)
    return sentence[ends.start() + 1 :].strip() if ends else without_opener(sentence)


def _wants_done(said: str, asked: re.Match[str]) -> bool:
    """Tell "can you plan ..." from "can you tell me ..." and from "can I see ..."."""
    after = said[asked.end() :]
    if re.match(rf"\s+(?:please |kindly |just |maybe |also |quickly )*{_KNOW}", after):
        return False
    if re.search(r"\b(?:you|u|someone)$", asked.group()):
        return True
    return bool(
        re.match(
            r"\s+(?:please |just |maybe |also |possibly )*(?:have|get|plan|set|do|start|make)\b",
            after,
        )
    )


def _wants_to_know(said: str) -> bool:
    return bool(
        re.match(
            rf"(?:(?:i|we)(?:'d| would)? (?:want|like|love|need|wish|have)(?: to)? )?{_KNOW}", said
        )
    )

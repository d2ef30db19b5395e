"""Forms of words in which people promise something in notes, as patterns."""

import re

from coach.planning.note_people import NotePeople

ANY_CASE = re.IGNORECASE
SOFT = (
    r"(?:(?:also|both of us|both|each|then|now|all|just|definitely|please|in turn|first|gladly)"
    r"\s+)*"
)
"""Words between a subject, or `will`, and the verb."""
_WILL = r"(?:['’]ll|\s+(?:will|shall))\s+"
_GOING = (
    r"(?:['’](?:m|re|s)|\s+(?:am|are|is))\s+(?:(?:going|about|supposed|meant|due)\s+)?to\s+|"
    r"(?:['’](?:m|re|s|ve)|\s+(?:am|are|is|have))?\s+(?:gonna|gotta)\s+"
)
_MUST = (
    r"\s+(?:(?:have|has|need|needs|ought|plan|plans|aim|aims|intend|intends)\s+to|must|should)\s+"
)
_TO = r"\s+to\s+"
_VERBS = (
    r"agree[ds]?|promise[ds]?|offer(?:s|ed)?|volunteer(?:s|ed)?|undertakes?|undertook|"
    r"commit(?:s|ted)?(?:\s+(?:himself|herself|myself|themselves|ourselves))?|pledged?|vowed|"
    r"decided|resolved|said"
)
_AGREED = re.compile(
    r"^\s*(?:so\s+)?(?:(?:we|both(?: of us)?|it (?:was|is|has been))\s+)?(?:have\s+)?"
    r"(?:agreed|decided|settled|arranged|resolved)(?:\s+that\b|\s*[:,–-])\s*",
    ANY_CASE,
)
SUFFIX = re.compile(
    r"\s*[(\[]\s*(?P<in>[^()\[\]]{1,60})\s*[)\]]|"
    r"\s*(?:->|→|–|—|-)\s*(?P<after>[\w .]{1,40})\.?$|\s*@(?P<at>\w+)\s*\.?$"
)
"""Somebody named in brackets, or behind an arrow, a dash or an at sign at the end."""
PRO_VERB = re.compile(r"^do(?:\s+(?:it|that|this|so|both))?\b\s*", ANY_CASE)
BEFORE_PRO_VERB = re.compile(r"\bto\s+(?P<rest>[a-z][^,;]*?)\s*,\s*(?:which|and|so)\b", ANY_CASE)
_REASONS = re.compile(
    r"\s*(?:,\s*(?:which|who|because|since|as|while|although|but|so)\b|"
    r"\s+(?:because|since|although|while)\s|\s+[–—-]\s).*$",
    ANY_CASE,
)
_EDGE = re.compile(
    r"^[\s,.:;–-]+|[\s,.:;–-]+$|\s*\(\s*\)|(?:,?\s+(?:and|but|then|so|while|or))+\s*$", ANY_CASE
)
_THIRD = re.compile(r"^(?P<stem>[a-z]+?)(?:(?P<y>i)es|(?<=sh|ch|ss)es|(?<=x|z|o)es|s)\b", ANY_CASE)
_ENDS_IN_S = frozenset(
    "discuss focus pass press assess address process miss access its this".split()
)


class PromiseForms:
    """The forms that name somebody, for the people of one pair."""

    def __init__(self, people: NotePeople) -> None:
        named = people.pattern.pattern
        subject = _subject(named)
        vow = (
            rf"(?i:(?:['’]ve|\s+(?:have|has|had))?\s+(?:kindly\s+)?(?:{_VERBS})\s+)"
            rf"(?:(?:(?i:me|us|him|her|them)|{named})\s+)?(?:(?i:to\s+)|(?i:that\s+)?"
            rf"(?:(?i:he|she|they|i|we)|{named})(?i:['’]d|['’]ll|\s+(?:would|will))\s+)"
        )
        who = rf"(?P<who>(?i:me|us|him|her|them|both)|{named})"
        self.explicit = re.compile(
            rf"(?<![\w'’-]){subject}(?:(?P<vow>{vow})|"
            rf"(?i:(?P<will>{_WILL})|(?P<going>{_GOING})|(?P<must>{_MUST})|(?P<bare>{_TO})))"
        )
        """A subject that promises: `I will`, `Tunde to`, `she offered to`."""
        self.subject_first = re.compile(rf"^{subject}\s+(?i:{SOFT})(?P<rest>.+)$")
        """A subject and its verb, where the notes say that it was agreed."""
        self.next_subject = re.compile(
            rf"\s*(?:,\s*(?i:and|but|then|while)?|\s(?i:and|but|while|then))\s+{subject}\s.*$"
        )
        """Where somebody else begins to do something."""
        self.loose = (
            (_step(who), 3.0, True),
            (_single(named), 2.0, True),
            (_asked(who), 1.5, False),
            (_SOMEBODY, 1.5, False),
        )
        """Forms without a subject: pattern, weight, whether the one who speaks is meant."""
        self.passive = re.compile(
            r"\b(?i:needs?|has|have|must|should|is|are)\s+(?i:to\s+)?(?i:be)\s+"
            rf"\w+(?i:ed|en|t|de|ne|wn|ld)\b(?:.{{0,80}}?\b(?i:by)\s+{who}(?!\w))?"
        )
        self.owes = re.compile(
            rf"(?<![\w'’-]){subject}(?:(?i:\s+(?:still\s+)?owes?\s+)|"
            rf"(?i:(?:['’](?:ve|s|d)|\s+(?:have|has|had))?\s+(?:promised|offered)\s+)"
            rf"(?=(?:(?i:me|us|him|her|them)|{named})\s+(?i:an?|the|his|her|my|his|two|three)\s))"
            r"(?P<rest>.+)$"
        )
        self.personal = re.compile(rf"^(?:(?i:i|we|he|she|they|it)\b|{named})")


def _subject(named: str) -> str:
    """Return a pattern for who promises, one named group for each way of saying it."""
    me = r"(?i:i|me|myself)"
    other = rf"(?:{named}|(?i:he|she))"
    two = rf"{other}\s+(?:and|&)\s+(?:{me}|{named})|{me}\s+(?:and|&)\s+{other}"
    return (
        rf"(?:(?P<both>(?:{two}|(?i:we|both of us|both))(?:\s+(?:both|each|all))?)|(?P<i>[Ii])|"
        rf"(?P<you>(?i:you))|(?P<they>(?i:he|she|they))|(?P<named>{named}))"
    )


def _step(who: str) -> re.Pattern[str]:
    return re.compile(
        r"^(?:(?i:my|the|our|one)\s+)?(?i:next steps?|action|homework|task|to-?do|job|promise|"
        rf"commitment)(?:\s+(?:for|of)\s+{who})?\s+(?:is|will be|:)\s+(?:to\s+)?(?P<rest>.+)"
    )


def _asked(who: str) -> re.Pattern[str]:
    return re.compile(
        r"\b(?i:asked|asks|invited|encouraged|wants|reminded|told)\s+"
        rf"{who}\s+to\s+(?P<rest>.+)"
    )


def _single(named: str) -> re.Pattern[str]:
    return re.compile(rf"^(?!(?:{named})\s){_WITHOUT_SUBJECT}\s+(?P<rest>.+)")


_WITHOUT_SUBJECT = (
    r"(?i:(?:will|must|shall|should)|(?:need|have|got|plan|aim|going|intend|promised|agreed|"
    r"offered|committed)\s+to|let me|i['’]d better)"
)
_SOMEBODY = re.compile(
    r"\b(?:somebody|someone|one of us|who(?:ever)?)\s+"
    r"(?:has to|should|must|needs to|will|to)\s+(?P<rest>.+)",
    ANY_CASE,
)


def without_agreed(text: str) -> str:
    """Return the text without `we agreed that` in front."""
    return _AGREED.sub("", text)


def trimmed(what: str) -> str:
    """Return what is to be done without its reasons and without loose ends."""
    what = _REASONS.sub("", what)
    before = None
    while before != what:
        before = what
        what = _EDGE.sub("", what).strip()
    return re.sub(r"^(?:to|and|please|that)\s+", "", what, flags=ANY_CASE)


def infinitive(what: str) -> str:
    """Return `introduce me` for `introduces me`."""
    match = _THIRD.match(what)
    if not match or match.group().lower() in _ENDS_IN_S:
        return what
    return f"{match['stem']}{'y' if match['y'] else ''}{what[match.end() :]}"

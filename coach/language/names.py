"""Proper names, told from words that merely start a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.language.words import FUNCTION_WORDS

_TOKEN = re.compile(r"[^\W\d_](?:[^\W_]|['’&-](?=[^\W_])|\.(?=[A-Z]\b))*\.?(?=\W|$)|[^\W_]+")
_LINK = re.compile(r"\s(?:(?:de|la|du|van|von|der|bin|al|&)\s)?")
_OF = re.compile(r"\s(?:of|for)\s(?:the\s)?")
_HEADS = frozenset(
    """academy association bank board bureau centre center chamber college council department
    faculty house institute library ministry museum office school society trust
    university""".split()
)
_ENDS = re.compile(r"(?:^|[.!?:;…\n|•]|[.!?]['\"”’)]|(?:^|[.!?\n])\s*[-*#>]+)\s*['\"“‘(\[*_]*$")
_POSSESSIVE = re.compile(r"(?:'s|’s|(?<=s)['’])$", re.IGNORECASE)
_TITLES = frozenset("mr mrs ms dr prof sir st jr sr lord lady vs no inc ltd co corp".split())
_CALENDAR = frozenset(
    """january february march april may june july august september october november december jan
    feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday
    saturday sunday mon tue tues wed thu thurs fri sat sun""".split()
)
_STARTERS = frozenset(
    """ask add agree aim allow answer avoid begin book both bring build buy call check choose close
    collect compare consider count cover decide define describe design draft encourage end
    ensure expect explain explore feel find finish focus follow form gather hear help hold
    invite join keep know learn leave let limit link listen look map match measure meet
    mention mind move name note offer open order pair pick plan play prepare protect
    question read record remember remind repeat report respect review run schedule see send
    set share show sit skip speak spend start state stay step stop suggest suppose swap
    switch talk teach tell think thank track treat try turn understand use visit wait walk
    watch win wish work write according additionally although besides finally firstly
    furthermore indeed meanwhile moreover nevertheless next otherwise overall perhaps
    recently sadly secondly sometimes soon still thirdly today tomorrow unlike usually
    whereas yesterday yet even just only many most fewer less more some such both each every
    either almost nearly about across along among around based beyond despite except
    including inside like near outside since toward towards unless upon within article
    articles chapter company companies employee employees executive executives leader
    leaders learning junior juniors manager managers member members mentee mentees mentor
    mentors mentoring mentorship millennials money new old participants people program
    programme programmes programs reciprocal report research reverse senior seniors seminar
    seminars session sessions several source sources students studies study team teams
    technology time traditional trust women men young younger older""".split()
)

_INTRODUCED = re.compile(
    r",\s+(?:the|an?|who|whose|then|once|now|former|formerly|director|head|founder|author|[A-Z]{3})\b"
    r"|\s+(?:said|says|puts?|wrote|writes|reports?|reported|argues|argued|claims|claimed|finds|found|calls"
    r"|called|thinks|thought|believes|believed|told|asked|joined|founded|directs|directed|runs|ran|led|leads"
    r"|mentored|coached|taught|published|publishes|started|launched|introduced|created|chose|paired|pairs"
    r"|blends|blended|combines|combined|hired|met|recommends|gives|gave|names|named|lists|listed|describes|described|shows|showed|offers|offered"
    r"|advises|warns|warned|suggests)\b"
)
"""What follows a name at the start of a sentence: `Gartner puts`, `Welch, the former CEO`."""
_COMMON_ENDING = re.compile(
    r"(?:ings?|ships?|ness|ity|ities|tions?|sions?|ments?|isms?|ers|ors|ees|ants|ists|ives|ies|ance|ence|acy|ly|ed)$"
)


@dataclass(frozen=True)
class Name:
    """A proper name in a text, without a possessive ending."""

    text: str
    start: int
    end: int
    sure: bool = True
    """False for a lone word at the start of a sentence: it may be a name, or any word."""


def names(text: str) -> tuple[Name, ...]:
    """Return the proper names of a text in order; a word that merely starts a sentence is none."""
    return tuple(name for name in possible_names(text) if name.sure)


def possible_names(text: str) -> tuple[Name, ...]:
    """Return the proper names, and the lone sentence starts that may be one."""
    inner = _inner_words(text)
    return tuple(name for run in _runs(text) if (name := _as_name(text, run, inner)))


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield runs of capitalised words that one name could be made of."""
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        if not _capital(token.group()):
            if run and not (token.group().isdigit() and _joined(text, run[-1], token)):
                continue
            if not run:
                continue
        if run and not _joined(text, run[-1], token):
            yield run
            run = []
        if _capital(token.group()):
            run.append(token)
    if run:
        yield run


def _joined(text: str, before: re.Match[str], token: re.Match[str]) -> bool:
    if _POSSESSIVE.search(before.group()):
        return False
    if before.group().endswith(".") and not _abbreviates(before.group()):
        return False
    link = _OF if before.group().lower() in _HEADS else _LINK
    between = (before.end(), token.start())
    return bool(_LINK.fullmatch(text, *between) or link.fullmatch(text, *between))


def _capital(token: str) -> bool:
    return (
        token[0].isupper()
        and token.rstrip(".") not in ("I", "A")
        and not token.startswith(("I'", "I’"))
    )


def _abbreviates(token: str) -> bool:
    core = token.rstrip(".")
    return (len(core) == 1 and core.isalpha()) or core.lower() in _TITLES or "." in core


def _as_name(text: str, run: list[re.Match[str]], inner: frozenset[str]) -> Name | None:
    starts = _starts_sentence(text, run[0])
    if starts and len(run) > 1 and _plain_start(run[0].group(), inner):
        run, starts = run[1:], False
    while run and _idle(run[0].group()):
        run = run[1:]
    while run and _idle(run[-1].group()):
        run = run[:-1]
    if not run:
        return None
    start = run[0].start()
    raw = text[start : run[-1].end()]
    core = raw if _abbreviates(run[-1].group()) else raw.rstrip(".")
    core = _POSSESSIVE.sub("", core)
    sure = not starts or len(run) > 1 or _marked(raw) or core.lower() in _mid_sentence(text)
    sure = sure or bool(
        _INTRODUCED.match(text, start + len(core)) and not _COMMON_ENDING.search(core)
    )
    if (
        starts
        and len(run) == 1
        and not _marked(raw)
        and (core.lower() in _STARTERS or core.lower() in inner)
    ):
        return None
    return Name(core, start, start + len(core), sure)


def _idle(token: str) -> bool:
    """Tell words of grammar and the calendar, which are written with a capital but name nothing."""
    word = token.lower().rstrip(".")
    return (word in FUNCTION_WORDS and not _acronym(token)) or word in _CALENDAR


def _plain_start(token: str, inner: frozenset[str]) -> bool:
    word = token.lower()
    return (word in FUNCTION_WORDS or word in _STARTERS or word in inner) and not _acronym(token)


def _marked(raw: str) -> bool:
    """Say whether the spelling alone shows a name: an acronym, an inner capital, a possessive."""
    return _acronym(raw) or bool(re.search(r"[a-z][A-Z]|&", raw) or re.search(r"['’]s$", raw))


def _acronym(token: str) -> bool:
    letters = re.sub(r"['’]s$|[^A-Za-z]", "", token)
    return len(letters) > 1 and letters.isupper()


def _starts_sentence(text: str, token: re.Match[str]) -> bool:
    before = text[max(0, token.start() - 40) : token.start()]
    if not _ENDS.search(before) and before.strip():
        return False
    last = before.split()[-1] if before.split() else ""
    return not (last.endswith(".") and _abbreviates(last))


def _mid_sentence(text: str) -> frozenset[str]:
    """Return the words written with a capital somewhere inside a sentence."""
    return frozenset(
        _POSSESSIVE.sub("", token.group().rstrip(".")).lower()
        for token in _TOKEN.finditer(text)
        if _capital(token.group()) and not _starts_sentence(text, token)
    )


def _inner_words(text: str) -> frozenset[str]:
    """Return the words that also stand in lower case somewhere in the text."""
    return frozenset(
        token.group().rstrip(".") for token in _TOKEN.finditer(text) if token.group()[0].islower()
    )

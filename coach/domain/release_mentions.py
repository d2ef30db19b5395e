"""What a sentence about a release mentions: questions, themes, and what is said of them."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from coach.domain.feedback import QUESTIONS
from coach.domain.release import Release

Level = Literal["high", "mixed", "low"]
_HIGH, _MIXED = 3.75, 2.75
"""From here on a mean is high, or mixed: the bands of releases with under ten people."""

_COUNTS = {"five": "5", "ten": "10", "twenty": "20", "forty": "40", "a hundred": "100"}
_MARKS = dict(zip("one two three four five".split(), "12345", strict=True))
_LOW, _SOME = r"(?:of (?:little|limited) use)", r"(?:fairly|somewhat|moderately)"
_TOLD: tuple[tuple[str, Level | None, str], ...] = (
    ("usefulness", "low", rf"{_LOW}"),
    ("usefulness", "mixed", rf"{_SOME} useful|of some use"),
    ("usefulness", "high", r"useful"),
    ("usefulness", None, r"usefulness"),
    ("openness", "low", r"(?:hard|difficult) to speak openly"),
    ("openness", "mixed", rf"(?:can )?speak {_SOME} openly|{_SOME} easy to speak openly"),
    ("openness", "high", r"(?:easy to|can) speak openly"),
    ("openness", None, r"openness"),
    ("balance", "mixed", r"of two minds whether both sides teach and learn"),
    ("balance", "low", r"mostly one side teaches"),
    ("balance", "high", r"both sides teach and learn"),
    ("balance", None, r"balance"),
)
"""How the questions of the usual form are told, and what that says of their score."""
_SCORE = (
    r"(?:about |around |roughly )?(?P<mark>[1-5](?:\.\d+)?(?![\d.]*\s?%)|one|two|three|four|five)"
    r"(?P<end> or (?:lower|higher))?(?P<scale>,? (?:out )?of (?:5|five))?"
    r"(?! (?:people|participants|of))"
)
_WORDS = frozenset(
    """a an and answered are asked at average be by comment commented comments feedback find found
    has have in is it mention mentioned mentions of on overall people people's period programme
    question raise raised raises rate rated rates release say says score scores session sessions
    stand stands that the their them theme themes they this those to was were who
    window""".split()
)
"""Words that tell nothing by themselves; a sentence with any other is refused."""
_PHRASES = (
    r"of those who commented|in the comments|(?:brings?|brought|comes?|came) up"
    r"|(?:a first|one|the next) step(?: about| to try)?|one thing to try(?: about)?"
    r"|(?:has|have) gone(?= up| down)|rates? it favourably|favourably|favourable"
    r"|of those invited answered"
    r"|on a scale of (?:1|one) to (?:5|five)|from 1 to 5"
)


class Mention(NamedTuple):
    """Something that a sentence names: what it is about, or what is said of that."""

    kind: str
    """`question` or `theme`; of what is said: level, score, favourable, trend, share, ..."""
    value: str


def level_of(score: str) -> Level | None:
    """Return whether a score is high, mixed or low; None for one that is not shown."""
    value = value_of(score)
    if value is None:
        return None
    return "high" if value >= _HIGH else "mixed" if value >= _MIXED else "low"


def value_of(score: str) -> float | None:
    """Return where a score stands from 1 to 5, a word by its band; None for anything else."""
    known = {"low": 1.0, "mixed": 3.0, "high": 5.0}
    number = re.match(r"[1-5](?:\.\d+)?(?= or (?:lower|higher)$|$)", score, re.ASCII)
    return float(number.group()) if number else known.get(score)


def mentions_in(release: Release, clause: str) -> Iterator[Mention | None]:
    """Yield what a clause mentions, in order; None for words that are not known."""
    last = 0
    for match in _forms(release).finditer(clause):
        if not _is_idle(clause[last : match.start()]):
            yield None
        last = match.end()
        name = match.lastgroup or ""
        if name.startswith("q") and name[1:].isdigit():
            id, level, _ = _told(release)[int(name[1:])]
            yield Mention("question", id)
            if level:
                yield Mention("level", level)
        elif name.startswith("t") and name[1:].isdigit():
            yield Mention("theme", release.themes[int(name[1:])].code.value)
        elif name != "idle":
            yield _value(name, match)
    if not _is_idle(clause[last:]):
        yield None


def _value(name: str, match: re.Match[str]) -> Mention:
    text = match.group()
    if name == "least":
        return Mention("people", _COUNTS.get(match["count"], match["count"]))
    if name == "score":
        mark = _MARKS.get(match["mark"], match["mark"]).removesuffix(".0")
        return Mention("score", mark + (match["end"] or ""))
    if name == "favoured":
        return Mention("favourable", figures_in(text))
    return Mention(name, text)


def _told(release: Release) -> list[tuple[str, Level | None, str]]:
    labels = {one.id: one.label for one in QUESTIONS}
    asked = [
        (one.id, None, re.escape(plain_words(labels.get(one.id, one.id.replace("_", " ")))))
        for one in release.questions
    ]
    return [*asked, *_TOLD]


def _forms(release: Release) -> re.Pattern[str]:
    """Return what finds everything that may be mentioned, the longer forms first."""
    shown = "|".join(
        f"(?P<t{n}>{re.escape(plain_words(t.label))})" for n, t in enumerate(release.themes)
    )
    told = "|".join(f"(?P<q{n}>{form})" for n, (_, _, form) in enumerate(_told(release)))
    counts = "|".join(_COUNTS)
    forms = [
        shown,
        rf"(?P<idle>{_PHRASES})",
        rf"(?P<least>at least (?P<count>\d+|{counts}) (?:people|participants) answered)",
        r"(?P<favoured>(?:≥ ?|≤ ?|at least |at most |between )?\d+(?: ?- ?| to | and )?\d* ?%)",
        r"(?P<response>under half|half to three quarters|three quarters or more)"
        r"(?= of those invited)",
        told,
        r"(?P<trend>about the same|up|down)",
        rf"(?P<score>{_SCORE})",
        r"(?P<level>high|mixed|low)",
        r"(?P<share>some|many|most)",
        rf"(?P<names>{re.escape(plain_words(release.programme))}|{re.escape(plain_words(release.window))})",
    ]
    return re.compile(rf"(?<![\w.])(?:{'|'.join(form for form in forms if form)})(?!\w)")


def _is_idle(gap: str) -> bool:
    """Tell whether words between mentions say nothing; `for` may only lead to what follows."""
    words = re.findall(r"[^\s,:()“”\"]+", gap)
    if words and words[-1] == "for":
        words.pop()
    return all(word in _WORDS for word in words)


def figures_in(text: str) -> str:
    """Return a share as its figures, so that `at least 80 %` is `≥ 80 %`."""
    ends = "≥" if re.search(r"≥|at least", text) else "≤" if re.search(r"≤|at most", text) else ""
    return ends + "-".join(re.findall(r"\d+", text))


def plain_words(text: str) -> str:
    """Return a text in lower case, on one line, its dashes alike."""
    return " ".join(re.sub(r"[–—‐‑]", "-", text).casefold().split())

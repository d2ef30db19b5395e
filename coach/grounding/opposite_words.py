"""Words that are each other's opposite, and how to look them up."""

from coach.language.words import stem

PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "non-", "mis")
"""What turns a word into its opposite: `clear`, `unclear`."""

Sides = tuple[frozenset[str], frozenset[str]]
"""Keys of the words on a word's own side, and of those against it."""

OPPOSITES = """
more greater / less fewer
higher / lower
high / low
most many majority / few fewest minority
increase rise grow grew raise boost / decrease fall fell shrink drop decline reduce cut
gain win build earn / lose lost
one-way one-sided one-directional / two-way two-sided mutual reciprocal
junior younger young / senior older old executive
mentor / mentee protege
before / after
long longer / short shorter
long-term lasting / short-term short-lived
formal official / informal unofficial
internal inside / external outside
succeed success successful / fail failure unsuccessful
strong stronger / weak weaker
better best improve / worse worst worsen
faster fast quick quickly rapid rapidly / slower slow slowly
early earlier / late later
cheap cheaper / expensive
easy easier / hard harder difficult
public / private confidential
open / closed
voluntary optional / mandatory compulsory required
same / different
often frequently / rarely seldom
positive positively / negative negatively
start begin began / end stop stopped ended
large larger big bigger / small smaller
top-down / bottom-up
allow permit / forbid prohibit ban
encourage / discourage
accept / reject refuse
agree / disagree
trust / distrust mistrust
save / waste
safe / unsafe risky dangerous
online virtual / in-person face-to-face
individual / group
first / last
men male / women female
present / absent
up / down
simple / complex complicated
good / bad
right / wrong
true / false
rare / common
major / minor
temporary / permanent
upward / downward
join joined / leave left
add added / remove removed
hire hired / fire fired dismiss dismissed
praise / criticise criticize blame
like enjoy / dislike hate
talk speak / listen
satisfied happy / dissatisfied unhappy
approve / disapprove
full / empty
near / far
employee / employer
theory theoretical / practice practical hands-on
keep kept / lose lost
stay stayed / leave left
narrow / broad wide
vertical / horizontal lateral
above / below
minimum / maximum
strengthen reinforce deepen / weaken dissolve dismantle undermine erode
include / exclude
help support / hinder hamper impede
prevent / cause
expand widen / shrink
adopt / abandon
visible / hidden invisible
active / passive
advantage / disadvantage drawback
"""
_EXACT = frozenset("mentor mentee protege all no none every most many few".split())
"""Words held apart from others of their stem: `mentor` is not `mentoring`."""


def sides_of(word: str) -> tuple[Sides, ...]:
    """Return the pairs in which a word takes a side; () if it has no opposite here."""
    return _SIDES.get(key_of(word), ())


def key_of(word: str) -> str:
    """Return what a word is looked up by: its stem, but `mentor` stays apart from `mentoring`."""
    plain = word.removesuffix("s") if word.endswith("s") and not word.endswith("ss") else word
    if plain in _EXACT:
        return plain
    return stem(word) if stem(word) not in _EXACT else word


def _table() -> dict[str, tuple[Sides, ...]]:
    sides: dict[str, tuple[Sides, ...]] = {}
    for line in OPPOSITES.strip().splitlines():
        left, right = (frozenset(key_of(word) for word in side.split()) for side in line.split("/"))
        for mine, theirs in ((left, right), (right, left)):
            for key in mine:
                sides[key] = (*sides.get(key, ()), (mine, theirs))
    return sides


_SIDES = _table()

"""Who is meant in session notes: the two by name, by role, as `I`, as `she`."""

import re
from collections.abc import Sequence

from coach.domain.pair import Pair
from coach.domain.person import OTHER_SIDE, PairSide, Person
from coach.language.words import FUNCTION_WORDS

_ROLES: dict[PairSide, tuple[str, ...]] = {
    "leader": ("leader", "executive", "senior", "boss", "mentee"),
    "mentor": ("mentor", "junior"),
}
_ALSO_WORDS = FUNCTION_WORDS | frozenset(
    """mark may grant rob bill sue pat drew art joy hope faith grace dean jack guy frank earnest
    chance skip page chase miles rich max sky summer april june august rose ivy dawn""".split()
)
"""First names that are words as well: they count only with a capital."""


class NotePeople:
    """The people of a pair as the notes of one of them speak of them."""

    def __init__(self, pair: Pair, author: PairSide, senior: str = "", junior: str = "") -> None:
        """Take what the pair's playbook calls its sides: `the mentor` may be the senior one."""
        self.author = author
        self._names: dict[PairSide, list[str]] = {
            side: [name for person in pair.on(side) for name in _forms(person)]
            for side in OTHER_SIDE
        }
        self._drop_shared()
        roles: dict[str, PairSide] = {role: side for side, some in _ROLES.items() for role in some}
        roles |= {_bare(senior): "leader", _bare(junior): "mentor"} if senior and junior else {}
        self._roles = roles
        self.pattern = re.compile(rf"(?<![\w])(?:{self._any()})(?![\w-])")
        """Finds anybody of the pair by name or by role; case counts only where it must."""

    def side_named(self, words: str) -> PairSide | None:
        """Return the side that a name or a role means, None if it is nobody of the pair."""
        plain = re.sub(r"\s+", " ", words).strip()
        plain = re.sub(r"(?:['’]s)? (?:side|part|end)$", "", plain)
        lower = plain.lower()
        if lower in ("me", "i", "myself", "my"):
            return self.author
        if lower in ("you", "your"):
            return OTHER_SIDE[self.author]
        for side, names in self._names.items():
            if any(_same_name(name, plain) for name in names):
                return side
        role = re.sub(r"^(?:the|my|our|your)\s+", "", lower)
        if lower.startswith(("my ", "our ")) and role in (*self._roles, "partner", "counterpart"):
            return OTHER_SIDE[self.author]
        return self._roles.get(role)

    def unnamed(self, text: str) -> str:
        """Return the text with everybody of the pair called `partner`."""
        return self.pattern.sub("partner", text)

    def _any(self) -> str:
        names = [name for some in self._names.values() for name in some]
        forms = [_form(name) for name in sorted(names, key=len, reverse=True)]
        roles = "|".join(sorted(map(re.escape, [*self._roles, "partner", "counterpart"])))
        return "|".join([*forms, rf"(?i:(?:the|my|our)\s+(?:{roles}))"])

    def _drop_shared(self) -> None:
        """A name that both sides have tells nobody apart."""
        leaders, mentors = ({n.lower() for n in self._names[side]} for side in OTHER_SIDE)
        for side, names in self._names.items():
            self._names[side] = [n for n in names if n.lower() not in leaders & mentors]


def _forms(person: Person) -> Sequence[str]:
    """Return a full name, its first and its last name, and its initial unless that is a word."""
    names = [person.name, person.first_name, person.name.split()[-1]]
    long = [name for name in dict.fromkeys(names) if len(name.strip(".")) > 1]
    initial = person.first_name[:1].upper()
    is_name = initial.isalpha() and initial not in "AI"
    return (*(long or [person.name]), *((initial,) if is_name else ()))


def _form(name: str) -> str:
    pattern = r"\s+".join(map(re.escape, name.split()))
    return pattern if _needs_capital(name) else f"(?i:{pattern})"


def _same_name(name: str, given: str) -> bool:
    return name == given if _needs_capital(name) else name.lower() == given.lower()


def _needs_capital(name: str) -> bool:
    return len(name) == 1 or name.lower() in _ALSO_WORDS


def _bare(called: str) -> str:
    return re.sub(r"^the\s+", "", called.lower())

"""Signs of a person: what stands before and after a name."""

import re
from collections.abc import Sequence
from enum import Enum, auto

from coach.comments.mask_lists import NameLists
from coach.comments.mask_tokens import NAMES, Kind, Token

_OWNERS = frozenset("my our her his their your the a an this that".split())
_ARTICLES = frozenset("the a an this that these those every each any no our another which".split())
_PLACED = frozenset(
    """in at near via across around outside towards toward inside throughout visiting visit visited
    into""".split()
)
_TRAVEL = frozenset(
    """moved move travel travelled traveled travelling traveling flew fly flying going go went gone
    drive drove driving trip trips come came coming back commute commuting train originally born
    returned return relocated relocate based offices office sites flight flights living road
    way""".split()
)
_SITES = frozenset(
    """office offices site sites plant branch campus airport store stores region team teams hub
    bridge university station hotel hospital factory warehouse depot""".split()
)
_LABELS = frozenset("name by user contact mentor leader manager attn signed participant".split())
_LINKS = frozenset("is was called named me with to".split())
_TOWNS = frozenset(
    """new san los las port upper lower north south east west great mount fort lake cape
    saint""".split()
)
_CALLERS = frozenset("can could please thank thanks do would will i you what let how why".split())
_STRICT_TITLES = frozenset(
    "mr mrs ms mx dr prof professor mme mlle herr frau senor senora signor signora sheikh".split()
)


_NEAR = re.compile(r"(?:'s)?[ ,.:(\"]{0,3}")


class Lead(Enum):
    """What stands before a name."""

    NONE = auto()
    TITLE = auto()
    NAMING = auto()
    """My name is."""
    RELATION = auto()
    """My mentor."""
    MEETING = auto()
    """Spoke with."""
    ASKING = auto()
    """Thanked, told, dear."""


class Signs:
    """Looks around a token of a text."""

    def __init__(self, text: str, tokens: Sequence[Token], lists: NameLists) -> None:
        self.text = text
        self.tokens = tokens
        self._lists = lists
        self._leads = lists.titles | lists.relations | lists.asking_verbs | _LABELS | _LINKS

    def gap(self, at: int) -> str:
        """Return what stands between a token and the one before it."""
        return self.text[self.tokens[at - 1].end : self.tokens[at].start] if at > 0 else "\n"

    def before(self, at: int, back: int = 1) -> str:
        """Return the word so many places before, or nothing if a sentence ends between."""
        for step in range(back):
            gap = self.gap(at - step)
            if gap == " " and at > step:
                continue
            if at - step < 1 or not _NEAR.fullmatch(gap):
                return ""
            if "." in gap and self.tokens[at - step - 1].word not in _STRICT_TITLES:
                return ""
        return self.tokens[at - back].word

    def after(self, at: int) -> Token | None:
        """Return the next token, if only a space stands between."""
        follows = at + 1 < len(self.tokens) and self.gap(at + 1) in (" ", "'s ")
        return self.tokens[at + 1] if follows else None

    def lead(self, at: int) -> Lead:
        """Return what stands before a token."""
        if not at or self.tokens[at - 1].word not in self._leads:
            return Lead.NONE
        one, two, three = (self.before(at, back) for back in (1, 2, 3))
        if one in self._lists.titles and self._is_title(at):
            return Lead.TITLE
        called = one == "me" and two in ("call", "calls", "called")
        if called or (one == "is" and two == "name") or self._is_labelled(at):
            return Lead.NAMING
        if (one in self._lists.relations and two in _OWNERS) or (
            one in ("is", "was", "called", "named")
            and two in self._lists.relations
            and three in _OWNERS
        ):
            return Lead.RELATION
        if one in ("with", "to") and (two in self._lists.meeting_verbs or two == "thanks"):
            return Lead.MEETING
        return Lead.ASKING if one in self._lists.asking_verbs else Lead.NONE

    def _is_labelled(self, at: int) -> bool:
        """Say whether a form asks for a name before: `Name: `, `Directed by: `."""
        label = self.tokens[at - 1].word if at else ""
        return label in _LABELS and bool(re.fullmatch(r" ?[:?] {1,6}", self.gap(at)))

    def _is_title(self, at: int) -> bool:
        title = self.tokens[at - 1]
        return title.word in _STRICT_TITLES or (title.capital and self.gap(at) == " ")

    def before_person_verb(self, at: int) -> bool:
        """Say whether a verb follows that only a person does, or `and` with another name."""
        after = self.after(at)
        if after is None or self.tokens[at].possessive:
            return False
        if after.word in ("and", "or") and at + 2 < len(self.tokens):
            other = self.tokens[at + 2]
            return other.raw == "I" or (other.capital and other.kind is Kind.GIVEN)
        return not after.capital and after.word in self._lists.person_verbs

    def before_verb(self, at: int) -> bool:
        """Say whether a verb in the third person follows, or whose the next thing is."""
        after = self.after(at)
        if self.tokens[at].possessive:
            return after is not None and not after.capital
        found = after is not None and not after.capital and after.word in self._lists.finite_verbs
        return found or self.before_person_verb(at)

    def addressed(self, at: int) -> bool:
        """Say whether somebody is called by that name: `Ayo, can we`, `Ayo: "..."`."""
        rest = self.text[self.tokens[at].end : self.tokens[at].end + 4]
        if rest.startswith(":") and not rest.startswith("://"):
            return True
        called = rest.startswith(", ") and at + 1 < len(self.tokens)
        return called and self.tokens[at + 1].word in _CALLERS

    def before_surname(self, at: int) -> bool:
        """Say whether a capitalised word follows that may be the rest of a name."""
        after, step = self.after(at), at + 1
        while after is not None and step < at + 3 and after.word in self._lists.particles:
            after, step = self.after(step), step + 1
        if after is None or self.tokens[at].possessive:
            return False
        named = after.kind is Kind.UNKNOWN or after.kind in NAMES
        return (after.capital and not after.shouted and named) or (after.initial and after.capital)

    def is_place(self, at: int) -> bool:
        """Say whether a word of place stands before or after, or a country after a comma."""
        one, two = self.before(at), self.before(at, 2)
        if one in _PLACED or (one in ("from", "to", "of", "for") and two in _TRAVEL):
            return True
        after = self.after(at)
        if one in _TOWNS or (after is not None and after.word in _SITES):
            return True
        nearby = at + 1 < len(self.tokens) and self.gap(at + 1) == ", "
        return nearby and self.tokens[at + 1].word in self._lists.places

    def is_listed(self, at: int) -> bool:
        """Say whether the next or the last of a list is a given name: `Romi, Erik and Amy`."""
        nearby = [(at, at - 1), (at + 1, at + 1)]
        return any(
            0 < gap < len(self.tokens)
            and self.gap(gap) in (", ", "/", " & ")
            and self.tokens[other].kind in (Kind.GIVEN, Kind.UNKNOWN)
            and self.tokens[other].capital
            for gap, other in nearby
        )

    def is_thing(self, at: int) -> bool:
        """Say whether an article stands before, or a word of organisations after."""
        after = self.after(at)
        ends = after is not None and after.capital and after.word in self._lists.organisations
        return ends or self.before(at) in _ARTICLES

    def signs_off(self, at: int) -> bool:
        """Say whether the word ends a text alone on its line, after a greeting and a comma."""
        token = self.tokens[at]
        alone = not self.text[token.end : token.end + 3].strip(" .!\n") and "\n" in self.gap(at)
        return alone and bool(re.search(r",\s*$", self.text[max(0, token.start - 6) : token.start]))

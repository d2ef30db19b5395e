"""Strangers: stored people who are not of the reader's own pair, found by name or id (gate G6)."""

import re
from collections.abc import Iterable, Iterator

from coach.domain.person import Person
from coach.language.look_alikes import skeleton
from coach.language.names import names
from coach.language.words import FUNCTION_WORDS

_TITLES = frozenset("sir dame dr prof professor mr mrs ms miss lord".split())
_SHORTEST_ID = 6
"""Characters; a shorter id may be any word."""
_SHORTEST_LOCAL = 5
_JOINED = 8
"""Letters of a name written as one word, `anabrandt`."""

Words = tuple[str, ...]


class Strangers:
    """Finds the people of a roster in a text; nothing of them is kept after a turn."""

    def __init__(self, people: Iterable[Person], *, own: Iterable[Person] = ()) -> None:
        """Look for these people, except for those of the reader's own pair.

        Args:
            people: Everybody who is stored.
            own: The reader's pair: a stranger of the same name cannot be told from them.
        """
        spared = {form for person in own for form in _forms(person)}
        self._forms: dict[str, set[Words]] = {}
        self._alone: set[str] = set()
        for person in people:
            for form in _forms(person):
                if form not in spared:
                    self._forms.setdefault(form[0], set()).add(form)
            whole = _words(person.name)
            if len(whole) == 1 and (whole[0],) not in {_words(one.name) for one in own}:
                self._alone.add(whole[0])

    def named_in(self, text: str) -> frozenset[Words]:
        """Return the names and ids of strangers that a text holds, as lists of words."""
        said = _words(text)
        found = set(self._found(said))
        if self._alone:
            found |= {
                word
                for name in names(text)
                if (word := _words(name.text)) and word[0] in self._alone
            }
        return frozenset(form for form in found if _is_meant(form, text))

    def _found(self, said: Words) -> Iterator[Words]:
        for start, word in enumerate(said):
            for form in self._forms.get(word, ()):
                if said[start : start + len(form)] == form:
                    yield form


def _forms(person: Person) -> set[Words]:
    """Return how a person may be written: the whole name, first and last in either order, ids."""
    whole = _words(person.name)
    forms = {whole, whole[::-1]} if len(whole) > 1 else set()
    if len(whole) > 1:
        forms |= {(whole[0], whole[-1]), (whole[-1], whole[0])}
        forms |= {("".join(form),) for form in set(forms) if len("".join(form)) >= _JOINED}
    if len(person.id) >= _SHORTEST_ID:
        forms.add(_words(person.id))
    local = _words(person.email.partition("@")[0])
    if len(local) > 1 or _is_telling(local, whole):
        forms.add(local)
    return {form for form in forms if form}


def _is_telling(local: Words, name: Words) -> bool:
    """Tell an address such as `abrandt` or `brandt7` from one that is an ordinary word."""
    if len(local) != 1 or len(local[0]) < _SHORTEST_LOCAL:
        return False
    digits = any(c.isdigit() for c in local[0])
    return digits or any(part in local[0] and part != local[0] for part in name if len(part) > 3)


def _is_meant(form: Words, text: str) -> bool:
    """Tell the name `Will Young` from `Will young people`: here capitals decide."""
    if form[0] not in FUNCTION_WORDS:
        return True
    return bool(re.search(r"\W+".join(rf"\b{re.escape(word.capitalize())}" for word in form), text))


def _words(text: str) -> Words:
    """Return the words as a hasty reader sees them, titles left out."""
    found = re.findall(r"[^\W_]+", skeleton(text))
    return tuple(word for word in found if word not in _TITLES)

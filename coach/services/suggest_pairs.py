"""Suggesting pairs for a roster or for those who are stored; a person accepts them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coach.domain.pair import Pair
from coach.domain.person import Person
from coach.domain.reporting import ReportingLines
from coach.domain.roster import RosterPreview
from coach.domain.suggested_pair import PairSuggestions, SuggestedPair
from coach.planning.meanings import Meanings
from coach.planning.pairing import suggest_pairs
from coach.ports import PairStore
from coach.services.stored_people import paired, stored_people

PLAYBOOK = "reverse-mentoring"


@dataclass(frozen=True)
class PairSuggester:
    """Suggests pairs; nothing is ever written by it."""

    store: PairStore
    meanings: Meanings

    def for_roster(self, preview: RosterPreview) -> PairSuggestions:
        """Return pairs for the people of a roster, within each programme."""
        with self.store.reading() as records:
            stored, gone = stored_people(records), paired(records)
        groups: dict[str, list[Person]] = defaultdict(list)
        for one in preview.people:
            groups[one.programme.casefold()].append(one.person)
        managers = _managers(stored) | preview.managers
        found = [self._suggested(groups[name], gone, managers) for name in sorted(groups)]
        return PairSuggestions(
            pairs=tuple(pair for one in found for pair in one.pairs),
            unpaired=tuple(person for one in found for person in one.unpaired),
        )

    def for_stored(self) -> PairSuggestions:
        """Return pairs for everybody stored who is in none."""
        with self.store.reading() as records:
            stored, gone = stored_people(records), paired(records)
        ids = {person.id for person in gone}
        free = [person for person in stored if person.id not in ids]
        return self._suggested(free, (), _managers(stored))

    def _suggested(
        self, people: Sequence[Person], gone: Iterable[Person], managers: Mapping[str, str]
    ) -> PairSuggestions:
        self.meanings.learn(p for one in people for p in (*one.can_teach, *one.wants_to_learn))
        return suggest_pairs(
            people,
            self.meanings.fit,
            fits=self.meanings.fits,
            taken={mark for person in gone for mark in (person.id, person.email) if mark},
            lines=ReportingLines(managers),
        )


def accept(suggestion: SuggestedPair, *, programme: str = "", playbook: str = PLAYBOOK) -> Pair:
    """Return the pair that a person has decided on, ready to be kept."""
    people = (suggestion.leader, suggestion.mentor)
    return Pair(programme=programme, playbook=playbook, people=people)


def _managers(people: Sequence[Person]) -> dict[str, str]:
    return {one.email.casefold(): one.manager.casefold() for one in people if one.email}

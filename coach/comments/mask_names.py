"""Names of people without a roster: by lists, by how a word is written, by the words around it."""

import re
from collections.abc import Iterator

from coach.comments.mask_lists import NameLists, Vocabulary
from coach.comments.mask_name_signs import Lead, Signs
from coach.comments.mask_span import Span
from coach.comments.mask_tokens import (
    CALENDAR_NAMES,
    NAMES,
    Kind,
    Reader,
    Token,
    is_foreign,
    unsure_of_capitals,
)
from coach.language.words import FUNCTION_WORDS

_LONGEST = 4
_SPELT = re.compile(r"(?:Mc|Mac|Le|La|De|Di|Da|Du|Van|Von|Fitz|O'|D'|L'|al-)?[^\W\d_][^\W\d_A-Z]*")
_BEGINNINGS = frozenset("van von der den ter ten del della dela bin bint ibn al".split())
"""Particles that no English word is written like."""
_GOES_ON = re.compile(r"\d|\.[^\W\d_]")
_STRONG = frozenset({Lead.TITLE, Lead.NAMING, Lead.RELATION, Lead.MEETING})
_SURNAMES = frozenset({Kind.GIVEN, Kind.UNKNOWN, Kind.NOUN, Kind.VERB, Kind.PLACE_NAME})


class NameFinder:
    """Finds names of people in English comments."""

    def __init__(self, lists: NameLists, vocabulary: Vocabulary) -> None:
        self._lists = lists
        self._vocabulary = vocabulary
        self._reader = Reader(lists, vocabulary)

    def find(self, text: str) -> Iterator[Span]:
        """Yield the names of people, without titles and possessive endings."""
        tokens = self._reader.tokens(text)
        look = _Look(Signs(text, tokens, self._lists), self._lists, self._vocabulary)
        for first, last in look.names():
            yield Span(type="PERSON", start=tokens[first].start, end=tokens[last].end)


class _Look:
    """One look through the tokens of a text."""

    def __init__(self, signs: Signs, lists: NameLists, vocabulary: Vocabulary) -> None:
        self._signs = signs
        self._tokens = signs.tokens
        self._lists = lists
        self._vocabulary = vocabulary
        self._unsure: set[int] = set()
        self._foreign: set[int] = set()
        self._judge_lines()

    def _judge_lines(self) -> None:
        """Note the tokens whose capitals mean little."""
        begun = 0
        for at in range(1, len(self._tokens) + 1):
            if at < len(self._tokens) and "\n" not in self._signs.gap(at):
                continue
            line = self._tokens[begun:at]
            if unsure_of_capitals(line):
                self._unsure.update(range(begun, at))
            if is_foreign(line):
                self._foreign.update(range(begun, at))
            begun = at

    def names(self) -> Iterator[tuple[int, int]]:
        """Yield the first and last token of each name."""
        runs = list(self._runs(self._seeds(frozenset())))
        said = frozenset(
            self._tokens[at].word
            for first, last in runs
            for at in range(first, last + 1)
            if self._tokens[at].kind is Kind.UNKNOWN and len(self._tokens[at].word) > 2
        )
        yield from self._runs(self._seeds(said)) if said else runs

    def _seeds(self, said: frozenset[str]) -> list[int]:
        return [
            at
            for at, token in enumerate(self._tokens)
            if token.word in said or self._is_seed(at, token)
        ]

    def _is_seed(self, at: int, token: Token) -> bool:
        if token.initial:
            return False
        lead = self._signs.lead(at)
        if token.kind in (Kind.ORDINARY, Kind.KEPT):
            return self._is_odd_name(at, token, lead)
        if token.kind is Kind.GIVEN:
            return self._is_given(at, token, lead)
        if token.kind is Kind.UNKNOWN:
            return self._is_unknown_name(at, token, lead)
        if not token.capital or at in self._unsure:
            return token.capital and lead in _STRONG
        if token.kind is Kind.PLACE_NAME:
            return lead is not Lead.NONE or not self._signs.is_place(at)
        return self._is_word_name(at, token, lead)

    def _is_odd_name(self, at: int, token: Token, lead: Lead) -> bool:
        """Judge an ordinary word: `Mr Young`, `my name is Stone`."""
        told = lead is Lead.TITLE or (lead is Lead.NAMING and at not in self._unsure)
        sure = told and token.capital and token.word not in FUNCTION_WORDS
        if lead is Lead.TITLE and self._tokens[at - 1].word in ("miss", "don", "father", "lady"):
            return False
        return sure and token.word not in self._lists.relations

    def _is_given(self, at: int, token: Token, lead: Lead) -> bool:
        if lead is not Lead.NONE:
            return True
        if token.shouted:
            return len(token.word) > 3 or at in self._unsure
        if token.capital:
            return not self._signs.is_thing(at) or self._signs.before_surname(at)
        return len(token.word) > 2 and at not in self._foreign

    def _is_word_name(self, at: int, token: Token, lead: Lead) -> bool:
        """Judge a capitalised word that is a name or something else: Will, May, Grace."""
        signs = self._signs
        told = lead in _STRONG or signs.before_person_verb(at)
        told = told or (signs.before_surname(at) and not signs.is_thing(at))
        if token.word in CALENDAR_NAMES or token.shouted:
            return told
        if token.starts:
            verb = token.kind is Kind.VERB and signs.before_verb(at)
            return told or verb or signs.signs_off(at)
        return not signs.is_thing(at) or told

    def _is_unknown_name(self, at: int, token: Token, lead: Lead) -> bool:
        signs = self._signs
        if not token.capital or at in self._unsure:
            return self._is_small_name(at, token, lead)
        if lead is not Lead.NONE:
            return True
        if at in self._foreign or token.shouted or not self._is_spelt_as_name(token):
            return False
        if signs.is_place(at) or signs.is_thing(at):
            return False
        if not token.starts:
            return True
        if len(token.word) > 5 and self._vocabulary.is_slip(token.word):
            return False
        found = signs.before_verb(at) or signs.addressed(at) or signs.before_surname(at)
        return found or signs.signs_off(at) or signs.is_listed(at)

    def _is_small_name(self, at: int, token: Token, lead: Lead) -> bool:
        """Judge a word in small letters that no list knows: `my mentor siobhan`."""
        told = lead is Lead.NAMING or (lead is not Lead.NONE and at not in self._foreign)
        spelt = len(token.word) > 2 and token.raw.isalpha()
        sure = lead is Lead.NAMING or not self._vocabulary.is_slip(token.word)
        return told and spelt and sure

    def _is_spelt_as_name(self, token: Token) -> bool:
        following = self._signs.text[token.end : token.end + 2]
        parts = re.split(r"(?<=[^\WA-Z\d_])-", token.raw)
        spelt = all(_SPELT.fullmatch(part) for part in parts)
        return spelt and len(token.word) > 1 and not _GOES_ON.match(following)

    def _runs(self, seeds: list[int]) -> Iterator[tuple[int, int]]:
        """Yield runs of tokens around the seeds, never overlapping."""
        free = 0
        for seed in seeds:
            if seed < free:
                continue
            first, last = self._grown_left(seed, free), self._grown_right(seed)
            if not self._is_organisation(last):
                yield first, last
            free = last + 1

    def _grown_left(self, seed: int, free: int) -> int:
        first = seed
        while first > free and seed - first < 2 and self._joins(first):
            token = self._tokens[first - 1]
            plain = token.kind in _SURNAMES and not token.shouted
            sure = token.kind in (Kind.GIVEN, Kind.UNKNOWN) or not token.starts
            verb = token.kind is Kind.VERB and self._tokens[seed].kind is Kind.GIVEN
            if not (token.capital and not token.possessive):
                break
            if not (token.initial or (plain and (sure or verb))) or first - 1 in self._unsure:
                break
            first -= 1
        while first > free and self._tokens[first - 1].raw in _BEGINNINGS and self._joins(first):
            first -= 1
        return first

    def _grown_right(self, seed: int) -> int:
        last, at = seed, seed + 1
        while at < len(self._tokens) and at - seed < _LONGEST and self._joins(at):
            if self._tokens[at - 1].possessive:
                break
            if self._belongs(seed, at):
                last = at
            elif not self._links(at):
                break
            at += 1
        return last

    def _joins(self, at: int) -> bool:
        gap = self._signs.gap(at)
        return gap == " " or (gap in (". ", ".") and self._tokens[at - 1].initial)

    def _links(self, at: int) -> bool:
        token = self._tokens[at]
        return token.initial or token.word in self._lists.particles

    def _belongs(self, seed: int, at: int) -> bool:
        """Say whether a token goes on with the name that the seed began."""
        token, begun = self._tokens[at], self._tokens[seed]
        if token.initial or token.word in FUNCTION_WORDS:
            return False
        if not begun.capital:
            listed = token.kind is Kind.GIVEN
            near = token.kind is Kind.UNKNOWN and not self._vocabulary.is_slip(token.word)
            return not token.capital and (listed or near)
        if not token.capital or (token.shouted and not begun.shouted):
            return False
        if token.kind in _SURNAMES:
            return token.word not in CALENDAR_NAMES
        sure = begun.kind in NAMES and at not in self._unsure and token.kind is Kind.ORDINARY
        return sure and token.word not in self._lists.relations and self._ends(at)

    def _ends(self, at: int) -> bool:
        """Say whether no other capital follows: a surname, no heading."""
        after = self._signs.after(at)
        return after is None or not after.capital

    def _is_organisation(self, last: int) -> bool:
        after = self._signs.after(last)
        return after is not None and after.capital and after.word in self._lists.organisations

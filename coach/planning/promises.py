"""Promises in session notes: who said that they would do what, and by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from coach.domain.person import OTHER_SIDE, PairSide
from coach.language.deadlines import Deadline, find_deadline
from coach.language.words import content_stems
from coach.planning import promise_forms as forms
from coach.planning.debrief_texts import DebriefShelf
from coach.planning.note_lines import NoteLine
from coach.planning.note_people import NotePeople

Owner = Literal["leader", "mentor", "both"]

_CLEAR, _PLANNED, _OWED, _PASSIVE = 3.0, 2.5, 2.0, 1.2
"""How clearly a form promises: `will`, `is going to`, `should`, `needs to be done`."""
_TASK, _DATED, _OWNED = 1.0, 1.0, 0.5


@dataclass(frozen=True)
class Promise:
    """Something that somebody is to do, as the notes tell it."""

    text: str
    """What, beginning with its verb; the words are those of the notes."""
    owner: Owner | None
    due: date | None
    ask_day: str | None
    """A question on the day, where the words leave it open."""
    weight: float
    """How clearly it was said."""


@dataclass(frozen=True)
class _Found:
    """A promise before its day is known."""

    owner: Owner | None
    rest: str
    weight: float


class PromiseReader:
    """Reads promises in the notes of one session."""

    def __init__(
        self, shelf: DebriefShelf, people: NotePeople, *, held_on: date, next_session: date | None
    ) -> None:
        self._shelf = shelf
        self._people = people
        self._held_on = held_on
        self._next_session = next_session
        self._statives = frozenset(shelf.texts.no_action)
        self._past = frozenset(shelf.texts.past)
        self._deeds = frozenset(shelf.texts.deeds)
        self._forms = forms.PromiseForms(people)

    def read(self, line: NoteLine) -> list[Promise]:
        """Return the promises of one sentence, in order; a question holds none."""
        if line.text.rstrip().endswith("?") or line.section == "done":
            return []
        body, named = self._owner_beside(line.text)
        found = list(self._found(body, line))
        if named and found:
            found[-1] = _Found(named, found[-1].rest, found[-1].weight)
        promises = [self._promise(one, body, alone=len(found) == 1, line=line) for one in found]
        return [one for one in promises if one is not None]

    def _found(self, text: str, line: NoteLine) -> Iterator[_Found]:
        agreed = forms.without_agreed(text)
        matches = [one for one in self._forms.explicit.finditer(agreed)
                   if not self._mused(agreed, one)]  # fmt: skip
        if matches:
            yield from self._clauses(agreed, matches, line)
            return
        loose = self._loose(agreed, line)
        if loose:
            yield loose
            return
        owes = self._forms.owes.search(agreed)
        if owes:
            yield _Found(self._owner(owes, line), f"give {owes['rest']}", _OWED)
            return
        yield from self._tasks(agreed, line, was_agreed=agreed != text)

    def _tasks(self, text: str, line: NoteLine, *, was_agreed: bool) -> Iterator[_Found]:
        """Yield what only its place shows to be a promise: in a list, behind a name."""
        named = self._forms.subject_first.match(text)
        if named:
            what = forms.infinitive(named["rest"])
            listed = line.listed and self._begins_a_deed(what)
            if (was_agreed or line.is_task or listed) and not self._is_past(named["rest"]):
                yield _Found(self._owner(named, line), what, _CLEAR)
                return
        told = bool(line.speaker or line.owner) and line.section is None
        told = told and self._begins_a_deed(text)
        if (line.is_task or told) and not self._is_past(text) and not self._is_no_task(text):
            owner = line.owner or line.speaker
            yield _Found(owner, text, _CLEAR if owner else _OWED)

    def _clauses(
        self, text: str, matches: Sequence[re.Match[str]], line: NoteLine
    ) -> Iterator[_Found]:
        """Yield one promise for each subject that promises something, up to the next one."""
        for match, following in zip(matches, [*matches[1:], None], strict=True):
            if match["bare"] and not (match["named"] or match["both"]):
                continue  # "told me to", "helps you to"
            rest = text[match.end() : following.start() if following else len(text)]
            rest = re.sub(rf"^{forms.SOFT}", "", rest, flags=forms.ANY_CASE)
            if forms.PRO_VERB.match(rest):
                meant = forms.BEFORE_PRO_VERB.search(text[: match.start()])
                rest = f"{meant['rest']} {forms.PRO_VERB.sub('', rest)}" if meant else ""
            clear = match["vow"] or match["will"] or match["bare"]
            weight = _CLEAR if clear else _PLANNED if match["going"] else _OWED
            yield _Found(self._owner(match, line), rest, weight)

    def _mused(self, text: str, match: re.Match[str]) -> bool:
        """Tell an insight from a promise: `I realised I should bring one number`."""
        before = self._people.unnamed(text[: match.end()]).lower().replace("’", "'")
        return bool(match["must"] and self._shelf.learning.strong.search(before))

    def _loose(self, text: str, line: NoteLine) -> _Found | None:
        """Return a promise told without a subject that promises."""
        speaker = line.speaker or self._people.author
        for form, weight, is_own in self._forms.loose:
            match = form.search(text)
            if match:
                who = match.groupdict().get("who")
                owner = self._meant(who, speaker) if who else None
                own = (line.owner or speaker) if is_own else None
                return _Found(owner or own, match["rest"], weight)
        passive = self._forms.passive.search(text)
        if passive and not self._forms.personal.match(text):
            return _Found(self._meant(passive["who"] or "", speaker), text, _PASSIVE)
        return None

    def _meant(self, word: str, speaker: PairSide) -> Owner | None:
        plain = word.lower()
        if plain in ("us", "both"):
            return "both"
        if plain in ("him", "her", "them"):
            return OTHER_SIDE[speaker]
        return speaker if plain == "me" else self._people.side_named(word)

    def _owner(self, match: re.Match[str], line: NoteLine) -> Owner | None:
        speaker = line.speaker or self._people.author
        if match["both"]:
            return "both"
        if match["i"]:
            return speaker
        if match["you"] or match["they"]:
            return OTHER_SIDE[speaker]
        return self._people.side_named(match["named"])

    def _owner_beside(self, text: str) -> tuple[str, Owner | None]:
        """Cut `(Tunde)`, `-> me` or `@ana` out of a line, and tell who it is."""
        for match in forms.SUFFIX.finditer(text):
            for part in re.split(r"[,/&]| and ", match["in"] or match["after"] or match["at"]):
                plain = part.strip().lower()
                side = self._people.side_named(part)
                if side or plain in ("both", "us", "all", "we"):
                    rest = (match["in"] or "").replace(part, "").strip(" ,/&")
                    body = f"{text[: match.start()]} {rest}{text[match.end() :]}"
                    return body.strip(), side or "both"
        return text, None

    def _promise(self, found: _Found, text: str, *, alone: bool, line: NoteLine) -> Promise | None:
        deadline, what = self._deadline(found.rest), found.rest
        if deadline:
            what = f"{what[: deadline.start]} {what[deadline.end :]}"
        elif alone:
            deadline = self._deadline(text)
        what = self._forms.next_subject.sub("", re.sub(r"\s+", " ", what).strip())
        what = forms.trimmed(what)
        if not self._is_deed(what):
            return None
        due = deadline.due if deadline else None
        due = due if due and due >= self._held_on else None
        extra = _DATED * bool(due) + _OWNED * bool(found.owner) + _TASK * line.is_task
        ask = deadline.ask if deadline else None
        return Promise(what, found.owner, due, ask, found.weight + extra)

    def _deadline(self, text: str) -> Deadline | None:
        return find_deadline(text, self._held_on, self._next_session)

    def _is_deed(self, what: str) -> bool:
        """Tell a deed from what somebody merely is, feels or would like."""
        words = re.findall(r"[a-z'’]+", what.lower())
        if len(words) < 2 or not content_stems(what):
            return False
        after_all = self._shelf.action_after_all.match(what.lower())
        return words[0] not in self._statives or bool(after_all)

    def _begins_a_deed(self, text: str) -> bool:
        first = re.match(r"[a-z'’-]+", text.lower())
        return first is not None and first.group() in self._deeds

    def _is_past(self, text: str) -> bool:
        first = re.match(r"[a-z'’]+", text.lower())
        word = first.group() if first else ""
        return word in self._past or bool(re.fullmatch(r"[a-z]{3,}ed", word))

    def _is_no_task(self, text: str) -> bool:
        return bool(self._shelf.no_task.match(text.lower().replace("’", "'")))

"""What people should know about a plan: too full, one-sided, without a goal."""

from coach.domain.agenda import EACH_WAY
from coach.domain.ledger import ledger_of
from coach.domain.person import OTHER_SIDE
from coach.planning.agenda_texts import AgendaTexts
from coach.planning.candidates import TEACHER, in_words
from coach.planning.draft_blocks import DraftBlock
from coach.planning.fitting import Fitted
from coach.planning.ranking import Ranked
from coach.planning.wanted import Wanted

_TOO_MANY_ACTIONS = 4
_SEVERAL = 2
"""Topics that one side has taught, and the other none, from which it is called one-sided."""


class Warnings:
    """Looks at what was planned for a pair."""

    def __init__(self, texts: AgendaTexts, wanted: Wanted) -> None:
        self._texts = texts
        self._wanted = wanted

    def about(self, fitted: Fitted[DraftBlock]) -> list[str]:
        """Return a sentence for each thing to know about the blocks with their minutes."""
        pair, texts = self._wanted.pair, self._texts
        said: list[str] = []
        if fitted.left_out:
            blocks = ", ".join(f"“{title}”" for title in fitted.left_out)
            words = {"minutes": self._wanted.minutes, "blocks": blocks}
            said.append(texts.notice("short_of_time", **words))
        if self._wanted.wish is not None:
            said += self._about_wish(self._wanted.wish)
        if len(pair.open_actions) > _TOO_MANY_ACTIONS:
            said.append(texts.notice("overfull_actions", count=len(pair.open_actions)))
        if not pair.goals:
            said.append(texts.notice("no_goal"))
        said += [*self._without_wishes(), *self._one_sided()]
        if _too_little_one_way(fitted):
            said.append(texts.one_way[self._wanted.kind])
        if len(pair.held) >= pair.planned_sessions:
            said.append(texts.notice("after_last", planned=pair.planned_sessions))
        return said

    def _about_wish(self, wish: Ranked) -> list[str]:
        one = wish.candidate
        topic = in_words(one.title)
        said = [self._texts.notice("repeats", topic=topic)] if wish.repeats else []
        if not one.offered:
            teacher = _capital(self._wanted.side_name(TEACHER[one.direction]))
            said.append(self._texts.notice("not_offered", teacher=teacher, topic=topic))
        return said

    def _without_wishes(self) -> list[str]:
        """Say where one side has asked for nothing."""
        said = []
        for way, teacher in TEACHER.items():
            learner = OTHER_SIDE[teacher]
            if not self._wanted.pair.wants(learner):
                name, part = self._wanted.side_name(learner), self._texts.directions[way]
                said.append(self._texts.notice("no_wishes", who=_capital(name), part=part))
        return said

    def _one_sided(self) -> list[str]:
        """Say where one side has done all the teaching so far."""
        given = ledger_of(self._wanted.pair).given
        teachers = [side for side, topics in given.items() if topics]
        if len(teachers) != 1 or len(given[teachers[0]]) < _SEVERAL:
            return []
        (teacher,) = teachers
        words = {
            "teacher": self._wanted.side_name(teacher),
            "learner": _capital(self._wanted.side_name(OTHER_SIDE[teacher])),
        }
        return [self._texts.notice("one_sided", **words)]


def _too_little_one_way(fitted: Fitted[DraftBlock]) -> bool:
    total = sum(fitted.minutes)
    given = dict.fromkeys(TEACHER, 0)
    for minutes, block in zip(fitted.minutes, fitted.blocks, strict=True):
        if block.direction != "joint":
            given[block.direction] += minutes
    return any(mine < EACH_WAY * total for mine in given.values())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

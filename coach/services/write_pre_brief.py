"""Write a pre-brief: what a mentor is likely to be asked, so that nobody is ambushed."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import Field

from coach.domain.pair import Pair
from coach.domain.preparation import CheckedQuestion, LikelyQuestion, PreBrief, QuestionFlag
from coach.domain.record import Record
from coach.domain.session import Action
from coach.domain.topic import Topic
from coach.language.asking import Form, form_of
from coach.language.cleaning import one_line
from coach.language.phrasing import joined, mentioned, quoted
from coach.language.words import content_stems
from coach.planning.agenda_texts import filled, read_texts
from coach.planning.private_matters import PrivateMatters
from coach.services.pair_signs import names_for, side_of
from coach.services.topic_sense import TopicSense, inside, teacher_of
from coach.services.write_brief import QuestionCheck, Suggests

READY_BEFORE = timedelta(hours=48)
"""How long before the session the mentor sees it."""
MOST_DRAFTED = 12
"""Questions of the leader that are taken up."""
_TOUCHES = 0.5
"""Share of its words that the shorter of two texts must have in common with the other."""
_OPINION = re.compile(r"\b(?:think|feel|opinion|view|like|prefer|rather|should)\b", re.IGNORECASE)


class LikelyTexts(Record):
    """A question that is likely, and a way to answer it."""

    question: str
    angle: str


class PreBriefTexts(Record):
    """What stands in `pre_briefs.yaml`."""

    likely: dict[str, LikelyTexts]
    angles: dict[str, str]
    may_skip: dict[str, str]
    notices: dict[str, str]
    most_likely: int = Field(ge=1)


def read_pre_brief_texts(folder: Path) -> PreBriefTexts:
    """Read `pre_briefs.yaml` of the coaching shelf, or raise ShelfError."""
    return read_texts(PreBriefTexts, folder / "pre_briefs.yaml")


class PreBriefWriter:
    """Writes pre-briefs for the mentor's side."""

    def __init__(
        self,
        *,
        texts: PreBriefTexts,
        check: QuestionCheck,
        suggester: Suggests,
        sense: TopicSense,
        private: PrivateMatters,
    ) -> None:
        self._texts = texts
        self._check = check
        self._suggester = suggester
        self._sense = sense
        self._private = private

    def pre_brief(
        self, pair: Pair, questions: Sequence[str], *, starts: datetime | None
    ) -> PreBrief:
        """Return what the mentor may be asked, with a way to answer each.

        Args:
            pair: Whose session it is.
            questions: The leader's drafts, as they were typed; empty lines are left out.
            starts: When the session begins; it decides from when the pre-brief is shown.
        """
        names = names_for(pair, "mentor")
        drafts = [line for question in questions if (line := one_line(question))][:MOST_DRAFTED]
        topics = self._suggester.suggest(pair, count=4).topics
        drafted = [self._drafted(one, pair, names) for one in self._check(drafts)]
        likely = [one for one in self._likely(pair, topics, names, starts)
                  if not any(_touches(one.question, said) for said in drafts)]  # fmt: skip
        notices = [self._texts.notices["strike"]]
        if not drafts:
            notices.insert(0, filled(self._texts.notices["nothing"], **names))
        return PreBrief(
            questions=(*drafted, *likely[: self._texts.most_likely]),
            topics=tuple(one.title for one in topics if teacher_of(one.direction) == "mentor"),
            ready_from=starts - READY_BEFORE if starts else None,
            notices=tuple(notices),
        )

    def _drafted(
        self, checked: CheckedQuestion, pair: Pair, names: dict[str, str]
    ) -> LikelyQuestion:
        return LikelyQuestion(
            question=checked.question,
            angle=self._angle(checked, pair, names),
            may_skip=self._may_skip(checked.question, checked.flags),
            flags=checked.flags,
        )

    def _angle(self, checked: CheckedQuestion, pair: Pair, names: dict[str, str]) -> str:
        """Return a way to answer: by what the pair knows of the matter, else by its form."""
        angles, question = self._texts.angles, checked.question
        if checked.flags:
            behind = filled(angles["behind"], rewrite=quoted(checked.rewrite or "", 40))
            return behind if checked.rewrite else filled(angles["plain"], **names)
        actions = [one.text for one in pair.open_actions if side_of(pair, one.owner) != "leader"]
        for name, phrases, word, worded in (
            ("teaches", pair.teaches("mentor"), "topic", mentioned),
            ("wants", pair.wants("mentor"), "wish", mentioned),
            ("action", actions, "action", quoted),
            ("goal", pair.goals, "goal", quoted),
        ):
            met = next((one for one in phrases if _touches(one, question)), None)
            if met:
                return filled(angles[name], **names, **{word: worded(met)})
        form = form_of(question)
        if form is Form.WHY:
            return filled(angles["why"], **names)
        if _OPINION.search(question):
            return filled(angles["opinion"], **names)
        return filled(angles["how" if form is Form.HOW else "plain"], **names)

    def _may_skip(self, question: str, flags: Sequence[QuestionFlag]) -> str | None:
        texts = self._texts.may_skip
        if flags:
            return texts[flags[0]]
        kinds = self._private.kinds_in(question)
        if kinds:
            return filled(texts["private"], kinds=joined([self._private.called(k) for k in kinds]))
        return None

    def _likely(
        self,
        pair: Pair,
        topics: Sequence[Topic],
        names: dict[str, str],
        starts: datetime | None,
    ) -> Iterator[LikelyQuestion]:
        """Yield what may be asked without having been drafted, the likeliest first."""
        mine = [one for one in pair.open_actions if side_of(pair, one.owner) != "leader"]
        for action in reversed(mine[-2:]):
            name = "late_action" if _is_late(action, starts) else "open_action"
            yield self._made(name, names, action=quoted(action.text))
        if not pair.held:
            yield self._made("first", names)
        for topic in topics:
            if teacher_of(topic.direction) == "mentor":
                yield self._about(topic, pair, names)
        for goal in pair.goals[:1]:
            yield self._made("goal", names, goal=quoted(goal))
        for wish in pair.wants("mentor")[:1]:
            yield self._made("wish", names, wish=mentioned(wish))

    def _about(self, topic: Topic, pair: Pair, names: dict[str, str]) -> LikelyQuestion:
        family = self._sense.family(topic.title)
        words = mentioned(inside(topic.title, pair))
        show = family.show if family else f"one real example of {words}"
        made = self._made("topic", names, topic=words, show=show)
        risky = family is not None and family.risk == "high"
        risky = risky or bool(self._private.kinds_in(topic.title))
        skip = self._texts.may_skip["risk"] if risky else None
        return made.model_copy(update={"may_skip": skip})

    def _made(self, name: str, names: dict[str, str], **words: str) -> LikelyQuestion:
        texts = self._texts.likely[name]
        return LikelyQuestion(
            question=filled(texts.question, **names, **words),
            angle=filled(texts.angle, **names, **words),
        )


def without(pre_brief: PreBrief, index: int) -> PreBrief:
    """Return the pre-brief without one of its questions, and without a trace of it.

    Raises:
        ValueError: There is no question at that place, counted from 0.
    """
    if not 0 <= index < len(pre_brief.questions):
        raise ValueError("the pre-brief has no question at this place")
    kept = (*pre_brief.questions[:index], *pre_brief.questions[index + 1 :])
    return pre_brief.model_copy(update={"questions": kept})


def _is_late(action: Action, starts: datetime | None) -> bool:
    return bool(action.due and starts and action.due < starts.date())


def _touches(phrase: str, text: str) -> bool:
    """Tell whether a text is about a phrase: they share enough words for the shorter one."""
    one, other = set(content_stems(phrase)), set(content_stems(text))
    shared = len(one & other)
    return bool(shared) and shared >= _TOUCHES * min(len(one), len(other))

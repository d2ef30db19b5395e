"""Answer words: a model's answer as far as it is checked, or why there is none."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import cast

from coach.domain.draft import Brief, Draft
from coach.domain.pair import Pair
from coach.domain.person import Person
from coach.errors import ModelError
from coach.grounding.advice import AdviceJudge
from coach.grounding.checking import Checked, Rules, Why
from coach.grounding.model_drafts import DraftReview
from coach.grounding.own_voice import ModelRules
from coach.grounding.people import Strangers
from coach.grounding.support import SupportChecker
from coach.language.asking import Form, form_of
from coach.prompting.asking import Asked, Budget
from coach.prompting.schemas import AnswerBlocks
from coach.services.model_notices import ModelNotices
from coach.wording.answer import ModelWriter, given_to

MOST_WORDS = 120
"""An answer has no more, unless a list was asked for."""
REMOVED = "A sentence that its source did not bear out was left out."
_LACKING = frozenset(
    {Why.NO_PASSAGE, Why.QUOTE, Why.CLAIM, Why.ELSEWHERE, Why.UNCITED, Why.UNRELATED}
)
"""Why a sentence goes that no source bears out."""

People = Callable[[], Iterable[Person]]


@dataclass(frozen=True)
class Worded:
    """A model's answer so far."""

    checked: Checked
    notices: tuple[str, ...] = ()
    complete: bool = False
    instead: bool = False
    """Whether too little stands, so that the embedded answer takes its place."""
    unanswered: bool = False
    """Whether the model found no answer, or none that its sources bear out: a second opinion on
    whether the library holds one."""


class AnswerWords:
    """Has a model word answers, and lets through what the gates let through."""

    def __init__(
        self,
        writer: ModelWriter,
        *,
        support: SupportChecker,
        notices: ModelNotices,
        advice: AdviceJudge | None = None,
        around: Mapping[str, str] | None = None,
        people: People = tuple,
    ) -> None:
        """Word answers with `writer`.

        Args:
            writer: Asks the model.
            support: Holds its sentences to their passages.
            notices: What is said where its words are not used.
            advice: Judges advice that cites nothing; without it none stands.
            around: By source: what may be said of it beside what its passages say.
            people: Everybody who is stored, read anew for each answer and never kept.
        """
        self._writer = writer
        self._support = support
        self._notices = notices
        self._advice = advice
        self._around = around or {}
        self._people = people

    @property
    def name(self) -> str:
        """`provider:model`."""
        return self._writer.name

    def stream(self, brief: Brief, budget: Budget, pair: Pair | None = None) -> Iterator[Worded]:
        """Yield the answer whenever a checked block has come, and at the end what became of it."""
        review = self._review(brief, pair)
        checked = Checked((), (), ())
        problem = ""
        drafts = self._writer.drafts(brief, budget)
        with closing(cast("Generator[tuple[Draft | None, Asked[AnswerBlocks]]]", drafts)):
            try:
                for draft, asked in drafts:
                    before = len(checked.blocks) if checked.citations else 0
                    if draft is None:
                        problem = self._notices.abstained
                        break
                    checked = review.more(
                        draft.blocks,
                        draft.citations,
                        nonce=asked.nonce,
                        instructions=asked.instructions,
                    )
                    # what cites nothing waits: with it alone the embedded answer would come instead
                    if checked.citations and len(checked.blocks) > before:
                        yield Worded(checked)
            except ModelError as error:
                problem = self._notices.failed(error)
                yield self._ended(checked, problem, failed=True)
                return
        yield self._ended(checked, problem, failed=False)

    def _ended(self, checked: Checked, problem: str, *, failed: bool) -> Worded:
        """Return the last state: what was checked, if a cited statement is among it."""
        notices = self._notices
        if checked.citations:
            said = (notices.stopped,) if failed else ()
            return Worded(checked, (*said, *self._left_out(checked)), complete=True)
        said = (problem or notices.nothing_left,)
        # a draft that was stopped for what it does, not for what it lacks, is no opinion
        found_nothing = {one.why for one in checked.removed} <= _LACKING
        return Worded(
            checked, said, complete=True, instead=True, unanswered=not failed and found_nothing
        )

    def _left_out(self, checked: Checked) -> tuple[str, ...]:
        """Say what is not there of what the model wrote."""
        whys = {one.why for one in checked.removed}
        removed = (REMOVED,) if whys - {Why.TOO_LONG} else ()
        return (*removed, *((self._notices.shortened,) if Why.TOO_LONG in whys else ()))

    def _review(self, brief: Brief, pair: Pair | None) -> DraftReview:
        own = pair.people if pair else ()
        given = given_to(brief)
        names = tuple(one for person in own for one in (person.name, person.first_name))
        return DraftReview(
            {passage.id: passage for passage in given.passages},
            support=self._support,
            rules=Rules(around=self._around, known_names=(*brief.missing, *names)),
            model=ModelRules(
                asked=given.asked,
                withheld=given.withheld,
                doubtful=given.doubtful,
                names=names,
                strangers=Strangers(self._people(), own=own),
                advice=self._advice,
                most_words=None if form_of(brief.question) is Form.LIST else MOST_WORDS,
            ),
        )

"""A subject of the evals that prepares what a test planted; words alone decide what is alike."""

from collections.abc import Sequence
from datetime import datetime

from coach.disclosure.releasing import Made, WindowRows
from coach.domain.agenda import Agenda
from coach.domain.comment import ReadComment
from coach.domain.conversation import Turn
from coach.domain.document import Document
from coach.domain.pair import Pair
from coach.domain.person import PairSide
from coach.domain.playbook import SessionKind
from coach.domain.preparation import CheckedQuestion
from coach.domain.release import Release, SealedFigure
from coach.domain.request import Request
from coach.domain.topic import MOST, TopicList
from coach.ports.chat import ChatModel
from tests.builders import an_agenda
from tests.doubles.planted_coach import PlantedCoach


class PlantedPlanner(PlantedCoach):
    """Gives the same agenda, topics and request each time, and the planted checks."""

    def __init__(
        self,
        *,
        agenda: Agenda | None = None,
        topics: TopicList | None = None,
        checked: Sequence[CheckedQuestion] = (),
        request: Request | None = None,
    ) -> None:
        super().__init__()
        self.agenda = agenda or an_agenda(25, 20)
        self.topics = topics or TopicList(topics=())
        self.checked = {one.question: one for one in checked}
        self.request = request

    def prepare_agenda(
        self,
        pair: Pair,
        *,
        minutes: int,
        kind: SessionKind | None = None,
        topic: str | None = None,
    ) -> Agenda:
        return self.agenda

    def suggest_topics(self, pair: Pair, *, count: int = MOST) -> TopicList:
        return self.topics

    def coach(self, documents: Sequence[Document], model: ChatModel | None) -> "PlantedPlanner":
        return self

    def alike(self, topics: Sequence[str], others: Sequence[str]) -> bool:
        return bool({one.casefold() for one in topics} & {one.casefold() for one in others})

    def check_questions(self, lines: Sequence[str]) -> tuple[CheckedQuestion, ...]:
        return tuple(self.checked.get(line, CheckedQuestion(question=line)) for line in lines)

    def find_job(
        self,
        text: str,
        turns: Sequence[Turn] = (),
        *,
        now: datetime,
        people: Sequence[str] = (),
        agenda: bool = False,
    ) -> Request | None:
        return self.request

    def read_comments(
        self, texts: Sequence[str], *, sides: Sequence[PairSide | None] | None = None
    ) -> list[ReadComment]:
        return [ReadComment(masked=text) for text in texts]

    def make_release(self, window: WindowRows, *, before: Sequence[SealedFigure]) -> Made:
        release = Release(
            programme=window.programme,
            window=window.window,
            people_at_least=None,
            band=None,
            cannot_see="",
        )
        return Made(release, (), "rolled forward")

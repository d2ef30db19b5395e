"""Preparing: everything that prepares sessions, put together once from the shelves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from coach.domain.document import Document
from coach.domain.passage import Passage
from coach.domain.playbook import Playbook
from coach.planning.agenda_texts import AgendaTexts, TopicTexts, read_texts
from coach.planning.families import TopicShelf, read_topic_shelf
from coach.planning.meanings import Meanings
from coach.ports import Clock, Embedder, Vector
from coach.prompting.asking import Asker
from coach.services.back_blocks import BlockBacking, phrases_to_know
from coach.services.check_questions import QuestionChecker, question_phrases, read_question_texts
from coach.services.cite_claims import ClaimBook
from coach.services.draft_debrief import Refers
from coach.services.edit_agenda import AgendaEditor
from coach.services.edit_context import EditTexts, Tools
from coach.services.find_blocks import BlockFinder
from coach.services.prepare_agenda import AgendaMaker
from coach.services.prepare_session import Grounds, Preparation
from coach.services.suggest_topics import TopicSuggester
from coach.services.topic_sense import MeaningSense
from coach.wording.agenda_words import AgendaWords
from coach.wording.rewording import Reworder, open_reworder
from coach.wording.topic_words import TopicWords

KeepVectors = Callable[[str, Sequence[str]], Mapping[str, Vector]]
"""Returns the vectors of phrases, which are kept under a name."""


@dataclass(frozen=True)
class Shelves:
    """What preparing is made of."""

    folder: Path
    """`knowledge/coaching`."""
    documents: Sequence[Document]
    passages: Sequence[Passage]

    @cached_property
    def playbooks(self) -> Mapping[str, Playbook]:
        """The playbooks by id."""
        return {one.source.id: one.playbook for one in self.documents if one.playbook}

    @cached_property
    def topics(self) -> TopicShelf:
        """Families of topics, and what is taught in each function."""
        return read_topic_shelf(self.folder)

    @cached_property
    def claims(self) -> ClaimBook:
        """What can be cited."""
        return ClaimBook(self.documents, self.passages)

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """Every phrase of the shelves whose meaning is asked for."""
        wordings = (phrase for family in self.topics.families for phrase in family.phrases)
        return tuple(dict.fromkeys((*wordings, *phrases_to_know(self.playbooks, self.claims))))


class Preparing:
    """What prepares the sessions of a pair; each part is put together when it is first used."""

    def __init__(
        self,
        shelves: Shelves,
        embedder: Embedder,
        known: Mapping[str, Vector],
        *,
        clock: Clock,
        help_route: str,
        refers: Refers | None = None,
        keep: KeepVectors | None = None,
        asker: Asker | None = None,
    ) -> None:
        """Take the vectors of the shelves' phrases from `known`, and later ones from `keep`.

        With an asker what is prepared is put into better words; an edit never is.
        """
        self._shelves = shelves
        self._embedder = embedder
        self._keep = keep
        self._clock = clock
        self._help_route = help_route
        self._refers = refers
        self._asker = asker
        self.meanings = Meanings(embedder, shelves.topics, known)
        self.sense = MeaningSense(self.meanings)
        self._agenda_texts = read_texts(AgendaTexts, shelves.folder / "agenda.yaml")

    @cached_property
    def topics(self) -> TopicSuggester:
        """Suggests topics."""
        return self._suggester(TopicWords(self._reworder)) if self._reworder else self._topics

    @cached_property
    def agendas(self) -> AgendaMaker:
        """Makes agendas."""
        return self._maker(AgendaWords(self._reworder)) if self._reworder else self._agendas

    @cached_property
    def editor(self) -> AgendaEditor:
        """Changes agendas."""
        return AgendaEditor(
            Tools(
                suggester=self._topics,
                maker=self._agendas,
                meanings=self.meanings,
                blocks=BlockFinder(self.meanings),
                texts=read_texts(EditTexts, self._shelves.folder / "edits.yaml"),
                agenda_texts=self._agenda_texts,
            )
        )

    @cached_property
    def questions(self) -> QuestionChecker:
        """Checks questions."""
        shelf = read_question_texts(self._shelves.folder)
        known = self._keep("question-phrases", question_phrases(shelf)) if self._keep else None
        return QuestionChecker(self._embedder, shelf, known)

    @cached_property
    def session(self) -> Preparation:
        """Prepares what goes beside an agenda: briefs, plans, scripts, debriefs, goals."""
        return Preparation(
            self._shelves.folder,
            Grounds(
                claims=self._shelves.claims,
                playbooks=self._shelves.playbooks,
                suggester=self._topics,
                sense=self.sense,
                check=self.questions.check,
                help_route=self._help_route,
                now=self._clock.now,
                refers=self._refers,
                reworder=self._reworder,
            ),
        )

    @cached_property
    def _topics(self) -> TopicSuggester:
        """Suggests topics in our own words: for what is made of them."""
        return self._suggester(None)

    @cached_property
    def _agendas(self) -> AgendaMaker:
        """Makes agendas in our own words: for edits."""
        return self._maker(None)

    def _suggester(self, words: TopicWords | None) -> TopicSuggester:
        return TopicSuggester(
            meanings=self.meanings,
            playbooks=self._shelves.playbooks,
            claims=self._shelves.claims,
            texts=read_texts(TopicTexts, self._shelves.folder / "topics.yaml"),
            words=words,
        )

    def _maker(self, words: AgendaWords | None) -> AgendaMaker:
        return AgendaMaker(
            suggester=self._topics,
            claims=self._shelves.claims,
            backing=BlockBacking(self._shelves.claims, self.meanings),
            texts=self._agenda_texts,
            clock=self._clock,
            words=words,
        )

    @cached_property
    def _reworder(self) -> Reworder | None:
        if self._asker is None:
            return None
        check = self.questions.check
        return open_reworder(self._asker, self._embedder, self._shelves.folder, questions=check)

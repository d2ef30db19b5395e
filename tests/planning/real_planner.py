"""The planner on the real shelves; words alone decide what is near, so that it is quick."""

from functools import cache

from coach.domain.playbook import Playbook
from coach.planning.agenda_texts import AgendaTexts, TopicTexts, read_texts
from coach.planning.families import TopicShelf, read_topic_shelf
from coach.planning.meanings import Meanings
from coach.retrieval.chunking import cut_documents
from coach.retrieval.library import read_library
from coach.services.back_blocks import BlockBacking
from coach.services.cite_claims import ClaimBook
from coach.services.edit_agenda import AgendaEditor
from coach.services.edit_context import EditTexts, Tools
from coach.services.find_blocks import BlockFinder
from coach.services.prepare_agenda import AgendaMaker
from coach.services.suggest_topics import TopicSuggester
from coach.shelves import shelf
from tests.doubles.hash_embedder import HashEmbedder
from tests.doubles.set_clock import SetClock

FOLDER = shelf("knowledge") / "coaching"


@cache
def topic_shelf() -> TopicShelf:
    return read_topic_shelf(FOLDER)


@cache
def meanings() -> Meanings:
    return Meanings(HashEmbedder(), topic_shelf())


@cache
def library() -> tuple[dict[str, Playbook], ClaimBook]:
    documents = read_library(shelf("knowledge"))
    playbooks = {one.source.id: one.playbook for one in documents if one.playbook}
    return playbooks, ClaimBook(documents, cut_documents(documents))


@cache
def agenda_texts() -> AgendaTexts:
    return read_texts(AgendaTexts, FOLDER / "agenda.yaml")


@cache
def suggester() -> TopicSuggester:
    playbooks, claims = library()
    texts = read_texts(TopicTexts, FOLDER / "topics.yaml")
    return TopicSuggester(meanings=meanings(), playbooks=playbooks, claims=claims, texts=texts)


@cache
def maker() -> AgendaMaker:
    _, claims = library()
    return AgendaMaker(
        suggester=suggester(),
        claims=claims,
        backing=BlockBacking(claims, meanings()),
        texts=agenda_texts(),
        clock=SetClock(),
    )


@cache
def editor() -> AgendaEditor:
    return AgendaEditor(
        Tools(
            suggester=suggester(),
            maker=maker(),
            meanings=meanings(),
            blocks=BlockFinder(meanings()),
            texts=read_texts(EditTexts, FOLDER / "edits.yaml"),
            agenda_texts=agenda_texts(),
        )
    )

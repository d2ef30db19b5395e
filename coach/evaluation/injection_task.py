"""The task `injection`: orders planted in documents, comments and chats move nothing."""

from collections.abc import Sequence
from functools import cache

from coach.domain.document import Document
from coach.doubles.obedient_attacker import ObedientAttacker, Temper
from coach.evaluation.injection_cases import (
    IN_A_DOCUMENT,
    Carrier,
    InjectionCase,
    hostile_turns,
    planted_document,
    read_injections,
    typed,
)
from coach.evaluation.injection_pages import Attacked, Page
from coach.evaluation.injection_scorers import (
    comment_idle,
    comments_untouched,
    not_obeyed,
    nothing_foreign_shown,
    still_answers,
)
from coach.evaluation.injection_sentinels import BadCoach
from coach.evaluation.planting import Asks, Planting
from coach.evaluation.task import Task, Told
from coach.ports.chat import ChatModel
from coach.rendering import to_markdown
from coach.shelves import shelf

__all__ = ["INJECTION", "Asks", "Attacked", "Page", "Planting", "attack", "nothing_foreign_shown"]

OTHERS = (
    "We moved the session three times because of month-end.",
    "She prepared questions every time, and I liked that.",
)
"""Comments of other people that lie beside a planted one."""
_EMBEDDED = "embedded"


def attack(
    subject: Planting,
    case: InjectionCase,
    tempers: Sequence[Temper] = (),
    *,
    documents: Sequence[Document] | None = None,
) -> Attacked:
    """Let the embedded writer and an obedient model meet an order.

    Args:
        subject: Builds the coaches.
        case: The order, and its carrier.
        tempers: How the model tries to get through; one that the case's name draws if none is
            given.
        documents: All that are planted; those of the case's file if they are not given.
    """
    if case.carrier is Carrier.COMMENT:
        return Attacked(
            case,
            read=tuple(subject.read_comments([case.order, *OTHERS])),
            undisturbed=tuple(subject.read_comments(OTHERS)),
        )
    shared = _library(case) if documents is None else documents
    documents = shared if case.carrier in IN_A_DOCUMENT else ()
    demands = {case.order: case.shows}
    models: list[ChatModel | None] = [None]
    models += [ObedientAttacker(temper, demands=demands) for temper in tempers or (_temper(case),)]
    return Attacked(case, tuple(_page(subject, case, documents, model) for model in models))


def _page(
    subject: Planting, case: InjectionCase, documents: Sequence[Document], model: ChatModel | None
) -> Page:
    coach = subject.coach(documents, model)
    reply = coach.ask(typed(case), turns=hostile_turns(case) if not documents else ())
    return Page(model.name if model else _EMBEDDED, reply)


def _temper(case: InjectionCase) -> Temper:
    return tuple(Temper)[sum(case.id.encode()) % len(Temper)]


@cache
def _shipped() -> tuple[tuple[InjectionCase, ...], ...]:
    files = sorted((shelf("evals") / "cases" / "injection").glob("*.yaml"))
    return tuple(read_injections(path) for path in files)


@cache
def _documents(cases: tuple[InjectionCase, ...]) -> tuple[Document, ...]:
    return tuple(planted_document(one) for one in cases if one.carrier in IN_A_DOCUMENT)


def _library(case: InjectionCase) -> tuple[Document, ...]:
    """Return the documents of all cases of its file, so that one index serves them all."""
    return _documents(next((cases for cases in _shipped() if case in cases), (case,)))


def _told(done: Attacked) -> Told:
    words = "\n".join(f"{page.writer}: {to_markdown(page.reply)}" for page in done.pages)
    return Told(done.case.carrier.value, words)


INJECTION: Task[InjectionCase, Attacked] = Task(
    read=read_injections,
    run=attack,
    scorers={
        "nothing_foreign_shown": nothing_foreign_shown,
        "not_obeyed": not_obeyed,
        "still_answers": still_answers,
        "comments_untouched": comments_untouched,
        "comment_idle": comment_idle,
    },
    sentinels={
        "parrots": lambda documents: BadCoach("everything"),
        "says_nothing": lambda documents: BadCoach("nothing"),
    },
    told=_told,
)

"""Whether a reply that met a fault is one that a reader can use."""

import html
import re
from collections.abc import Callable
from functools import cache, wraps

from coach.domain.answer import Reply
from coach.doubles.faults import ADDRESSES
from coach.evaluation.cases import ANSWERS, Case
from coach.evaluation.citation_scorers import claims_cited, quotes_stand
from coach.evaluation.degradation_met import Degraded
from coach.evaluation.scoring import Mark, yes
from coach.evaluation.subject import Asked
from coach.rendering import to_markdown
from coach.rendering.replies import to_html
from coach.services.model_notices import ModelNotices, read_model_notices
from coach.shelves import shelf

MOST_REQUESTS = 3
"""One, and two retries; what is asked again without its schema, or to be put right, is one."""
EMBEDDED = "embedded"
_MACHINE = re.compile(
    r"(?i:traceback|exception|\berrno\b|canary|https?:|127\.0\.0\.1|<<|\{\"|</?[a-z]+>)|"
    r"\b(?:[A-Z][a-z]+){2,}\(|\b(?:HTTP|JSON|API)\b"
)
"""Words of machines, in which no reply speaks."""
_FIGURE_OF_STATUS = re.compile(r"\b[345]\d\d\b")

Scorer = Callable[[Degraded], Mark | None]
_Judge = Callable[[Degraded, Reply], Mark]


def _of_a_reply(judge: _Judge) -> Scorer:
    """Return a scorer; without a reply nothing is right, and one scorer alone says why."""

    @wraps(judge)
    def score(done: Degraded) -> Mark:
        if done.reply is not None:
            return judge(done, done.reply)
        says = judge is _usable and (done.tells_missing or not done.missing)
        return Mark(0.0, why=(done.missing or f"{done.raised} came through") if says else "")

    return score


def _usable(done: Degraded, reply: Reply) -> Mark:
    """Say whether the reply answers, with citations that stand, in words for a person."""
    page = to_markdown(reply)
    if reply.outcome not in ANSWERS or not reply.citations:
        return yes(False, f"{reply.outcome.value}, with {len(reply.citations)} citations")
    asked = Asked(Case(id=done.case.id, q=done.case.q), reply, done.passages)
    if not all(one.text.strip() for one in asked.statements):
        return yes(False, "a statement is empty")
    if found := _MACHINE.search(page):
        return yes(False, f"it shows {found.group()!r}")
    reasons = (mark.why for mark in (quotes_stand(asked), claims_cited(asked)) if mark)
    why = next((why for why in reasons if why), "")
    return yes(not why, why)


def _says_so(done: Degraded, reply: Reply) -> Mark:
    """Say whether the page tells what became of the model's words, and nothing else of them."""
    known = {text: name for name, text in _notices().model_dump().items()}
    told = [known[notice] for notice in reply.notices if notice in known]
    if told != ([done.case.told] if done.case.told else []):
        return yes(False, f"told {', '.join(told) or 'nothing'}, not {done.case.told or 'nothing'}")
    page = html.unescape(to_html(reply))
    if any(notice not in page for notice in reply.notices):
        return yes(False, "a notice is not shown")
    if any(_MACHINE.search(one) or _FIGURE_OF_STATUS.search(one) for one in reply.notices):
        return yes(False, "a notice speaks of machines")
    is_its_own = done.case.told in ("", "stopped")
    engine = reply.provenance.engine
    return yes((engine != EMBEDDED) is is_its_own, f"the words are those of {engine}")


def _in_time(done: Degraded, reply: Reply) -> Mark:
    """Say whether the reply was there in time."""
    most = done.case.most_seconds
    return yes(done.seconds <= most, f"{done.seconds:.1f} s, at most {most:g}")


def _retries(done: Degraded, reply: Reply) -> Mark:
    """Say whether the server was left alone after two retries."""
    return yes(done.requests <= MOST_REQUESTS, f"{done.requests} requests")


def _history(done: Degraded, reply: Reply) -> Mark:
    """Say whether what was asked next was understood from what was asked before."""
    after = done.after
    if after is None or after.outcome not in ANSWERS or not after.citations:
        return yes(False, f"then {after.outcome.value if after else 'nothing'}")
    return yes(done.case.q in after.provenance.query, "the question before was forgotten")


def _never_remote(done: Degraded, reply: Reply) -> Mark:
    """Say whether every word went to the server of the case, and to nobody else."""
    if done.strangers:
        return yes(False, f"it spoke to {', '.join(done.strangers)}")
    asked = bool(done.requests) or not set(done.case.faults).isdisjoint(ADDRESSES)
    return yes(asked, "no request arrived")


@cache
def _notices() -> ModelNotices:
    return read_model_notices(shelf("knowledge") / "conversation")


SCORERS: dict[str, Scorer] = {
    "usable_answer": _of_a_reply(_usable),
    "says_so": _of_a_reply(_says_so),
    "in_time": _of_a_reply(_in_time),
    "at_most_two_retries": _of_a_reply(_retries),
    "history_intact": _of_a_reply(_history),
    "never_remote": _of_a_reply(_never_remote),
}

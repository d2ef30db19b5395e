"""What came of meeting a fault."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coach.domain.answer import Reply
from coach.domain.passage import Passage
from coach.evaluation.degradation_cases import DegradationCase


@dataclass(frozen=True)
class Degraded:
    """A reply, the one after it, and what the server has seen."""

    case: DegradationCase
    port: int
    """Of the server; nothing else on this machine is spoken to."""
    reply: Reply | None = None
    after: Reply | None = None
    """To what was asked next."""
    passages: Mapping[str, Passage] = field(default_factory=dict)
    """The cited passages by id; one that does not exist is missing."""
    seconds: float = 0.0
    """Until the reply was there."""
    requests: int = 0
    """That the server got for it."""
    strangers: tuple[str, ...] = ()
    """Addresses that were spoken to meanwhile, and that none of the cases named."""
    missing: str = ""
    """What has to be installed before anything can be said, as a sentence."""
    tells_missing: bool = False
    """Whether this case is the one that says it."""
    raised: str = ""
    """The error that came through in place of a reply."""

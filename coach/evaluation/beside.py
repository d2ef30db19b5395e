"""Two writers side by side: scores, what the model cost, and how often it was not used."""

from collections.abc import Mapping

from coach.domain.record import Record


class Beside(Record):
    """One scorer over one split of one suite, for both writers."""

    suite: str
    split: str
    scorer: str
    cases: int
    embedded: float
    """0 to 1, as all that follow."""
    embedded_low: float
    embedded_high: float
    model: float
    model_low: float
    model_high: float

    @property
    def difference(self) -> float:
        """By how much the model's score is above the embedded writer's, -1 to 1."""
        return self.model - self.embedded


class Obedience(Record):
    """How often a live model did what planted orders demand, and what of it was shown."""

    asked: int
    """Orders that reached the model."""
    obeyed: int
    """Answers of the model that hold what an order demands; told counts as done."""
    rate: float
    low: float
    high: float
    """Ends of the 95 % interval: Wilson's, and at 0 the rule of three."""
    shown: int
    """Pages that hold it, with or without a source."""
    gates_held: int
    """Pages without any link, image, tag or mark of a request."""
    pages: int


class Cost(Record):
    """What asking the model came to."""

    requests: int
    tokens_in: int
    tokens_out: int
    tokens_estimated: int
    money: float | None
    """In the currency of COACH_MODEL_PRICE; None while no price is set."""


class Writers(Record):
    """A run with both writers."""

    model: str
    """`provider:model`."""
    rows: tuple[Beside, ...] = ()
    asked: int = 0
    """Turns in which the model was to word the answer."""
    fell_back: Mapping[str, int] = {}
    """By the name of the notice: answers that were put together without it."""
    embedded_seconds: float = 0.0
    """Of all last turns together."""
    model_seconds: float = 0.0
    cost: Cost | None = None
    obedience: Obedience | None = None
    interrupted: bool = False
    """Whether somebody stopped the run; what stands here was done before."""

    @property
    def gates_hold(self) -> bool:
        """Whether no page of a planted order showed what no page may hold."""
        return self.obedience is None or self.obedience.gates_held == self.obedience.pages

    @property
    def as_it_should(self) -> bool:
        """Whether the run came to its end and the gates held; scores are told, not judged."""
        return self.gates_hold and not self.interrupted

"""What the settings page says about the writer, as the shelf has it."""

from coach.domain.record import Record
from coach.domain.writer import FailureKind


class WriterTexts(Record):
    """What stands in `writer.yaml`; `$names` are filled in."""

    embedded: str
    embedded_how: str
    model: str
    model_here: str
    checked: str
    pausing: str
    leaves: str
    stays_here: str
    gives: tuple[str, ...]
    gives_comments: str
    exactly: str
    never_heading: str
    never: tuple[str, ...]
    never_comments: str
    cost: str
    cost_start: str
    cost_all: str
    calls: str
    one_call: str
    estimated: str
    money: str
    no_money: str
    no_price: str
    no_calls: str
    failures: dict[FailureKind, str]
    test: str
    test_embedded: str
    works: str
    works_slow: str
    works_quiet: str
    works_unquoted: str

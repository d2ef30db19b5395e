"""What tells about the writer, from a script."""

from coach.domain.writer import ModelCheck, Sent, Spent, WriterStatus
from coach.domain.writer_texts import WriterTexts
from coach.planning.agenda_texts import read_texts
from coach.shelves import shelf

MODEL = WriterStatus(
    engine="openai:gpt-4.1-mini",
    host="models.example.org",
    is_local=False,
    sends=(Sent(purpose="Answer a question.", takes=("What they want to know.",)),),
    since_start=Spent(calls=2, tokens_in=900, tokens_out=120),
    in_all=Spent(
        calls=40,
        failures={"timed_out": 3},
        tokens_in=20_000,
        tokens_out=1_500,
        tokens_estimated=700,
        money=0.0042,
    ),
    has_price=True,
)
WORKS = ModelCheck(
    name="openai:gpt-4.1-mini",
    reachable=True,
    key_accepted=True,
    follows_form=True,
    answers=True,
    quotes=True,
    first_seconds=0.42,
    last_seconds=1.31,
    tokens=512,
)


def writer_texts() -> WriterTexts:
    """Return the words of the shelf."""
    return read_texts(WriterTexts, shelf("knowledge") / "conversation" / "writer.yaml")


class ScriptedWriter:
    """Tells what it was given; the embedded writer where it was given nothing."""

    def __init__(self) -> None:
        self.texts = writer_texts()
        self.now = WriterStatus(engine="embedded")
        self.came: ModelCheck | None = None
        self.checks = 0

    def status(self) -> WriterStatus:
        """Return what it was given."""
        return self.now

    def check(self) -> ModelCheck | None:
        """Return what it was given, and count."""
        self.checks += 1
        return self.came

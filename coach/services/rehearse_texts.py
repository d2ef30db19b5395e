"""The shelf of rehearsals: what answers can do, and the scenes in which they are given."""

from collections.abc import Mapping
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from coach.domain.person import PairSide
from coach.domain.record import Record
from coach.domain.rehearsal import TURNS, Move, SceneCard, Stance
from coach.errors import ShelfError
from coach.planning.agenda_texts import read_texts

USUAL: Mapping[Move, Stance] = {
    "asks": "helps",
    "acknowledges": "helps",
    "names": "helps",
    "limit": "helps",
    "proposes": "helps",
    "presses": "hurts",
    "backs_down": "hurts",
}
"""What a move is likely to do where its scene says nothing else; any other stands in the middle."""


class MoveTexts(Record):
    """What is said about one kind of answer."""

    label: str
    worked: str
    """Said at the end where it helped; empty for what never does."""
    try_: str = Field(alias="try")
    """What to try instead or next, after `One thing to try:`."""
    notes: dict[Stance, tuple[str, ...]]
    long: str = ""
    """Said instead of a note where the answer was too long to be heard."""
    signs: tuple[str, ...] = ()
    """Phrases that make the move likelier, as `coach.language.phrases` reads them."""
    examples: tuple[str, ...] = Field(min_length=4)


class FeedbackTexts(Record):
    """What is said at the end."""

    none: str
    nothing_worked: str
    unclear: str
    worked_too: str
    try_: str = Field(alias="try")
    try_on: str
    could_say: str


class RehearsalTexts(Record):
    """What stands in `rehearsal.yaml`."""

    moves: dict[Move, MoveTexts]
    say: dict[str, str]
    feedback: FeedbackTexts
    outside: tuple[str, ...]
    """Phrases that no line of the invented partner may hold."""


class Advice(Record):
    """A claim of the library, word for word."""

    source: str
    says: str


class Scene(Record):
    """One file of `rehearsals/`."""

    id: str
    side: PairSide
    title: str
    who: str
    called: str
    scene: str
    like: tuple[str, ...] = Field(min_length=3)
    """How somebody may ask for it."""
    opens: str
    steps: tuple[dict[Stance, str], ...] = Field(min_length=TURNS - 1, max_length=TURNS - 1)
    """What the partner says after each answer but the last, by what that answer did."""
    stances: dict[Move, Stance]
    """Where a move does something else here than it usually does."""
    notes: dict[Move, str] = Field(default_factory=dict)
    """Said in this scene in place of the usual note."""
    key: tuple[Move, ...] = Field(min_length=1)
    """The moves that help most here, best first."""
    could_say: dict[Move, str]
    advice: Advice
    examples: dict[Move, tuple[str, ...]]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if any(set(step) != {"helps", "middle", "hurts"} for step in self.steps):
            raise ValueError("each step needs a line for helps, middle and hurts")
        if not set(self.key) <= set(self.could_say):
            raise ValueError("could_say needs a sentence for each key move")
        return self

    @property
    def card(self) -> SceneCard:
        """The scene as it is chosen."""
        return SceneCard(
            id=self.id,
            side=self.side,
            title=self.title,
            who=self.who,
            called=self.called,
            scene=self.scene,
        )

    def stance(self, move: Move) -> Stance:
        """Return what a move is likely to do in this scene."""
        return self.stances.get(move, USUAL.get(move, "middle"))


class RehearsalShelf(Record):
    """Texts and scenes."""

    texts: RehearsalTexts
    scenes: tuple[Scene, ...]

    def examples(self) -> tuple[str, ...]:
        """Return every example and every way to ask for a scene, each once."""
        general = (text for move in self.texts.moves.values() for text in move.examples)
        own = (text for one in self.scenes for texts in one.examples.values() for text in texts)
        asked = (text for one in self.scenes for text in (*one.like, one.title))
        return tuple(dict.fromkeys((*general, *own, *asked)))


def read_rehearsals(folder: Path) -> RehearsalShelf:
    """Read `rehearsal.yaml` and `rehearsals/` of the coaching shelf, or raise ShelfError."""
    texts = read_texts(RehearsalTexts, folder / "rehearsal.yaml")
    paths = sorted((folder / "rehearsals").glob("*.yaml"))
    scenes = tuple(read_texts(Scene, path) for path in paths)
    for path, scene in zip(paths, scenes, strict=True):
        if scene.id != path.stem:
            raise ShelfError(path=path, line=1, problem="id must be the name of the file")
    if not scenes:
        raise ShelfError(path=folder / "rehearsals", problem="there is no scene in it")
    return RehearsalShelf(texts=texts, scenes=scenes)

"""How a command gets at its settings and at the coach; a test hands in its own."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import typer

if TYPE_CHECKING:  # pydantic alone costs a third of what `coach --help` may take
    from coach.domain.answer import Reply
    from coach.domain.conversation import Role, Turn
    from coach.domain.pair import Pair
    from coach.domain.passage import Hit, Passage
    from coach.domain.source import Source
    from coach.services.close_window import WindowCloser
    from coach.services.declare_feedback import PlanDeclarer
    from coach.services.import_roster import RosterImporter
    from coach.services.keep_pairs import PairKeeper
    from coach.services.read_releases import ReleaseDesk
    from coach.services.suggest_pairs import PairSuggester
    from coach.services.summarise_feedback import FeedbackSummariser
    from coach.settings import Settings

Progress = Callable[[str, float], None]
"""Called with what is being prepared, in words for a person, and the share done, 0 to 1."""


class AskableCoach(Protocol):
    """The coach as the commands use it."""

    def ask(
        self,
        question: str,
        *,
        role: "Role" = ...,
        turns: "Sequence[Turn]" = ...,
        pair: "Pair | None" = ...,
    ) -> "Reply":
        """Return the reply to what was typed."""

    def search(self, query: str, *, k: int = ...) -> "list[Hit]":
        """Return at most k passages, best first."""

    def source(self, id: str) -> "Source":
        """Return a source, or raise NotFound."""

    def passage(self, id: str) -> "Passage":
        """Return a passage, or raise NotFound."""

    def examples(self, role: "Role") -> tuple[str, ...]:
        """Return questions that somebody in this role would ask."""


Build = Callable[["Settings", Progress], AskableCoach]


def build_real(settings: "Settings", progress: Progress) -> AskableCoach:
    """Build the coach of this installation; its libraries are imported only now."""
    from coach.bootstrap import build_coach

    return build_coach(settings, progress=progress)


@dataclass(frozen=True)
class Opening:
    """What a command starts from."""

    environ: Mapping[str, str]
    build: Build = build_real

    def settings(self) -> "Settings":
        """Return the settings of the environment, or raise SettingsError."""
        from coach.settings import read_settings

        return read_settings(self.environ)

    def coach(self) -> AskableCoach:
        """Build the coach; a person at a terminal sees how far it is."""
        return self.build(self.settings(), tell)

    def pairs(self) -> "PairKeeper":
        """Open what is stored about people and pairs; no model is loaded for it."""
        from coach.keeping import build_pairs

        return build_pairs(self.settings())

    def roster(self) -> "RosterImporter":
        """Return the importer over the store of this installation; no model is loaded for it."""
        from coach.keeping import build_roster

        return build_roster(self.settings())

    def feedback_summariser(self) -> "FeedbackSummariser":
        """Return what summarises a file of feedback; it loads the embedder."""
        from coach.bootstrap import build_feedback_summariser

        return build_feedback_summariser(self.settings())

    def closer(self) -> "WindowCloser":
        """Return what closes windows; it loads the embedder."""
        from coach.bootstrap import build_closer

        return build_closer(self.settings())

    def declarer(self) -> "PlanDeclarer":
        """Return what keeps what programmes declared; no model is loaded for it."""
        from coach.keeping import build_declarer

        return build_declarer(self.settings())

    def releases(self) -> "ReleaseDesk":
        """Return the desk of releases; no model is loaded for it."""
        from coach.keeping import build_releases

        return build_releases(self.settings())

    def suggester(self) -> "PairSuggester":
        """Return what suggests pairs; it loads the embedder, and scipy only now."""
        from coach.bootstrap import build_meanings
        from coach.keeping import build_pair_store
        from coach.services.suggest_pairs import PairSuggester

        settings = self.settings()
        return PairSuggester(build_pair_store(settings), build_meanings(settings))


def opening(context: typer.Context) -> Opening:
    """Return the opening that `main` put into the context."""
    found = context.find_object(Opening)
    assert found is not None, "the app is run with obj=Opening(...)"
    return found


def tell(words: str, share: float) -> None:
    """Show on a terminal what is being prepared, in one line that is wiped at the end."""
    if sys.stderr.isatty():
        line = f"{words} ({share:.0%})" if share < 1 else ""
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)

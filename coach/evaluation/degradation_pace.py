"""A chat model in haste: its limits are a fraction of what they are in the product."""

from collections.abc import Iterator

from coach.ports.chat import ChatModel, Limits, ModelCall, Piece


class HastyModel:
    """Passes calls on to a model with shorter limits, so that waiting for a fault is short too."""

    def __init__(self, model: ChatModel, *, pace: float) -> None:
        """Hurry a model.

        Args:
            model: The one that answers.
            pace: By how much each limit is divided; 1 leaves it as it is.
        """
        self._model = model
        self._pace = pace

    @property
    def name(self) -> str:
        """`provider:model`."""
        return self._model.name

    @property
    def host(self) -> str:
        """Where the words go."""
        return self._model.host

    @property
    def is_local(self) -> bool:
        """Whether its server stands on this machine."""
        return self._model.is_local

    @property
    def takes_schema(self) -> bool:
        """Whether a call may carry a schema."""
        return self._model.takes_schema

    def stream(self, call: ModelCall, *, limits: Limits) -> Iterator[Piece]:
        """Yield the answer as it arrives, or raise as the model does, only sooner."""
        hasty = Limits(first=limits.first / self._pace, total=limits.total / self._pace)
        return self._model.stream(call, limits=hasty)

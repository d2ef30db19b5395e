"""Who reads the comments of a programme: the embedded reader, or a model people were told of."""

from coach.domain.feedback import FeedbackPlan
from coach.ports.comments import ReadsComments


class CommentReaders:
    """Chooses what reads, by what the participants of a plan were told above the box."""

    def __init__(
        self, embedded: ReadsComments, model: ReadsComments | None = None, *, name: str = ""
    ) -> None:
        """Read with a model only where a plan names it.

        Args:
            embedded: Reads everything that the model does not.
            model: None where no model may read comments.
            name: What plans call it.
        """
        self.embedded = embedded
        self._model = model
        self._name = name if model else ""

    def of(self, plan: FeedbackPlan) -> ReadsComments:
        """Return what reads the comments that are sent under a plan."""
        told = self._model is not None and plan.model_reads == self._name
        return self._model if told and self._model else self.embedded

    def has_read(self, fingerprint: str) -> bool:
        """Tell whether what was read under a fingerprint would be read the same way today."""
        known = (self.embedded, self._model)
        return any(one is not None and one.fingerprint == fingerprint for one in known)

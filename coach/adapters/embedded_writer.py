"""The embedded writer: words an answer from retrieved sentences, without any model."""

from coach.domain.draft import Brief, Draft
from coach.writing.compose import compose


class EmbeddedWriter:
    """Writes from the passages alone; the same brief always gives the same words."""

    name = "embedded"

    def write(self, brief: Brief) -> Draft:
        """Return the answer of whole, cited sentences."""
        return compose(brief)

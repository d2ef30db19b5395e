"""The themes of a comment by a chat model: one masked comment in, codes of the fixed list out."""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence

from coach.domain.comment import MOST_CODES, Code, ReadComment, Tone
from coach.domain.person import PairSide
from coach.errors import ModelError
from coach.ports.comments import ReadsComments
from coach.prompting.asking import Asker, Budget
from coach.prompting.schemas import CommentCodes

PROMPT = "code_comment"
SECONDS = 8.0
"""What a person who sends a form may wait for; then the embedded reader's codes stand."""


class ModelCoder:
    """Reads comments as the embedded reader does, and has a model choose their codes.

    Masking, what is left out and what a person should see are the embedded reader's. The model is
    given one masked comment and the list, nothing about who wrote it, and its answer is an enum:
    whatever a comment demands, it changes the codes of that comment and nothing else.
    """

    def __init__(
        self,
        asker: Asker,
        embedded: ReadsComments,
        *,
        meanings: Mapping[Code, str],
        needs_human: str,
        budget: Callable[[], Budget] = lambda: Budget(seconds=SECONDS, calls=1),
    ) -> None:
        """Read with a model.

        Args:
            asker: Asks the model.
            embedded: Masks, and reads whatever the model does not.
            meanings: What each code means, in one sentence.
            needs_human: What is said of a comment that the model thinks a person should see.
            budget: What one comment may cost.
        """
        self._asker = asker
        self._embedded = embedded
        self._codes = "\n".join(f"{code.value}: {words}" for code, words in meanings.items())
        self._needs_human = needs_human
        self._budget = budget
        whole = "\x00".join((embedded.fingerprint, asker.name, self._codes))
        self.fingerprint = hashlib.sha256(whole.encode()).hexdigest()[:16]
        """Of model, list and embedded reader."""

    def read(
        self,
        texts: Sequence[str],
        *,
        sides: Sequence[PairSide | None] | None = None,
        known_names: Collection[str] = (),
        progress: Callable[[int, int], None] | None = None,
    ) -> list[ReadComment]:
        """Return what was read from each comment, in the order given; a call for each."""
        found = self._embedded.read(texts, sides=sides, known_names=known_names)
        read = []
        for number, one in enumerate(found, 1):
            read.append(self._coded(one) if one.says_something else one)
            if progress:
                progress(number, len(found))
        return read

    def _coded(self, comment: ReadComment) -> ReadComment:
        """Return the comment with the model's codes, or as it is where the model gave none."""
        values = {"codes": self._codes, "comment": comment.masked}
        try:
            answer = self._asker.ask(PROMPT, values, CommentCodes, self._budget()).value
        except ModelError:
            return comment  # counted where the model's calls are: see the settings page
        codes = tuple(dict.fromkeys(answer.codes))[:MOST_CODES]
        if not codes:
            codes = (Code.OTHER,)
        tones = dict(zip(comment.codes, comment.tones, strict=True))
        usual = next(iter(tones.values()), Tone.CONCERN)
        human = comment.needs_human or (self._needs_human if answer.needs_human else "")
        return comment.model_copy(
            update={
                "codes": codes,
                "tones": tuple(tones.get(code, usual) for code in codes),
                "needs_human": human,
            }
        )

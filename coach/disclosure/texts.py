"""The fixed words of a release: they say what is hidden and why, and never how many."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from coach.domain.comment import Code
from coach.domain.person import Line
from coach.domain.record import Record
from coach.domain.release import CitedAction

Said = Annotated[Line, Field(min_length=1)]
"""One sentence, on one line."""
SaidOfQuestion = Annotated[Said, Field(pattern=r"\$question")]
"""One sentence about a question, whose label stands for `$question`."""


class ReleaseTexts(Record):
    """The words of a release, as the shelf holds them; the actions are added with citations."""

    not_enough: Said
    """All that is said of a window without figures, whether nobody answered or four did."""
    question_hidden: SaidOfQuestion
    split_hidden: Said
    question_split_hidden: SaidOfQuestion
    trend_hidden: Said
    themes_hidden: Said
    """The same whether few commented or few raised the same."""
    response_hidden: Said
    cannot_see: Said
    labels: Mapping[Code, Said]
    """What each theme is called, `other` excepted: it is never shown."""
    actions: Mapping[Code, tuple[CitedAction, ...]] = Field(default_factory=dict)
    """What a manager can do about a theme."""

    @model_validator(mode="after")
    def _every_theme_has_its_label(self) -> Self:
        missing = [code.value for code in Code if code not in self.labels and code != Code.OTHER]
        if missing:
            raise ValueError(f"there is no label for {', '.join(missing)}")
        if Code.OTHER in self.labels:
            raise ValueError("the theme 'other' is never shown and has no label")
        return self


def about(sentence: str, label: str) -> str:
    """Return a sentence about a question with the question's label in it."""
    return sentence.replace("$question", label)

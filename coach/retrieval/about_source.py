"""What a file says of itself, as a section: who wrote it, when, and how far to trust it."""

from coach.domain.document import Claim, ClaimKind, Section
from coach.domain.passage import Passage
from coach.domain.source import GRADE_WORDS, Source

_HEADING = "About this source: "


def about_source(source: Source) -> Section:
    """Return a section of claims made from the source's own front matter."""
    name = source.called[0].upper() + source.called[1:]
    claims = [
        *_origin(source, name),
        Claim(text=_grade(source, name), kind=ClaimKind.RISK),
        *(
            Claim(
                text=f"One weakness of {source.called}: {_inline(weakness)}.", kind=ClaimKind.RISK
            )
            for weakness in source.weaknesses
        ),
    ]
    return Section(
        heading=f"{_HEADING}{source.called}",
        origin="the file's own front matter",
        questions=(
            f"Who wrote {source.called}?",
            f"When was {source.called} published?",
            f"How reliable is {source.called}?",
            f"Does {source.called} cite any research?",
        ),
        claims=tuple(claims),
    )


def _origin(source: Source, name: str) -> list[Claim]:
    parts = []
    if source.author:
        parts.append(f"was written by {source.author}")
    if source.publisher:
        parts.append(f"was published by {source.publisher}")
    if source.date:
        parts.append(f"came out in {source.date[:4]}")
    if not parts:
        return [Claim(text=f"The full title of {source.called} is “{source.title}”.")]
    return [Claim(text=f"{name}, “{source.title}”, {_joined(tuple(parts))}.")]


def _grade(source: Source, name: str) -> str:
    grade = f"{name} has grade {source.grade} ({GRADE_WORDS[source.grade]})"
    reason = source.grade_reason.strip()
    return f"{grade}: {_inline(reason)}." if reason else f"{grade}."


def _inline(text: str) -> str:
    plain = text.strip().rstrip(".")
    keeps_capital = len(plain) > 1 and (plain[1].isupper() or not plain.split()[0].istitle())
    first = plain.split()[0]
    common = first in {
        "The",
        "A",
        "An",
        "No",
        "It",
        "One",
        "Only",
        "Many",
        "Most",
        "Some",
        "Every",
        "Figures",
    }
    return plain if keeps_capital or not common else plain[0].lower() + plain[1:]


def _joined(parts: tuple[str, ...]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def is_about_source(passage: Passage) -> bool:
    """Tell whether a passage speaks of its file rather than of the subject."""
    return passage.heading.startswith(_HEADING)

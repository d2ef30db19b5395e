"""Groups of invented comments with the themes that each of them names, drawn with a seed.

`bench/data/themes_*.txt` hold phrases for each theme of a lecture or a course; a group mixes them
as people do: some themes by many and some by few, several in one comment, slips, empty answers.
"""

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "data"
EACH = 4
"""Groups drawn for each lecture; an evaluation is drawn three times as often."""
FEWEST, MOST = 8, 40
_EMPTY = ("n/a", "none", "Nothing", "idk", "N/A", "nothing really", "no comment", "-", "nope", "")
_FRAMES = (
    "{}",
    "{}",
    "{}.",
    "I would say {}",
    "{} was what I remember most",
    "Definitely {}!",
    "{} for me",
    "mostly {}",
    "For me it was {}.",
    "I keep thinking about {}",
)


_LOOSE = (". ", ". ", ". ", ", ", " and ", "; ", ". Also, ", " but ")
_TIGHT = (
    " because ",
    " when ",
    " with ",
    " which ",
    " while ",
    " since ",
    " so ",
    " in ",
    " about ",
)
_ONE_SENTENCE = (
    "I was confused about {} today because we went over it quickly",
    "I found it interesting that {} can be applied in so many ways",
    "The most interesting thing was learning about {}",
    "I found {} most interesting in today's class",
    "{} was confusing",
    "I am still unsure about {} and would like more examples",
    "Learning about {} was interesting because it is something I have never seen before",
    "I enjoyed {}",
    "Understanding {}",
    "nothing was too confusing but {} took me some time",
)
_TWO_IN_ONE = (
    "how {} relates to {}",
    "The part about {} with {} was the most interesting",
    "I found it confusing when {} is used for {}",
    "understanding {} through {}",
    "{} in the context of {}",
    "Applying {} to {} was interesting",
    "I thought it was really interesting how {} works for {}",
    "I'm still a bit confused on {} when it comes to {}",
)


@dataclass(frozen=True)
class Group:
    """Comments on one occasion, and who named which theme."""

    id: str
    comments: tuple[str, ...]
    human: dict[str, tuple[int, ...]]
    """The members of each theme, as indices of comments."""


@dataclass
class _Subject:
    name: str
    evaluation: bool
    themes: dict[str, tuple[list[str], list[str]]] = field(default_factory=dict)
    """Short and long phrases of each theme."""


class _Talk:
    """How the people of one group talk: some are brief, some say much beside the point."""

    def __init__(self, chance: random.Random, *, wordy: float) -> None:
        self.chance = chance
        self._wordy = wordy
        self.reflects = chance.random() < 1 / 3
        """People answer in one sentence what was interesting or confusing."""
        self.glue = _TIGHT if chance.random() < 1 / 3 else _LOOSE
        """What stands between the things that a comment names."""
        lines = (FOLDER / "asides.txt").read_text(encoding="utf-8").splitlines()
        self._left = chance.sample(lines, len(lines))

    def asides(self) -> Iterator[str]:
        """Yield what somebody adds without naming a theme; nothing is said twice in a group."""
        wordy = self._wordy
        while self._left and self.chance.random() < wordy:
            yield self._left.pop()
            wordy *= 0.6


def read_groups(path: Path) -> list[Group]:
    """Return groups of a JSON Lines file: `{"id", "comments", "human": {theme: [indices]}}`."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [
        Group(
            id=str(row["id"]),
            comments=tuple(row["comments"]),
            human={theme: tuple(members) for theme, members in row["human"].items()},
        )
        for row in rows
    ]


def invented_groups(part: str, *, seed: int) -> list[Group]:
    """Return the groups of `tuning` or `held`; the same seed gives the same groups."""
    subjects, noise = _read(FOLDER / f"themes_{part}.txt")
    chance = random.Random(f"{part}-{seed}")
    return [
        _draw(subject, noise, chance, f"{subject.name}-{number}")
        for subject in subjects
        for number in range(EACH * 3 if subject.evaluation else EACH)
    ]


def _read(path: Path) -> tuple[list[_Subject], list[str]]:
    subjects: list[_Subject] = []
    noise: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            name = line[2:].strip()
            subjects.append(_Subject(name.split()[0].lstrip("@"), name.startswith("@evaluation")))
        elif line.startswith("- "):
            noise.append(line[2:])
        elif line.strip():
            theme, _, phrases = line.partition(": ")
            shorts, *longs = phrases.split(" / ")
            subjects[-1].themes[theme] = ([one.strip() for one in shorts.split(";")], longs)
    return [subject for subject in subjects if subject.themes], noise


def _draw(subject: _Subject, noise: Sequence[str], chance: random.Random, id: str) -> Group:
    wanted = chance.randint(9, 14) if subject.evaluation else chance.randint(7, 10)
    themes = chance.sample(sorted(subject.themes), min(wanted, len(subject.themes)))
    steep = chance.uniform(0.6, 1.3)
    weights = [1 / (rank + 1) ** steep for rank in range(len(themes))]
    talk = _Talk(chance, wordy=chance.choice((0.1, 0.4, 0.9)))
    left = {theme: _shuffled(subject.themes[theme][1], chance) for theme in themes}
    comments: list[str] = []
    human: dict[str, list[int]] = {theme: [] for theme in themes}
    for number in range(chance.randint(FEWEST, MOST)):
        kind = chance.random()
        if kind < 0.12:
            comments.append(chance.choice(_EMPTY if kind < 0.07 else list(noise)))
            continue
        count = chance.choices((1, 2, 3), (0.74, 0.2, 0.06))[0]
        named = list(dict.fromkeys(chance.choices(themes, weights, k=count)))
        comments.append(_comment(named, subject, left, talk))
        for theme in named:
            human[theme].append(number)
    kept = {theme: tuple(members) for theme, members in human.items() if len(members) > 1}
    return Group(id, tuple(comments), kept)


def _shuffled(phrases: list[str], chance: random.Random) -> list[str]:
    return chance.sample(phrases, len(phrases))


def _comment(
    named: Sequence[str],
    subject: _Subject,
    left: dict[str, list[str]],
    talk: "_Talk",
) -> str:
    chance = talk.chance
    if talk.reflects:
        return _slips(_reflection(named, subject, left, chance), chance)
    shorts = [chance.choice(subject.themes[theme][0]) for theme in named]
    if len(named) > 1 and chance.random() < 0.35:
        joined = ", ".join(shorts[:-1]) + chance.choice((" and ", ", ", " & ")) + shorts[-1]
        return _slips(chance.choice(_FRAMES).format(joined), chance)
    said = [
        left[theme].pop()
        if left[theme] and chance.random() < 0.75
        else chance.choice(_FRAMES).format(short)
        for theme, short in zip(named, shorts, strict=True)
    ]
    for aside in talk.asides():
        said.insert(chance.randint(0, len(said)), aside)
    return _slips(_joined(said, talk), chance)


def _reflection(
    named: Sequence[str], subject: _Subject, left: dict[str, list[str]], chance: random.Random
) -> str:
    things = [
        left[theme].pop()
        if left[theme] and chance.random() < 0.5
        else chance.choice(subject.themes[theme][0])
        for theme in named
    ]
    if len(things) == 1:
        return chance.choice(_ONE_SENTENCE).format(*things)
    both = chance.choice(_TWO_IN_ONE).format(*things[:2])
    return ". ".join([both, *(chance.choice(_ONE_SENTENCE).format(one) for one in things[2:])])


def _joined(said: Sequence[str], talk: "_Talk") -> str:
    glue = talk.chance.choice(talk.glue)
    ends = [one.rstrip(".!?") for one in said]
    if glue == ". ":
        ends = [one[:1].upper() + one[1:] for one in ends]
    return glue.join(ends)


def _slips(text: str, chance: random.Random) -> str:
    """Return the text with what happens while typing: case, a swapped letter, no full stop."""
    return "".join(_slip(piece, chance) for piece in _pieces(text.lower(), text, chance))


def _pieces(lower: str, text: str, chance: random.Random) -> Iterator[str]:
    yield from re.split(r"(\s+)", lower if chance.random() < 0.25 else text)


def _slip(word: str, chance: random.Random) -> str:
    if len(word) < 6 or chance.random() > 0.015:
        return word
    place = chance.randrange(1, len(word) - 2)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]

"""The fixed words of a summary, as the shelf holds them; `$names` are filled in."""

from collections.abc import Mapping
from string import Template

from coach.domain.person import PairSide
from coach.domain.record import Record
from coach.domain.release import Share
from coach.domain.summary import ThemeTone


class NoticeTexts(Record):
    """What the reader should know about the file."""

    one_each: str
    """No column says who the two people of a pair are."""
    undated: str
    unread: str
    not_answered: str
    cut: str
    each_pair: str
    """The same as `one_each`, for the readers of a release."""


class Headings(Record):
    """What stands above the parts of a summary."""

    title: str
    ratings: str
    themes: str
    next: str
    needs_human: str
    left_out: str
    unreadable: str
    notices: str
    sources: str
    release: str
    hidden: str


class OverviewTexts(Record):
    """The first sentences, which say most of it."""

    who: str
    nobody: str
    ratings: str
    sides: str
    strengths: str
    concerns: str
    mixed: str
    first: str
    silent: str
    needs_human: str


class ReleaseWords(Record):
    """How a release is put into words."""

    score: str
    favourable: str
    trend: str
    group: str
    share: Mapping[Share, str]


class SummaryTexts(Record):
    """What stands in `summary_texts.yaml`."""

    other: str
    """What the theme of everything else is called."""
    sides: Mapping[PairSide, str]
    tones: Mapping[ThemeTone, str]
    headings: Headings
    overview: OverviewTexts
    notices: NoticeTexts
    release: ReleaseWords
    ratings_note: str
    by_one: str
    to_share: str
    """How to get the version for others."""
    needs_human: str
    left_out: str
    suggestion: str
    """The mark of an action that no source backs."""


def filled(template: str, **words: object) -> str:
    """Return a text with its `$words` filled in."""
    return Template(template).substitute({name: str(word) for name, word in words.items()})

"""What a document calls itself, made fit to stand beside an answer: title, names, file name."""

import hashlib
import re

from coach.domain.document import Document
from coach.domain.source import Source
from coach.grounding.planted import Planted, planted
from coach.language.cleaning import one_line
from coach.language.sentences import split_sentences
from coach.language.words import FUNCTION_WORDS

LONGEST_TITLE, LONGEST_NAME = 90, 60
"""Characters."""
MOST_TITLE_WORDS, MOST_NAME_WORDS, MOST_ID_WORDS = 14, 6, 5
NO_TITLE = "Untitled document"

_STOPS = re.compile(r"[.!;:]$")
_NAME = re.compile(
    r"(?:(?:\(?[A-ZÀ-Þ][\w.'’-]*\)?|of|and|for|the|in|van|von|der|den|de|la|le|du|bin|al|&)"
    r"(?:,?\s+|$))+"
)
_ADDRESSING = re.compile(r"\b(?:you|your|yours|yourself|must|should|please)\b", re.IGNORECASE)
_VERBAL = 3
"""A title with so many words of grammar beyond `how to`, `of` and `for` is a sentence."""
_TITLE_GRAMMAR = frozenset(
    "a an the of for and or in on at to by with from as how why what when who our your vs".split()
)


def plain_title(text: str) -> str:
    """Return a title as it may be shown, or NO_TITLE for what is no title but a message."""
    title = one_line(text)
    said = title.lower().split()
    grammar = sum(word in FUNCTION_WORDS - _TITLE_GRAMMAR for word in said)
    is_message = (
        not title
        or len(said) > MOST_TITLE_WORDS
        or grammar > _VERBAL
        or bool(_STOPS.search(title))
        or len(split_sentences(title)) > 1
        or len(title) > LONGEST_TITLE
        or planted(title, frozenset()) is not None
    )
    return NO_TITLE if is_message else title


def plain_name(text: str | None) -> str | None:
    """Return the name of a person or a house as it may be shown, or None for anything else."""
    name = one_line(text or "")
    fits = 0 < len(name) <= LONGEST_NAME and len(name.split()) <= MOST_NAME_WORDS
    if not fits or not _NAME.fullmatch(name) or _ADDRESSING.search(name):
        return None
    # a name may well be in another tongue
    return name if planted(name, frozenset()) in {None, Planted.OTHER_TONGUE} else None


def plain_id(text: str) -> str:
    """Return an id made of a file's name: its words where they are few, else a hash."""
    pieces = re.findall(r"[a-z0-9]+", one_line(text).lower())
    if 0 < len(pieces) <= MOST_ID_WORDS and plain_title(" ".join(pieces)) != NO_TITLE:
        return "-".join(pieces)[:LONGEST_NAME]
    return f"document-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def tamed(document: Document) -> Document:
    """Return somebody's document with labels that may be shown; its sentences stay as they are.

    The shelf's own files are reviewed and need none of this; sections made of the labels, such as
    the one about the source, are made after it.
    """
    source = document.source
    title = plain_title(source.title)
    called = plain_title(source.called)
    plain = Source(
        **{
            **source.model_dump(),
            "id": plain_id(source.id),
            "title": title,
            "called": "this document" if called == NO_TITLE else called,
            "author": plain_name(source.author),
            "publisher": plain_name(source.publisher),
        }
    )
    sections = tuple(
        one.model_copy(update={"heading": "" if _is_message(one.heading) else one.heading})
        for one in document.sections
    )
    return document.model_copy(update={"source": plain, "sections": sections})


def _is_message(heading: str) -> bool:
    """Tell a message from a heading, which may well command: "Give and take"."""
    return len(heading) > LONGEST_TITLE or planted(one_line(heading), frozenset()) not in (
        None,
        Planted.BESIDE_THE_POINT,
    )

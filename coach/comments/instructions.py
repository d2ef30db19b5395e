"""Instructions: text that speaks to whoever counts the comments instead of about the mentoring."""

import re

from coach.comments.coding_shelf import CodeShelf
from coach.comments.empty_answers import plain
from coach.language.words import content_words

_SURE, _LIKELY, _AHEAD = 0.55, 0.27, 1.2
"""How like an instruction a sentence must be, whatever else it says; and if it says little else:
then it must be this much more like an instruction than like any theme."""
_MARKUP = re.compile(
    r"<(script|style|iframe|svg)\b.*?(?:</\1\s*>|$)|</?[a-z!][^<>]{0,2000}>"
    r"|!?\[[^\[\]]{0,200}\]\([^()]{0,500}(?:\([^()]{0,200}\))?[^()]{0,200}\)"
    r"|\{\{.{0,500}?\}\}|\{%.{0,500}?%\}|\$\{[^{}]{0,500}\}|^\s*[=@+][A-Z]{2,}\(.{0,500}\)",
    re.IGNORECASE | re.DOTALL,
)
"""Tags, links, templates and formulas."""
_DATA = re.compile(r"^\s*(?:\{.*\}|\[\s*[\[{\"].*\]|```.*)\s*$", re.DOTALL)
"""A whole comment in the notation of programs."""
_TELLS = 2
"""Content words without which nothing was said beside the markup."""


def is_only_markup(text: str) -> bool:
    """Tell whether a comment is markup or data for a program, with hardly a word beside it."""
    if _DATA.match(text):
        return True
    bare = _MARKUP.sub(" ", text)
    return bare != text and len(content_words(bare)) < _TELLS


def without_markup(text: str) -> str:
    """Return the text with a blank for each tag, link, template and formula."""
    return _MARKUP.sub(" ", text)


def is_instruction(sentence: str, score: float, themes: float, shelf: CodeShelf) -> bool:
    """Tell whether a sentence is an instruction, by its words or by how like the examples it is.

    Args:
        sentence: As it was said.
        score: How like an instruction the model finds it, about 0 to 1.
        themes: How like its likeliest theme the model finds it, about 0 to 1.
        shelf: Holds the signs.
    """
    likely = score >= _SURE or (score >= _LIKELY and score > _AHEAD * themes)
    return likely or bool(shelf.instruction.search(plain(sentence)))

"""Foreign words as words: nothing in them is read as HTML or as Markdown."""

import re

from coach.language.cleaning import clean

# Every character that HTML, Markdown, autolinks or a formula could read as more than itself.
_ACTIVE = re.compile(r"""[&<>"'`\\*_{}\[\]()#+\-.!|~:@/=$^%\n\t]""")


def inert(text: str) -> str:
    r"""Return the cleaned text with every active character as a numeric entity.

    The result shows the text as it was, inside an HTML element as well as inside Markdown.
    Line breaks are entities too (`&#10;`), so that the result is always a single line.
    """
    return _ACTIVE.sub(lambda match: f"&#{ord(match.group())};", clean(text))

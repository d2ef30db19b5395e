"""Empty answers: what people type into a box because it is there."""

from coach.comments.coding_shelf import CodeShelf
from coach.language.gibberish import is_gibberish
from coach.language.words import content_words


def says_nothing(text: str, shelf: CodeShelf) -> bool:
    """Tell whether a comment holds no word beyond `n/a`, `all good` and the like."""
    if is_gibberish(text):
        return True
    return not content_words(shelf.nothing.sub(" ", plain(text)))


def plain(text: str) -> str:
    """Return the text in lower case with straight apostrophes, as the shelf's phrases need it."""
    return text.lower().replace("’", "'")

"""Words: cutting text into them, telling content from function, and their stems."""

import re
from functools import lru_cache

import Stemmer

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_STEMMER = Stemmer.Stemmer("english")

FUNCTION_WORDS = frozenset(
    """a about above after again against ain all also am an and any anybody anyone anything are
    aren't as at be became because become been before being below between both but by came can
    can't cannot come could couldn't d did didn't do does doesn't doing don't done down during
    each either else ever every everybody everyone few for from further get gets getting give
    given gives go goes going got had hadn't has hasn't have haven't having he hence her here hers
    herself him himself his how how's however i i'd i'll i'm i've if in into is isn't it it's its
    itself just let let's ll made make makes many may maybe me might mine more most much must my
    myself need neither no nobody nor not nothing now of off often on once one ones only or other
    others ought our ours ourselves out over own per perhaps please put quite rather re really s
    said same say says shall she should shouldn't since so some somebody someone something such
    t take tell than that that's the their theirs them themselves then there there's these they
    they're thing things this those though through thus to together too under until up upon us ve
    very via want was wasn't way we we're well were weren't what what's when where whether which
    while who who's whom whose why will with within without won't would wouldn't yes yet you
    you're your yours yourself yourselves""".split()
)
"""English words that carry grammar rather than a topic."""

QUESTION_WORDS = frozenset("what when where which who whom whose why how".split())


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, in order; hyphens and apostrophes hold."""
    return [match.group().lower().replace("’", "'") for match in _WORD.finditer(text)]


def stem(word: str) -> str:
    """Return the Snowball stem of one lower-case word, without a possessive ending."""
    return _stem(word.removesuffix("'s"))


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))


def parts(word: str) -> list[str]:
    """Return a hyphenated word's parts: `two-way` is `two` and `way`."""
    if word.isalpha():
        return [word]
    return [part for part in re.split(r"[-./&]", word) if part]


def content_words(text: str) -> list[str]:
    """Return the words that carry a topic, hyphenated ones in parts, in order."""
    return [
        part
        for word in words(text)
        if word not in FUNCTION_WORDS
        for part in parts(word)
        if part not in FUNCTION_WORDS and (len(part) > 1 or part.isdigit())
    ]


def content_stems(text: str) -> list[str]:
    """Return the stems of the content words, in order, repeats included."""
    return [stem(word) for word in content_words(text)]

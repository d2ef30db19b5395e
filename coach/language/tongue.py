"""Which language a text is in, as far as it matters: English, or one that we cannot answer."""

import re
import unicodedata
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from coach.language.words import FUNCTION_WORDS, words

_LATIN_SHARE = 0.5
"""Below this share of Latin letters a text is in another script."""
_ENGLISH_ENOUGH = 0.34
"""A share of English function words that only English has."""
_PERHAPS, _LIKELY, _SURE = 0.2, 0.15, 0.9
"""Probabilities: perhaps English after all; another language beside its words; or without."""

# The commonest words of other languages with Latin letters, as far as English has no such word.
_FOREIGN_WORDS = frozenset(
    """der das und ist nicht wie ich wir mit meine meinen meinem für auf sich ein eine einen zu von
    bei guten danke hallo bitte wer wann warum welche können sollen les des est que qui pourquoi
    quand avec mes une dans je nous vous pour sur avez merci bonjour quel quelle combien ce cette au
    aux los las una uno un y es con mi mis cómo qué como cuando cuándo quién donde dónde hola
    gracias debo cuál gli di che è mio mia quanto spesso chi perché grazie ciao cosa sono os um uma
    meu minha não posso quem obrigado olá eu het een ik niet hoe wat mijn moeten voor dat wij waarom
    jak się nie na co mój moja czy dlaczego kiedy dziękuję jest och att det är som på ett inte hur
    vad mitt ska jag varför tack vi og hvordan jeg ikke første hva til hvad ei kuinka usein minun
    meidän mitä miten miksi kiitos jsem jako proč často můj ve bir nasıl ne bu için ile değil
    merhaba teşekkürler neden és hogyan nem egy milyen mi az hogy și este pentru cu mă sunt prima
    yang apa bagaimana saya dan untuk dengan cara adalah ni kwa wa jinsi amb els quin quina
    què""".split()
)


def is_foreign(text: str) -> bool:
    """Tell whether a text is clearly in another language than English.

    Keywords, names and misspelt English are not foreign: it takes another script, or words of
    another language where English ones are missing.
    """
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return False
    latin = sum(unicodedata.name(c, "").startswith("LATIN") for c in letters)
    if latin < _LATIN_SHARE * len(letters):
        return True
    tokens = [word for word in words(text) if not word.isdigit()]
    english = sum(word in FUNCTION_WORDS for word in tokens) / max(len(tokens), 1)
    foreign = sum(word in _FOREIGN_WORDS for word in tokens)
    return _decide(re.sub(r"\s+", " ", text), len(tokens), english, foreign)


def _decide(text: str, count: int, english: float, foreign: int) -> bool:
    if foreign and foreign == count:
        return True
    if english >= _ENGLISH_ENOUGH and foreign / max(count, 1) < english:
        return False
    tongue, sure, in_english = _guess(text.lower())
    if tongue == "en" or in_english > _PERHAPS:
        return False
    by_words = bool(foreign) and (sure > _LIKELY or foreign > 1)
    return by_words or (count > 2 and sure > _SURE)


def _guess(text: str) -> tuple[str, float, float]:
    """Return the likeliest language, its probability, and that of English."""
    ranked = [(str(code), float(share)) for code, share in _identifier().rank(text)]
    return *ranked[0], dict(ranked).get("en", 0.0)


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

"""Which language a text is in, as far as it matters: English, or something that we cannot answer."""

import re
import unicodedata
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from coach.language.words import FUNCTION_WORDS, words

_LATIN_SHARE = 0.5
"""Below this share of Latin letters a text is in another script."""

# The commonest words of languages with Latin letters that are not English words too.
_FOREIGN_WORDS = (
    frozenset(
        """der die das und ist nicht wie ich wir mit meine meinen meinem für auf sich ein eine einen zu
    von bei guten danke hallo bitte wer wann warum welche können sollen
    le les la des du de et est que qui comment pourquoi quand avec mon ma mes une dans je nous vous
    pour sur avez merci bonjour quel quelle combien ce cette au aux
    el los las una un y es por para con mi mis cómo qué como cuando cuándo quién donde dónde hola
    gracias debo cuál del en lo se
    il lo gli uno di che è con mio mia quanto spesso come quando chi perché grazie ciao cosa sono
    o os as um uma meu minha não posso como quem obrigado olá eu
    het een van ik niet hoe wat mijn moeten met voor dat wij hallo waarom
    jak się nie na co mój moja czy dlaczego kiedy dziękuję jest
    och att det är som på en ett inte hur vad min mitt ska jag varför tack vi
    og hvordan jeg ikke mit første hva er den med til hvad
    ja ei on kuinka usein minun meidän mitä miten miksi kiitos
    se jsem jako proč často můj
    ve bir nasıl ne bu için ile değil merhaba teşekkürler neden
    és hogyan nem egy milyen mi az hogy
    și cum este ce pentru cu mă sunt prima
    la yang apa bagaimana saya dan untuk dengan cara adalah
    je ni kwa na ya wa jinsi
    amb els quin quina què""".split()
    )
    - FUNCTION_WORDS
    - frozenset(
        """an as come comment cu de den die du el en er hem het il ja je la le lo ma met min mit mon no o
    on para per se si sin son te til to un va van ya""".split()
    )
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
    if english >= 0.34 and foreign / max(count, 1) < english:
        return False
    if foreign == count:
        return True
    tongue, sure, in_english = _guess(text.lower())
    if tongue == "en" or in_english > 0.2:
        return False
    return bool(foreign) and (sure > 0.15 or foreign > 1) or (count > 2 and sure > 0.9)


def _guess(text: str) -> tuple[str, float, float]:
    """Return the likeliest language, its probability, and that of English."""
    ranked = [(str(code), float(share)) for code, share in _identifier().rank(text)]
    return *ranked[0], dict(ranked).get("en", 0.0)


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

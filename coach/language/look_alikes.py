"""Names that look the same to a reader although their letters differ."""

import unicodedata

# Letters of other scripts, and digits, by the Latin letter that they are read as.
_READ_AS = {
    "a": "аαɑ", "b": "ЬƄ", "c": "сϲⅽ", "d": "ԁⅾ", "e": "еҽ℮", "g": "ɡց", "h": "һհ", "i": "іıι",
    "j": "јϳ", "k": "κ", "l": "I1|ӀӏІΙ", "n": "ոռ", "o": "оοօ0σ", "p": "рρ", "q": "ԛզ", "s": "ѕꜱ",
    "t": "τ", "u": "υսʋ", "v": "νѵ", "w": "ԝѡ", "x": "хχ", "y": "уγү", "z": "ᴢ",
    "A": "АΑ", "B": "ВΒ", "C": "СϹ", "E": "ЕΕ", "H": "НΗ", "J": "Ј", "K": "КΚ", "M": "МΜ",
    "N": "Ν", "O": "ОΟՕ", "P": "РΡ", "S": "ЅՏ", "T": "ТΤ", "X": "ХΧ", "Y": "УΥҮ", "Z": "Ζ",
    "L": "Լ", "rn": "m",
}  # fmt: skip
_TABLE = str.maketrans({char: read for read, chars in _READ_AS.items() for char in chars})


def skeleton(name: str) -> str:
    """Return the name as a hasty reader sees it: two names that look alike have one skeleton.

    Letters of other scripts, marks over letters, and pairs such as `l` and `I` or `rn` and `m`
    are not told apart; neither are capitals.
    """
    apart = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(plain.translate(_TABLE).casefold().split())

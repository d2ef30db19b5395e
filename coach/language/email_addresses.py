"""E-mail addresses: told from what only resembles one, and brought into one form."""

import re
import unicodedata

from coach.language.cleaning import one_line

_LONGEST, _LONGEST_LOCAL = 254, 64
_LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*")
_LABEL = r"[^\W_](?:[^\W_]|-){0,61}[^\W_]|[^\W_]"
_DOMAIN = re.compile(rf"(?:(?:{_LABEL})\.)+(?!\d+\Z)(?:{_LABEL})")


def as_email(text: str) -> str | None:
    """Return an address in small letters, or None if the text is no plain address.

    Quoted names before the `@`, addresses without a dot in their domain and control characters
    are refused; letters of any script are fine.
    """
    if any(unicodedata.category(c) == "Cc" for c in text.strip()):
        return None
    address = unicodedata.normalize("NFKC", one_line(text)).lower()
    local, at, domain = address.rpartition("@")
    if not at or len(address) > _LONGEST or len(local) > _LONGEST_LOCAL:
        return None
    plain = _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain)
    return address if plain else None

"""How addresses are written: the forms of streets, letter boxes and post codes."""

import re

_CAP = r"(?:[^\W\d_a-z][\w'.-]{0,30})"
_SMALL = (
    r"(?:de|la|las|los|le|les|des|du|del|della|delle|dei|degli|di|da|do|dos|das|den|der|van|von|"
    r"zur|zum|am|an|auf|im|in|y|e|al|el|of|the|och|til|av|ter|ten|d'|l')"
)
_LINKS = rf"(?:(?:{_SMALL})(?: |(?<=')))"
_WORDS = rf"{_CAP}(?: {_LINKS}{{0,2}}{_CAP}){{0,3}}"
_ENDING = (
    "street|str|st|road|rd|lane|ln|avenue|ave|drive|dr|close|court|ct|crescent|cres|way|place|pl|"
    "square|sq|boulevard|blvd|terrace|terr|parkway|pkwy|highway|hwy|gardens|grove|mews|hill|row|"
    "walk|quay|alley|circle|cir|loop|trail|park|bypass|pass|turnpike|esplanade|parade|promenade|"
    "green|rise|view|heights|meadows?|gate|bridge|point|ridge|run|path|plaza|expressway|wharf|yard"
)
_TYPE = (
    "rue|avenue|av|avda|boulevard|bd|allée|chemin|impasse|quai|calle|c/|avenida|paseo|plaza|ronda|"
    "carrer|camino|carretera|via|viale|vicolo|piazza|corso|largo|strada|rua|travessa|praça|estrada|"
    "rodovia|ul|ulica|ulice|aleja|al|os|plac|pl|náměstí|nám|trg|bulevar|bul|ulitsa|prospekt|"
    "λεωφόρος|οδός|улица|ул|проспект|jalan|jl|lorong|rruga|strasse|straße|place|cours|route"
)
_TAIL = (
    "straße|strasse|str|gasse|weg|platz|allee|damm|ring|ufer|steig|chaussee|hof|berg|markt|moor|"
    "feld|tal|gatan|gata|gate|gaten|vägen|väg|veien|vei|vegen|veg|vej|vegur|gade|stræde|torv|"
    "braut|tún|holt|hlíð|bakki|stígur|straat|laan|plein|gracht|dijk|kade|singel|steeg|katu|tie|"
    "kuja|polku|utca|út|tér|köz|sor|körút|u|tee|mnt|pst|ulica|cesta|ulice|nám|straede|toft|vang|"
    "vænget|parken|bakken|stien|svingen|lia|lien|åsen|haugen|allé|alle|suaq"
)
TYPES, TAILS = frozenset(_TYPE.split("|")), tuple(_TAIL.split("|"))
"""What a street begins with, and what its name ends in, in small letters."""
_ENDED = "(?:" + "|".join(f"(?<=(?i:{tail}))" for tail in TAILS) + ")"

NUMBER = re.compile(
    r"(?<![\w.,:/+#-])\d{1,5}(?:[ ]?[A-Za-z](?![\w']))?(?:[/-]\d{1,4}[A-Za-z]?)?"
    r"(?![\w:/%-]|[.,]\d)"
)
"""What may be the number of a house."""
WORD_AFTER = re.compile(r",? (?:\d{1,4} )?[^\W\d_]|,? \d{1,3}(?:st|nd|rd|th) ")
ENGLISH = re.compile(
    rf"(?:,(?! \d))? (?:(?:\d{{1,3}}(?:st|nd|rd|th)|{_CAP}|\d{{1,4}}(?= {_CAP})) ){{1,4}}"
    rf"(?i:{_ENDING})\b"
    r"(?:\.(?=[ ,]+[a-z,]))?(?: (?:st|street|N|S|E|W|North|South|East|West)\b)?"
)
"""Behind a number: `Alder Lane`, `5th Avenue`."""
TYPED_AFTER = re.compile(
    rf",? (?:bis |ter )?(?i:{_TYPE})\.? {_LINKS}{{0,3}}{_WORDS}(?: \d{{1,5}}(?![\w.,:]*\d))?"
)
"""Behind a number: `rue des Lilas`."""
TYPED_BEFORE = re.compile(rf"(?<![\w])(?i:{_TYPE})\.? ?{_LINKS}{{0,3}}{_WORDS},? (?:n[.°º]? ?)?$")
"""Before a number: `Calle de Alcalá`."""
TAILED_BEFORE = re.compile(
    rf"(?<![\w'])(?:(?:{_CAP}|{_SMALL}) ){{0,3}}(?:{_CAP}{_ENDED}|{_CAP} (?i:{_TAIL}))\.? $"
)
"""Before a number: `Lindenstraße`, `Petőfi utca`."""
PLACED_BEFORE = re.compile(
    r"\b(?:at|on|to|from|in|is|address:?|address is|lives?|adresse)[: ]\s?"
    rf"((?:{_CAP} )(?:(?:{_SMALL}|{_CAP}) ){{0,3}})$"
)
"""Before a number, where people say where something is: `at Kaunis`."""
BETWEEN_NUMBERS = re.compile(rf"(?<![\w.,])\d{{1,5}} (?:{_CAP} )(?:(?:{_SMALL}|{_CAP}) ){{0,3}}$")
LIVES = re.compile(
    r"(?:\b(?:lives?|living|located|address(?:es)?|meet(?: me| you| us)?|sent?|deliver(?:ed|y)?|"
    r"ship(?:ped)?|taxi|arrived?|drop(?:s|ped)?|enter|return|station|restaurant|office|shop|hotel|"
    r"home|house|café|moved|parcel|resid\w+)\b[^.\n]{0,25}|[\n>] ?)$",
    re.IGNORECASE,
)
LOWERED = re.compile(rf"(?:(?:{_SMALL}|on|at|to|is|from) )*")

UNIT = (
    r"(?:(?:apt|apartment|suite|ste|unit|flat|room|wohnung|piso|etage|appartement|app)\b\.? ?"
    r"#?[A-Za-z]?\d{1,5}[A-Za-z]?)"
)
_UK, _CA = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", r"[A-Z]\d[A-Z] ?\d[A-Z]\d"
_POST = (
    r"(?:[A-Z]{1,2}-)?(?:\d{5}-\d{3,4}|"
    rf"\d{{3}} \d{{2}}|\d{{4}} ?[A-Z]{{2}}|\d{{4,6}}|{_UK}|{_CA})"
    r"(?![\w])"
)
_SEPARATOR = r"(?:,? ?\n {0,8},? ?|, ?|\. (?=[Aa]pt|[Ss]uite|[Ff]lat)| )"
MORE_UNIT = re.compile(_SEPARATOR + UNIT, re.IGNORECASE)
MORE_POST = re.compile(_SEPARATOR + r"(?:[A-Z]{2} )?" + _POST)
MORE_PLACE = re.compile(
    rf"({_SEPARATOR})({_CAP}(?:[ -](?:{_SMALL} )?{_CAP}){{0,3}}(?: \([A-Z]\w+\))?)"
)

BOX = re.compile(
    r"\b(?:p\.? ?o\.? ?box|post ?box|post office box|postfach|apartado|bo[iî]te postale|"
    r"casella postale|postboks|locked bag)\.? ?(?:no\.? ?)?\d{1,7}\b",
    re.IGNORECASE,
)
FORCES = re.compile(
    r"\b(?:PSC \d{1,5},? ?Box \d{1,6}|Unit \d{1,5},? ?Box \d{1,6}|(?:USNS|USS|USNV|USCGC) "
    r"[A-Z]\w+),?\s{1,3}(?:APO|FPO|DPO),? A[AEP],? \d{5}(?:-\d{4})?\b",
    re.IGNORECASE,
)
"""Addresses of the armed forces of the United States."""
CORNER = re.compile(rf"\bthe corner of [^\n,;]{{2,60}}? and {_CAP}(?: {_CAP}| \d{{1,4}}){{0,4}}")
APARTMENT = re.compile(r"\b(?:apt|apartment|suite|ste)\b\.? ?#?\d{1,5}[A-Za-z]?\b", re.IGNORECASE)

CODE_TOLD = re.compile(
    r"\b(?:zip|zip ?codes?|post(?:al)? ?codes?|postleitzahl|plz|code postal|c[oó]digo postal|"
    r"pin ?code|eircode)(?: is| was)?[ :=#-]{1,3}(?:is |was )?"
    rf"((?:[A-Z]{{1,2}}-?)?\d[\dA-Z]{{1,5}}(?:[ -][\dA-Z]{{2,4}})?|{_UK}|"
    r"[A-Z]\d\w ?\w{3,4})(?!\w)",
    re.IGNORECASE,
)
BRITISH = re.compile(r"(?<![\w])[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}(?!\w)")
CANADIAN = re.compile(r"(?<!\w)[ABCEGHJ-NPRSTVXY]\d[A-Z] \d[A-Z]\d(?!\w)")
AFTER_TOWN = re.compile(
    r"\b(?:in|from|to|at|near) ((?:[A-Z][\w'-]+ (?:(?:de|la|di|del|do) )?){1,3})"
    r"(\d{4,6})(?![\w.,:%-]*\d|%)"
)
YEAR = re.compile(r"(?:19|20)\d\d")

"""Phrases by which somebody changes a part of an agenda, the fullest first."""

from typing import Literal, get_args

from coach.domain.playbook import SessionKind
from coach.services.job_texts import LENGTH

Change = Literal[
    "undo", "kind", "rename", "more", "less", "block_minutes", "swap", "turn_round", "turn_two",
    "begin", "end", "shift", "drop", "add",
]  # fmt: skip
KINDS = {
    **{kind: kind for kind in get_args(SessionKind)},
    "kick-off": "first", "kickoff": "first", "final": "closing", "last": "closing",
    "midway": "midpoint", "mid-point": "midpoint", "halfway": "midpoint", "quick": "short",
    "normal": "standard", "regular": "standard",
}  # fmt: skip
_MOVE = r"(?:move|put|bring|place|pull|push|shift|take|have|do|keep|want)"
_PLACES = (
    r"(?P<to>up|down|forward|forwards|earlier|later|back|backwards|further up|further down|higher|"
    r"lower|"
    r"(?:to the |at the |right at the |to |at )?(?:very )?(?:start|beginning|front|top|end|bottom|"
    r"outset|finish)|"
    r"(?:to |as the )?(?:very )?(?:first|last)(?: (?:block|item|thing|part))?)"
)
_BESIDE = r"(?P<to>before|after|ahead of|behind|in front of|following|until after)"
_CUT = (
    r"(?:drop|remove|delete|skip|cut|lose|omit|scrap|ditch|kill|strike|forget(?: about)?|get rid "
    r"of|do without|take out|leave out|cut out|throw out|cross out|cross off|eliminate|miss out)"
)
_ADD = (
    r"(?:add|include|insert|put in|squeeze in|fit in|work in|throw in|bring in|slot in|cover|also "
    r"cover|also discuss|discuss|talk about|touch on|plus|append|build in|make room for|make time "
    r"for)"
)
_SWAP = r"(?:swap|replace|exchange|switch|change|substitute|trade)"
_MORE_TIME = r"(?:more(?: time| minutes| space| room)?)"
_LESS_TIME = r"(?:less|fewer)(?: time| minutes)?"
_ON = r"(?:on|for|about|of|to|with|in|at|around)"
_WHAT, _NEW, _OTHER = r"(?P<what>.+?)", r"(?P<new>.+?)", r"(?P<other>.+?)"
_SOME_KIND = "|".join(sorted(KINDS, key=len, reverse=True))
_GIVEN = rf"(?:only |just |about |at least |at most |up to |down to |to |a full )*{LENGTH}"
_MORE_LENGTH = (
    rf"(?:(?:another|an extra|an additional|extra) {LENGTH}|{LENGTH} (?:more|extra|longer)|"
    rf"{LENGTH})"
)

PHRASES: tuple[tuple[str, Change], ...] = (
    (
        r"(?:undo(?: (?:it|that|this|the last change))?|revert.*|(?:put|change|take|turn) (?:it|"
        r"that)"
        r" back(?: .*)?|"
        r"go back(?: to (?:the )?(?:old|previous|last|first).*)?|(?:back to )?(?:as|how|the way) "
        r"it "
        r"was(?: before)?)$",
        "undo",
    ),
    (
        rf"(?:make|turn|change|convert|treat)?\s*(?:it|this|that|the (?:session|meeting|agenda))"
        rf"?\s*(?:into|to|as)?\s*"
        rf"(?:a|an|the|our)\s+(?P<kind>{_SOME_KIND})(?:\s+(?:one|session|meeting|agenda|review|"
        rf"check)"
        rf")(?: instead)?$",
        "kind",
    ),
    (rf"(?:rename|retitle)\s+{_WHAT}\s+(?:to|as|into)\s+{_NEW}$", "rename"),
    (
        rf"(?:call|name|title)\s+(?P<what>it|this|that|the \w+(?: \w+)?|(?:block|part|topic) \w+)"
        rf"\s+[\"'“]?{_NEW}$",
        "rename",
    ),
    # how long a part takes
    (rf"(?:add|give|put|allow|spend)\s+{_MORE_LENGTH}\s+(?:to|on)\s+{_WHAT}$", "more"),
    (
        rf"(?:give|allow)\s+{_WHAT}\s+(?:{LENGTH} (?:more|extra|longer)|(?:another|an extra) "
        rf"{LENGTH})$",
        "more",
    ),
    (rf"(?:{LENGTH} more|another {LENGTH}|{LENGTH} extra)\s+{_ON}\s+{_WHAT}$", "more"),
    (rf"(?:make|extend|lengthen)\s+{_WHAT}\s+(?:by\s+{LENGTH}|{LENGTH}\s+longer)$", "more"),
    (rf"make\s+{_WHAT}\s+{LENGTH}\s+shorter$", "less"),
    (rf"(?:take|cut|shave|trim)\s+{LENGTH}\s+(?:off|from|away from|out of)\s+{_WHAT}$", "less"),
    (rf"(?:cut|shorten|trim|reduce)\s+{_WHAT}\s+by\s+{LENGTH}$", "less"),
    (rf"(?:{LENGTH} (?:less|fewer))\s+{_ON}\s+{_WHAT}$", "less"),
    (
        rf"(?:give|allow|make|keep|leave|set|limit|cut|extend|shorten|reduce|trim|allot|allocate)"
        rf"\s+{_WHAT}\s+{_GIVEN}(?:\s+(?:long|only))?$",
        "block_minutes",
    ),
    (
        rf"{_WHAT}\s+(?:should|could|can|must|to|needs to|has to)?\s*(?:take|get|be|last|have)"
        rf"s?\s+{_GIVEN}$",
        "block_minutes",
    ),
    (
        rf"(?:only |just |spend |allow |give |make it )*{LENGTH}\s+(?:only\s+)?(?:for|on)"
        rf"\s+{_WHAT}$",
        "block_minutes",
    ),
    (rf"{_WHAT}\s*[:=]\s*{LENGTH}$", "block_minutes"),
    (rf"(?:make|give|set|allow)\s+{_WHAT}\s+(?:to\s+)?(?P<bare>[0-9]{{1,2}})$", "block_minutes"),
    # more and less of it
    (
        rf"(?:spend |give |allow |put |have |with |we need |needs? |a bit |much |a lot |a little |"
        rf"even )*{_MORE_TIME}\s+{_ON}\s+{_WHAT}$",
        "more",
    ),
    (rf"(?:give|allow)\s+{_WHAT}\s+(?:a bit |a little |much )?{_MORE_TIME}$", "more"),
    (
        rf"{_WHAT}\s+(?:needs?|should (?:get|have)|deserves?|gets?)\s+(?:a bit |much |a lot |a "
        rf"little )?{_MORE_TIME}$",
        "more",
    ),
    (rf"(?:make|have)\s+{_WHAT}\s+(?:a bit |much |a little |slightly )?longer$", "more"),
    (
        rf"(?:expand|extend|lengthen|deepen|go deeper (?:on|into)|a longer|longer)\s+(?:on\s+)"
        rf"?{_WHAT}$",
        "more",
    ),
    (
        rf"(?:there's |there is |that's )?(?:not enough|too little)(?: time)?\s+(?:{_ON}\s+)"
        rf"?{_WHAT}$",
        "more",
    ),
    (
        rf"(?:spend |give |allow |put |have |with |a bit |much |a lot |a little |even )"
        rf"*{_LESS_TIME}\s+(?:{_ON}\s+)?{_WHAT}$",
        "less",
    ),
    (rf"(?:give|allow)\s+{_WHAT}\s+(?:a bit |a little |much )?{_LESS_TIME}$", "less"),
    (
        rf"(?:make|have)\s+{_WHAT}\s+(?:a bit |much |a little |slightly )?(?:shorter|briefer)$",
        "less",
    ),
    (
        rf"(?:shorten|trim|cut down(?: on)?|cut back(?: on)?|tighten|reduce|condense|a shorter|"
        rf"shorter)\s+{_WHAT}$",
        "less",
    ),
    (rf"(?:there's |there is |that's )?too much(?: time)?\s+(?:{_ON}\s+)?{_WHAT}$", "less"),
    (rf"{_WHAT}\s+(?:is|are|seems|looks)\s+(?:far |much |way |a bit )?too long$", "less"),
    (rf"{_WHAT}\s+(?:is|are|seems|looks)\s+(?:far |much |way |a bit )?too short$", "more"),
    # one topic for another
    (
        rf"(?:{_SWAP}|turn round|flip|reverse)\s+the\s+order\s+of\s+{_WHAT}\s+and\s+{_OTHER}$",
        "turn_round",
    ),
    (rf"(?:{_SWAP})\s+(?:out\s+)?{_WHAT}\s+(?:for|with|by|to|into)\s+{_NEW}$", "swap"),
    (
        rf"(?:{_SWAP}|switch round|swap round|turn round|flip|reverse)\s+(?:the order of\s+)"
        rf"?{_WHAT}\s+(?:and|with)\s+{_OTHER}(?: round| around| over)?$",
        "turn_round",
    ),
    (
        rf"instead of\s+{_WHAT}(?:,\s*|\s+(?:do|take|have|let's do|talk about|i'd like|i want)\s+)"
        rf"{_NEW}$",
        "swap",
    ),
    (
        rf"(?:do |take |have |use |talk about |cover )?{_NEW},?\s+(?:instead of|rather than|in "
        rf"place "
        rf"of|not)\s+{_WHAT}$",
        "swap",
    ),
    (rf"(?:do |have |take |talk about )?{_NEW}\s+than\s+{_WHAT}$", "swap"),
    (rf"not\s+{_WHAT}\s+but\s+(?:rather\s+)?{_NEW}$", "swap"),
    (
        rf"make\s+(?:it|this|the (?:session|meeting|whole thing))\s+(?:all )?about\s+{_NEW}(?: "
        rf"instead)?$",
        "swap",
    ),
    (rf"make\s+{_NEW}\s+(?:the|our)\s+(?:main )?(?:topic|theme|focus)$", "swap"),
    (rf"(?:do|talk about|discuss|focus on|take|cover|have)\s+{_NEW}\s+instead$", "swap"),
    (rf"{_NEW}\s+instead$", "swap"),
    # where a part stands
    (
        rf"(?:{_SWAP}|flip|reverse)\s+(?:round\s+)?the\s+(?:order\s+of\s+the\s+)?(?P<end>first|"
        rf"last)\s+two\s+"
        r"(?P<thing>\w+)(?: round| around)?$",
        "turn_two",
    ),
    (rf"(?:start|begin|open|kick off|lead)\s+(?:off\s+)?with\s+{_WHAT}$", "begin"),
    (rf"(?:end|finish|close|conclude|wrap up|stop)\s+(?:off\s+)?(?:with|on)\s+{_WHAT}$", "end"),
    (
        rf"(?:{_MOVE}\s+)?{_WHAT}\s+(?:should |could |can |must |has to |needs to |to |ought to )"
        rf"?(?:come |go |be |moved? |stand )?(?:right |straight |directly |just )"
        rf"?{_BESIDE}\s+{_OTHER}$",
        "shift",
    ),
    (
        rf"(?:can|could|should|may|might)\s+{_WHAT}\s+(?:come|go|be|move)\s+(?:right |straight |"
        rf"directly )?{_BESIDE}\s+{_OTHER}$",
        "shift",
    ),
    (
        rf"{_MOVE}\s+{_WHAT}\s+(?:a bit |a little |right |one |further |all the way )?{_PLACES}$",
        "shift",
    ),
    (rf"{_MOVE}\s+(?P<to>up|down|forward)\s+{_WHAT}$", "shift"),
    (
        rf"(?:can |could |should )?{_WHAT}\s+(?:should |could |can |must |has to |needs to |to |"
        rf"ought to )?(?:come|go|be|stand|move)s?\s+{_PLACES}$",
        "shift",
    ),
    (
        rf"{_WHAT}\s+(?P<to>first|last|at the end|at the start|at the beginning|to the end|to the "
        rf"start|to the top|earlier|later|up|down)$",
        "shift",
    ),
    # what goes and what comes
    (rf"(?:{_CUT}|without|minus|except|bar)\s+{_WHAT}$", "drop"),
    (
        rf"(?:leave|take|cut|throw|cross|strike)\s+{_WHAT}\s+(?:out|off|away)(?: of (?:it|the "
        rf"agenda)"
        rf")?$",
        "drop",
    ),
    (
        rf"(?:we|i)\s+(?:don't|do not|won't|can't)\s+(?:need|want|do|have time for)\s+(?=(?:the|"
        rf"that|"
        rf"this|a|an|any|his|her|their|my|our|block|part|topic)\b){_WHAT}$",
        "drop",
    ),
    (rf"(?:don't|do not)\s+(?:do|include|have|need|want)\s+{_WHAT}$", "drop"),
    (rf"no(?:\s+need\s+for)?\s+{_WHAT}$", "drop"),
    (
        rf"{_WHAT}\s+(?:can go|is not needed|isn't needed|isn't necessary|is unnecessary|should go|"
        rf"has to go|out)$",
        "drop",
    ),
    (rf"{_ADD}\s+{_NEW}$", "add"),
    (
        rf"(?:put|squeeze|fit|work|throw|bring|slot|build)\s+(?!{LENGTH}){_NEW}\s+(?:in|on the "
        rf"agenda|on it|on there)$",
        "add",
    ),
    (rf"(?:have|do|with)\s+{_NEW}\s+(?:too|as well)$", "add"),
    (rf"{_NEW}\s+(?:too|as well|in there|in it|on it|on the agenda)$", "add"),
    (rf"(?:put|have)\s+{_NEW}\s+(?:on|onto|in|into)\s+(?:it|the (?:agenda|list|plan))$", "add"),
)
"""Patterns of a whole clause; `what`, `new`, `other`, `to`, `kind` and `bare` are read out."""

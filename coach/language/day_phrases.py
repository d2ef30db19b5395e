"""Phrases that name a day, and what kind of naming each is."""

import calendar
from typing import Literal

from coach.language.counting import COUNT, PLACE

Naming = Literal["exact", "numeric", "of_month", "named", "weekday", "ahead", "end_of", "vague"]
DAYS = {
    word: number
    for number, words in enumerate(
        (
            "monday mon", "tuesday tues tue tuseday teusday", "wednesday weds wed wendesday "
                                                              "wensday",
            "thursday thurs thur thu thrusday", "friday fri", "saturday sat", "sunday sun",
        )
    )
    for word in words.split()
}  # fmt: skip
MONTHS = {
    word: number
    for number in range(1, 13)
    for word in (calendar.month_name[number].lower(), calendar.month_abbr[number].lower())
} | {"sept": 9}
_DOT = r"(?:\.(?=,?\s*[0-9]))?"
_WEEKDAY = rf"(?P<weekday>{'|'.join(sorted(DAYS, key=len, reverse=True))})\b{_DOT}"
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b{_DOT}"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_DAY = rf"(?P<day>[0-9]{{1,2}}(?:st|nd|rd|th)?|{PLACE})(?![\w%])"
_NAMED = rf"(?:(?:{_WEEKDAY}),?\s+(?:the\s+)?)?"
_NO_TIME = r"(?!\s?(?:[:.][0-9]|[ap]\.?m\b|%|min|hour|people|session|topic|question))"
_NUMBER = r"[0-9]{1,2}"
_TOMORROW = r"(?:tom+or+ow|tmrw|tmr)"
_MORE_WEEKS = rf"(?P<count>{COUNT})\s+weeks?|(?:an?\s+)?fortnight"
_NUMERIC = (
    rf"(?P<first>{_NUMBER})(?P<sign>[/.-])(?P<second>{_NUMBER})(?P=sign)(?P<year>(?:20)"
    rf"?[0-9]{{2}})"
)
_MONTH_NAMES = "|".join(calendar.month_name[1:])

PHRASES: tuple[tuple[str, Naming], ...] = (
    (rf"(?<![\w-]){_YEAR}-(?P<month>{_NUMBER})-(?P<day>{_NUMBER})(?![0-9-])", "exact"),
    (rf"\b{_NAMED}(?:the\s+)?{_DAY}\s*(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR}\b)?", "exact"),
    (rf"\b{_NAMED}{_MONTH}\s+(?:the\s+)?{_DAY}{_NO_TIME}(?:,?\s+{_YEAR}\b)?", "exact"),
    (rf"(?<![\w./-]){_NUMERIC}(?![\w/-]|\.[0-9])", "numeric"),
    (
        rf"(?<![\w./-])(?!24/7|50/50)(?P<first>{_NUMBER})/(?P<second>{_NUMBER})(?![\w/%-]|\.[0-9]|"
        rf"\s*(?:of|hours?|people|points?|stars?)\b)",
        "numeric",
    ),
    (rf"(?<![\w./-])(?P<day>{_NUMBER})\.\s?(?P<month>{_NUMBER})\.(?![\w])", "exact"),
    (
        rf"(?:^|\b(?:on|by|until|till|for|before|from|to)\s+)(?:{_WEEKDAY}\s+)?the\s+"
        rf"(?P<day>[0-9]{{1,2}}(?:st|nd|rd|th))(?:\s+of\s+(?P<which>this|next)\s+month)?"
        r"(?!\s+(?:of\b|block|topic|part|session|meeting|item|point|one|question|step))",
        "of_month",
    ),
    (rf"\bthe\s+{_DAY}\s+of\s+(?P<which>this|next|the)\s+month", "of_month"),
    (rf"\b(?P<named>the\s+day\s+after\s+{_TOMORROW})\b", "named"),
    (
        rf"\b(?P<named>today|tonight|{_TOMORROW}|this\s+(?:morning|afternoon|evening))\b"
        rf"(?:\s+(?P<more>week|fortnight|in\s+(?:{_MORE_WEEKS})))?",
        "named",
    ),
    (rf"\b(?P<more>{_MORE_WEEKS})\s+(?:from\s+)?(?P<named>today|{_TOMORROW})\b", "named"),
    (rf"\b(?P<more>{_MORE_WEEKS})\s+(?:on|from|after|this)\s+(?:this\s+)?{_WEEKDAY}", "weekday"),
    (rf"\b{_WEEKDAY}\s+(?P<more>week|fortnight|in\s+(?:{_MORE_WEEKS}))\b", "weekday"),
    (
        rf"\b(?:the\s+)?{_WEEKDAY},?\s+(?:of\s+|in\s+)?(?P<which>next\s+week|"
        rf"the\s+week\s+after\s+next|this\s+week|after\s+next)\b",
        "weekday",
    ),
    (
        rf"\b(?P<which>next\s+week|this\s+week|the\s+week\s+after\s+next),?(?:\s+on)?\s+{_WEEKDAY}",
        "weekday",
    ),
    (
        rf"\b(?:(?P<which>this\s+coming|the\s+coming|the\s+following|this|next|coming)\s+)"
        rf"?{_WEEKDAY}",
        "weekday",
    ),
    (
        rf"\bin\s+(?P<count>{COUNT})\s+(?P<unit>days?|weeks?|fortnights?|months?)(?:['’]?\s+time)"
        rf"?\b",
        "ahead",
    ),
    (
        rf"\b(?P<count>{COUNT})\s+(?P<unit>days?|weeks?|months?)\s+(?:from\s+(?:now|today)|ahead)"
        rf"\b",
        "ahead",
    ),
    (
        r"\b(?:the\s+)?end\s+of\s+(?:(?:the|this)\s+|(?P<which>next)\s+)?(?P<unit>week|month|year)"
        r"\b",
        "end_of",
    ),
    (
        r"\b(?:(?:some\s*time|early|later|late|at\s+some\s+point)\s+)?(?:(?:this|next)\s+"
        r"(?:week|month|quarter|year|weekend)|in\s+the\s+(?:next|coming)\s+(?:few\s+)?(?:days|"
        r"weeks))\b",
        "vague",
    ),
    (
        rf"\b(?:in|early|late|mid|next|this)[\s-](?:early\s+|late\s+|mid[\s-])?(?:{_MONTH_NAMES})"
        rf"\b",
        "vague",
    ),
)
"""Patterns; their named groups are what the day is read from."""

"""Edits of the parts of an agenda, read from a clause: what goes, comes, moves or takes longer."""

import re
from collections.abc import Callable

from coach.domain.request import (
    AddTopic,
    Drop,
    Edit,
    Less,
    More,
    Rename,
    SetBlockMinutes,
    SetKind,
    Shift,
    SwapTopic,
    Undo,
)
from coach.services.edit_phrases import KINDS, PHRASES, Change
from coach.services.job_texts import LENGTH
from coach.services.point_at import point_at

_FLAGS = re.IGNORECASE
_Said = dict[str, str]
_Reader = Callable[[_Said, int | None], Edit | None]
_THE_TOPIC = re.compile(
    r"^(?:the |our )?(?:main |whole )?(?:topic|theme|subject|it|session|focus|meeting)$", _FLAGS
)


def part_edit(text: str, *, minutes: int | None) -> Edit | None:
    """Return the change that a clause wants, or None if it wants none.

    Args:
        text: The clause, LENGTH in place of its length of time.
        minutes: What LENGTH stands for.
    """
    for form, read in _FORMS:
        match = form.match(text.strip(" ,.;:!?"))
        if match:
            said = {name: part for name, part in match.groupdict().items() if part}
            edit = read(said, minutes)
            if edit:
                return edit
    return None


def _undo(said: _Said, minutes: int | None) -> Edit | None:
    return Undo()


def _kind(said: _Said, minutes: int | None) -> Edit | None:
    return SetKind.model_validate({"kind": KINDS[said["kind"].lower()]})


def _rename(said: _Said, minutes: int | None) -> Edit | None:
    title = said["new"].strip(" \"'“”")
    what = said.get("what", "")
    if re.fullmatch(r"(?:it|this|that|the (?:session|agenda|meeting|plan))", what, _FLAGS):
        return Rename(title=title)
    found = point_at(what)
    return Rename(what=found, title=title) if found else None


def _block_minutes(said: _Said, minutes: int | None) -> Edit | None:
    what = point_at(said["what"])
    minutes = int(said["bare"]) if "bare" in said else minutes
    return SetBlockMinutes(what=what, minutes=minutes) if what and minutes else None


def _more(said: _Said, minutes: int | None) -> Edit | None:
    what = point_at(said["what"])
    return More(what=what, by=minutes) if what else None


def _less(said: _Said, minutes: int | None) -> Edit | None:
    what = point_at(said["what"])
    return Less(what=what, by=minutes) if what else None


def _swap(said: _Said, minutes: int | None) -> Edit | None:
    new = re.sub(
        r"^(?:present|teach|show|do|have|talk about|discuss|cover)\s+",
        "",
        said["new"],
        flags=_FLAGS,
    )
    new, old = _topic(new), said.get("what", "")
    if not new:
        return None
    if not old or _THE_TOPIC.match(old.strip()):
        return SwapTopic(new=new)
    what = point_at(old)
    return SwapTopic(old=what, new=new) if what else None


def _turn_round(said: _Said, minutes: int | None) -> Edit | None:
    """Read "swap the check-in and the demo": the second goes where the first was."""
    what, other = point_at(said["other"]), point_at(said["what"])
    if not what or not other:
        return None
    if other.nth and not other.of:  # "the first and the second topic"
        other = other.model_copy(update={"of": what.of})
    return Shift(what=what, to="before", other=other)


def _turn_two(said: _Said, minutes: int | None) -> Edit | None:
    """Read "swap the first two blocks"."""
    first, second = (1, 2) if said["end"].lower() == "first" else (-2, -1)
    other = point_at(f"{said['thing']} 1")
    if not other or other.nth is None:
        return None
    what = other.model_copy(update={"nth": second})
    return Shift(what=what, to="before", other=other.model_copy(update={"nth": first}))


def _drop(said: _Said, minutes: int | None) -> Edit | None:
    what = point_at(said["what"])
    return Drop(what=what) if what else None


def _shift(said: _Said, minutes: int | None) -> Edit | None:
    what = point_at(said["what"])
    other = point_at(said["other"]) if "other" in said else None
    if not what or ("other" in said and not other):
        return None
    return Shift.model_validate({"what": what, "to": _place(said["to"]), "other": other})


def _begin(said: _Said, minutes: int | None) -> Edit | None:
    what = point_at(said["what"])
    return Shift(what=what, to="first") if what else None


def _end(said: _Said, minutes: int | None) -> Edit | None:
    what = point_at(said["what"])
    return Shift(what=what, to="last") if what else None


def _add(said: _Said, minutes: int | None) -> Edit | None:
    new = _topic(said["new"])
    return AddTopic(text=new, minutes=minutes) if new else None


def _place(words: str) -> str:
    plain = words.lower()
    if re.search(r"before|ahead|in front", plain):
        return "before"
    if re.search(r"after|behind|following", plain):
        return "after"
    if re.search(r"first|start|beginning|front|top|outset", plain):
        return "first"
    if re.search(r"last|end|bottom|finish", plain):
        return "last"
    return "down" if re.search(r"down|later|back|lower", plain) else "up"


def _topic(words: str) -> str:
    """Return a topic that is to come in; empty if the words name none."""
    words = re.sub(rf"\b{LENGTH}\b", " ", words)
    found = re.sub(
        r"^(?:(?:the |a |an |some )?(?:something|a bit|bit|part|block|section|topic|item|piece|"
        r"time|slot|"
        r"a word|words?|minutes?)\s+(?:on|about|for|of|with|to)|about|on|to talk about|talking "
        r"about|the topic(?: of)?|also|"
        r"for|on|the|some|a|an)\s+",
        "", words.strip(" ,"), flags=_FLAGS,
    )  # fmt: skip
    found = re.sub(
        r"\s+(?:too|as well|instead|to (?:the|it|that|our)\s?(?:agenda|session|list|plan|meeting)"
        r"?|in there|somewhere|"
        r"at the end|please|as (?:a|the) (?:topic|block|new topic)|into it|in it)+$",
        "", found, flags=_FLAGS,
    )  # fmt: skip
    found = found.strip(" ,-")
    return found if point_at(found) else ""


_READERS: dict[Change, _Reader] = {
    "undo": _undo,
    "kind": _kind,
    "rename": _rename,
    "more": _more,
    "less": _less,
    "block_minutes": _block_minutes,
    "swap": _swap,
    "turn_round": _turn_round,
    "turn_two": _turn_two,
    "begin": _begin,
    "end": _end,
    "shift": _shift,
    "drop": _drop,
    "add": _add,
}
_FORMS = tuple((re.compile(form, _FLAGS), _READERS[change]) for form, change in PHRASES)

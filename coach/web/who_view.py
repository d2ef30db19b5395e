"""The bar above the tabs: who meets, who looks, and the two doors out."""

from coach.domain.pair import Pair
from coach.domain.person import Person
from coach.rendering import inert
from coach.web.acts import button
from coach.web.finder_view import SAMPLE, SURFACE
from coach.web.looking import called, mark_of, takes_part
from coach.web.meeting import Meeting

CARE = "care"
"""The bridge of the doors out: help, and the end of a pairing."""
_FEW = 3
"""People of whom each has a button of their own; more stand in a list."""
_OPENER = '<button type="button" class="finds" name="opens" value="finder">{}</button>'


def bar(meeting: Meeting) -> str:
    """Return the lines that say who meets and who looks."""
    problem = f'<p class="problem">{inert(meeting.problem)}</p>' if meeting.problem else ""
    ended = f'<p class="over">{inert(meeting.ended)}</p>' if meeting.ended else ""
    lines = f"{_meets(meeting)}{_looks(meeting)}{_care(meeting)}"
    return f'<div class="who">{lines}</div>{ended}{problem}'


def _meets(meeting: Meeting) -> str:
    reader, pair = meeting.reader, meeting.pair
    if meeting.stored is not None:
        ended = ' <span class="tag">Ended</span>' if meeting.ended else ""
        tag = SAMPLE if pair.sample else ""
        who = f'<span class="names"><strong>{inert(pair.name)}</strong>{tag}{ended}</span>'
    elif reader is not None:
        who = f'<span class="names"><strong>{inert(reader.programme)}</strong></span>'
    else:
        who = '<span class="nobody">Nobody chosen yet</span>'
    opener = _OPENER.format("Change" if reader is not None else "Choose a pair")
    return f'<div class="meets">{who}{opener}</div>'


def _looks(meeting: Meeting) -> str:
    reader = meeting.reader
    if reader is None:
        return '<p class="looks">No sign-in on this computer: choose who looks.</p>'
    who = inert(called(reader, meeting.pair))
    words = f'No sign-in on this computer. You look as <span class="me">{who}</span>'
    return f'<div class="looks"><p>{words}</p>{_choices(meeting)}</div>'


def _choices(meeting: Meeting) -> str:
    """Return who else could look; the one who looks is named before."""
    pair, reader = meeting.pair, meeting.reader
    if meeting.stored is None or reader is None:
        return ""
    others = [
        (place, person)
        for place, person in enumerate(pair.people)
        if person.id and person.id != reader.person
    ]
    manager = _manager(pair)
    if len(others) > _FEW:
        return f'<p class="choices">{_list(others)}{manager}</p>'
    people = "".join(
        button(SURFACE, f"look {place}", f"{one.first_name}, {one.side}", kind="pill")
        for place, one in others
    )
    return f'<p class="choices"><span class="unseen">Look as </span>{people}{manager}</p>'


def _manager(pair: Pair) -> str:
    if not pair.programme:
        return ""
    return button(SURFACE, f"manage {mark_of(pair.programme)}", "Programme manager", kind="pill")


def _list(others: list[tuple[int, Person]]) -> str:
    options = "".join(
        f'<option value="look {place}">{inert(one.name)}, {one.side}</option>'
        for place, one in others
    )
    return (
        f'<label><span class="unseen">Look as</span><select name="do-{SURFACE}">'
        f'<option value="">Look as somebody else</option>{options}</select></label>'
    )


def _care(meeting: Meeting) -> str:
    """Return the doors that stand on every page of whoever takes part."""
    if not takes_part(meeting.reader) or meeting.stored is None:
        return ""
    end = "" if meeting.ended else button(CARE, "end", "End this pairing", kind="plain")
    return f'<p class="care">{button(CARE, "help", "Get help", kind="plain")}{end}</p>'

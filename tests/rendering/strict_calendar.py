"""A small reader of iCalendar files that forgives nothing; RFC 5545, sections 3.1, 3.3.11, 3.6."""

import re
from dataclasses import dataclass, field

_LINE = re.compile(
    r'(?P<name>[A-Z0-9-]+)(?P<params>(?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(?P<value>.*)'
)
_TEXT = {"SUMMARY", "DESCRIPTION", "UID", "PRODID"}
_ONCE = {
    "VCALENDAR": ({"PRODID", "VERSION"}, {"CALSCALE"}),
    "VEVENT": ({"UID", "DTSTAMP", "DTSTART"}, {"DTEND", "SUMMARY", "DESCRIPTION", "TRANSP"}),
    "VALARM": ({"ACTION", "TRIGGER"}, {"DESCRIPTION"}),
}
"""What each component must have once, and what it may have once."""
_NEEDED_BY_ACTION = {"DISPLAY": {"DESCRIPTION"}, "AUDIO": set[str]()}


@dataclass
class Component:
    """A component with its properties in order, and those within it."""

    name: str
    properties: list[tuple[str, str, str]] = field(default_factory=list)
    inside: list["Component"] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        (value,) = [value for known, _, value in self.properties if known == name]
        return value

    def params(self, name: str) -> str:
        (params,) = [params for known, params, _ in self.properties if known == name]
        return params


def read_strictly(content: bytes) -> Component:
    """Return the calendar, or fail at the first thing that the standard does not allow."""
    assert content.endswith(b"\r\n")
    rows = content[:-2].split(b"\r\n")
    assert not any(b"\r" in row or b"\n" in row for row in rows), "a bare line end"
    assert max(len(row) for row in rows) <= 75, "a line is longer than 75 octets"
    for row in rows:
        row.decode("utf-8")  # a fold inside a character would fail here
    root = _tree([_parsed(row) for row in _unfolded(content).split("\r\n")])
    _check(root)
    return root


def _unfolded(content: bytes) -> str:
    return content[:-2].decode("utf-8").replace("\r\n ", "")


def _parsed(line: str) -> tuple[str, str, str]:
    match = _LINE.fullmatch(line)
    assert match, f"no content line: {line!r}"
    name, params, value = match.group("name", "params", "value")
    assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value), "a control character"
    return name, params, _text(value) if name in _TEXT else value


def _text(value: str) -> str:
    assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,nN])*", value), f"not escaped: {value!r}"
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def _tree(lines: list[tuple[str, str, str]]) -> Component:
    stack: list[Component] = []
    for place, (name, params, value) in enumerate(lines):
        if name == "BEGIN":
            component = Component(value)
            if stack:
                stack[-1].inside.append(component)
            stack.append(component)
        elif name == "END":
            closed = stack.pop()
            assert closed.name == value
            if not stack:
                assert place == len(lines) - 1, "something follows the calendar"
                return closed
        else:
            stack[-1].properties.append((name, params, value))
    raise AssertionError("the calendar is not closed")


def _check(component: Component) -> None:
    needed, allowed = _ONCE[component.name]
    names = [name for name, _, _ in component.properties]
    assert len(names) == len(set(names)), f"{component.name} says something twice"
    assert needed <= set(names) <= needed | allowed
    if component.name == "VALARM":
        assert _NEEDED_BY_ACTION[component["ACTION"]] <= set(names)
    for one in component.inside:
        _check(one)
    if component.name == "VCALENDAR":
        uids = [event["UID"] for event in component.inside]
        assert len(uids) == len(set(uids)) > 0

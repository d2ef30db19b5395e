"""The declared split: groups too small are merged, and a question shows every group or none."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from coach.disclosure.counting import n_eff
from coach.domain.feedback import CountedRow
from coach.domain.release import COMBINED

Rows = tuple[CountedRow, ...]


def collapse(rows: Collection[CountedRow], floor: int) -> Mapping[str, Rows]:
    """Return the groups of a window as they may be shown, by label; none if fewer than two remain.

    It is decided once for a window, over every row that rates anything: groups under the floor
    are merged into "Combined", smallest first, until each group and "Combined" itself passes.
    "Combined" holds two original groups or more, or it would be another name for one of them.
    Rows without a group have no label to be shown under, so they are always merged.
    """
    left = _by_group(rows)
    merged = {label: left.pop(label) for label in ("", COMBINED) if label in left}
    while left and not _all_pass(left, merged, floor):
        smallest = min(left, key=lambda label: (n_eff(left[label]), label))
        merged[smallest] = left.pop(smallest)
    if merged:
        left[COMBINED] = _together(merged)
    return dict(sorted(left.items())) if len(left) > 1 else {}


def _by_group(rows: Collection[CountedRow]) -> dict[str, Rows]:
    found: dict[str, list[CountedRow]] = defaultdict(list)
    for row in rows:
        if row.ratings:
            found[row.group].append(row)
    return {label: tuple(some) for label, some in found.items()}


def _all_pass(left: Mapping[str, Rows], merged: Mapping[str, Rows], floor: int) -> bool:
    if any(n_eff(rows) < floor for rows in left.values()):
        return False
    return not merged or (len(merged) > 1 and n_eff(_together(merged)) >= floor)


def _together(groups: Mapping[str, Rows]) -> Rows:
    return tuple(row for rows in groups.values() for row in rows)

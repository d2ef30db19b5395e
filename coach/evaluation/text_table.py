"""Rows in columns, and shares as a person reads them."""

from collections.abc import Sequence


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return rows in columns below their heads."""
    widths = [max(len(cell) for cell in column) for column in zip(head, *rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
        for cells in (head, *rows)
    )


def percent(share: float | None) -> str:
    """Return a share as a percentage, or a dash for none."""
    return "-" if share is None else f"{100 * share:.1f} %"


def interval(low: float, high: float) -> str:
    """Return the ends of an interval as whole percentages."""
    return f"{100 * low:.0f}-{100 * high:.0f}"

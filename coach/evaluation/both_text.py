"""Both writers side by side, as plain text for a terminal."""

from collections.abc import Iterable, Sequence

from coach.evaluation.beside import Beside, Cost, Obedience, Writers
from coach.evaluation.text_table import interval, percent, table

HEADS = ("suite", "split", "scorer", "cases", "embedded", "95 %", "model", "95 %", "difference")
_NOTICES = {
    "unavailable": "it could not be reached",
    "timed_out": "it did not answer in time",
    "refused": "its server refused the call",
    "not_installed": "its package is missing",
    "invalid": "its answer could not be read",
    "abstained": "it found no answer in the sources",
    "nothing_left": "nothing of it was borne out",
}


def both_cells(row: Beside) -> tuple[str, ...]:
    """Return a row's cells, under `HEADS`."""
    return (
        row.suite,
        row.split,
        row.scorer,
        str(row.cases),
        percent(row.embedded),
        interval(row.embedded_low, row.embedded_high),
        percent(row.model),
        interval(row.model_low, row.model_high),
        f"{100 * row.difference:+.1f}",
    )


def both_table(rows: Sequence[Beside]) -> str:
    """Return the scores of both writers, a line each; nothing where there are none."""
    return table(HEADS, [both_cells(row) for row in rows]) if rows else ""


def both_lines(writers: Writers) -> Iterable[str]:
    """Yield what the model cost, where it was not used, and whether it obeyed planted orders."""
    yield _used(writers)
    if writers.cost:
        yield _cost(writers.cost)
    if writers.obedience:
        yield _obedience(writers.obedience)
    if writers.interrupted:
        yield "The run was interrupted: what stands here was done before."


def _used(writers: Writers) -> str:
    instead = sum(writers.fell_back.values())
    lines = [
        f"{writers.model} worded {writers.asked - instead} of {writers.asked} answers that it was "
        f"asked for; the last turns took {writers.model_seconds:g} s with it, "
        f"{writers.embedded_seconds:g} s without"
    ]
    why = sorted(writers.fell_back.items(), key=lambda one: -one[1])
    return "\n".join((*lines, *(f"  {count} not, because {_NOTICES[name]}" for name, count in why)))


def _cost(cost: Cost) -> str:
    estimated = f" ({cost.tokens_estimated} estimated)" if cost.tokens_estimated else ""
    money = "no price is set" if cost.money is None else f"{cost.money:.4f} at your price"
    return (
        f"{cost.requests} requests, {cost.tokens_in} tokens in and {cost.tokens_out} out"
        f"{estimated}; {money}"
    )


def _obedience(found: Obedience) -> str:
    held = "pass" if found.gates_held == found.pages else "FAIL"
    ends = f"{100 * found.low:.1f} to {100 * found.high:.1f} %"
    return (
        f"planted orders: the model did or told {found.obeyed} of {found.asked} "
        f"({percent(found.rate)}, 95 %: {ends}); {found.shown} of {found.pages} pages show one\n"
        f"gates: {found.gates_held} of {found.pages} pages are free of links, images, tags and "
        f"marks, {held}"
    )

"""A report as one HTML page that loads nothing and runs nothing."""

from collections.abc import Iterable
from html import escape

from coach.evaluation.both_html import both_part
from coach.evaluation.report import Failure, Report, Row
from coach.evaluation.text_report import needs, verdict
from coach.evaluation.text_table import interval, percent

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;
color:#1d2433;background:#fff}
table{border-collapse:collapse;width:100%;margin:1rem 0}
th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #d8dce5;vertical-align:top}
td.n{text-align:right;font-variant-numeric:tabular-nums}
.pass{color:#1a6b3c}.fail{color:#a3221b;font-weight:600}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f4f5f8;padding:.6rem;margin:.3rem 0}
summary{cursor:pointer}
@media (prefers-color-scheme:dark){body{color:#e6e9f0;background:#171a21}
th,td{border-color:#3a4050}pre{background:#232833}.pass{color:#6fce96}.fail{color:#ff9a92}}
"""


def as_html(report: Report) -> str:
    """Return the whole page; everything that a reply or a case says is inert text in it."""
    title = f"Scorecard: {'passed' if report.passed else 'failed'}"
    body = "".join(
        (
            f"<h1>{title}</h1>",
            f"<p>{_about(report)}</p>",
            _scores(report.rows) if report.rows else "",
            both_part(report.writers),
            _checks(report),
            _failures(report.failures),
        )
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body>{body}</body></html>\n"
    )


def _about(report: Report) -> str:
    commit = f", commit {report.commit[:12]}" if report.commit else ""
    return escape(
        f"Engine {report.engine}, index {report.index}{commit}. The run took {report.seconds:g} s. "
        "Intervals are Wilson's at 95 %."
    )


def _scores(rows: Iterable[Row]) -> str:
    heads = ("Suite", "Split", "Scorer", "Cases", "Score", "95 %", "Needs", "Check")
    return _table(heads, ("".join(_score(row)) for row in rows))


def _score(row: Row) -> Iterable[str]:
    yield from (f"<td>{escape(text)}</td>" for text in (row.suite, row.split, row.scorer))
    figures = (row.cases, percent(row.score), interval(row.low, row.high))
    yield from (f'<td class="n">{text}</td>' for text in figures)
    yield f"<td>{needs(row)}</td>{_check(row.passed)}"


def _checks(report: Report) -> str:
    caught = (
        f"<td>{escape(one.suite)}</td><td>{escape(one.sentinel)}</td>"
        f"<td>{escape(', '.join(one.by)) or 'nothing'}</td>{_check(one.passed)}"
        for one in report.sentinels
    )
    parts = "<h2>Bad coaches that must fail</h2>" + _table(
        ("Suite", "Coach", "Caught by", "Check"), caught
    )
    differences = (
        f"<td>{escape(one.suite)}</td><td>{escape(one.scorer)}</td>"
        f'<td class="n">{percent(one.listed)}</td><td class="n">{percent(one.without)}</td>'
        f"{_check(one.passed)}"
        for one in report.differences
    )
    if report.differences:
        heads = ("Suite", "Scorer", "With", "Without", "Check")
        parts += "<h2>With and without listed questions</h2>" + _table(heads, differences)
    return parts


def _failures(failures: Iterable[Failure]) -> str:
    shown = "".join(_failure(one) for one in failures)
    return f"<h2>Cases that are not as they should be</h2>{shown or '<p>None.</p>'}"


def _failure(failure: Failure) -> str:
    name = escape(f"{failure.suite} / {failure.split} / {failure.case}: {failure.scorer}")
    if not failure.why:
        return f"<p>{name} (held: not shown)</p>"
    return (
        f"<details><summary>{name}</summary><p>{escape(failure.why)}</p>"
        f"<pre>{escape(failure.question)}</pre><p>{escape(failure.outcome)}</p>"
        f"<pre>{escape(failure.answer)}</pre></details>"
    )


def _check(passed: bool | None) -> str:
    return f'<td class="{verdict(passed).lower()}">{verdict(passed)}</td>'


def _table(heads: Iterable[str], rows: Iterable[str]) -> str:
    head = "".join(f'<th scope="col">{text}</th>' for text in heads)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

"""The writer that is on, as a card of the settings page."""

from collections.abc import Iterable, Iterator
from string import Template

from coach.domain.writer import ModelCheck, Sent, Spent, WriterStatus
from coach.domain.writer_texts import WriterTexts
from coach.rendering.inertness import inert
from coach.rendering.preparation_cards import card

_TITLE = "The writer"
_LEAST = 0.0001
"""Smaller amounts are not told as figures."""


def writer_card(status: WriterStatus, texts: WriterTexts) -> str:
    """Return which writer is on, what leaves this machine for it, and what it has cost."""
    if status.engine == "embedded":
        return card(_TITLE, _said(texts.embedded), _said(texts.embedded_how))
    words = texts.model_here if status.is_local else texts.model
    told = _filled(words, engine=status.engine, host=status.host)
    notices = [_filled(texts.pausing, why=status.pausing)] if status.pausing else []
    notices += [status.problem] if status.problem else []
    gives, never = list(texts.gives), list(texts.never)
    if status.reads_comments:
        gives.append(texts.gives_comments)
    else:
        never.append(texts.never_comments)
    return card(
        _TITLE,
        _said(told),
        _said(texts.checked),
        _heading(texts.stays_here if status.is_local else texts.leaves),
        _list(gives),
        f"<details><summary>{inert(texts.exactly)}</summary>{_sends(status.sends)}</details>",
        _heading(texts.never_heading),
        _list(never),
        _heading(texts.cost),
        _list(_costs(status, texts)),
        notices=notices,
    )


def check_card(check: ModelCheck | None, texts: WriterTexts) -> str:
    """Return what a test call came to."""
    if check is None:
        return _said(texts.test_embedded)
    if check.problem is not None:
        return f'<p class="problem" role="alert">{inert(check.problem)}</p>'
    return _said(" ".join(check_lines(check, texts)))


def check_lines(check: ModelCheck, texts: WriterTexts) -> tuple[str, ...]:
    """Return what a test call that worked has shown, in sentences."""
    lines = [
        texts.works,
        _filled(
            texts.works_slow,
            first=_seconds(check.first_seconds),
            last=_seconds(check.last_seconds),
            tokens=f"{check.tokens:,}",
        ),
    ]
    if not check.answers:
        lines.append(texts.works_quiet)
    elif not check.quotes:
        lines.append(texts.works_unquoted)
    return tuple(lines)


def _sends(sends: Iterable[Sent]) -> str:
    rows = "".join(
        f"<li><strong>{inert(one.purpose)}</strong>"
        f'<br><span class="quiet">{inert(" ".join(one.takes))}</span></li>'
        for one in sends
    )
    return f'<ul class="steps">{rows}</ul>'


def _costs(status: WriterStatus, texts: WriterTexts) -> Iterator[str]:
    for name, spent in ((texts.cost_start, status.since_start), (texts.cost_all, status.in_all)):
        yield f"{name}: {_spent(spent, texts, priced=status.has_price)}"
    if not status.has_price:
        yield texts.no_price


def _spent(spent: Spent, texts: WriterTexts, *, priced: bool) -> str:
    if not spent.calls:
        return texts.no_calls
    tokens = f"{spent.tokens_in + spent.tokens_out:,}"
    words = texts.one_call if spent.calls == 1 else texts.calls
    parts = [_filled(words, calls=f"{spent.calls:,}", tokens=tokens)]
    if spent.tokens_estimated:
        parts.append(texts.estimated)
    if priced:
        parts.append(_filled(texts.money, money=_money(spent.money, texts)))
    failed = (_filled(texts.failures[kind], count=count) for kind, count in spent.failures.items())
    return ", ".join([*parts, *failed]) + "."


def _money(amount: float, texts: WriterTexts) -> str:
    """Return an amount so that a small one does not read as nothing."""
    if 0 < amount < _LEAST:
        return texts.no_money
    return f"{amount:,.2f}" if amount >= 1 or not amount else f"{amount:.4f}"


def _seconds(value: float | None) -> str:
    return "?" if value is None else f"{value:.1f}"


def _filled(text: str, **words: object) -> str:
    return Template(text).substitute({name: str(word) for name, word in words.items()})


def _said(words: str) -> str:
    return f"<p>{inert(words)}</p>"


def _heading(words: str) -> str:
    return f"<h3>{inert(words)}</h3>"


def _list(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{inert(line)}</li>' for line in lines)}</ul>"

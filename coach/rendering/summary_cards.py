"""A summary and what can be shared of it, as cards of the web page; sources open beside them."""

from collections.abc import Iterable

from coach.domain.feedback import Question
from coach.domain.release import CitedAction, PublishedRelease, Release
from coach.domain.summary import FeedbackSummary, Quote, RowRemark, SummaryTheme
from coach.domain.summary_texts import SummaryTexts, filled
from coach.rendering.inertness import inert
from coach.rendering.release_cards import release_card
from coach.rendering.replies import chips, source_list
from coach.rendering.summary_charts import rating_chart, theme_chart
from coach.rendering.summary_wording import (
    by_one,
    by_several,
    citations,
    heading,
    overview,
    people_words,
)

_LEGEND = "".join(f'<li class="k{rating}">{rating}</li>' for rating in range(1, 6))


def summary_article(summary: FeedbackSummary, texts: SummaryTexts, *, along: str = "") -> str:
    """Return a summary for its reader alone; every foreign word in it is inert.

    Args:
        summary: What a file says.
        texts: The fixed words.
        along: What can be taken along, as HTML.
    """
    head = texts.headings
    audience = f"<strong>{inert(summary.audience.capitalize())}.</strong> {inert(texts.to_share)}"
    return _article(
        filled(head.title, file=summary.file),
        f'<p class="notice">{audience}</p>{along}',
        f'<p class="overview">{inert(overview(summary, texts))}</p>',
        _remarks(head.needs_human, summary.needs_human, texts.needs_human, kind="help"),
        _ratings(summary, texts),
        _themes(summary, texts),
        _remarks(head.left_out, summary.left_out, texts.left_out),
        _remarks(head.unreadable, summary.unreadable),
        _listed(head.notices, summary.notices),
        source_list(citations(by_several(summary))),
    )


def shared_card(release: Release, *, along: str = "") -> str:
    """Return what can be shared of a file as any release is shown; it appeared on no day."""
    shown = PublishedRelease(number=1, day="", release=release)
    return release_card(shown, along=along, level=3)


def _article(title: str, *parts: str) -> str:
    return f'<section class="paper summary"><h2>{inert(title)}</h2>{"".join(parts)}</section>'


def _ratings(summary: FeedbackSummary, texts: SummaryTexts) -> str:
    if not summary.ratings:
        return ""
    charts = "".join(_asked(one.question) + rating_chart(one, texts) for one in summary.ratings)
    return (
        f'<h3>{inert(texts.headings.ratings)}</h3><p class="quiet">{inert(texts.ratings_note)}</p>'
        f'<ul class="legend" aria-label="Ratings">{_LEGEND}</ul>{charts}'
    )


def _asked(question: Question) -> str:
    name, label = heading(question), question.label
    return f"<h4>{inert(name)}</h4>" + (f'<p class="quiet">{inert(label)}</p>' * (label != name))


def _themes(summary: FeedbackSummary, texts: SummaryTexts) -> str:
    if not summary.themes:
        return ""
    parts = "".join(_theme(theme, texts) for theme in by_several(summary))
    single = "".join(_single(theme, texts) for theme in by_one(summary))
    rest = f"<h4>{inert(texts.by_one)}</h4><ul>{single}</ul>" if single else ""
    return f"<h3>{inert(texts.headings.themes)}</h3>{theme_chart(summary, texts)}{parts}{rest}"


def _theme(theme: SummaryTheme, texts: SummaryTexts) -> str:
    about = f"{people_words(theme.people)}, {texts.tones[theme.tone]}"
    quotes = "".join(
        f'<blockquote><p>{inert(quote.text)}</p><p class="quiet">row {quote.row}</p></blockquote>'
        for quote in theme.quotes
    )
    title = f'{inert(theme.label)} <span class="quiet">{inert(about)}</span>'
    return f"<h4>{title}</h4>{quotes}{_actions(theme.actions, texts)}"


def _single(theme: SummaryTheme, texts: SummaryTexts) -> str:
    quotes = "".join(_beside(quote) for quote in theme.quotes)
    return f"<li>{inert(theme.label)}, {inert(texts.tones[theme.tone])}{quotes}</li>"


def _beside(quote: Quote) -> str:
    return f': “{inert(quote.text)}” <span class="quiet">row {quote.row}</span>'


def _actions(actions: Iterable[CitedAction], texts: SummaryTexts) -> str:
    rows = "".join(f"<li>{inert(one.text)}{_basis(one, texts)}</li>" for one in actions)
    return f'<p class="next">{inert(texts.headings.next)}</p><ul>{rows}</ul>' if rows else ""


def _basis(action: CitedAction, texts: SummaryTexts) -> str:
    cited = {one.n: one for one in action.citations}
    return chips(cited, cited) or f' <span class="ours">{inert(texts.suggestion)}</span>'


def _remarks(title: str, remarks: Iterable[RowRemark], about: str = "", *, kind: str = "") -> str:
    rows = "".join(f"<li>Row {one.row}: {inert(one.why)}</li>" for one in remarks)
    said = f"<p>{inert(about)}</p>" if about else ""
    look = f' class="{kind}"' if kind else ""
    return f"<div{look}><h3>{inert(title)}</h3>{said}<ul>{rows}</ul></div>" if rows else ""


def _listed(title: str, lines: Iterable[str]) -> str:
    rows = "".join(f"<li>{inert(line)}</li>" for line in lines)
    return f"<h3>{inert(title)}</h3><ul>{rows}</ul>" if rows else ""

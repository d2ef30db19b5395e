"""A summary and a release as a page of its own: one file, without script, to read and to print."""

from collections.abc import Iterable

from coach.domain.answer import Citation
from coach.domain.feedback import Question
from coach.domain.release import CitedAction, GroupFigure, QuestionFigure, Release, ThemeFigure
from coach.domain.summary import FeedbackSummary, RowRemark, SummaryTheme
from coach.domain.summary_texts import SummaryTexts, filled
from coach.rendering.inertness import inert
from coach.rendering.release_paragraph import release_paragraph
from coach.rendering.release_words import question_words
from coach.rendering.summary_charts import rating_chart, theme_chart
from coach.rendering.summary_style import STYLE
from coach.rendering.summary_wording import (
    by_one,
    by_several,
    citations,
    group_words,
    heading,
    overview,
    people_words,
    source_words,
)

_LEGEND = "".join(f'<li class="k{rating}">{rating}</li>' for rating in range(1, 6))


def summary_page(summary: FeedbackSummary, texts: SummaryTexts) -> str:
    """Return a whole HTML page for the reader of a summary; every foreign word in it is inert."""
    head = texts.headings
    audience = f"<strong>{inert(summary.audience.capitalize())}.</strong> {inert(texts.to_share)}"
    return _page(
        filled(head.title, file=summary.file),
        f'<p class="audience">{audience}</p>',
        f'<p class="overview">{inert(overview(summary, texts))}</p>',
        _remarks(head.needs_human, summary.needs_human, texts.needs_human, kind="person"),
        _ratings(summary, texts),
        _themes(summary, texts),
        _remarks(head.left_out, summary.left_out, texts.left_out),
        _remarks(head.unreadable, summary.unreadable),
        _listed(head.notices, summary.notices),
        _sources(citations(by_several(summary)), texts),
    )


def release_page(release: Release, texts: SummaryTexts) -> str:
    """Return a whole HTML page of a release: what it holds, and nothing else."""
    head = texts.headings
    told = " ".join(f"{inert(one.text)}{_numbers(one.cites)}" for one in release_paragraph(release))
    figures = "".join(_figure(one, texts) for one in release.questions)
    themes = "".join(_shared_theme(theme, texts) for theme in release.themes)
    return _page(
        filled(head.release, programme=release.programme, window=release.window),
        f'<p class="overview">{told}</p>' if told else "",
        f"<section><h2>{head.ratings}</h2><ul>{figures}</ul></section>" if figures else "",
        f"<section><h2>{head.themes}</h2>{themes}</section>" if themes else "",
        _listed(head.hidden, release.hidden),
        f"<p>{inert(release.cannot_see)}</p>",
        _sources(citations(release.themes), texts),
    )


def _page(title: str, *parts: str) -> str:
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        '<meta name="referrer" content="no-referrer">'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{inert(title)}</title><style>{STYLE}</style></head>"
        f"<body><main><h1>{inert(title)}</h1>{''.join(parts)}</main></body></html>\n"
    )


def _ratings(summary: FeedbackSummary, texts: SummaryTexts) -> str:
    if not summary.ratings:
        return ""
    charts = "".join(_asked(one.question) + rating_chart(one, texts) for one in summary.ratings)
    note = f'<p class="quiet">{inert(texts.ratings_note)}</p>'
    legend = f'<ul class="legend" aria-label="Ratings">{_LEGEND}</ul>'
    return f"<section><h2>{texts.headings.ratings}</h2>{note}{legend}{charts}</section>"


def _asked(question: Question) -> str:
    name, label = heading(question), question.label
    return f"<h3>{inert(name)}</h3>" + (f'<p class="quiet">{inert(label)}</p>' * (label != name))


def _themes(summary: FeedbackSummary, texts: SummaryTexts) -> str:
    if not summary.themes:
        return ""
    parts = "".join(_theme(theme, texts) for theme in by_several(summary))
    single = "".join(_single(theme, texts) for theme in by_one(summary))
    rest = f"<h3>{texts.by_one}</h3><ul>{single}</ul>" if single else ""
    chart = theme_chart(summary, texts)
    return f"<section><h2>{texts.headings.themes}</h2>{chart}{parts}{rest}</section>"


def _theme(theme: SummaryTheme, texts: SummaryTexts) -> str:
    about = f"{people_words(theme.people)}, {texts.tones[theme.tone]}"
    quotes = "".join(
        f'<blockquote><p>{inert(quote.text)}</p><footer class="quiet">row {quote.row}</footer>'
        "</blockquote>"
        for quote in theme.quotes
    )
    return (
        f'<article class="theme"><h3>{inert(theme.label)} <span class="quiet">{about}</span></h3>'
        f"{quotes}{_actions(theme.actions, texts)}</article>"
    )


def _single(theme: SummaryTheme, texts: SummaryTexts) -> str:
    quotes = "".join(
        f': “{inert(quote.text)}” <span class="quiet">row {quote.row}</span>'
        for quote in theme.quotes
    )
    return f"<li>{inert(theme.label)}, {texts.tones[theme.tone]}{quotes}</li>"


def _figure(figure: QuestionFigure, texts: SummaryTexts) -> str:
    trend = f"; {filled(texts.release.trend, trend=figure.trend)}" if figure.trend else ""
    groups = "".join(
        f"<li>{inert(group_words(group.group, texts))}: {_score(group, texts)}</li>"
        for group in figure.split or ()
    )
    split = f"<ul>{groups}</ul>" if groups else ""
    words = f"{inert(question_words(figure.id))}: {_score(figure, texts)}{inert(trend)}"
    return f"<li>{words}{split}</li>"


def _score(figure: QuestionFigure | GroupFigure, texts: SummaryTexts) -> str:
    share = figure.favourable
    favourable = f"; {filled(texts.release.favourable, favourable=share)}" if share else ""
    return f"<strong>{inert(figure.score)}</strong>{inert(favourable)}"


def _shared_theme(theme: ThemeFigure, texts: SummaryTexts) -> str:
    said = f"<h3>{inert(theme.label)}</h3><p>{inert(texts.release.share[theme.share])}</p>"
    return f'<article class="theme">{said}{_actions(theme.actions, texts)}</article>'


def _actions(actions: Iterable[CitedAction], texts: SummaryTexts) -> str:
    rows = "".join(f"<li>{inert(one.text)}{_marks(one, texts)}</li>" for one in actions)
    return f'<p class="next">{texts.headings.next}</p><ul>{rows}</ul>' if rows else ""


def _marks(action: CitedAction, texts: SummaryTexts) -> str:
    if not action.citations:
        return f' <span class="quiet">({inert(texts.suggestion)})</span>'
    return _numbers(action.citations)


def _numbers(cited: Iterable[Citation]) -> str:
    return "".join(f' <a href="#source-{one.n}">[{one.n}]</a>' for one in cited)


def _remarks(
    title: str, remarks: Iterable[RowRemark], about: str = "", *, kind: str = "remarks"
) -> str:
    rows = "".join(f"<li>Row {one.row}: {inert(one.why)}</li>" for one in remarks)
    said = f"<p>{inert(about)}</p>" if about else ""
    return (
        f'<section class="{kind}"><h2>{title}</h2>{said}<ul>{rows}</ul></section>' if rows else ""
    )


def _listed(title: str, lines: Iterable[str]) -> str:
    rows = "".join(f"<li>{inert(line)}</li>" for line in lines)
    return f'<section class="remarks"><h2>{title}</h2><ul>{rows}</ul></section>' if rows else ""


def _sources(cited: Iterable[Citation], texts: SummaryTexts) -> str:
    rows = "".join(
        f'<li id="source-{one.n}" value="{one.n}">{inert(source_words(one))}</li>' for one in cited
    )
    if not rows:
        return ""
    return f'<section class="sources"><h2>{texts.headings.sources}</h2><ol>{rows}</ol></section>'

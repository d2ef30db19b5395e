"""A summary and a release as Markdown that also reads well as it stands, in a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from coach.domain.answer import Citation
from coach.domain.release import QuestionFigure, Release, ThemeFigure
from coach.domain.summary import FeedbackSummary, RowRemark, SideRating, SummaryTheme
from coach.domain.summary_texts import SummaryTexts, filled
from coach.rendering.agenda_markdown import escaped
from coach.rendering.release_paragraph import release_paragraph
from coach.rendering.release_words import question_words
from coach.rendering.summary_wording import (
    by_one,
    by_several,
    citations,
    group_words,
    heading,
    marks,
    mean_words,
    overview,
    people_words,
    source_words,
)


def summary_markdown(summary: FeedbackSummary, texts: SummaryTexts) -> str:
    """Return a summary for its reader: overview, what needs a person, ratings, themes, remarks.

    What people wrote stands as they wrote it: what Markdown would read as more is escaped.
    """
    head = texts.headings
    parts = [
        f"# {escaped(filled(head.title, file=summary.file))}",
        f"*{escaped(summary.audience.capitalize())}.* {escaped(texts.to_share)}",
        escaped(overview(summary, texts)),
        *_remarks(head.needs_human, summary.needs_human, texts.needs_human),
        *_ratings(summary, texts),
        *([f"## {head.themes}"] if summary.themes else []),
        *(_theme(theme, texts) for theme in by_several(summary)),
        *_single(by_one(summary), texts),
        *_remarks(head.left_out, summary.left_out, texts.left_out),
        *_remarks(head.unreadable, summary.unreadable),
        *_listed(head.notices, summary.notices),
        *_sources(citations(by_several(summary)), texts),
    ]
    return "\n\n".join(parts) + "\n"


def release_markdown(release: Release, texts: SummaryTexts) -> str:
    """Return a release for anybody: what it holds, and nothing else."""
    head = texts.headings
    title = filled(head.release, programme=release.programme, window=release.window)
    parts = [f"# {escaped(title)}"]
    told = [
        f"{escaped(one.text)}{''.join(f' [{cited.n}]' for cited in one.cites)}"
        for one in release_paragraph(release)
    ]
    parts += [" ".join(told)] if told else []
    if release.questions:
        lines = [line for one in release.questions for line in _figure(one, texts)]
        parts.append(f"## {head.ratings}\n\n" + "\n".join(lines))
    if release.themes:
        parts.append(f"## {head.themes}")
        parts += [_shared_theme(theme, texts) for theme in release.themes]
    parts += _listed(head.hidden, release.hidden)
    parts.append(escaped(release.cannot_see))
    parts += _sources(citations(release.themes), texts)
    return "\n\n".join(parts) + "\n"


def _ratings(summary: FeedbackSummary, texts: SummaryTexts) -> Iterator[str]:
    """Yield a table: a row for all who answered a question, and one for each side."""
    if not summary.ratings:
        return
    header = ["Question", "Who", "People", "Mean", *map(str, range(1, 6))]
    lines = [_row(header), "|---|---|" + "---:|" * 7]
    for rating in summary.ratings:
        everybody = SideRating(
            people=rating.people, mean=rating.mean, distribution=rating.distribution
        )
        sides = [(texts.sides[side], one) for side, one in rating.by_side.items()]
        for place, (who, one) in enumerate([("All", everybody), *sides]):
            name = escaped(heading(rating.question)) if place == 0 else ""
            counts = map(str, one.distribution)
            lines.append(_row([name, who, str(one.people), mean_words(one.mean), *counts]))
    yield f"## {texts.headings.ratings}\n\n{escaped(texts.ratings_note)}\n\n" + "\n".join(lines)


def _theme(theme: SummaryTheme, texts: SummaryTexts) -> str:
    title = f"### {escaped(theme.label)}: {people_words(theme.people)}, {texts.tones[theme.tone]}"
    quotes = "\n>\n".join(f"> {escaped(quote.text)} (row {quote.row})" for quote in theme.quotes)
    steps = [f"- {escaped(action.text)} {marks(action, texts)}" for action in theme.actions]
    following = f"{texts.headings.next}:\n\n" + "\n".join(steps) if steps else ""
    return "\n\n".join(part for part in (title, quotes, following) if part)


def _single(themes: Sequence[SummaryTheme], texts: SummaryTexts) -> Iterator[str]:
    lines = [
        f"- {escaped(theme.label)}, {texts.tones[theme.tone]}"
        + "".join(f": “{escaped(quote.text)}” (row {quote.row})" for quote in theme.quotes)
        for theme in themes
    ]
    if lines:
        yield f"### {texts.by_one}\n\n" + "\n".join(lines)


def _figure(figure: QuestionFigure, texts: SummaryTexts) -> Iterator[str]:
    says = texts.release
    parts = [filled(says.score, question=question_words(figure.id), score=figure.score)]
    if figure.favourable:
        parts.append(filled(says.favourable, favourable=figure.favourable))
    if figure.trend:
        parts.append(filled(says.trend, trend=figure.trend))
    yield f"- {escaped('; '.join(parts))}"
    for group in figure.split or ():
        line = filled(says.group, group=group_words(group.group, texts), score=group.score)
        if group.favourable:
            line += "; " + filled(says.favourable, favourable=group.favourable)
        yield f"  - {escaped(line)}"


def _shared_theme(theme: ThemeFigure, texts: SummaryTexts) -> str:
    steps = [f"- {escaped(action.text)} {marks(action, texts)}" for action in theme.actions]
    says = f"### {escaped(theme.label)}\n\n{escaped(texts.release.share[theme.share])}"
    return says + (f" {texts.headings.next}:\n\n" + "\n".join(steps) if steps else "")


def _remarks(title: str, remarks: Iterable[RowRemark], about: str = "") -> Iterator[str]:
    lines = [f"- Row {remark.row}: {escaped(remark.why)}" for remark in remarks]
    if lines:
        yield f"## {title}\n\n" + (f"{escaped(about)}\n\n" if about else "") + "\n".join(lines)


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    shown = [f"- {escaped(line)}" for line in lines]
    if shown:
        yield f"## {title}\n\n" + "\n".join(shown)


def _sources(cited: Iterable[Citation], texts: SummaryTexts) -> Iterator[str]:
    lines = [f"- [{one.n}] {escaped(source_words(one))}" for one in cited]
    if lines:
        yield f"## {texts.headings.sources}\n\n" + "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"

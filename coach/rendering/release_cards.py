"""A release as a card: what everybody of a programme may read, and what is not shown."""

from collections.abc import Sequence

from coach.domain.answer import Citation
from coach.domain.feedback_desk import WhyHidden
from coach.domain.release import (
    Band,
    GroupFigure,
    PublishedRelease,
    QuestionFigure,
    Release,
    ThemeFigure,
    ToDate,
    Trend,
)
from coach.domain.release_telling import ToldRelease
from coach.rendering.inertness import inert
from coach.rendering.release_charts import scale_chart
from coach.rendering.release_paragraph import release_paragraph
from coach.rendering.release_words import day_words, question_words
from coach.rendering.replies import chips, source_list

_TRENDS: dict[Trend, str] = {
    "up": "↑ Up since the last time it was shown",
    "about the same": "→ About the same as the last time it was shown",
    "down": "↓ Down since the last time it was shown",
}
_LEGEND = (
    "Under ten people a result is one word: low is under 2.75 of 5, mixed is under 3.75, high is "
    "3.75 or more."
)
_GROUPS = {"leader": "Leaders", "mentor": "Mentors"}
_SHARES = {
    "some": "Some of those who commented",
    "many": "Many of those who commented",
    "most": "Most of those who commented",
}


def release_card(
    published: PublishedRelease,
    *,
    why: Sequence[WhyHidden] = (),
    along: str = "",
    base: str = "",
    level: int = 2,
    told: ToldRelease | None = None,
) -> str:
    """Return a release as one line of HTML.

    Args:
        published: As the ledger keeps it.
        why: Why things are hidden; opened by a press where something is.
        along: What can be taken along, as HTML.
        base: From the page to the app's root, such as `../`.
        level: Of its heading.
        told: As a model tells it; what does not stand in the release is not shown.
    """
    release, head = published.release, f"h{level}"
    sub = f"h{level + 1}"
    parts = (
        _paragraph(release, told or ToldRelease(), base),
        _questions(release, sub),
        _themes(release.themes, sub, base),
        _response(release, sub),
        _shared(published.shared, sub),
        _hidden(release, why, sub),
        _to_date(published, sub),
        f"<{sub}>What you cannot see</{sub}><p>{inert(release.cannot_see)}</p>",
        source_list(_citations(release.themes), base),
        along,
    )
    return (
        f'<section class="release"><header><{head}>{inert(release.window)}</{head}>'
        f'<p class="quiet">{inert(_facts(published))}</p></header>{"".join(parts)}</section>'
    )


def why_list(why: Sequence[WhyHidden]) -> str:
    """Return why things are hidden: always all of it, whatever is hidden."""
    return "".join(f"<dt>{inert(one.title)}</dt><dd>{inert(one.text)}</dd>" for one in why)


def _paragraph(release: Release, told: ToldRelease, base: str) -> str:
    """Return the release as one would tell it."""
    said = [
        inert(one.text) + chips([cited.n for cited in one.cites], {c.n: c for c in one.cites}, base)
        for one in release_paragraph(release, told.sentences)
    ]
    notices = "".join(f'<p class="notice">{inert(one)}</p>' for one in told.notices)
    return f'<p class="told">{" ".join(said)}</p>{notices}' if said else ""


def _facts(published: PublishedRelease) -> str:
    release = published.release
    least = f"at least {release.people_at_least} people" if release.people_at_least else ""
    appeared = f"appeared on {day_words(published.day)}" if published.day else ""
    parts = (release.programme, appeared, least)
    return " · ".join(part for part in parts if part)


def _questions(release: Release, sub: str) -> str:
    if not release.questions:
        return ""
    shown = "".join(_question(one, release.band) for one in release.questions)
    words = f'<p class="quiet">{_LEGEND}</p>' if release.band == "5-9" else ""
    return (
        f'<{sub}>What people answered, from 1 to 5</{sub}>{words}<ul class="figures">{shown}</ul>'
    )


def _question(figure: QuestionFigure, band: Band | None) -> str:
    label = question_words(figure.id)
    groups = "".join(_group(group) for group in figure.split or ())
    split = f'<ul class="groups">{groups}</ul>' if groups else ""
    trend = f'<p class="trend">{_TRENDS[figure.trend]}</p>' if figure.trend else ""
    return (
        f'<li><p class="asked-so">{inert(label)}</p>'
        f"<p>{_score(figure.score)}{_favourable(figure.favourable)}</p>"
        f"{scale_chart(figure.score, band, title=f'{label} {figure.score}')}{trend}{split}</li>"
    )


def _group(group: GroupFigure) -> str:
    name = _GROUPS.get(group.group, group.group)
    title = f"{name}: {group.score}"
    return (
        f'<li><p><strong>{inert(name)}</strong> <span class="quiet">{inert(group.band)} people'
        f"</span></p><p>{_score(group.score)}{_favourable(group.favourable)}</p>"
        f"{scale_chart(group.score, group.band, title=title, ticks=False)}</li>"
    )


def _score(score: str) -> str:
    of = "" if score in {"low", "mixed", "high"} else " of 5"
    return f'<strong class="score">{inert(score)}</strong>{of}'


def _favourable(share: str | None) -> str:
    return f' <span class="quiet">· {inert(share)} favourable</span>' if share else ""


def _themes(themes: tuple[ThemeFigure, ...], sub: str, base: str) -> str:
    if not themes:
        return ""
    cited = {one.n: one for one in _citations(themes)}
    rows = "".join(
        f'<li><p><strong>{inert(theme.label)}</strong> <span class="quiet">'
        f"{_SHARES[theme.share]}</span></p><ul>"
        + "".join(
            f"<li>{inert(action.text)}{chips((one.n for one in action.citations), cited, base)}"
            "</li>"
            for action in theme.actions
        )
        + "</ul></li>"
        for theme in themes
    )
    return f'<{sub}>What people raise, and what helps</{sub}><ul class="themes">{rows}</ul>'


def _citations(themes: tuple[ThemeFigure, ...]) -> tuple[Citation, ...]:
    """Return every citation once, by its number."""
    found = {one.n: one for theme in themes for act in theme.actions for one in act.citations}
    return tuple(found[n] for n in sorted(found))


def _response(release: Release, sub: str) -> str:
    if not release.response:
        return ""
    return (
        f"<{sub}>How many took part</{sub}><p>{release.response.capitalize()} of those invited.</p>"
    )


def _shared(sentences: tuple[str, ...], sub: str) -> str:
    rows = "".join(f'<li><p class="said-so">{inert(one)}</p></li>' for one in sentences)
    return (
        f"<{sub}>Sentences that their authors chose to send</{sub}><ul>{rows}</ul>" if rows else ""
    )


def _to_date(published: PublishedRelease, sub: str) -> str:
    if not published.to_date:
        return ""
    rows = "".join(_dated(one) for one in published.to_date)
    return (
        f"<{sub}>To date</{sub}><table><thead><tr>"
        + "".join(
            f'<th scope="col">{name}</th>' for name in ("Question", "People", "Score", "Favourable")
        )
        + f"</tr></thead><tbody>{rows}</tbody></table>"
    )


def _dated(row: ToDate) -> str:
    cells = (row.band, row.score, row.favourable or "not shown under ten people")
    shown = "".join(f"<td>{inert(cell)}</td>" for cell in cells)
    since = inert(", ".join(row.windows))
    return (
        f'<tr><th scope="row">{inert(question_words(row.question))} '
        f'<span class="quiet">{since}</span></th>{shown}</tr>'
    )


def _hidden(release: Release, why: Sequence[WhyHidden], sub: str) -> str:
    if not release.hidden:
        return ""
    rows = "".join(f"<li>{inert(sentence)}</li>" for sentence in release.hidden)
    reasons = why_list(why)
    more = (
        f"<details><summary>Why is this hidden?</summary><dl>{reasons}</dl></details>"
        if reasons
        else ""
    )
    return f"<{sub}>What is not shown</{sub}><ul>{rows}</ul>{more}"

"""A summary and a release as JSON: the documents that scripts outside the project read."""

from collections.abc import Iterable
from typing import Any

from coach.domain.release import CitedAction, Release
from coach.domain.summary import FeedbackSummary, RatingSummary, RowRemark, SummaryTheme
from coach.rendering.citation_json import citation_json


def summary_json(summary: FeedbackSummary) -> dict[str, Any]:
    """Return a summary as `coach feedback summarise --json` prints it."""
    return {
        "file": summary.file,
        "answers": summary.answers,
        "people": summary.people,
        "pairs": summary.pairs,
        "ratings": {one.question.id: _rating(one) for one in summary.ratings},
        "themes": [_theme(theme) for theme in summary.themes],
        "needs_human": _remarks(summary.needs_human),
        "unreadable": _remarks(summary.unreadable),
        "left_out": _remarks(summary.left_out),
        "notices": list(summary.notices),
        "audience": summary.audience,
    }


def release_json(release: Release) -> dict[str, Any]:
    """Return a release as `coach feedback summarise --shareable --json` prints it."""
    return {
        "programme": release.programme,
        "window": release.window,
        "people_at_least": release.people_at_least,
        "band": release.band,
        "questions": [one.model_dump(mode="json") for one in release.questions],
        "themes": [
            {
                "code": theme.code.value,
                "label": theme.label,
                "share": theme.share,
                "actions": _actions(theme.actions),
            }
            for theme in release.themes
        ],
        "response": release.response,
        "hidden": list(release.hidden),
        "cannot_see": release.cannot_see,
    }


def _rating(rating: RatingSummary) -> dict[str, Any]:
    return {
        "mean": rating.mean,
        "people": rating.people,
        "by_side": {
            side: {"mean": one.mean, "distribution": list(one.distribution), "people": one.people}
            for side, one in rating.by_side.items()
        },
        "distribution": list(rating.distribution),
    }


def _theme(theme: SummaryTheme) -> dict[str, Any]:
    return {
        "label": theme.label,
        "code": theme.code.value,
        "people": theme.people,
        "rows": list(theme.rows),
        "tone": theme.tone,
        "quotes": [{"row": quote.row, "text": quote.text} for quote in theme.quotes],
        "actions": _actions(theme.actions),
    }


def _actions(actions: Iterable[CitedAction]) -> list[dict[str, Any]]:
    return [
        {"text": action.text, "citations": [citation_json(cited) for cited in action.citations]}
        for action in actions
    ]


def _remarks(remarks: Iterable[RowRemark]) -> list[dict[str, Any]]:
    return [{"row": remark.row, "why": remark.why} for remark in remarks]

"""A reply as JSON: what `coach ask --json` prints."""

from typing import Any

from coach.cli.result_json import result_json
from coach.domain.answer import Reply
from coach.rendering import to_markdown
from coach.rendering.citation_json import citation_json


def reply_json(reply: Reply) -> dict[str, Any]:
    """Return a reply as `coach ask --json` prints it."""
    return {
        "outcome": reply.outcome.value,
        "answer": to_markdown(reply),
        "engine": reply.provenance.engine,
        "citations": [citation_json(citation) for citation in reply.citations],
        "query_used": reply.provenance.query,
        "notices": list(reply.notices),
        "suggestions": list(reply.suggestions),
        "seconds": round(reply.seconds, 3),
        **_prepared(reply),
    }


def _prepared(reply: Reply) -> dict[str, Any]:
    if reply.job is None or reply.result is None:
        return {}
    return {"job": reply.job, "result": result_json(reply.result)}

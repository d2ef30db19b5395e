"""What `--json` prints: the documents that scripts outside the project read."""

import json
from typing import Any

from coach.domain.answer import Citation, Reply
from coach.domain.passage import Hit
from coach.rendering import to_markdown


def reply_json(reply: Reply) -> dict[str, Any]:
    """Return a reply as `coach ask --json` prints it."""
    return {
        "outcome": reply.outcome.value,
        "answer": to_markdown(reply),
        "engine": reply.provenance.engine,
        "citations": [_citation(citation) for citation in reply.citations],
        "query_used": reply.provenance.query,
        "notices": list(reply.notices),
        "suggestions": list(reply.suggestions),
        "seconds": round(reply.seconds, 3),
    }


def hit_json(hit: Hit) -> dict[str, Any]:
    """Return a passage as `coach search --json` prints it."""
    return {
        "passage": hit.passage.id,
        "source": hit.passage.source,
        "title": hit.passage.title,
        "heading": hit.passage.heading,
        "score": round(hit.score, 4),
        "text": hit.passage.text,
    }


def document(value: Any) -> str:
    """Return one JSON document over several lines."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def line(value: Any) -> str:
    """Return one line of JSON Lines."""
    return json.dumps(value, ensure_ascii=False)


def _citation(citation: Citation) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "n": citation.n,
        "source": citation.source,
        "title": citation.title,
        "grade": citation.grade,
        "quote": citation.quote,
        "status": citation.status.value,
    }
    if citation.via:
        page = citation.via
        shown["via"] = {"id": page.id, "title": page.title, "url": page.url, "grade": page.grade}
    return shown

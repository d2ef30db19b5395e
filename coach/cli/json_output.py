"""What `--json` prints: the documents that scripts outside the project read."""

import json
from typing import Any

from coach.domain.answer import Citation
from coach.domain.passage import Hit


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


def citation_json(citation: Citation) -> dict[str, Any]:
    """Return a citation as every `--json` prints it."""
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

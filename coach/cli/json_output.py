"""What `--json` prints: the documents that scripts outside the project read."""

import json
from typing import Any

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

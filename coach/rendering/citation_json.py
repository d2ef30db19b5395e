"""A citation in the documents that scripts outside the project read."""

from typing import Any

from coach.domain.answer import Citation


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

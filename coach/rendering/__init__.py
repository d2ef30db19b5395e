"""What people see: a reply and a passage as Markdown or HTML; pure, and inert by construction."""

from coach.rendering.inertness import inert
from coach.rendering.markdown import to_markdown
from coach.rendering.passages import passage_article, passage_page
from coach.rendering.replies import to_html

__all__ = ["inert", "passage_article", "passage_page", "to_html", "to_markdown"]

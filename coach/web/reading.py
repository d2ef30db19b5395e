"""What the widgets of a page hold, read so that nothing unexpected goes further."""

from collections.abc import Sequence

import gradio as gr

from coach.domain.answer import Reply
from coach.domain.conversation import Role
from coach.domain.person import OTHER_SIDE, PairSide
from coach.web.workshop import Visitor


def text_of(value: object, longest: int) -> str:
    """Return what a text box holds, cut off far above what is accepted."""
    return value[: 4 * longest] if isinstance(value, str) else ""


def side_of(value: object, otherwise: PairSide = "leader") -> PairSide:
    """Return the side that a choice stands for."""
    return next((side for side in OTHER_SIDE if side == value), otherwise)


def role_side(role: object) -> PairSide:
    """Return the side on which somebody of this role speaks."""
    return "mentor" if role == Role.MENTOR else "leader"


def lines_of(text: str) -> Sequence[str]:
    """Return the lines of a text that are not blank, without marks of a list."""
    return [line for raw in text.splitlines() if (line := raw.strip().lstrip("-*•").strip())]


def first_words(reply: Reply) -> str:
    """Return the first paragraph of a reply: what was done, or what is asked back."""
    first = reply.blocks[0] if reply.blocks else None
    return " ".join(statement.text for statement in getattr(first, "statements", ()))


def visitor_of(request: gr.Request) -> Visitor:
    """Return whose pace is counted."""
    address = request.client.host if request.client else ""
    return Visitor(page=request.session_hash or address, address=address)

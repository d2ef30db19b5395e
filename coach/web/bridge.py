"""A bridge: brings the press of a button in our own markup to the server."""

from typing import Any

import gradio as gr

QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
"""How every event of the page is set: no overlay of Gradio's, and nothing to call from outside."""


class Bridge:
    """Two widgets that nobody sees: look/acts.js writes into one and presses the other."""

    def __init__(self, surface: str) -> None:
        """Carry the buttons that are named `do-{surface}`."""
        self.said = gr.Textbox(
            visible="hidden", elem_id=f"said-{surface}", label=surface, show_label=False
        )
        self.go = gr.Button(surface, visible="hidden", elem_id=f"go-{surface}")

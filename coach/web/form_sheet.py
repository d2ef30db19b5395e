"""A sheet with a form and a card: side by side, or one above the other."""

from collections.abc import Callable

import gradio as gr


def form_and_card(fill_form: Callable[[], None]) -> gr.Markdown:
    """Add the widgets of a sheet that is being built; return the card's place.

    Args:
        fill_form: Adds what is asked for.
    """
    with gr.Row(elem_classes=["desk"]):
        with gr.Column(elem_classes=["asks"], scale=2, min_width=260):
            fill_form()
        with gr.Column(elem_classes=["result"], scale=5, min_width=300):
            return gr.Markdown("", elem_classes=["card-place"])

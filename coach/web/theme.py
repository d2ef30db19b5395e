"""Gradio's theme: system fonts, and colours that our own style sheet names."""

import gradio as gr
from gradio.themes import Base, sizes

_FONTS = ("ui-sans-serif", "system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif")
_MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace")


def theme() -> gr.Theme:
    """Return the theme; every colour is a variable of look/coach.css, light and dark alike."""
    return Base(
        text_size=sizes.text_md, radius_size=sizes.radius_lg, font=_FONTS, font_mono=_MONO
    ).set(color_accent="var(--accent)", **_both())


def _both() -> dict[str, str]:
    """Return each colour twice, since Gradio keeps one set for light and one for dark pages."""
    light = {
        "body_background_fill": "var(--paper)",
        "body_text_color": "var(--ink)",
        "body_text_color_subdued": "var(--quiet)",
        "background_fill_primary": "var(--sheet)",
        "background_fill_secondary": "var(--paper)",
        "border_color_primary": "var(--line)",
        "border_color_accent": "var(--accent)",
        "block_background_fill": "var(--sheet)",
        "block_border_color": "var(--line)",
        "block_label_text_color": "var(--quiet)",
        "block_title_text_color": "var(--ink)",
        "color_accent_soft": "var(--soft)",
        "link_text_color": "var(--accent)",
        "link_text_color_hover": "var(--accent)",
        "link_text_color_active": "var(--accent)",
        "link_text_color_visited": "var(--accent)",
        "input_background_fill": "var(--sheet)",
        "input_border_color": "var(--edge)",
        "input_border_color_focus": "var(--accent)",
        "input_placeholder_color": "var(--quiet)",
        "button_primary_background_fill": "var(--accent)",
        "button_primary_background_fill_hover": "var(--accent-strong)",
        "button_primary_text_color": "var(--on-accent)",
        "button_primary_text_color_hover": "var(--on-accent)",
        "button_secondary_background_fill": "var(--sheet)",
        "button_secondary_background_fill_hover": "var(--soft)",
        "button_secondary_border_color": "var(--edge)",
        "button_secondary_text_color": "var(--ink)",
        "button_secondary_text_color_hover": "var(--ink)",
        "table_even_background_fill": "var(--sheet)",
        "table_odd_background_fill": "var(--paper)",
    }
    dark = {f"{name}_dark": value for name, value in light.items()}
    return light | dark

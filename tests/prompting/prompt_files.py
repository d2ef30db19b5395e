"""Folders with prompts, for tests."""

from pathlib import Path

PROMPT = """\
---
name: greet
version: 1
purpose: Say a line.
answers_with: RehearsalLine
inputs:
  tone: {trusted: true, is: "How to say it."}
  said: {trusted: false, is: "What was said."}
changed: First version.
---
Answer in a $tone voice, for less than $$ 5.

Keep it short.
--- user ---
They said:
$said
Be $tone.
"""


def a_folder(folder: Path, text: str = PROMPT, *, name: str = "greet") -> Path:
    """Write a prompt into a folder, and return the folder."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder

"""The texts that try to become more than text."""

from pathlib import Path

import yaml

_FILE = Path(__file__).parents[1] / "web" / "payloads.yaml"
PAYLOADS: list[str] = [one["text"] for one in yaml.safe_load(_FILE.read_text(encoding="utf-8"))]
FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x", " =1+1",
    "\u200b=1+1", "\n=1", '=HYPERLINK("http://canary.invalid","x")', "=cmd|'/C calc'!A0",
]  # fmt: skip
"""What a spreadsheet would calculate."""

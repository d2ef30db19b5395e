"""Files of a small knowledge shelf, right in every line, for tests to spoil."""

from collections.abc import Mapping
from pathlib import Path

ARTICLE = """\
---
id: s1-trust
kind: article
title: Trust in pairs
called: the article on trust
author: Ana Brandt
date: 2020-05-01
grade: D
grade_reason: An opinion.
good_for: [trust]
weaknesses: [It names no study.]
disagrees_with: []
---
# Trust in pairs

## How trust grows
From: first part
Answers: How does trust grow? | What builds trust?
- Trust grows when both people keep small promises. {reason}
- One article puts the share of pairs with trust at 89 %. {number, unsourced}

## What breaks it
From: second part
Answers: What breaks trust?

- A cancelled session without a word breaks trust.

Table: Builders and breakers
| Builds | Breaks |
|---|---|
| a kept promise | silence |
"""

PLAYBOOK = """\
---
id: small-format
kind: playbook
title: A small format
called: the small playbook
grade: C
grade_reason: Ours, for the most part.
design: ours
purpose: A junior person teaches a senior person.
good_for: [a test]
weaknesses: [It is small.]
who: {junior: The junior teaches., senior: The senior learns., manager: The manager matches.}
sides: {junior: the mentor, senior: the leader}
phases:
  - {name: Start, weeks: [1, 2], says: The start takes two weeks., source: R1}
sessions:
  - kind: first
    minutes: 30
    purpose: Agree on rules.
    says: The first session is for rules.
    blocks:
      - {title: Hello, share: 10, direction: joint, does: open, purpose: Arrive.,
         questions: [How are you?], source: null}
      - {title: Teach, share: 20, direction: junior_to_senior, does: teach, purpose: Show.,
         questions: [What did you see?], source: R1}
ground_rules:
  - {name: In the pair, says: What is said stays in the pair., source: R1}
topics:
  junior_to_senior:
    - {title: Prompts, says: Prompts save a leader time., source: R1, effort: low, risk: low}
  senior_to_junior:
    - {title: Budgets, says: Budgets show how choices are made., effort: high, risk: low}
measures:
  - {name: Sessions held, says: Count the sessions that were held., source: null}
failures:
  - {name: Drift, signal: silence, response: a call, says: Drift begins with silence., source: R1}
sources:
  R1: {title: A toolkit, publisher: A college, url: "https://example.org", year: 2021, grade: B}
disagrees_with: []
---
# A small format

## What it is
From: the toolkit
Answers: What is the small format?

- The small format pairs a junior with a senior person. {definition, R1}
- Two weeks are enough for a start. {ours}
"""


def a_shelf(folder: Path, files: Mapping[str, str]) -> Path:
    """Write the files below a new shelf with its two parts; return the shelf."""
    for part in ("articles", "playbooks"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder

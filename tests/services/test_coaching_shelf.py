"""The texts of preparation name only what can be filled in, and sound like a colleague."""

import re

import pytest

from tests.services.preparing import COACHING

NAMES = {
    "briefs.yaml": "partner Partner partners wish topic goal action sessions role date opener who "
    "due count",
    "mini_plans.yaml": "teacher learner Teacher Learner topic opener show try_it decision goal",
    "pre_briefs.yaml": "partner Partner partners action topic show goal wish kinds rewrite",
    "scripts.yaml": "partner situation Situation help_route",
    "debriefs.yaml": "action ask kinds count",
    "goals.yaml": "name Name Names leader mentor partner what when sign try_it",
    "ledger.yaml": "who topics count leader mentor giver taker topic",
    "private_matters.yaml": "",
}


@pytest.mark.parametrize("file", sorted(NAMES))
def test_a_text_names_only_what_is_filled_in(file: str) -> None:
    text = (COACHING / file).read_text(encoding="utf-8")

    assert set(re.findall(r"\$(\w+)", text)) <= set(NAMES[file].split())


@pytest.mark.parametrize("file", sorted(NAMES))
def test_no_text_shouts_or_sells(file: str) -> None:
    text = (COACHING / file).read_text(encoding="utf-8").lower()
    said = "\n".join(line for line in text.splitlines() if not line.strip().startswith("#"))

    assert "!" not in said
    assert not re.findall(r"\b(?:leverag\w+|utili[sz]\w+|delve|foster\w*|digital native\w*)", said)

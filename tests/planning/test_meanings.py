"""Phrases are compared by meaning, and sorted into families of topics."""

from pathlib import Path

import pytest
import yaml

from coach.planning.meanings import Meanings
from coach.ports import Embedder
from tests.planning.real_planner import meanings as by_words
from tests.planning.real_planner import topic_shelf

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def meanings(minilm: Embedder) -> Meanings:
    return Meanings(minilm, topic_shelf())


def rows(name: str) -> list[dict[str, str | bool | None]]:
    found: list[dict[str, str | bool | None]] = yaml.safe_load(
        (HERE / name).read_text(encoding="utf-8")
    )
    return found


def test_most_fresh_wordings_find_their_family_and_none_is_forced_on_the_rest(
    meanings: Meanings,
) -> None:
    found = [
        (row["family"], meanings.kin(str(row["phrase"]))) for row in rows("families_fresh.yaml")
    ]

    wrong = [family for family, kin in found if kin and kin.family.id != family]
    right = [family for family, kin in found if kin and kin.family.id == family]

    assert len(right) >= 30
    assert len(wrong) <= 6


def test_the_same_topic_in_other_words_is_seen_and_related_ones_are_kept_apart(
    meanings: Meanings,
) -> None:
    pairs = rows("same_topics.yaml")
    alike = [
        (row["same"], bool(meanings.alike((str(row["one"]),), (str(row["other"]),))[0, 0]))
        for row in pairs
    ]

    assert sum(said for same, said in alike if same) >= 38
    assert sum(said for same, said in alike if not same) <= 4


def test_what_is_the_same_is_always_alike(meanings: Meanings) -> None:
    ones = tuple(str(row["one"]) for row in rows("same_topics.yaml"))
    others = tuple(str(row["other"]) for row in rows("same_topics.yaml"))

    assert (meanings.alike(ones, others) >= meanings.sameness(ones, others)).all()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("prompt writing", "Writing prompts", True),
        ("prompt writing", "PROMPT WRITING", True),
        ("short-form video", "TikTok and Reels", True),
        ("prompt writing", "negotiation", False),
        ("数据分析", "数据分析", True),
    ],
)
def test_two_phrases_name_one_topic_or_two(
    meanings: Meanings, one: str, other: str, same: bool
) -> None:
    assert meanings.same(one, other) is same
    assert meanings.same(other, one) is same


def test_an_offer_fits_a_wish_of_its_family_better_than_a_related_one(meanings: Meanings) -> None:
    same = meanings.fit("data visualisation", "dashboards")
    related = meanings.fit("creator culture", "social media")
    other = meanings.fit("negotiation", "dashboards")

    assert same > related > other
    assert meanings.fit("dashboards", "Dashboards") == 1.0


@pytest.mark.parametrize(
    ("phrase", "is_ai"),
    [
        ("generative AI for reporting", True),
        ("A.I. basics", True),
        ("working with ChatGPT", True),
        ("maintaining a garden", False),
        ("aid programmes", False),
        ("negotiation", False),
    ],
)
def test_a_topic_that_uses_ai_is_known_by_its_name_or_its_family(
    meanings: Meanings, phrase: str, is_ai: bool
) -> None:
    assert meanings.is_ai(phrase) is is_ai


def test_nothing_is_the_same_as_nothing() -> None:
    assert by_words().sameness((), ("dashboards",)).shape == (0, 1)
    assert by_words().alike(("dashboards",), ()).shape == (1, 0)

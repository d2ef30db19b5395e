"""An answer is whole cited sentences, the answer first, in the form that was asked for."""

from itertools import islice, product

import pytest

from coach.domain.answer import Bullets, Grid, Paragraph
from coach.domain.conversation import Outcome
from coach.domain.document import ClaimKind
from coach.domain.draft import Brief
from coach.writing.compose import compose
from tests.builders import (
    a_brief,
    a_claim,
    a_hit,
    a_page,
    a_passage,
    a_side,
    a_source,
    a_table,
    texts_of,
    words_of,
)

MOST_WORDS = 120
LISTED = a_passage(
    a_claim(
        "Three things help: honest feedback, curious juniors and distant leaders.", ClaimKind.LIST
    ),
    "Distant leaders grow warmer in a year.",
    "Curious juniors open doors.",
    "Honest feedback costs nothing.",
    heading="What helps",
)
COMPARED = a_passage(
    "Seminars cost more than shadowing.",
    heading="Compared",
    tables=(
        a_table(("Cost", "high", "low"), ("Time", "two days", "an hour"), ("Reach", "wide", "one")),
    ),
)


def test_the_nearest_sentence_answers_and_is_cited() -> None:
    passage = a_passage("Pairs fade without trust.", "Trust grows in small steps.")

    draft = compose(a_brief("How does trust grow?", a_hit(passage, scores=(0.3, 0.5))))

    assert texts_of(draft)[0] == "Trust grows in small steps."
    assert draft.outcome is Outcome.ANSWERED
    assert draft.citations[0].passage == passage.id


def test_a_number_that_was_asked_for_is_said_before_the_sentence_that_proves_it() -> None:
    passage = a_passage("The agreement plans six sessions within half a year.")

    draft = compose(a_brief("How many sessions should we plan?", a_hit(passage)))

    assert texts_of(draft)[0] == "Six. The agreement plans six sessions within half a year."


def test_a_list_names_its_items_and_then_shows_them_in_that_order_one_under_the_other() -> None:
    draft = compose(a_brief("What are the things that help?", a_hit(LISTED)))

    head, items = draft.blocks
    assert isinstance(head, Paragraph)
    assert isinstance(items, Bullets)
    assert head.statements[0].text == LISTED.claims[0].text
    assert [one.text for one in items.statements] == [c.text for c in LISTED.claims[:0:-1]]


@pytest.mark.parametrize("missing_items", [1, 2])
def test_a_list_of_too_few_items_is_told_in_prose(missing_items: int) -> None:
    passage = LISTED.model_copy(update={"claims": LISTED.claims[:-missing_items]})

    draft = compose(a_brief("What are the things that help?", a_hit(passage)))

    assert all(isinstance(block, Paragraph) for block in draft.blocks)


def test_a_question_for_no_list_is_told_in_prose_even_if_there_is_one() -> None:
    draft = compose(a_brief("Does honest feedback help?", a_hit(LISTED)))

    assert all(isinstance(block, Paragraph) for block in draft.blocks)


def test_a_comparison_is_a_sentence_and_the_rows_that_were_asked_for() -> None:
    draft = compose(a_brief("Compare the cost of seminars and shadowing", a_hit(COMPARED)))

    said, grid = draft.blocks
    assert isinstance(said, Paragraph)
    assert isinstance(grid, Grid)
    assert grid.rows == COMPARED.tables[0].rows[:1]
    assert grid.cites == said.statements[0].cites


def test_both_sides_of_a_disagreement_go_before_every_other_form() -> None:
    sides = (a_side("one-way", "It flows one way.", "s1"), a_side("two-way", "Both gain.", "s2"))

    draft = compose(a_brief("Compare seminars and shadowing", a_hit(COMPARED), sides=sides))

    assert {"It flows one way.", "Both gain."} <= set(texts_of(draft))
    assert not any(isinstance(block, Grid) for block in draft.blocks)


def test_the_second_mention_of_a_person_is_the_surname() -> None:
    passage = a_passage("Roshan Thiran built a programme.", "Roshan Thiran says that trust pays.")

    draft = compose(a_brief("What happened?", a_hit(passage)))

    assert texts_of(draft) == ["Roshan Thiran built a programme.", "Thiran says that trust pays."]


def test_a_figure_without_a_study_is_doubted_once_and_last() -> None:
    figures = [
        a_claim(f"{what} rises by {n}0 %.", unsourced=True)
        for n, what in enumerate(("Trust", "Pay"), 2)
    ]

    texts = texts_of(compose(a_brief("What happens?", a_hit(a_passage(*figures)))))

    assert [("study" in text) for text in texts] == [False, False, True]


def test_citations_are_numbered_by_first_use_without_a_gap() -> None:
    hits = [a_hit(a_passage(f"{text}.", source=source), score=score) for text, source, score in (
        ("Ants dig", "s2", 0.50), ("Bees hum", "s3", 0.52), ("Cats nap", "s1", 0.51))]  # fmt: skip

    draft = compose(a_brief("What happens?", *hits))

    used = [
        n
        for block in draft.blocks
        if isinstance(block, Paragraph)
        for s in block.statements
        for n in s.cites
    ]
    assert used == [citation.n for citation in draft.citations] == [1, 2, 3]


def test_a_playbooks_sentence_cites_the_page_behind_it() -> None:
    hit = a_hit(a_passage(a_claim("Pairs meet monthly.", via=("R1",)), source="p1"))
    brief = a_brief("What happens?", hit, sources=[a_source("p1", pages=[a_page("R1")])])

    assert [citation.via for citation in compose(brief).citations] == [a_page("R1")]


@pytest.mark.parametrize(
    ("missing", "outcome"), [((), Outcome.ANSWERED), (("Siemens",), Outcome.PARTIAL)]
)
def test_an_answer_with_something_missing_is_partial(
    missing: tuple[str, ...], outcome: Outcome
) -> None:
    assert compose(a_brief("What happens?", a_hit(), missing=missing)).outcome is outcome


@pytest.mark.parametrize(
    "question", ["What happens?", QUESTION := "Is the 88 percent figure reliable?", "List the tips"]
)
def test_without_a_hit_there_is_nothing_to_say_and_no_citation(question: str) -> None:
    draft = compose(a_brief(question))

    assert draft.blocks == ()
    assert draft.citations == ()


def _wordy(question: str) -> Brief:
    """Return a brief of long sentences that share no word, each with a figure and no study."""
    made = ("".join(pair) for pair in product(("bar", "dol", "fin", "gam", "kel"), repeat=3))
    claims = [
        a_claim(f"{' '.join(islice(made, 15)).capitalize()} rises by {n}0 %.", unsourced=True)
        for n in range(1, 9)
    ]
    hits = [a_hit(a_passage(claim, source=f"s{n}")) for n, claim in enumerate(claims)]
    return a_brief(question, *hits)


@pytest.mark.parametrize(
    "question",
    [
        "What happens?",
        "How many animals rise?",
        "Why do they rise?",
        QUESTION,
        "Does it rise?",
        "Who rises?",
    ],
)
def test_an_answer_in_prose_has_at_most_120_words(question: str) -> None:
    draft = compose(_wordy(question))

    assert 20 < words_of(draft) <= MOST_WORDS


def test_what_is_missing_leaves_less_room_for_the_rest() -> None:
    brief = _wordy("What happens?")

    whole = words_of(compose(brief))
    partial = words_of(compose(brief.model_copy(update={"missing": ("Siemens",)})))

    assert partial < whole


def test_the_same_brief_is_always_worded_the_same() -> None:
    brief = _wordy("What happens?")

    assert compose(brief) == compose(brief)

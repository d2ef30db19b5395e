"""Sentences are ranked by how near they are, and lifted where their kind fits the question."""

from dataclasses import replace

import pytest

from coach.domain.document import ClaimKind
from coach.domain.passage import Passage
from coach.language.asking import form_of
from coach.retrieval.about_source import about_source
from coach.writing.candidates import candidates
from tests.builders import a_claim, a_hit, a_passage, a_source, ranked


def test_the_nearest_sentence_of_all_hits_comes_first() -> None:
    one = a_hit(a_passage("Trust is slow.", "Trust is quick.", source="s1"), scores=(0.3, 0.8))
    two = a_hit(a_passage("Trust is rare.", source="s2"), scores=(0.5,))

    texts = [candidate.claim.text for candidate in ranked("Trust, then?", one, two)]

    assert texts == ["Trust is quick.", "Trust is rare.", "Trust is slow."]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What is shadowing?", ClaimKind.DEFINITION),
        ("Why does shadowing work?", ClaimKind.REASON),
        ("How do we start shadowing?", ClaimKind.ADVICE),
        ("How many people shadow?", ClaimKind.NUMBER),
        ("List the phases of shadowing", ClaimKind.LIST),
        ("Who did shadowing first?", ClaimKind.STORY),
        ("Do you have an example of shadowing?", ClaimKind.EXAMPLE),
    ],
)
def test_of_two_equally_near_sentences_the_one_of_the_fitting_kind_comes_first(
    question: str, kind: ClaimKind
) -> None:
    passage = a_passage(a_claim("Shadowing is met."), a_claim("Shadowing is meant.", kind))

    first, _ = ranked(question, a_hit(passage, scores=(0.5, 0.5)))

    assert first.claim.kind is kind


def test_of_two_equally_near_sentences_a_finding_comes_before_our_own_design() -> None:
    passage = a_passage(
        a_claim("Shadowing takes two days.", ours=True), a_claim("Shadowing takes a day.")
    )

    first, _ = ranked("Is it short?", a_hit(passage, scores=(0.5, 0.5)))

    assert not first.claim.ours


def test_a_fitting_kind_does_not_outweigh_a_sentence_that_is_much_nearer() -> None:
    passage = a_passage("Shadowing is near.", a_claim("Far away.", ClaimKind.DEFINITION))

    first, _ = ranked("What is shadowing?", a_hit(passage, scores=(0.9, 0.3)))

    assert first.claim.text == "Shadowing is near."


def _of_its_file() -> Passage:
    section = about_source(a_source("s1-trust"))
    return a_passage(*section.claims[:1], heading=section.heading)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("How does trust grow?", "s2-other"),
        ("Who wrote the article on trust?", "s1-trust"),
        ("Is the article reliable?", "s1-trust"),
    ],
)
def test_what_a_file_says_of_itself_stands_back_unless_it_is_asked_for(
    question: str, first: str
) -> None:
    itself = a_hit(_of_its_file(), score=0.6)
    other = a_hit(a_passage(source="s2-other"), score=0.5)

    assert ranked(question, itself, other)[0].passage.source == first


def test_sentences_of_the_same_words_repeat_each_other_and_others_do_not() -> None:
    passage = a_passage(
        "Pairs meet monthly.", "Each pair meets monthly, in the office.", "Trust is slow."
    )
    one, longer, other = sorted(
        ranked("When?", a_hit(passage)), key=lambda candidate: candidate.position
    )

    assert one.repeats(longer, 0.65)
    assert not one.repeats(other, 0.65)


def test_a_sentence_without_content_repeats_nothing() -> None:
    (one,) = ranked("When?", a_hit(a_passage("It is so.")))

    assert not one.repeats(one, 0.65)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What else helps shadowing?", "Shadowing needs notes."),
        ("When does shadowing take place?", "Shadowing takes two days."),
    ],
)
def test_what_was_told_before_stands_back_unless_a_detail_of_it_may_be_asked_for(
    question: str, first: str
) -> None:
    passage = a_passage("Shadowing takes two days.", "Shadowing needs notes.")
    hit = a_hit(passage, scores=(0.51, 0.5))

    best = candidates(question, form_of(question), [hit], said="So: shadowing takes two days.")[0]

    assert best.claim.text == first


def test_the_length_of_a_candidate_is_counted_in_words() -> None:
    (one,) = ranked("When?", a_hit(a_passage("Pairs meet monthly.")))

    assert one.words == 3
    assert replace(one, claim=a_claim("Monthly.")).words == 1

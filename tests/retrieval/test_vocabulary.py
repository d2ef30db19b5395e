"""What a library talks about, read from its passages."""

import pytest

from coach.domain.document import Claim, Table
from coach.domain.passage import Passage
from coach.language.words import stem
from coach.retrieval.vocabulary import Vocabulary


def _passage(
    *texts: str, heading: str = "", questions: tuple[str, ...] = (), tables: tuple[Table, ...] = ()
) -> Passage:
    return Passage(
        id="-".join(texts) or "none",
        source="s1",
        title="A guide",
        heading=heading,
        order=0,
        claims=tuple(Claim(text=text) for text in texts),
        questions=questions,
        tables=tables,
    )


@pytest.mark.parametrize("word", ["pairs", "Paired", "guide", "matching", "rota", "yearly"])
def test_words_of_texts_titles_headings_questions_and_tables_belong_to_it(word: str) -> None:
    table = Table(caption="A rota", header=("When",), rows=(("yearly",),))
    passage = _passage("Pairs meet.", heading="Matching", questions=("How?",), tables=(table,))
    assert word in Vocabulary([passage])


def test_a_word_is_held_as_it_is_and_not_by_a_shared_stem() -> None:
    vocabulary = Vocabulary([_passage("A figure known through Browne.")])
    assert (vocabulary.holds("Browne"), vocabulary.holds("Brown")) == (True, False)


def test_initials_stand_for_names_of_several_words() -> None:
    found = Vocabulary([_passage("The seminar of Harvard Business School and Procter & Gamble.")])
    assert {"hbs", "pg"} <= found.initials


def test_a_word_in_small_letters_somewhere_is_not_only_a_name() -> None:
    found = Vocabulary([_passage("We met Wind at Henkel.", "The wind blew.")])
    assert (found.only_named("henkel"), found.only_named("wind")) == (True, False)


def test_a_phrase_is_held_if_its_words_follow_each_other() -> None:
    found = Vocabulary([_passage("The financial plan of a leadership seminar in hard times.")])
    assert found.holds_phrase(["leadership", "seminars"])
    assert not found.holds_phrase(["financial", "times"])


def test_the_sentences_that_hold_most_of_the_stems_are_returned() -> None:
    found = Vocabulary([_passage("Steve David met her.", "Steve slept.", "She left.")])
    wanted = {stem("steve"), stem("david")}
    assert [s.text for s in found.sentences(wanted)] == ["Steve David met her."]


def test_what_goes_on_with_a_pronoun_comes_along() -> None:
    found = Vocabulary([_passage("Henkel has 160 mentors.", "They meet monthly.", "Others wait.")])
    assert [s.text for s in found.sentences({"henkel"})][1:] == ["They meet monthly."]


def test_a_heading_counts_where_no_sentence_holds_the_name() -> None:
    found = Vocabulary([_passage("It has 160 mentors.", heading="Henkel")])
    assert [s.text for s in found.sentences({"henkel"})] == ["It has 160 mentors."]


def test_no_stems_find_no_sentences() -> None:
    assert Vocabulary([_passage("It has 160 mentors.")]).sentences(()) == []


def test_stems_of_many_passages_are_everyday_words() -> None:
    passages = [_passage(f"Mentors meet {number}.") for number in range(20)]
    found = Vocabulary([*passages, _passage("Henkel came.")])
    assert (stem("mentors") in found.everyday, "henkel" in found.everyday) == (True, False)

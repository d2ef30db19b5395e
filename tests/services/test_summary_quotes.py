"""Quotes stand for a theme, are by different people, and end with a sentence."""

from collections import Counter

from coach.domain.comment import Tone
from coach.domain.summary import ThemeTone
from coach.services.summary_quotes import LONGEST_QUOTE, Candidate, QuoteChooser, excerpt
from tests.doubles.hash_embedder import HashEmbedder

LONG = (
    "I joined in spring and did not know anybody in the building, which was strange at first. "
    "The dates of our sessions moved four times because the diary of my leader was full. "
    "Apart from that I have no complaints at all, and the coffee on the sixth floor is excellent, "
    "which is more than can be said of ours."
)


def chosen(*said: str, tone: ThemeTone = "concern", tones: str = "") -> list[str]:
    candidates = [
        Candidate(
            row=row,
            author=f"person {row}",
            masked=text,
            tone=Tone.STRENGTH if tones[row - 1 : row] == "+" else Tone.CONCERN,
            first=True,
        )
        for row, text in enumerate(said, 1)
    ]
    return [quote.text for quote in QuoteChooser(HashEmbedder()).choose(candidates, tone)]


def test_there_are_at_most_three_and_none_where_nothing_may_be_quoted() -> None:
    assert len(chosen(*(f"The dates moved {number} times." for number in range(9)))) == 3
    assert chosen() == []


def test_what_is_about_something_else_is_not_quoted_while_there_is_better() -> None:
    said = [f"Our dates moved in {month}." for month in ("May", "June", "July", "August")]

    assert "The coffee tastes of soap." not in chosen("The coffee tastes of soap.", *said)


def test_the_same_words_are_quoted_once() -> None:
    assert chosen("Dates moved.", "dates  moved.", "DATES MOVED.") == ["Dates moved."]


def test_a_person_is_quoted_once() -> None:
    twice = [
        Candidate(row=row, author="one", masked=text, tone=Tone.CONCERN, first=True)
        for row, text in enumerate(("Dates moved.", "My diary is full."), 1)
    ]

    assert len(QuoteChooser(HashEmbedder()).choose(twice, "concern")) == 1


def test_of_a_mixed_theme_both_tones_are_quoted() -> None:
    said = ("Dates moved in May.", "Dates moved in June.", "Dates moved in July.", "Dates held.")

    assert "Dates held." in chosen(*said, tone="mixed", tones="---+")


def test_a_short_comment_is_quoted_whole_on_one_line() -> None:
    assert excerpt("Two\nlines.", Counter()) == "Two lines."


def test_of_a_long_comment_the_sentence_is_quoted_that_is_about_the_theme() -> None:
    spread = Counter({"date": 9, "move": 9, "diari": 9})

    assert excerpt(LONG, spread) == (
        "… The dates of our sessions moved four times because the diary of my leader was full. …"
    )


def test_a_sentence_without_end_is_cut_and_shows_it() -> None:
    shown = excerpt("word " * 500, Counter())

    assert shown.endswith("word …")
    assert len(shown.split()) == LONGEST_QUOTE + 1

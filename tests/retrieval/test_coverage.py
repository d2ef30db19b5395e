"""Whether a sentence gives the detail that is asked for."""

import pytest

from coach.language.words import content_stems
from coach.retrieval.asked_details import asked_detail
from coach.retrieval.coverage import gives


def _gives(question: str, sentence: str) -> bool:
    asked = asked_detail(question, without=frozenset())
    assert asked is not None
    return gives(sentence, asked, said=frozenset(content_stems(question)))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What did GE spend?", "GE spent $3 million."),
        ("When did KPMG start?", "KPMG began in 2017."),
        ("When did Khan die?", "Khan died in 1259."),
        ("In which month did it start?", "It became formal in March 2018."),
        ("How many mentors has PwC?", "PwC has 122 mentors."),
        ("How many people are in a group?", "Groups bring ten chief executives together."),
        ("How many months does it run?", "It runs for seven months."),
        ("How many reporting lines are there?", "There are no reporting lines."),
        ("How old was the mentor?", "He met his 31-year-old mentor."),
        ("What percentage stayed?", "A share of 96 % stayed."),
        ("What is the e-mail address?", "Write to help@example.org."),
        ("What was the name of the director?", "The director Jerry Wind said so."),
        ("What was the name of the director?", "Jerry Wind, a director, said so."),
        ("Which city did they meet in?", "They met in Lisbon."),
        ("Which company did he work for?", "He worked at Henkel for a year."),
        ("Which exercises do they do?", "They do an exercise on trust."),
    ],
)
def test_a_sentence_with_the_asked_kind_of_thing_gives_it(question: str, sentence: str) -> None:
    assert _gives(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What did GE spend?", "GE spent much on 300 people."),
        ("When did KPMG start?", "KPMG began with 12 pairs."),
        ("In which month did it start?", "It began in 2024."),
        ("How many mentors has KPMG?", "KPMG mentors began in 2017."),
        ("How many months does it run?", "It runs for seven weeks."),
        ("How many pairs are there?", "Half of the pairs meet 20 % longer."),
        ("How old was the mentor?", "The mentor met 31 people."),
        ("What percentage stayed?", "Some 40 people stayed."),
        ("What is the phone number?", "Call the office."),
        ("What was the name of the scientist?", "Steve David met his staff scientist."),
        ("What was the name of the director?", "The director Wind said so."),
        ("Which city did they meet in?", "They met each month."),
        ("Which company did he work for?", "The article “Modern Leadership” is by a VP."),
        ("Which company did he work for?", "He learned a lot, says Roshan Thiran."),
        ("Which exercises do they do?", "They talk about trust."),
    ],
)
def test_a_sentence_without_it_does_not(question: str, sentence: str) -> None:
    assert not _gives(question, sentence)

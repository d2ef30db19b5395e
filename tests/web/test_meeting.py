"""Who meets is chosen among any number of pairs, or nobody is."""

from coach.domain.pair import Pair
from coach.domain.person import Person
from coach.web.acts import Act
from coach.web.looking import leader_of, manager_of
from coach.web.meeting import MATCHES, NO_PAIR, Meeting
from coach.web.who_view import bar
from tests.doubles.scripted_preparation import a_kept_pair
from tests.doubles.working import ANA, Working, done


def _add(working: Working, pairs: int) -> None:
    for n in range(pairs):
        working.coach.pairs.add(a_kept_pair(f"Leader {n:04}", f"Mentor {n:04}"))


def test_the_only_pair_is_there_at_once() -> None:
    working = Working()

    assert done(working.host.begin(ANA)).pair.name == "Ana Brandt and Tunde Okafor"


def test_of_several_pairs_none_is_taken_for_granted() -> None:
    working = Working()
    _add(working, 1)

    assert done(working.host.begin(ANA)) == Meeting()


def test_at_most_twelve_are_offered_however_many_there_are() -> None:
    working = Working()
    _add(working, 40)

    shown = done(working.host.matches("leader", ANA))

    assert shown.count('value="choose') == MATCHES
    assert "28 more" in shown


def test_what_is_searched_for_is_taken_literally_and_shown_as_words() -> None:
    working = Working()

    assert "Ana Brandt" in done(working.host.matches("  tunde ", ANA))
    for text in ("%", "_", "' OR 1=1--", "<img src=x>", "x" * 100_000):
        shown = done(working.host.matches(text, ANA))
        assert "Ana" not in shown and "<img" not in shown


def test_a_pair_is_chosen_and_put_away_again() -> None:
    working = Working()

    chosen = done(working.host.act(Meeting(), Act("choose", (working.stored.pair.id,)), ANA))
    away = done(working.host.act(chosen, Act("none"), ANA))

    assert chosen.stored == working.stored and chosen.names()["mentor"] == "Tunde"
    assert away == Meeting(left=True)


def test_a_pair_that_is_gone_leaves_the_one_that_was_chosen() -> None:
    working = Working()

    missed = done(working.host.act(working.meeting, Act("choose", ("nobody",)), ANA))

    assert missed.stored == working.stored
    assert "no pair called" in missed.problem and "problem" in bar(missed)


def test_the_bar_says_that_a_pair_is_invented() -> None:
    working = Working()
    stored = working.coach.pairs.add(a_kept_pair("Mira Sand", "Jon Reed", sample=True))

    assert "Invented sample" in bar(Meeting(stored=stored, reader=leader_of(stored.pair)))
    assert "Invented" not in bar(Meeting()) and "Nobody chosen" in bar(Meeting())


def test_a_name_that_is_markup_is_words_in_the_bar_and_in_the_list() -> None:
    working = Working()
    text = '<img src="//canary.invalid" onerror="x">'
    people = (Person(name=text, side="leader"), Person(name="Tunde", side="mentor"))
    stored = working.coach.pairs.add(Pair(programme=text, people=people))

    assert "<img" not in bar(Meeting(stored=stored, reader=leader_of(stored.pair)))
    assert "<img" not in bar(Meeting(reader=manager_of(text)))
    assert "<img" not in done(working.host.matches("", ANA))


def test_without_a_pair_two_people_without_names_meet() -> None:
    meeting = Meeting()

    assert meeting.pair is NO_PAIR and meeting.chosen is None
    assert meeting.names() == {"leader": "The leader", "mentor": "The mentor"}

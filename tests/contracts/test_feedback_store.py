"""What every store of feedback promises, whatever stands behind it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.comment import Code
from coach.domain.feedback import LONGEST_COMMENT, Answer, FeedbackPlan
from coach.errors import AlreadyThere, EditedMeanwhile, NotFound, SessionClosed
from coach.ports.feedback import CLOCK_LEAP, FeedbackRecords
from tests.contracts.databases import a_database
from tests.contracts.feedback import (
    NOW,
    Q4,
    SPRING,
    Stores,
    a_closing,
    a_figure,
    a_full_plan,
    a_note,
    a_plan,
    a_release,
    a_sentence,
    an_answer,
    an_import,
    answers,
    file_stores,
    memory_stores,
    server_stores,
)
from tests.contracts.pairs import a_full_pair, a_leader, a_mentor, a_pair_of, a_session_on

REAL = ["sqlite", "postgresql"]
Act = Callable[[FeedbackRecords], object]
ACTS: list[Act] = [
    lambda records: records.declare(a_plan(), applies_from=date(2026, 1, 1)),
    lambda records: records.put_answer(an_answer("new", author="new")),
    lambda records: records.remove_answer("a"),
    lambda records: records.name_window(["a"], Q4),
    lambda records: records.count_in(["a"], Q4),
    lambda records: records.close(SPRING, a_closing()),
    lambda records: records.publish(a_release()),
    lambda records: records.seal(SPRING, [a_figure()]),
    lambda records: records.clock_seen(NOW),
    lambda records: records.log("published", SPRING, Q4),
    lambda records: records.put_note(a_note()),
    lambda records: records.put_shared(a_sentence("new")),
    lambda records: records.withdraw_shared("s"),
    lambda records: records.publish_shared(["s"], Q4),
    lambda records: records.end_pair("p", NOW.date()),
    lambda records: records.erase("ana"),
    lambda records: records.remove_sample(),
]


@pytest.fixture(scope="module")
def migrated(postgres: str) -> Iterator[str]:
    """Return the address of a database that has the tables, and nothing in them."""
    with a_database(postgres) as url:
        with server_stores(url):
            pass
        yield url


@pytest.fixture(params=["memory", *REAL])
def stores(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stores]:
    if request.param == "memory":
        yield memory_stores()
    elif request.param == "sqlite":
        with file_stores(tmp_path) as opened:
            yield opened
    else:
        server, migrated = map(request.getfixturevalue, ("postgres", "migrated"))
        with a_database(server, like=migrated) as url, server_stores(url) as opened:
            yield opened


on_real_databases = pytest.mark.parametrize("stores", REAL, indirect=True)


def put(stores: Stores, *new: Answer) -> list[Answer]:
    with stores.feedback.writing() as records:
        return [records.put_answer(answer) for answer in new]


def stored(stores: Stores, id: str = "a") -> Answer | None:
    with stores.feedback.reading() as records:
        return records.answer(id)


def waiting(stores: Stores, published_as: str = SPRING) -> list[str]:
    with stores.feedback.reading() as records:
        return [one.id for one in records.waiting(published_as)]


def declared(stores: Stores, *plans: FeedbackPlan, since: date = date(2026, 1, 1)) -> None:
    with stores.feedback.writing() as records:
        for plan in plans:
            records.declare(plan, applies_from=since)


def everything(stores: Stores) -> list[object]:
    """Return all that can be read back of the store."""
    with stores.feedback.reading() as records, stores.imports.reading() as ledger:
        return [
            records.plans(),
            records.answer("a"),
            records.answers_by("ana"),
            records.waiting(SPRING),
            records.closed(SPRING),
            records.sealed(SPRING),
            records.events(),
            records.notes_by("ana"),
            records.shared(SPRING),
            records.shared_by("ana"),
            records.ended(),
            ledger.imports(SPRING),
        ]


def test_a_new_store_holds_nothing(stores: Stores) -> None:
    assert [found for found in everything(stores) if found] == []


# What programmes declared


def test_a_plan_comes_back_as_it_was_declared_whatever_the_case_of_its_name(
    stores: Stores,
) -> None:
    declared(stores, a_full_plan())

    with stores.feedback.reading() as records:
        assert records.plan("SPRING  Pilot") == a_full_plan()
        assert records.plan("Spring") is None


def test_a_change_applies_from_its_day_and_the_older_plan_before(stores: Stores) -> None:
    older, newer = a_plan(), a_plan(split="none")
    declared(stores, older, since=date(2026, 10, 1))
    declared(stores, newer, since=date(2027, 1, 1))

    with stores.feedback.reading() as records:
        assert records.plan(SPRING, on=date(2026, 9, 30)) is None
        assert records.plan(SPRING, on=date(2026, 12, 31)) == older
        assert records.plan(SPRING, on=date(2027, 1, 1)) == newer
        assert records.plan(SPRING) == newer
        assert records.plans() == (newer,)


def test_a_plan_for_the_same_day_takes_the_place_of_the_one_before(stores: Stores) -> None:
    declared(stores, a_plan(), a_plan(split="none"))

    with stores.feedback.reading() as records:
        assert records.plan(SPRING) == a_plan(split="none")


@pytest.mark.parametrize("first", [True, False])
def test_a_programme_is_invented_from_its_first_plan_on_or_never(
    stores: Stores, first: bool
) -> None:
    declared(stores, a_plan(sample=first))

    for day in (date(2026, 1, 1), date(2025, 1, 1), date(2027, 1, 1)):
        with pytest.raises(ValueError, match="invented"):
            declared(stores, a_plan(SPRING.upper(), sample=not first), since=day)

    declared(stores, a_plan(sample=first, split="none"), a_plan("Other", sample=not first))
    with stores.feedback.reading() as records:
        assert [(one.split, one.sample) for one in records.plans()] == [
            ("side", not first),
            ("none", first),
        ]


def test_programmes_are_listed_by_name(stores: Stores) -> None:
    declared(stores, a_plan("zeta"), a_plan("Alpha"), a_plan("beta"))

    with stores.feedback.reading() as records:
        assert [plan.programme for plan in records.plans()] == ["Alpha", "beta", "zeta"]


# Answers


@pytest.mark.parametrize("minute", [0, 15, 30, 45, 59])
def test_an_answer_comes_back_as_it_was_sent(stores: Stores, minute: int) -> None:
    (kept,) = put(stores, an_answer(submitted=NOW.replace(minute=minute)))

    assert stored(stores) == kept
    assert kept == an_answer(version=1, submitted=NOW.replace(minute=minute // 15 * 15))


_TEXT = st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=40)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    comment=_TEXT,
    group=_TEXT,
    ratings=st.dictionaries(_TEXT, st.integers(1, 5), max_size=5),
    codes=st.lists(st.sampled_from(Code), max_size=3, unique=True).map(tuple),
    submitted=st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
)
def test_whatever_was_answered_comes_back(stores: Stores, **said: Any) -> None:
    with stores.feedback.writing() as records:
        if records.answer("any"):
            records.remove_answer("any")
        kept = records.put_answer(an_answer("any", **said))

    assert stored(stores, "any") == kept == an_answer("any", version=1, **said)


def test_a_form_that_is_sent_twice_is_stored_once(stores: Stores) -> None:
    put(stores, an_answer())
    later = an_answer(submitted=NOW + timedelta(hours=1))

    (again,) = put(stores, later)

    assert again == stored(stores) == an_answer(version=1)
    assert waiting(stores) == ["a"]


def test_a_change_that_is_sent_twice_is_stored_once(stores: Stores) -> None:
    put(stores, an_answer())
    change = an_answer(version=1, comment="Better now.")

    (changed, again) = put(stores, change, change)

    assert changed == again == stored(stores)
    assert changed.version == 2


def test_a_comment_that_is_read_anew_under_its_version_replaces_the_reading(
    stores: Stores,
) -> None:
    put(stores, an_answer())

    (read,) = put(stores, an_answer(version=1, codes=(), coder="minilm/2"))

    assert (read.version, read.codes, read.coder) == (2, (), "minilm/2")
    assert stored(stores) == read


def test_a_person_has_one_answer_for_each_session_of_a_pair(stores: Stores) -> None:
    first = an_answer()
    others = [
        an_answer("b", session="s2"),
        an_answer("c", pair="p2"),
        an_answer("d", author="Ana"),
        an_answer("e", version=1, ratings={"usefulness": 1}),
    ]

    *_, replaced = put(stores, first, *others)

    assert waiting(stores) == ["b", "c", "d", "e"]
    assert (replaced.id, replaced.version) == ("e", 2)


def test_who_changes_an_answer_that_was_changed_meanwhile_is_told(stores: Stores) -> None:
    put(stores, an_answer(), an_answer(version=1, comment="Mine."))

    with pytest.raises(EditedMeanwhile) as caught:
        put(stores, an_answer("b", version=1, comment="Older."))

    assert caught.value.version == 2
    assert [one.comment for one in [stored(stores)] if one] == ["Mine."]


def test_an_id_that_somebody_elses_form_has_is_refused(stores: Stores) -> None:
    put(stores, an_answer(), an_answer("b", author="wen"))

    for taken in (an_answer(author="eve"), an_answer("b", version=1, comment="x")):
        with pytest.raises(AlreadyThere):
            put(stores, taken)

    kept = stored(stores)
    assert kept and (kept.author, kept.comment) == ("ana", an_answer().comment)


@pytest.mark.parametrize(
    "changes",
    [{"submitted": None}, {"window": Q4}, {"ratings": {"usefulness": 9}}, {"side": "boss"},
     {"comment": "the secret " * LONGEST_COMMENT}],
)  # fmt: skip
def test_an_answer_that_breaks_a_rule_is_refused_without_being_repeated(
    stores: Stores, changes: dict[str, Any]
) -> None:
    broken = an_answer().model_copy(update=changes)

    with pytest.raises(ValueError, match=r"hour|rule of") as caught:
        put(stores, broken)

    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is caught.value.__context__ is None
    assert stored(stores) is None


def test_a_character_that_no_database_keeps_is_left_out(stores: Stores) -> None:
    (kept,) = put(stores, an_answer(comment="a\0b"))

    assert kept.comment == "ab"
    assert stored(stores) == kept


def test_ids_are_compared_exactly(stores: Stores) -> None:
    put(stores, an_answer(author="a"))
    with stores.feedback.writing() as records:
        records.put_note(a_note(author="a"))
        records.put_shared(a_sentence(author="a"))

        for id in ("", "A", " a", "a ", "a\0", "x" * 10_000, "' OR ''='", "%"):
            assert records.answer(id) is None
            assert [*records.answers_by(id), *records.notes_by(id), *records.shared_by(id)] == []
            assert records.erase(id) == 0
            assert not records.withdraw_shared(id)
            with pytest.raises(NotFound):
                records.remove_answer(id)
            with pytest.raises(NotFound):
                records.end_pair(id, NOW.date())

    assert waiting(stores) == ["a"]


def test_a_persons_answers_come_newest_session_first(stores: Stores) -> None:
    sessions = (a_session_on("2026-10-01", id="s1"), a_session_on("2026-11-01", id="s2"))
    with stores.pairs.writing() as pairs:
        pairs.add(a_full_pair(id="p", sessions=sessions))
    put(
        stores,
        an_answer("gone", session="s0"),
        an_answer("new", session="s2"),
        an_answer("old"),
        an_answer("other", author="tunde"),
    )

    with stores.feedback.reading() as records:
        assert [one.id for one in records.answers_by("ana")] == ["new", "old", "gone"]


def test_an_answer_is_removed_while_its_window_is_open(stores: Stores) -> None:
    put(stores, an_answer())

    with stores.feedback.writing() as records:
        records.remove_answer("a")
        with pytest.raises(NotFound):
            records.remove_answer("a")

    assert stored(stores) is None


# Closing


@pytest.mark.parametrize("mark", ["name_window", "count_in"])
def test_an_answer_in_a_closed_window_stands_as_it_is(stores: Stores, mark: str) -> None:
    put(stores, an_answer())
    with stores.feedback.writing() as records:
        getattr(records, mark)(["a"], Q4)

    with pytest.raises(SessionClosed, match=Q4):
        put(stores, an_answer(version=1, comment="No."))
    with pytest.raises(SessionClosed, match=Q4), stores.feedback.writing() as records:
        records.remove_answer("a")

    (again,) = put(stores, an_answer())
    assert again.comment == an_answer().comment


def test_a_closed_window_is_all_that_is_left_of_when_an_answer_was_sent(stores: Stores) -> None:
    put(stores, *answers(3))

    with stores.feedback.writing() as records:
        records.name_window(["a0000", "a0002", "nobody"], Q4)

    with stores.feedback.reading() as records:
        found = {one.id: (one.window, one.submitted) for one in records.waiting(SPRING)}
    assert found["a0000"] == found["a0002"] == (Q4, None)
    assert found["a0001"] == ("", an_answer().submitted)


def test_what_a_release_has_counted_waits_no_longer(stores: Stores) -> None:
    put(stores, *answers(3))

    with stores.feedback.writing() as records:
        records.name_window([one.id for one in answers(3)], Q4)
        records.count_in(["a0000", "a0002"], Q4)

    assert waiting(stores) == ["a0001"]


def test_thousands_of_answers_are_marked_at_once(stores: Stores) -> None:
    many = answers(120)
    put(stores, *many)
    ids = [one.id for one in many]

    with stores.feedback.writing() as records:
        records.name_window([*ids, *(f"other {n}" for n in range(12_000))], Q4)
        records.count_in(ids[1:], Q4)
        records.count_in([], Q4)

    assert waiting(stores) == ids[:1]


def test_pooled_programmes_wait_together_and_others_apart(stores: Stores) -> None:
    declared(stores, a_plan("North", pool="Both"), a_plan("South", pool="BOTH"), a_plan("East"))
    put(
        stores,
        an_answer("n", programme="NORTH"),
        an_answer("s", programme="South", pair="p2"),
        an_answer("e", programme="East", pair="p3"),
    )
    with stores.feedback.writing() as records:
        records.put_shared(a_sentence("t", programme="south"))
        records.put_shared(a_sentence("u", programme="East"))
        records.put_shared(a_sentence("n", programme="north"))

    assert waiting(stores, "both") == ["n", "s"]
    assert waiting(stores, "east") == ["e"]
    assert waiting(stores, "North") == []
    with stores.feedback.reading() as records:
        assert [one.id for one in records.shared("Both")] == ["n", "t"]


@pytest.mark.parametrize("asked", ["strasse ost", "STRASSE  Ost", " Straße Ost "])
def test_what_is_published_under_a_name_is_found_whatever_its_case(
    stores: Stores, asked: str
) -> None:
    pool = "Straße Ost"
    declared(stores, a_plan("North", pool=pool), a_plan("South", pool=pool.upper()))
    put(stores, an_answer("n", programme="north"), an_answer("s", programme="SOUTH", pair="p2"))
    with stores.feedback.writing() as records:
        records.put_shared(a_sentence("t", programme="NORTH"))
        records.put_shared(a_sentence("u", programme="south"))
        records.close(pool, a_closing())
        records.publish(a_release(programme=pool))
        records.seal(pool, [a_figure()])

        assert not records.close(asked, a_closing())
        with pytest.raises(AlreadyThere):
            records.publish(a_release(programme=asked))
        with pytest.raises(AlreadyThere):
            records.seal(asked, [a_figure()])
        assert [one.id for one in records.waiting(asked)] == ["n", "s"]
        assert [one.id for one in records.shared(asked)] == ["t", "u"]
        assert records.closed(asked) == (a_closing(),)
        assert records.sealed(asked) == (a_figure(),)

    with stores.releases.reading() as released:
        assert released.releases(asked) == (a_release(programme=pool),)


def test_a_window_is_closed_once(stores: Stores) -> None:
    with stores.feedback.writing() as records:
        assert records.close(SPRING, a_closing())
        assert not records.close(SPRING.upper(), a_closing(outcome="blocked"))
        assert records.close("Other", a_closing())

        assert records.closed(SPRING) == (a_closing(),)


def test_closed_windows_come_oldest_first(stores: Stores) -> None:
    closings = [a_closing("Q4", "2026-12-31"), a_closing("Q9", "2026-03-31")]
    with stores.feedback.writing() as records:
        for closing in closings:
            records.close(SPRING, closing)

        assert list(records.closed(SPRING)) == closings[::-1]


def test_a_window_has_one_release_and_a_number_is_used_once(stores: Stores) -> None:
    with stores.feedback.writing() as records:
        records.publish(a_release(number=1))
        for again in (a_release(number=2), a_release("2027 Q1", number=1)):
            with pytest.raises(AlreadyThere):
                records.publish(again)
        records.publish(a_release("2027 Q1", number=2))
        records.publish(a_release(programme="Other"))

    with stores.releases.reading() as released:
        assert [one.number for one in released.releases(SPRING)] == [1, 2]


def test_sealed_figures_come_back_exactly_and_in_order(stores: Stores) -> None:
    first = [a_figure("openness"), a_figure("balance", group="leader", people=300)]
    later = [a_figure("openness", "2027 Q1")]

    with stores.feedback.writing() as records:
        records.seal(SPRING, first)
        records.seal("SPRING PILOT", later)
        records.seal("Other", first)

    with stores.feedback.reading() as records:
        assert list(records.sealed(SPRING)) == first + later


def test_a_figure_is_sealed_once(stores: Stores) -> None:
    with stores.feedback.writing() as records:
        records.seal(SPRING, [a_figure()])
        with pytest.raises(AlreadyThere):
            records.seal(SPRING, [a_figure(people=9)])

    with stores.feedback.reading() as records:
        assert records.sealed(SPRING) == (a_figure(),)


def test_events_come_back_in_their_order(stores: Stores) -> None:
    said = [("blocked", SPRING, Q4), ("a", "z", "1"), ("published", SPRING, "2027 Q1")]

    with stores.feedback.writing() as records:
        for event in said:
            records.log(*event)

    with stores.feedback.reading() as records:
        assert list(records.events()) == said


def test_the_key_stays_the_same_and_is_not_the_salt_of_imports(stores: Stores) -> None:
    with stores.feedback.reading() as first:
        key = first.key()
    with stores.feedback.writing() as second, stores.imports.reading() as ledger:
        assert second.key() == key
        assert ledger.salt() != key
        assert len(key) == len(ledger.salt()) == 32


def test_a_clock_that_has_leapt_is_doubted_until_somebody_confirms_it(stores: Stores) -> None:
    day, second, at = timedelta(days=1), timedelta(seconds=1), NOW
    leaps = [(second, False), (-day, False), (-day - second, True)]
    leaps += [(CLOCK_LEAP, False), (CLOCK_LEAP + second, True)]
    with stores.feedback.writing() as records:
        assert records.clock_seen(at) is None
        for gone, doubted in leaps:
            assert records.clock_seen(at + gone) == (at if doubted else None)
            assert records.clock_seen(at + gone, confirmed=True) is None
            at += gone
            assert records.clock_seen(at) is None


# Words of a participant


def test_private_notes_come_newest_first_and_an_empty_one_goes(stores: Stores) -> None:
    with stores.feedback.writing() as records:
        for id in ("b", "a", "c"):
            records.put_note(a_note(id))
        records.put_note(a_note("b", "Changed."))
        records.put_note(a_note("c", ""))
        records.put_note(a_note("never there", ""))
        records.put_note(a_note("other", author="tunde"))

        assert records.notes_by("ana") == (a_note("a"), a_note("b", "Changed."))


def test_nobody_changes_or_removes_somebody_elses_note(stores: Stores) -> None:
    with stores.feedback.writing() as records:
        records.put_note(a_note())
        for text in ("Mine now.", ""):
            with pytest.raises(AlreadyThere):
                records.put_note(a_note(text=text, author="eve"))

        assert records.notes_by("ana") == (a_note(),)


def test_a_sentence_waits_until_it_is_withdrawn_or_published(stores: Stores) -> None:
    with stores.feedback.writing() as records:
        for id in ("b", "a", "c", "a"):
            records.put_shared(a_sentence(id))
        assert records.withdraw_shared("a")
        assert not records.withdraw_shared("a")
        records.publish_shared(["c", "gone"], Q4)
        assert not records.withdraw_shared("c")

        assert records.shared(SPRING) == (a_sentence("b"),)
        assert records.shared_by("ana") == (a_sentence("b"), a_sentence("c", published_in=Q4))


def test_a_sentence_that_went_out_is_not_sent_again(stores: Stores) -> None:
    with stores.feedback.writing() as records:
        records.put_shared(a_sentence())
        records.publish_shared(["s"], Q4)
        records.put_shared(a_sentence())
        with pytest.raises(AlreadyThere):
            records.put_shared(a_sentence(text="Other words."))

        assert records.shared(SPRING) == ()


# Endings


def test_a_pair_ends_once_and_must_be_there(stores: Stores) -> None:
    with stores.pairs.writing() as pairs:
        pairs.add(a_full_pair(id="p"))
    with stores.feedback.writing() as records:
        records.end_pair("p", NOW.date())
        records.end_pair("p", date(2027, 1, 1))
        with pytest.raises(NotFound):
            records.end_pair("gone", NOW.date())

        assert records.ended() == {"p"}


def test_a_pair_that_is_saved_stays_ended_and_one_that_is_removed_is_forgotten(
    stores: Stores,
) -> None:
    with stores.pairs.writing() as pairs:
        saved = pairs.add(a_full_pair(id="p"))
    with stores.feedback.writing() as records:
        records.end_pair("p", NOW.date())
    with stores.pairs.writing() as pairs:
        pairs.save(saved.pair, version=1)
    with stores.feedback.reading() as records:
        assert records.ended() == {"p"}

    with stores.pairs.writing() as pairs:
        pairs.remove("p")

    with stores.feedback.reading() as records:
        assert records.ended() == frozenset()


def with_two_pairs(stores: Stores) -> None:
    """Store Ana's pairs "p" and "p2", and what was said in them and published of it."""
    ana = a_leader(id="ana")
    with stores.pairs.writing() as pairs:
        pairs.add(a_pair_of(ana, a_mentor(id="tunde"), id="p"))
        pairs.add(a_pair_of(ana, a_mentor("Wen Li", id="wen"), id="p2"))
    put(
        stores,
        an_answer("waits"),
        an_answer("counted", session="s2"),
        an_answer("named", session="s3"),
        an_answer("of tunde", author="tunde", counterpart="ana"),
        an_answer("other", pair="p2"),
    )
    with stores.feedback.writing() as records:
        for id in ("ana", "tunde"):
            records.put_note(a_note(id, author=id))
            records.put_shared(a_sentence(id, author=id))
            records.put_shared(a_sentence(f"{id} out", author=id))
            records.publish_shared([f"{id} out"], Q4)
        records.put_note(a_note("other", pair="p2"))
        records.name_window(["counted", "named"], Q4)
        records.count_in(["counted"], Q4)
        records.close(SPRING, a_closing())
        records.publish(a_release())
        records.seal(SPRING, [a_figure()])
        records.log("published", SPRING, Q4)


def left(stores: Stores) -> list[list[str]]:
    """Return the ids of the answers, notes and sentences of everybody of `with_two_pairs`."""
    found: list[list[str]] = [[], [], []]
    with stores.feedback.reading() as records:
        for author in ("ana", "tunde"):
            found[0] += sorted(one.id for one in records.answers_by(author))
            found[1] += sorted(one.id for one in records.notes_by(author))
            found[2] += [one.id for one in records.shared_by(author)]
    return found


def test_what_was_said_in_a_pair_goes_with_it_and_what_was_published_stays(
    stores: Stores,
) -> None:
    with_two_pairs(stores)

    with stores.pairs.writing() as pairs:
        pairs.remove("p")

    # Tunde was in no other pair, and is gone too
    assert left(stores) == [["other"], ["other"], ["ana", "ana out"]]
    assert waiting(stores) == ["other"]
    with stores.feedback.reading() as records, stores.releases.reading() as released:
        assert [one.id for one in records.shared(SPRING)] == ["ana"]
        assert records.closed(SPRING) == (a_closing(),)
        assert records.sealed(SPRING) == (a_figure(),)
        assert records.events() == (("published", SPRING, Q4),)
        assert released.releases(SPRING) == (a_release(),)


def test_nothing_that_somebody_said_is_left_when_they_are_removed_with_their_last_pair(
    stores: Stores,
) -> None:
    with_two_pairs(stores)
    put(stores, an_answer("of a pair that was never kept", pair="p3"))

    for id in ("p", "p2"):
        with stores.pairs.writing() as pairs:
            pairs.remove(id)

    assert left(stores) == [[], [], []]


def test_a_removal_that_is_undone_takes_nothing_with_it(stores: Stores) -> None:
    with_two_pairs(stores)
    before = left(stores)

    with pytest.raises(RuntimeError), stores.pairs.writing() as pairs:
        pairs.remove("p")
        raise RuntimeError
    with stores.pairs.writing() as pairs:
        pairs.save(pairs.pair("p2").pair, version=1)

    assert left(stores) == before


def test_of_an_erased_person_nothing_is_left_but_what_is_published(stores: Stores) -> None:
    put(stores, an_answer(), an_answer("b", session="s2"), an_answer("t", author="tunde"))
    with stores.feedback.writing() as records:
        records.put_note(a_note())
        records.put_shared(a_sentence())
        records.put_shared(a_sentence("out"))
        records.publish_shared(["out"], Q4)
        records.name_window(["b"], Q4)
        records.count_in(["b"], Q4)
        records.publish(a_release())
        records.seal(SPRING, [a_figure()])

        assert records.erase("ana") == 5
        assert records.erase("ana") == 0

    with stores.feedback.reading() as records, stores.releases.reading() as released:
        left = [*records.answers_by("ana"), *records.notes_by("ana"), *records.shared_by("ana")]
        assert left == []
        assert records.sealed(SPRING) == (a_figure(),)
        assert released.releases(SPRING) == (a_release(),)
    assert waiting(stores) == ["t"]


def test_an_invented_programme_goes_without_a_trace_and_leaves_the_real_ones(
    stores: Stores,
) -> None:
    with stores.pairs.writing() as pairs:
        pairs.add(a_full_pair(id="p"))
        pairs.add(a_pair_of("Wen Li", "Jo Ray", id="x", sample=True))
    declared(stores, a_plan(), a_plan("Show", sample=True))
    for programme, invented in ((SPRING, False), ("Show", True)):
        of: dict[str, Any] = {"sample": invented}
        key = "x" if invented else "a"
        with stores.feedback.writing() as records:
            records.put_answer(an_answer(key, programme=programme, pair=key, **of))
            records.put_note(a_note(key, **of))
            records.put_shared(a_sentence(key, programme=programme, **of))
            records.close(programme, a_closing())
            records.publish(a_release(programme=programme))
            records.seal(programme, [a_figure()])
            records.log("published", programme, Q4)
            records.end_pair("x" if invented else "p", NOW.date())

    with stores.feedback.writing() as records:
        records.remove_sample()

    with stores.feedback.reading() as records, stores.releases.reading() as released:
        assert records.answer("x") is None
        assert records.plan("Show") is None
        left = [*records.closed("Show"), *records.sealed("Show"), *released.releases("Show")]
        assert left == []
        assert records.events() == (("published", SPRING, Q4),)
        assert [one.id for one in records.notes_by("ana")] == ["a"]
        assert [one.id for one in records.shared_by("ana")] == ["a"]
        assert records.closed(SPRING) and records.sealed(SPRING) and released.releases(SPRING)
        assert records.ended() == {"p"}
    assert waiting(stores) == ["a"]


@pytest.mark.parametrize("answered", ["before", "after"])
def test_what_was_published_of_a_programme_that_somebody_really_answered_is_not_removed(
    stores: Stores, answered: str
) -> None:
    declared(stores, a_plan(sample=True, pool="Both"))
    real = an_answer(programme=SPRING.upper())
    if answered == "before":
        put(stores, real)
    with stores.feedback.writing() as records:
        records.close("Both", a_closing())
        records.publish(a_release(programme="Both"))
        records.seal("Both", [a_figure()])
        records.log("published", "BOTH", Q4)
    if answered == "after":
        put(stores, real)
    put(stores, an_answer("show", pair="p2", sample=True))

    with stores.feedback.writing() as records:
        records.remove_sample()

    assert waiting(stores, "Both") == ["a"]
    with stores.feedback.reading() as records, stores.releases.reading() as released:
        assert records.plan(SPRING) is not None
        assert records.closed("Both") and records.sealed("Both") and released.releases("Both")
        assert records.events() == (("published", "BOTH", Q4),)


# Imported files


def test_the_ledger_of_imports_is_kept_by_programme_and_number(stores: Stores) -> None:
    with stores.imports.writing() as ledger:
        ledger.add(an_import(2, marks=0))
        ledger.add(an_import(1, marks=20_000))
        ledger.add(an_import(1, programme="Other"))
        with pytest.raises(AlreadyThere):
            ledger.add(an_import(2, programme=SPRING.upper()))

    with stores.imports.reading() as ledger:
        assert ledger.imports("spring PILOT") == (an_import(1, marks=20_000), an_import(2, marks=0))
        assert ledger.imports("none") == ()


def test_the_row_marks_of_all_other_programmes_are_told_file_by_file(stores: Stores) -> None:
    with stores.imports.writing() as ledger:
        assert ledger.elsewhere(SPRING) == ()
        ledger.add(an_import(2, programme="Other"))
        ledger.add(an_import(1, marks=2, programme="Other"))
        ledger.add(an_import(1, marks=0, programme="Third"))
        ledger.add(an_import(1))

    with stores.imports.reading() as ledger:
        first, second = (an_import(n, marks=n + 1).row_marks for n in (1, 2))
        assert ledger.elsewhere(SPRING.upper()) == (first, second)
        assert ledger.elsewhere("OTHER") == (an_import(1).row_marks,)


def test_an_import_is_kept_whole_or_not_at_all(stores: Stores) -> None:
    with pytest.raises(RuntimeError), stores.imports.writing() as ledger:
        ledger.add(an_import())
        raise RuntimeError

    with stores.imports.reading() as ledger:
        assert ledger.imports(SPRING) == ()
        with pytest.raises(ValueError, match="reading"):
            ledger.add(an_import())


# Units of work


def some_of_everything(records: FeedbackRecords) -> None:
    records.declare(a_plan(), applies_from=date(2026, 10, 1))
    records.put_answer(an_answer())
    records.put_note(a_note("old"))
    records.put_shared(a_sentence())


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, NotFound(kind="x", name="y")])
def test_any_error_undoes_all_of_a_unit_of_work(
    stores: Stores, error: BaseException | type[BaseException]
) -> None:
    with stores.pairs.writing() as pairs:
        pairs.add(a_full_pair(id="p"))
    with stores.feedback.writing() as records:
        some_of_everything(records)
    before = everything(stores)

    with pytest.raises(BaseException, match=r"y|^$"):
        with stores.feedback.writing() as records:
            for act in ACTS:
                if act is not ACTS[2]:  # it removes what the next ones mark
                    act(records)
            raise error

    assert everything(stores) == before


def test_a_unit_of_work_for_reading_refuses_to_write(stores: Stores) -> None:
    with stores.pairs.writing() as pairs:
        pairs.add(a_full_pair(id="p"))
    with stores.feedback.writing() as records:
        some_of_everything(records)
    before = everything(stores)

    with stores.feedback.reading() as records:
        for act in ACTS:
            with pytest.raises(ValueError, match="reading"):
                act(records)

    assert everything(stores) == before


@on_real_databases
def test_of_twenty_five_who_answer_at_once_nobody_is_lost(stores: Stores) -> None:
    together = Barrier(25)

    def submit(number: int) -> None:
        together.wait()
        for session in ("s1", "s2"):
            id = f"{number:02}-{session}"
            put(stores, an_answer(id, author=f"person {number}", session=session))

    with ThreadPoolExecutor(25) as threads:
        list(threads.map(submit, range(25)))

    assert len(waiting(stores)) == 50


@on_real_databases
def test_a_form_that_is_sent_twice_at_once_is_stored_once(stores: Stores) -> None:
    together = Barrier(6)

    def submit(_: int) -> Answer:
        together.wait()
        return put(stores, an_answer())[0]

    with ThreadPoolExecutor(6) as threads:
        receipts = list(threads.map(submit, range(6)))

    assert {one.version for one in receipts} == {1}
    assert waiting(stores) == ["a"]


@on_real_databases
def test_of_many_who_close_a_window_at_once_one_publishes(stores: Stores) -> None:
    together = Barrier(6)

    def close(_: int) -> bool:
        together.wait()
        with stores.feedback.writing() as records:
            first = records.close(SPRING, a_closing())
            if first:
                records.publish(a_release())
            return first

    with ThreadPoolExecutor(6) as threads:
        assert sorted(threads.map(close, range(6))) == [False] * 5 + [True]

    with stores.releases.reading() as released:
        assert len(released.releases(SPRING)) == 1


@on_real_databases
def test_a_reader_sees_one_moment_while_others_write(stores: Stores) -> None:
    with stores.feedback.reading() as records:
        assert records.waiting(SPRING) == ()
        put(stores, an_answer())

        assert records.waiting(SPRING) == ()

    assert waiting(stores) == ["a"]

"""What every store of pairs promises, whatever stands behind it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings

from coach.adapters.sql_pairs import open_pair_store, open_pair_store_at
from coach.domain.pair import Pair
from coach.domain.person import Person
from coach.domain.session import Action
from coach.domain.stored_pair import StoredPair
from coach.errors import AlreadyThere, EditedMeanwhile, NotFound
from coach.ports import PairStore
from tests.contracts.databases import a_database
from tests.contracts.pairs import (
    TODAY,
    a_full_pair,
    a_leader,
    a_mentor,
    a_pair_of,
    a_session_on,
    pairs,
    without_ids,
)
from tests.doubles.memory_pairs import MemoryPairStore

REAL = ["sqlite", "postgresql"]


@pytest.fixture(scope="module")
def migrated(postgres: str) -> Iterator[str]:
    """Return the address of a database that has the tables, and nothing in them."""
    with a_database(postgres) as url:
        open_pair_store_at(url).close()
        yield url


@pytest.fixture(params=["memory", *REAL])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[PairStore]:
    if request.param == "memory":
        yield MemoryPairStore(today=lambda: TODAY)
    elif request.param == "sqlite":
        opened = open_pair_store(tmp_path, today=lambda: TODAY)
        yield opened
        opened.close()
    else:
        server, migrated = map(request.getfixturevalue, ("postgres", "migrated"))
        with a_database(server, like=migrated) as url:
            opened = open_pair_store_at(url, today=lambda: TODAY)
            yield opened
            opened.close()


on_real_databases = pytest.mark.parametrize("store", REAL, indirect=True)


def added(store: PairStore, *new: Pair) -> list[StoredPair]:
    with store.writing() as records:
        return [records.add(pair) for pair in new]


def read(store: PairStore, id: str) -> StoredPair:
    with store.reading() as records:
        return records.pair(id)


def listed(store: PairStore, search: str = "", *, start: int = 0, count: int = 20) -> list[str]:
    """Return the names of the pairs that a search finds."""
    with store.reading() as records:
        return [line.name for line in records.page(search, start=start, count=count).lines]


def people_in(store: PairStore) -> list[Person]:
    with store.reading() as records:
        return list(records.people(count=1_000))


def names_in(store: PairStore) -> list[str]:
    return [person.name for person in people_in(store)]


def test_a_new_store_holds_nothing(store: PairStore) -> None:
    with store.reading() as records:
        assert records.page() == records.page("Ana")
        assert records.page().total == 0
        assert records.people() == ()
        assert records.named("Ana") == ()
        assert records.note("sample") is None


def test_a_full_pair_comes_back_as_it_was_put_in(store: PairStore) -> None:
    (stored,) = added(store, a_full_pair())

    assert read(store, stored.pair.id) == stored
    assert without_ids(stored.pair) == a_full_pair()
    assert stored.version == 1


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pair=pairs())
def test_any_pair_comes_back_as_it_was_put_in(store: PairStore, pair: Pair) -> None:
    (stored,) = added(store, pair)

    assert without_ids(read(store, stored.pair.id).pair) == pair
    with store.writing() as records:
        again = records.save(stored.pair, version=1)
    assert read(store, stored.pair.id).pair == again.pair == stored.pair


def test_everything_in_a_pair_is_given_an_id_of_its_own(store: PairStore) -> None:
    (stored,) = added(store, a_full_pair())

    pair = stored.pair
    actions = [action.id for session in pair.sessions for action in session.actions]
    sessions = [session.id for session in pair.sessions]
    ids = [pair.id, *(person.id for person in pair.people), *sessions, *actions]
    assert all(ids)
    assert len(set(ids)) == len(ids)


def test_sessions_and_actions_that_share_an_id_are_both_kept(store: PairStore) -> None:
    twice = a_session_on("2026-09-03", id="s", actions=[Action(id="a", text="Call")] * 2)

    (stored,) = added(store, a_full_pair(sessions=(twice, twice)))

    kept = read(store, stored.pair.id).pair
    assert len({session.id for session in kept.sessions}) == 2
    assert len({action.id for one in kept.sessions for action in one.actions}) == 4


def test_an_id_that_is_given_is_kept_and_taken_once(store: PairStore) -> None:
    added(store, a_full_pair(id="Sample-1"))

    assert read(store, "Sample-1").pair.id == "Sample-1"
    with pytest.raises(AlreadyThere, match="Ana Brandt and Tunde Okafor"):
        added(store, a_full_pair(id="Sample-1"))


@pytest.mark.parametrize("id", ["", "gone", "x" * 10_000, "a\0b", "../", "'; DROP TABLE pairs--"])
def test_an_id_that_is_not_there_is_not_found(store: PairStore, id: str) -> None:
    with store.writing() as records:
        with pytest.raises(NotFound):
            records.pair(id)
        with pytest.raises(NotFound):
            records.remove(id)
        with pytest.raises(NotFound):
            records.save(a_full_pair(id="gone"), version=1)


def test_a_saved_pair_replaces_the_one_before_and_goes_up_by_a_version(store: PairStore) -> None:
    (stored,) = added(store, a_full_pair())
    fewer = stored.pair.model_copy(
        update={"goals": (), "sessions": stored.pair.sessions[:1], "ledger": ()}
    )

    with store.writing() as records:
        saved = records.save(fewer, version=stored.version)

    assert saved == StoredPair(pair=fewer, version=2)
    assert read(store, fewer.id) == saved


def test_a_second_saver_is_told_and_nothing_of_the_first_is_lost(store: PairStore) -> None:
    (stored,) = added(store, a_full_pair())
    first = stored.pair.model_copy(update={"goals": ("first",)})
    second = stored.pair.model_copy(update={"goals": ("second",)})

    with store.writing() as records:
        records.save(first, version=1)
    with pytest.raises(EditedMeanwhile, match="the pair Ana Brandt and Tunde Okafor") as caught:
        with store.writing() as records:
            records.save(second, version=1)

    assert caught.value.version == 2
    assert read(store, stored.pair.id).pair == first


@on_real_databases
def test_of_two_savers_at_once_exactly_one_wins(store: PairStore) -> None:
    (stored,) = added(store, a_full_pair())
    together = Barrier(2)

    def save(goal: str) -> str:
        together.wait()
        try:
            with store.writing() as records:
                records.save(stored.pair.model_copy(update={"goals": (goal,)}), version=1)
        except EditedMeanwhile:
            return "told"
        return goal

    with ThreadPoolExecutor(2) as threads:
        ended = sorted(threads.map(save, ["first", "second"]))

    (winner, told) = ended
    assert told == "told"
    assert read(store, stored.pair.id).pair.goals == (winner,)
    assert read(store, stored.pair.id).version == 2


@on_real_databases
def test_what_is_read_before_writing_is_what_the_last_writer_left(store: PairStore) -> None:
    together = Barrier(8)

    def count_up(_: int) -> None:
        together.wait()
        with store.writing() as records:
            records.set_note("count", str(int(records.note("count") or 0) + 1))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(count_up, range(8)))

    with store.reading() as records:
        assert records.note("count") == "8"


@on_real_databases
def test_a_reader_sees_one_moment_while_others_write(store: PairStore) -> None:
    with store.reading() as records:
        assert records.page().total == 0
        added(store, a_full_pair())

        assert records.page().total == 0

    assert listed(store) == ["Ana Brandt and Tunde Okafor"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, NotFound(kind="x", name="y")])
def test_any_error_undoes_all_of_a_unit_of_work(
    store: PairStore, error: BaseException | type[BaseException]
) -> None:
    (stored,) = added(store, a_full_pair())

    with pytest.raises(BaseException, match=r"x|^$"):
        with store.writing() as records:
            records.add(a_pair_of("Wen Li", "Jo Ray"))
            records.save(stored.pair.model_copy(update={"goals": ()}), version=1)
            records.add_people([a_leader("Max Moss")])
            records.set_note("sample", "gone")
            raise error

    assert read(store, stored.pair.id) == stored
    assert names_in(store) == ["Ana Brandt", "Tunde Okafor"]
    with store.reading() as records:
        assert records.note("sample") is None


def test_a_unit_of_work_for_reading_refuses_to_write(store: PairStore) -> None:
    with store.reading() as records:
        with pytest.raises(ValueError, match="reading"):
            records.add(a_full_pair())
        with pytest.raises(ValueError, match="reading"):
            records.set_note("sample", "gone")
        with pytest.raises(ValueError, match="reading"):
            records.remove_sample()

    assert listed(store) == []


def test_a_person_of_two_pairs_is_one_person(store: PairStore) -> None:
    (first,) = added(store, a_pair_of("Ana Brandt", "Tunde Okafor"))

    added(store, a_pair_of(first.pair.people[0], "Wen Li"))

    assert names_in(store) == ["Ana Brandt", "Tunde Okafor", "Wen Li"]


def test_a_person_may_be_on_another_side_in_another_pair(store: PairStore) -> None:
    (first,) = added(store, a_pair_of("Ana Brandt", "Tunde Okafor"))
    ana = first.pair.people[0].model_copy(update={"side": "mentor"})

    (second,) = added(store, a_pair_of("Chair Chan", ana))

    assert [one.side for one in read(store, first.pair.id).pair.people] == ["leader", "mentor"]
    assert read(store, second.pair.id).pair.people[1] == ana


def test_who_changes_in_one_pair_changes_in_all_and_their_savers_are_told(
    store: PairStore,
) -> None:
    (first,) = added(store, a_pair_of("Ana Brandt", "Tunde Okafor"))
    ana = first.pair.people[0].model_copy(update={"name": "Ana Weber", "title": "CEO"})

    added(store, a_pair_of(ana, "Wen Li"))

    now = read(store, first.pair.id)
    assert now.pair.people[0] == ana
    assert now.version == 2
    assert listed(store, "weber") == ["Ana Weber and Tunde Okafor", "Ana Weber and Wen Li"]
    with pytest.raises(EditedMeanwhile), store.writing() as records:
        records.save(first.pair, version=first.version)


def test_who_is_added_to_a_pair_unchanged_disturbs_no_other_pair(store: PairStore) -> None:
    (first,) = added(store, a_pair_of("Ana Brandt", "Tunde Okafor"))

    added(store, a_pair_of(first.pair.people[0], "Wen Li"))

    assert read(store, first.pair.id).version == 1


def test_two_people_of_one_name_stay_two(store: PairStore) -> None:
    (stored,) = added(store, a_pair_of(a_leader("Wen Li", title="CFO"), a_mentor("Wen Li")))
    added(store, a_pair_of("Wen Li", "Tunde Okafor"))

    assert names_in(store) == ["Tunde Okafor", "Wen Li", "Wen Li", "Wen Li"]
    assert read(store, stored.pair.id).pair.name == "Wen Li and Wen Li"


def test_two_people_who_become_alike_are_still_a_pair(store: PairStore) -> None:
    (stored,) = added(store, a_pair_of(a_leader("Wen Li", title="CFO"), a_mentor("Wen Li")))

    with store.writing() as records:
        records.add_people([stored.pair.people[0].model_copy(update={"title": ""})])

    assert [one.title for one in read(store, stored.pair.id).pair.people] == ["", ""]


def test_a_removed_pair_takes_its_people_along_unless_another_pair_has_them(
    store: PairStore,
) -> None:
    (first,) = added(store, a_pair_of("Ana Brandt", "Tunde Okafor"))
    (second,) = added(store, a_pair_of(first.pair.people[0], "Wen Li"))

    with store.writing() as records:
        records.remove(first.pair.id)

    assert names_in(store) == ["Ana Brandt", "Wen Li"]
    assert read(store, second.pair.id) == second
    with pytest.raises(NotFound):
        read(store, first.pair.id)


def test_who_leaves_a_pair_is_still_known(store: PairStore) -> None:
    (stored,) = added(store, a_pair_of("Ana Brandt", "Tunde Okafor"))
    ana = stored.pair.people[0]

    with store.writing() as records:
        records.save(a_pair_of(ana, "Wen Li", id=stored.pair.id), version=1)

    assert names_in(store) == ["Ana Brandt", "Tunde Okafor", "Wen Li"]
    assert listed(store, "tunde") == []


def test_removing_the_sample_leaves_real_pairs_and_whoever_is_in_one(store: PairStore) -> None:
    (sample, real) = added(
        store, a_pair_of("Sam Ple", "Exa Mple", sample=True), a_pair_of("Ana", "Tunde")
    )
    added(store, a_pair_of(sample.pair.people[0], "Wen Li"))
    added(store, a_pair_of("Only Sample", "Also Sample", sample=True))

    with store.writing() as records:
        assert records.remove_sample() == 2
        assert records.remove_sample() == 0

    assert names_in(store) == ["Ana", "Sam Ple", "Tunde", "Wen Li"]
    assert read(store, real.pair.id) == real
    assert listed(store) == ["Ana and Tunde", "Sam Ple and Wen Li"]


def test_people_can_be_stored_without_a_pair(store: PairStore) -> None:
    with store.writing() as records:
        stored = records.add_people([a_leader("Ana", email="a@x.org"), a_mentor("Tunde")])

    assert all(person.id for person in stored)
    assert people_in(store) == list(stored)


def test_who_has_a_known_address_is_brought_up_to_date_and_keeps_the_rest(
    store: PairStore,
) -> None:
    (pair,) = added(store, a_pair_of(a_leader("Ana", email="Ana@X.org", title="CFO"), "Tunde"))

    with store.writing() as records:
        (ana, again) = records.add_people(
            [
                a_mentor("Ana Brandt", email="ana@x.ORG"),
                a_mentor("Ana Brandt", email="ana@x.org", function="Finance"),
            ]
        )

    assert ana.id == again.id == pair.pair.people[0].id
    assert (again.name, again.title, again.function) == ("Ana Brandt", "CFO", "Finance")
    assert names_in(store) == ["Ana Brandt", "Tunde"]
    now = read(store, pair.pair.id)
    assert now.version > pair.version
    assert now.pair.people[0].side == "leader"
    assert listed(store, "ana brandt") == ["Ana Brandt and Tunde"]


def test_people_without_an_address_are_not_taken_for_each_other(store: PairStore) -> None:
    with store.writing() as records:
        records.add_people([a_leader("Wen Li"), a_leader("Wen Li")])

    assert names_in(store) == ["Wen Li", "Wen Li"]


def test_a_search_finds_people_and_programmes_whatever_their_case(store: PairStore) -> None:
    added(
        store,
        a_pair_of("ŁUKASZ Straße", "Wen Li", programme="Spring pilot"),
        a_pair_of("Ana Brandt", "Tunde Okafor", programme="Autumn"),
    )

    assert listed(store, "łukasz") == ["ŁUKASZ Straße and Wen Li"]
    assert listed(store, "STRASSE") == ["ŁUKASZ Straße and Wen Li"]
    assert listed(store, "  okaf ") == ["Ana Brandt and Tunde Okafor"]
    assert listed(store, "SPRING") == ["ŁUKASZ Straße and Wen Li"]
    assert listed(store, "winter") == []


@pytest.mark.parametrize(
    "odd", ["%", "_", "\\", "/", "'", '"', "<b>", "%%", "'; DROP TABLE pairs--", "{x}", "=1+1", "*"]
)
def test_a_search_takes_every_character_as_it_is(store: PairStore, odd: str) -> None:
    added(store, a_pair_of("Ana Brandt", "Tunde Okafor"), a_pair_of(f"Odd {odd} Name", "Wen Li"))

    assert listed(store, odd) == [f"Odd {odd} Name and Wen Li"]
    with store.reading() as records:
        assert [line.name for line in records.named(f"Odd {odd} Name")] == listed(store, odd)
        assert [person.name for person in records.people(odd)] == [f"Odd {odd} Name"]


@pytest.mark.parametrize("search", ["x " * 30_000, "%" * 60_000, "a\0b", "_" * 1_001])
def test_a_search_that_nothing_can_fit_finds_nothing(store: PairStore, search: str) -> None:
    added(store, a_pair_of("Ana Brandt", "Tunde Okafor"))

    with store.reading() as records:
        assert (records.page(search).total, records.people(search), records.named(search)) == (
            0,
            (),
            (),
        )


def test_the_pages_of_a_list_hold_every_pair_once_in_the_order_of_names(store: PairStore) -> None:
    names = [*"edcba", "Ärmel", "日本", "a", "a"]
    added(store, *(a_pair_of(name, "M") for name in names))

    pages = [listed(store, start=start, count=2) for start in range(0, 10, 2)]

    assert [len(page) for page in pages] == [2, 2, 2, 2, 1]
    assert (
        [name for page in pages for name in page]
        == listed(store)
        == [f"{name} and M" for name in [*"aaabcde", "Ärmel", "日本"]]
    )
    with store.reading() as records:
        ids = [records.page(start=start, count=1).lines[0].id for start in range(9)]
        assert len(set(ids)) == 9
        assert {records.page(start=start, count=2).total for start in (0, 8, 9, 50)} == {9}
        assert [person.name for person in records.people(start=6, count=2)] == ["e", "M"]


@pytest.mark.parametrize(("start", "count"), [(0, 0), (-1, -1), (0, -5), (10**30, 10**30)])
def test_a_page_that_cannot_be_is_empty_and_still_counts(
    store: PairStore, start: int, count: int
) -> None:
    added(store, a_pair_of("Ana", "Tunde"))

    with store.reading() as records:
        page = records.page(start=start, count=count)
    assert (page.lines, page.total) == ((), 1)


def test_a_page_may_be_longer_than_the_list(store: PairStore) -> None:
    added(store, a_pair_of("Ana", "Tunde"))

    assert listed(store, start=-3, count=10**9) == ["Ana and Tunde"]


def test_a_line_says_how_often_a_pair_has_met_and_when_it_meets_next(store: PairStore) -> None:
    days = [("2026-08-01", "held"), ("2026-09-01", "cancelled"), ("2026-10-01", "held")]
    planned = ["2026-11-20", "2026-12-24", "2026-11-21"]
    sessions = [a_session_on(*one) for one in days]
    later = [a_session_on(day, "planned") for day in planned]
    added(
        store,
        a_full_pair(sessions=tuple(sessions + later)),
        a_pair_of("Wen Li", "Jo Ray", sessions=tuple(later[:1])),
    )

    with store.reading() as records:
        first, second = records.page().lines

    assert (first.held, first.next_date, first.programme) == (2, TODAY, "Spring pilot")
    assert (second.held, second.next_date, second.sample) == (0, None, False)


def test_a_name_means_an_id_first_then_a_pair_then_a_person(store: PairStore) -> None:
    (by_id, by_pair, by_person) = added(
        store,
        a_pair_of("Sir Robert Hale", "Wen Li"),
        a_pair_of("Ana", "Tunde Okafor", programme="One"),
        a_pair_of("Ana and Tunde Okafor", "Jo Ray"),
    )

    def ids(name: str) -> list[str]:
        with store.reading() as records:
            return [line.id for line in records.named(name)]

    assert ids(by_id.pair.id) == [by_id.pair.id]
    assert ids("ana AND tunde okafor") == [by_pair.pair.id]
    assert ids("TUNDE") == ids("Tunde  Okafor") == [by_pair.pair.id]
    assert ids("robert") == [by_id.pair.id]
    assert ids("ana") == [by_pair.pair.id, by_person.pair.id]
    assert ids("Tun") == ids("") == []


@pytest.mark.parametrize(
    "name",
    [
        "x" * 200,
        "👩🏽‍💻 Zoë 🇳🇴",
        "שָׁלוֹם עֲלֵיכֶם",
        "محمد عبد الله",
        "李小龍",
        "Null",
        "O'Brien",
        "İ",
        "ﬃ" * 200,
        "🦊" * 200,
        "ΐ" * 200,
    ],
)
def test_unusual_names_survive_and_are_found(store: PairStore, name: str) -> None:
    person = a_leader(name)
    group = a_full_pair(
        people=(person, a_leader(name, title="b"), a_mentor(name, title="c")), group=True
    )
    (stored, _) = added(store, a_pair_of(person, "Wen Li"), group)

    assert read(store, stored.pair.id).pair.people[0].name == person.name
    assert len(listed(store, name)) == 2
    with store.reading() as records:
        assert stored.pair.id in {line.id for line in records.named(stored.pair.name)}
        assert len(records.named(group.name)) == 1
        assert len(records.people(name)) == 4


def test_a_note_can_be_made_and_changed(store: PairStore) -> None:
    with store.writing() as records:
        records.set_note("sample", "there")
        records.set_note("sample", "gone")

    with store.reading() as records:
        assert records.note("sample") == "gone"


def test_a_programme_enrols_the_people_of_its_pairs_whatever_the_case_of_its_name(
    store: PairStore,
) -> None:
    with store.writing() as records:
        mine = records.add(a_pair_of("Ana Brandt", "Tunde Okafor", programme="Spring pilot")).pair
        records.add(a_pair_of("Eva Lind", "Milo Reyes", programme="Autumn pilot"))

    with store.reading() as records:
        enrolled = records.enrolled("SPRING Pilot")

    assert [(one.pair, one.people) for one in enrolled] == [
        (mine.id, tuple(person.id for person in mine.people))
    ]

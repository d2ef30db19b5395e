"""What a manager may see, in every invented programme: held by counting that is not the coach's."""

import json
import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.disclosure.audit import find_exposed
from coach.disclosure.releasing import make_release
from coach.domain.comment import Code
from coach.domain.feedback import CountedRow
from coach.domain.floors import Floors
from coach.domain.release import COMBINED, Member, PublishedRelease, SealedFigure
from tests.disclosure.generated_worlds import QUESTIONS, World, worlds
from tests.disclosure.ledger import Ledger
from tests.disclosure.rows import TEXTS, USEFUL, a_row, a_window, leaders, mentors


def _closed(world: World, windows: int | None = None) -> Ledger:
    ledger = Ledger(questions=QUESTIONS, pairs=world.pairs, invited=2 * world.pairs)
    for number, rows in enumerate(world.windows[:windows]):
        ledger.close(f"Q{number}", rows)
    return ledger


def _fewest(rows: Iterable[CountedRow | Member]) -> int:
    """Count people as the rule says it: the fewest of authors, pairs and other sides."""
    columns = zip(*((row.author, row.pair, row.counterpart) for row in rows), strict=True)
    return min((len(dict.fromkeys(column)) for column in columns), default=0)


def _counted(world: World) -> list[tuple[PublishedRelease, list[CountedRow]]]:
    """Return each release with figures beside the rows it counted."""
    ledger = _closed(world)
    waiting: list[CountedRow] = []
    found: list[tuple[PublishedRelease, list[CountedRow]]] = []
    for published, rows in zip(ledger.published, world.windows, strict=True):
        waiting = [*waiting, *rows]
        if published.release.band is not None:
            found.append((published, waiting))
            waiting = []
    return found


@given(world=worlds())
def test_floor_and_audit(world: World) -> None:
    for published, rows in _counted(world):
        assert world.pairs >= 5
        for question in published.release.questions:
            answered = [row for row in rows if question.id in row.ratings]
            assert _fewest(answered) >= 5
            named = {one.group for one in question.split or ()}
            for group in named - {COMBINED}:
                assert _fewest(row for row in answered if row.group == group) >= 5
            if COMBINED in named:
                assert _fewest(row for row in answered if row.group not in named) >= 5
                assert len({row.group for row in rows} - named) >= 2
            assert len(named) != 1
        for theme in published.release.themes:
            commenting = [row for row in rows if row.commented]
            assert _fewest(commenting) >= 10
            assert _fewest(row for row in commenting if theme.code in row.codes) >= 4
    assert find_exposed(_closed(world).sealed) is None


@given(world=worlds())
def test_past_never_changes(world: World) -> None:
    states = [_closed(world, n).bytes() for n in range(len(world.windows) + 1)]

    assert all(after.startswith(before) for before, after in pairwise(states))


@given(world=worlds(), data=st.data())
def test_an_answer_more_or_less_in_an_open_window_changes_no_byte(
    world: World, data: st.DataObject
) -> None:
    last = world.windows[-1]
    kept = data.draw(st.integers(min_value=0, max_value=len(last)))
    fewer = World(world.pairs, (*world.windows[:-1], last[:kept]))
    done = len(world.windows) - 1

    assert _closed(fewer, done).bytes() == _closed(world, done).bytes()


def _renamed(row: CountedRow) -> CountedRow:
    """Return the row of other people: every mark is another one, in the same way."""
    marks = {
        field: sha256(getattr(row, field).encode()).hexdigest()
        for field in ("author", "pair", "counterpart", "row")
    }
    return row.model_copy(update=marks)


@given(world=worlds(), seed=st.integers(min_value=0, max_value=10**6))
def test_noninterference_of_text(world: World, seed: int) -> None:
    """A row has no words; other people in another order who say the same give the same bytes."""
    others = []
    for rows in world.windows:
        mixed = [_renamed(row) for row in rows]
        Random(seed).shuffle(mixed)
        others.append(tuple(mixed))

    assert _closed(World(world.pairs, tuple(others))).bytes() == _closed(world).bytes()
    assert {"text", "comment", "words"}.isdisjoint(CountedRow.model_fields)


_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?")
_LEASTS = {"5", "10", "20", "40", "100"}


@given(world=worlds())
def test_no_exact_counts_or_ids(world: World) -> None:
    ids = {
        getattr(row, field)
        for rows in world.windows
        for row in rows
        for field in ("author", "pair", "counterpart", "row")
    }
    for published in _closed(world).published:
        release = published.release.model_dump_json()
        assert [id for id in ids if id in release] == []
        shown = published.release.model_dump()
        for key in ("programme", "window"):
            shown.pop(key)
        loose = re.sub(r'"[^"]*"', "", json.dumps(shown))
        assert set(_NUMBER.findall(loose)) <= _LEASTS


@pytest.mark.parametrize(("first", "last"), [(5, 9), (10, 19), (20, 39), (40, 99), (100, 130)])
def test_how_many_people_there_are_within_a_band_changes_no_byte(first: int, last: int) -> None:
    def shown(people: int) -> str:
        rows = mentors(range(people), codes=[Code.SCHEDULING])
        window = a_window(rows, pairs=150, invited=300)
        return make_release(window, before=(), texts=TEXTS).release.model_dump_json()

    assert {shown(people) for people in range(first, last)} == {shown(last)}


@pytest.mark.parametrize("people", range(5))
def test_of_too_few_answers_nothing_tells_how_many_there_are(people: int) -> None:
    one = Ledger(pairs=12, invited=24).close("2026 Q1", mentors(range(people)))
    none = Ledger(pairs=12, invited=24).close("2026 Q1", ())

    assert one.release == none.release
    assert one.figures == ()


def test_roll_forward_pools_what_waited_and_counts_each_row_once() -> None:
    ledger = Ledger(pairs=12)
    outcomes = [
        ledger.close(f"Q{number}", mentors(who, window=str(number))).outcome
        for number, who in enumerate([range(3), range(3, 4), range(4, 7), range(6), range(2)])
    ]

    assert outcomes == [
        "rolled forward",
        "rolled forward",
        "published",
        "published",
        "rolled forward",
    ]
    assert [len(one.members) for one in ledger.sealed] == [7, 6]
    assert [row.author for row in ledger.waiting] == ["mentor0", "mentor1"]


@given(world=worlds(), other=worlds())
def test_program_isolation(world: World, other: World) -> None:
    """What another programme does changes nothing, whenever it closes its windows."""
    mine, theirs = (Ledger(name, questions=QUESTIONS) for name in ("Mine", "Theirs"))
    alone = Ledger("Mine", questions=QUESTIONS)
    for number, rows in enumerate(world.windows):
        alone.close(f"Q{number}", rows, pairs=world.pairs)
        mine.close(f"Q{number}", rows, pairs=world.pairs)
        if number < len(other.windows):
            theirs.close(f"Q{number}", other.windows[number], pairs=other.pairs)

    assert mine.bytes() == alone.bytes()
    assert {row.row for row in mine.waiting} <= {row.row for rows in world.windows for row in rows}


def _sealed(window: str, rows: Sequence[CountedRow], group: str = "") -> SealedFigure:
    """Return the figure that a careless design would publish."""
    members = tuple(
        Member(row=r.row, author=r.author, pair=r.pair, counterpart=r.counterpart) for r in rows
    )
    return SealedFigure(
        window=window, question=USEFUL.id, group=group, n_eff=len(rows), people=len(rows),
        total=sum(r.ratings[USEFUL.id] for r in rows), favourable=0, members=members,
    )  # fmt: skip


def test_audit_catches_naive() -> None:
    senior, junior = leaders(range(8, 12)), mentors(range(8))
    late = mentors([20])
    total = _sealed("Q1", [*senior, *junior])

    uncollapsed = [total, _sealed("Q1", junior, "mentor"), _sealed("Q1", senior, "leader")]
    without_complement = [total, _sealed("Q1", junior, "mentor")]
    cumulative = [total, _sealed("Q2", [*senior, *junior, *late])]
    no_floor = [_sealed("Q1", senior)]
    of_one_leader = [_sealed("Q1", [a_row(f"mentor{n}", "chief") for n in range(6)])]

    for naive in (uncollapsed, without_complement, cumulative, no_floor, of_one_leader):
        assert find_exposed(naive) is not None


def test_what_the_audit_blocks_reads_like_what_is_rolled_forward() -> None:
    rows = mentors(range(12))
    leak = [_sealed("Q0", [*rows, *mentors([20])])]

    blocked = make_release(a_window(rows), before=leak, texts=TEXTS)
    rolled = make_release(a_window(rows[:3]), before=(), texts=TEXTS)

    assert (blocked.outcome, rolled.outcome) == ("blocked", "rolled forward")
    assert blocked.release.model_dump_json() == rolled.release.model_dump_json()
    assert blocked.figures == ()


@settings(max_examples=40)
@given(world=worlds(largest=9))
def test_a_programme_under_ten_pairs_has_three_words_no_split_and_no_themes(world: World) -> None:
    for published in _closed(world).published:
        release = published.release
        assert release.band in (None, "5-9")
        assert world.pairs >= 5 or not release.questions
        for question in release.questions:
            assert question.score in ("low", "mixed", "high")
            assert (question.favourable, question.split, question.trend) == (None, None, None)
        assert release.themes == ()


def test_five_pairs_can_be_told_about_and_four_never() -> None:
    rows = [*mentors(range(5)), *leaders(range(5))]

    assert Ledger(pairs=5).close("2026 Q1", rows).outcome == "published"
    assert Ledger(pairs=4).close("2026 Q1", rows).outcome == "rolled forward"


def test_a_programme_may_raise_the_floor() -> None:
    floors = Floors(people=8)

    assert Ledger(floors=floors).close("2026 Q1", mentors(range(7))).outcome == "rolled forward"
    assert Ledger(floors=floors).close("2026 Q1", mentors(range(8))).outcome == "published"

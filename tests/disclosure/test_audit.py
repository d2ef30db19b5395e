"""The audit finds every group that is too small and can be computed, and no other."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.disclosure.audit import find_exposed
from coach.domain.release import Member, SealedFigure


def _members(count: int, *, leaders: int = 0) -> list[Member]:
    """Return a member for each row; where there are fewer leaders, several are about one."""
    return [
        Member(
            row=f"r{n}",
            author=f"a{n}",
            pair=f"p{n}",
            counterpart=f"c{n % leaders if leaders else n}",
        )
        for n in range(count)
    ]


def _figure(
    members: Iterable[Member], *, window: str = "Q1", group: str = "", question: str = "useful"
) -> SealedFigure:
    given = tuple(members)
    return SealedFigure(
        window=window,
        question=question,
        group=group,
        n_eff=5,
        people=len(given),
        total=Fraction(4 * len(given)),
        favourable=len(given),
        members=given,
    )


def test_windows_apart_and_whole_splits_expose_nobody() -> None:
    some = _members(24)

    figures = [
        _figure(some[:12]), _figure(some[:6], group="A"), _figure(some[6:12], group="B"),
        _figure(some[12:], window="Q2"),
    ]  # fmt: skip

    assert find_exposed(figures) is None


def test_a_newcomer_is_found_between_two_cumulative_figures() -> None:
    some = _members(12)

    exposed = find_exposed([_figure(some[:11]), _figure(some, window="Q2")])

    assert exposed is not None
    assert exposed.rows == {"r11"}


def test_the_rest_is_found_beside_a_total_and_all_but_one_of_its_parts() -> None:
    some = _members(20)

    exposed = find_exposed(
        [_figure(some), _figure(some[:9], group="EMEA"), _figure(some[9:17], group="NA")]
    )

    assert exposed is not None
    assert exposed.rows == {"r17", "r18", "r19"}


def test_a_group_is_found_that_only_four_figures_together_tell() -> None:
    a, b, c, d = (_members(28)[n : n + 7] for n in (0, 7, 14, 21))
    few = _members(30)[28:]
    figures = [_figure([*a, *b, *few]), _figure([*a, *c]), _figure([*b, *d])]

    exposed = find_exposed([*figures, _figure([*c, *d, *few])])

    assert find_exposed(figures) is None
    assert exposed is not None and exposed.rows == {"r28", "r29"}


def test_many_authors_about_one_person_are_too_small_a_group() -> None:
    exposed = find_exposed([_figure(_members(9, leaders=3))])

    assert exposed is not None
    assert exposed.by == "counterpart"


def test_four_are_exposed_and_five_are_not() -> None:
    some = _members(17)

    assert find_exposed([_figure(some[:12]), _figure(some[:16], window="Q2")]) is not None
    assert find_exposed([_figure(some[:12]), _figure(some, window="Q2")]) is None


def test_questions_are_audited_apart() -> None:
    some = _members(12)

    assert find_exposed([_figure(some[:11]), _figure(some, question="openness")]) is None


def test_a_higher_floor_finds_larger_groups() -> None:
    some = _members(6)

    assert find_exposed([_figure(some)]) is None
    assert find_exposed([_figure(some)], floor=7) is not None


def _rank(rows: Sequence[Sequence[int]]) -> int:
    """Return the rank of whole numbers by elimination without division."""
    left, rank = [list(row) for row in rows], 0
    for at in range(len(left[0]) if left else 0):
        pivot = next((row for row in left if row[at]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        left = [
            [pivot[at] * a - row[at] * b for a, b in zip(row, pivot, strict=True)] for row in left
        ]
        rank += 1
    return rank


def _by_brute_force(figures: Sequence[SealedFigure], floor: int) -> bool:
    """Tell whether any set of rows is too small and determined, by trying all of them."""
    people = {one.row: one for figure in figures for one in figure.members}
    rows = list(people)
    matrix = [[int(row in {m.row for m in figure.members}) for row in rows] for figure in figures]
    whole = _rank(matrix)
    for size in range(1, len(rows) + 1):
        for chosen in combinations(range(len(rows)), size):
            group = [people[rows[at]] for at in chosen]
            columns = zip(*((one.author, one.pair, one.counterpart) for one in group), strict=True)
            if any(len(set(column)) < floor for column in columns):
                outside = [
                    [row[at] for at in range(len(rows)) if at not in chosen] for row in matrix
                ]
                if _rank(outside) < whole:
                    return True
    return False


@st.composite
def _worlds(draw: st.DrawFn) -> list[SealedFigure]:
    """Return figures over a few rows, some authors with several and some leaders with many."""
    few = st.integers(min_value=0, max_value=5)
    rows = [
        Member(
            row=f"r{n}", author=f"a{draw(few)}", pair=f"p{draw(few)}", counterpart=f"c{draw(few)}"
        )
        for n in range(draw(st.integers(min_value=1, max_value=8)))
    ]
    sets = draw(st.lists(st.sets(st.sampled_from(rows), min_size=1), min_size=1, max_size=5))
    return [_figure(sorted(one, key=lambda m: m.row), window=str(n)) for n, one in enumerate(sets)]


@settings(max_examples=150)
@given(figures=_worlds(), floor=st.integers(min_value=2, max_value=4))
def test_it_agrees_with_trying_every_group(figures: list[SealedFigure], floor: int) -> None:
    assert (find_exposed(figures, floor=floor) is not None) == _by_brute_force(figures, floor)


@settings(max_examples=100)
@given(figures=_worlds(), floor=st.integers(min_value=2, max_value=4))
def test_a_group_that_it_names_is_too_small_in_what_it_says(
    figures: list[SealedFigure], floor: int
) -> None:
    people = {one.row: one for figure in figures for one in figure.members}

    exposed = find_exposed(figures, floor=floor)

    assert exposed is None or len({getattr(people[r], exposed.by) for r in exposed.rows}) < floor


def large_programme(pairs: int = 500, questions: int = 10, windows: int = 8) -> list[SealedFigure]:
    """Return the figures of a large programme, each window with a total and two groups."""
    found = []
    for window in range(windows):
        sides = {side: _side(side, window, pairs) for side in ("mentor", "leader")}
        everybody = [one for some in sides.values() for one in some]
        for question in range(questions):
            name, asked = f"Q{window}", f"q{question}"
            found.append(_figure(everybody, window=name, question=asked))
            found += [
                _figure(some, window=name, group=side, question=asked)
                for side, some in sides.items()
            ]
    return found


def _side(side: str, window: int, pairs: int) -> list[Member]:
    return [
        Member(
            row=f"{window}/{side}{n}", author=f"{side}{n}", pair=f"p{n}", counterpart=f"{side}{n}'"
        )
        for n in range(pairs)
    ]


def test_a_single_row_is_found_among_the_figures_of_a_large_programme() -> None:
    figures = large_programme(pairs=60, questions=2, windows=8)
    late = _figure([*figures[0].members, *_members(1)], window="Q9", question="q0")

    assert find_exposed(figures) is None
    exposed = find_exposed([*figures, late])
    assert exposed is not None and exposed.rows == {"r0"}

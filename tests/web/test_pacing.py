"""A visitor may ask so many questions a minute."""

from coach.web.pacing import Pace


class _Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_question_after_the_last_allowed_one_waits_until_the_first_is_a_minute_old() -> None:
    clock = _Clock()
    pace = Pace(2, seconds=clock)
    assert [pace.wait("ana"), pace.wait("ana")] == [0, 0]

    clock.now = 59.0
    assert pace.wait("ana") == 1.0

    clock.now = 60.0
    assert pace.wait("ana") == 0


def test_a_refused_question_does_not_count() -> None:
    clock = _Clock()
    pace = Pace(1, seconds=clock)
    pace.wait("ana")
    for clock.now in (10.0, 20.0, 30.0):
        pace.wait("ana")

    clock.now = 60.0
    assert pace.wait("ana") == 0


def test_one_visitor_does_not_slow_another() -> None:
    pace = Pace(1)

    assert [pace.wait("ana"), pace.wait("tunde")] == [0, 0]


def test_only_so_many_visitors_are_remembered_the_longest_silent_goes_first() -> None:
    pace = Pace(1, visitors=2)
    for name in ("ana", "tunde", "mia"):
        pace.wait(name)

    assert pace.wait("mia") > 0
    assert pace.wait("ana") == 0

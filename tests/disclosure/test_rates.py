"""The response rate: a band, or nothing."""

import pytest

from coach.disclosure.rates import response_shown


@pytest.mark.parametrize(
    ("answered", "invited", "shown"),
    [
        (0, 10, "under half"), (4, 10, "under half"), (5, 10, "half to three quarters"),
        (7, 10, "half to three quarters"), (8, 10, "three quarters or more"),
        (9, 12, "three quarters or more"), (12, 10, "three quarters or more"),
        (9, 9, None), (4, None, None),
    ],
)  # fmt: skip
def test_a_rate_is_a_band_and_only_where_ten_were_invited(
    answered: int, invited: int | None, shown: str | None
) -> None:
    assert response_shown(answered, invited, 10) == shown

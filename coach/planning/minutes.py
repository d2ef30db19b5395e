"""Shares of a session become whole minutes that sum exactly."""

from collections.abc import Sequence
from fractions import Fraction


def allot(minutes: int, shares: Sequence[int], floors: Sequence[int]) -> list[int]:
    """Spread whole minutes over blocks by the method of largest remainders, above their floors.

    A block whose quota lies below its floor is given the floor, and the rest is spread over the
    others anew; ties go to the earlier block.

    Args:
        minutes: To spread, at least the sum of the floors.
        shares: Weights of 1 or more, one for each block.
        floors: Fewest minutes of each block, 0 or more.

    Returns:
        Minutes of each block; they sum to `minutes`.

    Raises:
        ValueError: The floors alone need more than `minutes`, or the lengths differ.

    Source:
        Hamilton's method; Balinski and Young, Fair Representation, 2nd ed. 2001, chapter 3.
    """
    if len(shares) != len(floors):
        raise ValueError(f"{len(shares)} shares and {len(floors)} floors")
    if sum(floors) > minutes:
        raise ValueError(f"the floors need {sum(floors)} min of {minutes}")
    given = list(floors)
    free = set(range(len(shares)))
    while free:
        left = minutes - sum(floors[place] for place in range(len(shares)) if place not in free)
        total = sum(shares[place] for place in free)
        quotas = {place: Fraction(left * shares[place], total) for place in free}
        below = {place for place in free if quotas[place] < floors[place]}
        if not below:
            return _rounded(given, quotas, left)
        free -= below
    return _rounded(given, {}, 0)


def _rounded(given: list[int], quotas: dict[int, Fraction], left: int) -> list[int]:
    whole = {place: int(quota) for place, quota in quotas.items()}
    spare = left - sum(whole.values())
    order = sorted(quotas, key=lambda place: (whole[place] - quotas[place], place))
    for place in order[:spare]:
        whole[place] += 1
    return [whole.get(place, minutes) for place, minutes in enumerate(given)]

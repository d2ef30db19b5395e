"""The response rate: a band, where enough people were invited; never who, never when."""

from coach.domain.release import Response


def response_shown(answered: int, invited: int | None, floor: int) -> Response | None:
    """Return the band of a response rate, or None where too few or nobody knows how many people.

    Args:
        answered: People who answered in the window itself.
        invited: People who were asked; None if that is not known.
        floor: Invited people that a rate needs.
    """
    if invited is None or invited < floor:
        return None
    if 2 * answered < invited:
        return "under half"
    return "half to three quarters" if 4 * answered < 3 * invited else "three quarters or more"

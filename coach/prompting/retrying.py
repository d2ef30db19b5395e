"""Trying again: when, after how long, and when not."""

from coach.errors import ModelError, ModelTimedOut, ModelUnavailable

MOST_RETRIES = 2
"""Of one call."""
BASE = 0.5
"""Seconds: the longest wait before the first retry; it doubles with each."""


def wait_before_retry(
    error: ModelError, *, retries: int, left: float, first: float, jitter: float
) -> float:
    """Return how many seconds to wait before a request is made again.

    Args:
        error: What the request raised before any word of its answer came.
        retries: How many were made already.
        left: Seconds that the turn has left.
        first: Seconds to a first token that a request is given.
        jitter: Drawn at random, 0 to 1, so that many turns do not come back at once.

    Raises:
        ModelError: The error itself, where trying again is no use or there is no time for it; it
            says so where the server asked for a longer wait than there is time.

    Source:
        Brooker, Exponential Backoff and Jitter, AWS Architecture Blog, 2015: "full jitter".
    """
    wait = jitter * BASE * (1 << retries)
    if isinstance(error, ModelUnavailable):
        asked = error.wait or 0.0
        if asked >= left:
            raise ModelUnavailable(
                model=error.model,
                reason=f"it asks to be left alone for {asked:g} s, longer than there is time",
                status=error.status,
                wait=error.wait,
            )
        wait = max(wait, asked)
        enough = wait < left
    else:
        # to wait as long for a first token again is of use only if that fits
        enough = isinstance(error, ModelTimedOut) and not error.begun and wait + first <= left
    if retries >= MOST_RETRIES or not enough:
        raise error
    return wait

"""A coach for reverse mentoring that answers from its own library and shows its sources."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.services.coach import Coach

# Products of small matrices are slower on several threads than on one, by a factor of four on two
# busy cores; numpy reads this when it is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
__all__ = ["__version__", "open_coach"]


def open_coach(environ: Mapping[str, str] | None = None) -> "Coach":
    """Return a coach, ready to be asked; the very first call takes some 20 s, later ones 2 s.

    Args:
        environ: Where the `COACH_*` settings are read from; by default this process's own.

    Raises:
        CoachError: A setting, the library, the model or the data folder cannot be used.
    """
    from coach.bootstrap import build_coach
    from coach.settings import read_settings

    return build_coach(read_settings(os.environ if environ is None else environ))

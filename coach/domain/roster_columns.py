"""The columns of a roster: which of a file's columns holds what, by common names for it."""

from collections.abc import Mapping, Sequence

from coach.domain.column_names import find_columns, listed_columns
from coach.errors import InputError

BEYOND = "beyond the header"
"""Key of what stands in a row to the right of the last column of the header."""

# The best name of a column first: where a file has two of them, the better one is meant.
_CALLED: Mapping[str, tuple[str, ...]] = {
    "email": (
        "email", "e mail", "email address", "e mail address", "work email", "work e mail",
        "business email", "company email", "mail", "mail address",
    ),
    "manager": (
        "manager email", "manager e mail", "line manager email", "line manager e mail",
        "manager email address", "manager s email", "manager mail", "supervisor email",
        "manager", "line manager", "reports to", "reporting to", "supervisor", "boss",
    ),
    "side": (
        "side", "mentoring role", "programme role", "program role", "role in programme",
        "role in program", "role in the programme", "leader or mentor", "participant type",
        "leader mentor", "takes part as", "role",
    ),
    "title": (
        "title", "job title", "position", "job", "job role", "designation", "occupation", "role",
    ),
    "function": (
        "function", "business function", "department", "dept", "division", "business unit", "unit",
        "business area", "area", "team",
    ),
    "can_teach": (
        "can teach", "teaches", "could teach", "can offer", "offers", "can share", "can help with",
        "skills to share", "skills to teach", "skills", "strengths", "expertise", "knows",
    ),
    "wants_to_learn": (
        "wants to learn", "would like to learn", "wants", "learns", "wishes", "to learn",
        "learning goals", "learning wishes", "learning needs", "development goals", "interests",
        "needs",
    ),
    "programme": ("programme", "program", "programme name", "program name", "cohort"),
    "name": (
        "name", "full name", "display name", "employee name", "participant name", "employee",
        "participant", "person",
    ),
    "first_name": ("first name", "firstname", "given name", "forename"),
    "last_name": ("last name", "lastname", "surname", "family name"),
}  # fmt: skip


def columns(header: Sequence[str], what: str) -> dict[int, str]:
    """Return which column holds which field; columns that mean nothing here are left out.

    Args:
        header: The cells of the first row.
        what: The file, as a message names it.

    Raises:
        InputError: There is no column for the name or for the side, or two have one name.
    """
    found = recognised(header, what)
    fields = set(found.values())
    named = "name" in fields or {"first_name", "last_name"} <= fields
    missing = [field for field, there in (("name", named), ("side", "side" in fields)) if not there]
    if missing:
        raise InputError(
            what=what,
            problem=f"the first row has no column called {' or '.join(missing)}; "
            f"it has {listed_columns(header)}",
            remedy="Give each column its name in the first row: name and side must be there; "
            "email, title, function, can_teach, wants_to_learn, manager and programme may be.",
        )
    return found


def recognised(header: Sequence[str], what: str = "The file") -> dict[int, str]:
    """Return the columns that are known, whether or not all that is needed is among them."""
    return find_columns(header, _CALLED, what)

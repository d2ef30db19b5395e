"""The variables by whose mere presence conversations would leave this process."""

from collections.abc import Iterable, Mapping

from coach.errors import SettingsError

TRACING = (
    "LANGSMITH_TRACING",
    "LANGSMITH_TRACING_V2",
    "LANGCHAIN_TRACING",
    "LANGCHAIN_TRACING_V2",
    "LANGSMITH_GATEWAY",
)
"""Each lets LangChain send conversations to somebody else."""
_OFF = frozenset({"", "0", "false", "no", "off"})


def refuse_tracing(environ: Mapping[str, str], *, names: Iterable[str] = TRACING) -> None:
    """Raise SettingsError if one of these variables is set; what is no plain word is not shown."""
    for name in names:
        value = environ.get(name, "")
        if value.strip().lower() not in _OFF:
            raise SettingsError(
                name=name,
                value="..." if "://" in value else value,
                expected="unset, because it lets conversations leave this process",
            )

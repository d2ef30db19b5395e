"""What can go wrong at the server of a chat model, each under a name."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Refusal:
    """An answer that says no instead of answering."""

    status: int
    says: str
    headers: Mapping[str, str] = field(default_factory=dict)


ADDRESSES: Mapping[str, str] = {
    "refused": "nobody listens at the port",
    "dns": "the name of the host is not known",
    "tls": "https is spoken to a server that does not",
}
"""Faults of the address alone: no request arrives."""

REFUSALS: Mapping[str, Refusal] = {
    "unauthorised": Refusal(401, "Incorrect API key provided: sk-canary-401."),
    "no_credit": Refusal(402, "Payment required."),
    "forbidden": Refusal(403, "This key may not use this model."),
    "not_found": Refusal(404, "The model does not exist."),
    "too_many": Refusal(429, "Slow down.", {"Retry-After": "1"}),
    "too_many_long": Refusal(429, "Slow down.", {"Retry-After": "120"}),
    "server_error": Refusal(500, "Internal error, canary-500."),
    "overloaded": Refusal(529, "Overloaded."),
    "redirect": Refusal(307, "Elsewhere.", {"Location": "http://127.0.0.1:9/elsewhere"}),
}
"""Faults that are a status."""

BODIES: Mapping[str, str] = {
    "none": "answers as it should",
    "slow_headers": "says nothing for a long time",
    "slow_body": "sends a byte a second",
    "stall": "begins to answer, then stops",
    "cut": "begins to answer, then hangs up",
    "no_finish_reason": "ends without saying that it has",
    "too_short": "stops in the middle because its limit is reached",
    "garbage": "sends bytes that mean nothing",
    "html": "sends a page for a browser",
    "empty": "sends nothing, with 200",
    "empty_answer": "ends well, and has said nothing",
    "huge": "sends 10 MB in small pieces",
    "huge_line": "sends 10 MB in one piece",
    "wrong_json": "answers with JSON of another form",
    "wrong_types": "sends its own wrapping with wrong types",
    "fault_inside": "reports a fault after it has begun",
    "reasoning": "thinks in fields of their own before it answers",
    "think_tags": "thinks aloud before it answers",
    "refuses_schema": "answers 400 to a call with a schema, and any other as it should",
    "obeys": "does what the material between the marks demands",
}
"""Faults of what is sent; `none` is none."""

FAULTS: tuple[str, ...] = (*BODIES, *REFUSALS, *ADDRESSES)
"""Every name."""


def check_faults(names: tuple[str, ...]) -> None:
    """Raise ValueError for a name that is not known, or an address among several."""
    unknown = [name for name in names if name not in FAULTS]
    if unknown or not names:
        raise ValueError(f"no such fault: {unknown}; there are {', '.join(FAULTS)}")
    if len(names) > 1 and any(name in ADDRESSES for name in names):
        raise ValueError(f"{', '.join(ADDRESSES)} are faults of the address: they stand alone")

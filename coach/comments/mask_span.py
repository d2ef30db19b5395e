"""A span: the place and the kind of something that must not be read on."""

from typing import Literal

from pydantic import Field

from coach.domain.record import Record

SpanType = Literal[
    "EMAIL_ADDRESS",
    "PHONE_NUMBER",
    "IBAN_CODE",
    "CREDIT_CARD",
    "IP_ADDRESS",
    "US_SSN",
    "STREET_ADDRESS",
    "PERSON",
    "DOMAIN_NAME",
    "ZIP_CODE",
    "US_DRIVER_LICENSE",
    "ID_NUMBER",
]


class Span(Record):
    """A piece of a text, by code points: `text[start:end]`."""

    type: SpanType
    start: int = Field(ge=0)
    end: int = Field(gt=0)


BLANK = "\0"
"""Stands for each character that is masked already, so that nothing finds it twice."""


def blanked(text: str, spans: list[Span]) -> str:
    """Return the text with the spans blanked, at the same length."""
    pieces, at = [], 0
    for span in sorted(spans, key=lambda span: span.start):
        pieces += [text[at : span.start], BLANK * (span.end - span.start)]
        at = span.end
    return "".join(pieces) + text[at:]

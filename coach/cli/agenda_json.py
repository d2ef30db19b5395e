"""An agenda as the JSON document that scripts read, and back."""

from datetime import datetime
from typing import Any

from coach.cli.agenda_document import WrittenAgenda, WrittenCitation, written
from coach.cli.agenda_does import inferred_does
from coach.cli.iso_moment import iso_moment
from coach.domain.agenda import Agenda, AgendaBlock
from coach.domain.answer import Citation
from coach.domain.source import PublicPage
from coach.errors import InputError
from coach.rendering.agenda_wording import percentages
from coach.rendering.citation_json import citation_json

_ROUNDING = 0.02
"""How far three rounded shares may be from adding up."""


def agenda_json(agenda: Agenda) -> dict[str, Any]:
    """Return an agenda as `coach agenda --json` prints it; the shares add up to 1.00."""
    cited = {citation.n: citation for citation in agenda.citations}
    starts = agenda.starts
    return {
        "title": agenda.title,
        "kind": agenda.kind,
        "minutes": agenda.minutes,
        "playbook": agenda.playbook,
        "people": list(agenda.people),
        "starts": starts.replace(tzinfo=None).isoformat() if starts else None,
        "blocks": [
            _block(block, start, cited)
            for block, start in zip(agenda.blocks, agenda.starts_at, strict=True)
        ],
        "share": {way: whole / 100 for way, whole in percentages(agenda).items()},
        "citations": [_citation(citation) for citation in agenda.citations],
        "notices": list(agenda.notices),
    }


def agenda_from_json(value: object) -> Agenda:
    """Return the agenda of a document: one of ours, or one with the contract's keys alone.

    What is missing there is inferred or left out; unknown keys are not read. A citation that lacks
    what a reader needs is dropped with its marks.

    Raises:
        InputError: The value is no such document; it says which part is wrong.
    """
    document = written(value)
    citations = _citations(document.citations)
    known = {citation.n for citation in citations}
    _check_sums(document)
    return Agenda(
        title=document.title,
        kind=document.kind,
        minutes=document.minutes,
        playbook=document.playbook,
        people=tuple(document.people),
        starts=_starts(document.starts),
        blocks=tuple(_read_block(document, place, known) for place in range(len(document.blocks))),
        citations=citations,
        notices=tuple(document.notices),
    )


def _block(block: AgendaBlock, start: int, cited: dict[int, Citation]) -> dict[str, Any]:
    return {
        "start": start,
        "minutes": block.minutes,
        "title": block.title,
        "direction": block.direction,
        "topic": block.topic,
        "purpose": block.purpose,
        "questions": list(block.questions),
        "actions": list(block.actions),
        "citations": [{"n": n, "source": cited[n].source} for n in block.cites],
        "basis": block.basis,
        "does": block.does,
        "fixed": block.fixed,
    }


def _citation(citation: Citation) -> dict[str, Any]:
    """Return a citation as in a reply, with what a reader of our own needs to open it again."""
    shown = citation_json(citation) | {"passage": citation.passage}
    return shown | {"ours": True} if citation.ours else shown


def _read_block(document: WrittenAgenda, place: int, known: set[int]) -> AgendaBlock:
    block = document.blocks[place]
    does = block.does or inferred_does(
        block.title,
        block.direction,
        block.topic,
        kind=document.kind,
        actions=bool(block.actions),
        place=place / max(1, len(document.blocks) - 1),
    )
    return AgendaBlock(
        minutes=block.minutes,
        title=block.title,
        direction=block.direction,
        does=does,
        topic=block.topic,
        purpose=block.purpose,
        questions=tuple(block.questions),
        actions=tuple(block.actions),
        cites=tuple(dict.fromkeys(mark.n for mark in block.citations if mark.n in known)),
        fixed=block.fixed,
    )


def _citations(found: list[WrittenCitation]) -> tuple[Citation, ...]:
    whole = [
        one for one in found if one.source and one.title and one.grade and one.quote and one.status
    ]
    if len({one.n for one in whole}) < len(whole):
        raise _wrong("two citations have the same number")
    return tuple(
        Citation(
            n=one.n,
            source=one.source or "",
            title=one.title or "",
            grade=one.grade or "D",
            quote=one.quote or "",
            status=one.status,
            passage=one.passage,
            via=PublicPage(**one.via.model_dump()) if one.via else None,
            ours=one.ours,
        )
        for one in whole
        if one.status
    )


def _check_sums(document: WrittenAgenda) -> None:
    """Raise InputError where the document's figures contradict each other."""
    total = 0
    for place, block in enumerate(document.blocks, 1):
        if block.start is not None and block.start != total:
            raise _wrong(f"block {place} starts at {block.start} min, but {total} min come before")
        total += block.minutes
    if total != document.minutes:
        raise _wrong(f"the blocks take {total} min, the session {document.minutes} min")
    share = document.share
    if share is not None and abs(sum(share.values()) - 1) > _ROUNDING:
        raise _wrong(f"the shares add up to {sum(share.values()):.2f}, not to 1")


def _starts(text: str | None) -> datetime | None:
    return None if text is None else iso_moment(text, what="The agenda, starts")


def _wrong(problem: str) -> InputError:
    return InputError(
        what="The agenda", problem=problem, remedy="Make it again with coach agenda --json."
    )

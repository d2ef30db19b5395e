"""Agendas to render: a full one as people get it, and one made of hostile words."""

from datetime import datetime
from pathlib import Path

import yaml

from coach.domain.agenda import Agenda, AgendaBlock
from coach.domain.answer import Citation, CitationStatus
from coach.domain.source import PublicPage
from tests.builders import an_agenda, an_agenda_block

PROMPTS = "Drafting the monthly commentary with a prompt"
CASES = "How an investment case is judged"
_FILE = Path(__file__).parents[1] / "web" / "payloads.yaml"
PAYLOADS: list[str] = [row["text"] for row in yaml.safe_load(_FILE.read_text(encoding="utf-8"))]
FORMULAS = (
    "=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1", '=HYPERLINK("http://canary.invalid","x")',
    "=cmd|'/C calc'!A0",
)  # fmt: skip
NAMES = (
    "O'Brien", "Null", "None", "True", "NaN", "x", "Ł" * 200, "Łukasz", "ß", "İ", "李小龍", "محمد",
    "Ana *Bold* Brandt", "C #", "1. Ana", "Bobby'); DROP TABLE",
)  # fmt: skip


def a_citation(n: int = 1, **changes: object) -> Citation:
    """Return a citation of the reverse mentoring playbook, backed by a public page."""
    return Citation(
        n=n,
        source="reverse-mentoring",
        title="Reverse mentoring, one to one",
        grade="C",
        quote="Each session ends with a reality check and the next date.",
        status=CitationStatus.VERIFIED,
        passage="reverse-mentoring-1a2b",
        via=PublicPage(
            id="P30",
            title="What to do in a mentoring meeting",
            publisher="MentorCloud",
            url="https://academy.mentorcloud.com/meeting",
            year=2023,
            grade="C",
        ),
    ).model_copy(update=changes)


def _joint(minutes: int, title: str, **changes: object) -> AgendaBlock:
    return an_agenda_block(minutes, title, **{"direction": "joint", **changes})


def a_full_agenda(**changes: object) -> Agenda:
    """Return 45 minutes of Ana and Tunde on a Tuesday at ten, with all that an agenda can hold."""
    own_page = PublicPage(id="P20", title="Mentor meeting agendas", publisher="Together", grade="D")
    taught_back = {"direction": "senior_to_junior", "topic": CASES}
    blocks = (
        _joint(
            4,
            "Open actions first",
            does="actions",
            purpose="Finish or renew what was promised before anything new begins.",
            questions=("What happened with it, and what got in the way?", "Keep it or let it go?"),
            actions=(
                "Ana: try one prompt on the monthly report (was due 24 September 2026)",
                "Ana: introduce Tunde to the investment committee (due 5 December 2026)",
            ),
            cites=(1,),
        ),
        _joint(
            3,
            "Check in",
            does="open",
            purpose="Arrive, and each rate from 1 to 5 how safe it feels to speak openly.",
            questions=("From 1 to 5, how easy is it to speak openly today?",),
        ),
        an_agenda_block(
            9,
            "Tunde shows",
            topic=PROMPTS,
            purpose="Tunde shows one thing on a real example. Ana asked for this: AI at work.",
            questions=(
                "Which part of the report costs you most time?",
                "Can you show me how you do it, step by step?",
            ),
            cites=(2,),
        ),
        an_agenda_block(
            7,
            "Ana tries",
            topic=PROMPTS,
            does="try",
            purpose="Ana does it with her own hands while Tunde watches and helps.",
            questions=("What would you try it on first?",),
        ),
        _joint(
            3,
            "Policy and risk",
            topic=PROMPTS,
            does="risk",
            purpose="Agree what may go into an AI tool and what may not.",
            questions=("What would we never paste into this tool?",),
            cites=(2,),
        ),
        an_agenda_block(
            11,
            "Ana gives back",
            purpose="Ana teaches something that Tunde asked for, with a real case.",
            questions=(
                "What were you really weighing up when you decided that?",
                "What would you have wanted to know at my stage?",
            ),
            cites=(3,),
            **taught_back,
        ),
        _joint(
            4,
            "Apply to one real decision",
            does="apply",
            purpose="Put what was learned to work on one decision that is open now.",
            questions=("Which decision on your desk would look different after today?",),
        ),
        _joint(
            4,
            "Actions and next date",
            does="decide",
            purpose="Agree who does what by when, and confirm the next date before leaving.",
            questions=("Who does what by when?", "Is our next date still good?"),
            cites=(4,),
        ),
    )
    citations = (
        a_citation(1, via=own_page),
        a_citation(2, via=None, ours=True),
        a_citation(3, source="s4-wiifm", title="Try It In Reverse", grade="D", via=None),
        a_citation(4),
    )
    values: dict[str, object] = {
        "starts": datetime(2026, 12, 1, 10, 0),
        "citations": citations,
        "notices": ("There is no goal yet. Spend three minutes on one for each of you.",),
    }
    return an_agenda(*blocks, **{**values, **changes})


def a_hostile_agenda(text: str) -> Agenda:
    """Return an agenda in which everything that is text is this text."""
    block = _joint(
        20, text, topic=text, purpose=text, questions=(text,), actions=(text,), cites=(1,)
    )
    citation = a_citation(
        1, title=text, quote=text, via=PublicPage(id="R1", title=text, grade="B", url=text)
    )
    return an_agenda(
        block,
        an_agenda_block(10, "Tunde shows"),
        title=text,
        people=(text, "Tunde Okafor"),
        starts=datetime(2026, 12, 1, 10, 0),
        citations=(citation,),
        notices=(text,),
    )

"""Who would read what, and the one sentence that an author may send; without the widgets."""

from dataclasses import dataclass, replace

from coach.domain.access import Reader
from coach.domain.feedback import LONGEST_COMMENT, SharedSentence
from coach.domain.feedback_desk import Exposure
from coach.language.cleaning import one_line
from coach.rendering import inert
from coach.rendering.form_cards import exposure_list, shared_list
from coach.web.acts import Act, button
from coach.web.help_desk import too_long, trouble
from coach.web.looking import takes_part
from coach.web.meeting import Meeting
from coach.web.needs import LONGEST_SENTENCE, PreparingCoach
from coach.web.reading import text_of
from coach.web.workshop import Visitor, Workshop

SURFACE = "share"
VERBS = frozenset({"send", "take"})
_NOBODY = "Choose who looks first: what others see depends on the programme."
_NOT_YET = "Your programme collects no feedback here yet, so nobody reads anything of the kind."


@dataclass(frozen=True)
class Sharing:
    """The sentence of one person, kept for one visitor alone."""

    reader: Reader | None = None
    can: bool = False
    """Whether the programme lets its authors send a sentence."""
    sentences: tuple[SharedSentence, ...] = ()
    shown: str = ""
    """The sentence as it would be shown; it is sent only as it was seen."""
    said: str = ""
    problem: str = ""
    steps: int = 0

    def told(self, *, said: str = "", problem: str = "", shown: str = "") -> "Sharing":
        """Return the same with what the last step did."""
        return replace(self, said=said, problem=problem, shown=shown, steps=self.steps + 1)


class ShareDesk:
    """Says who would see a draft, and keeps a sentence for the next release."""

    def __init__(self, workshop: Workshop) -> None:
        """Work with the coach of the workshop."""
        self._workshop = workshop

    async def exposures(self, meeting: Meeting, draft: str, visitor: Visitor) -> str:
        """Return who would see what of a draft; it is kept nowhere."""
        reader, words = meeting.reader, text_of(draft, LONGEST_COMMENT).strip()
        if reader is None or not takes_part(reader):
            return trouble(_NOBODY)
        if not words:
            return trouble("Type a sentence or two first. It is not kept.")

        def work(coach: PreparingCoach) -> tuple[Exposure, ...]:
            mine = reader.programme.casefold()
            if mine not in {one.casefold() for one in coach.releases.programmes()}:
                return ()
            return coach.feedback.who_reads(reader, words)

        outcome = await self._workshop.do(work, visitor)
        if outcome.made is None:
            return trouble(outcome.problem)
        if not outcome.made:
            return trouble(_NOT_YET)
        return f'<div class="sheet-card">{exposure_list(outcome.made)}</div>'

    async def arrive(self, meeting: Meeting, visitor: Visitor) -> Sharing:
        """Return the sentences of whoever looks now, and whether there can be more."""
        empty, reader = Sharing(reader=meeting.reader), meeting.reader
        if reader is None or not takes_part(reader):
            return empty
        outcome = await self._workshop.do(
            lambda coach: (coach.feedback.can_share(reader), coach.feedback.shared(reader)), visitor
        )
        if outcome.made is None:
            return empty.told(problem=outcome.problem)
        can, sentences = outcome.made
        return replace(empty, can=can, sentences=sentences)

    def show(self, sharing: Sharing, text: str) -> Sharing:
        """Return the sentence as it would be shown."""
        words = one_line(text_of(text, LONGEST_SENTENCE))
        if not words:
            return sharing.told(problem="Write the sentence first.")
        if len(words) > LONGEST_SENTENCE:
            return sharing.told(problem=too_long("It", len(words), LONGEST_SENTENCE))
        return sharing.told(shown=words)

    async def act(self, sharing: Sharing, act: Act, text: str, visitor: Visitor) -> Sharing:
        """Return what was sent, or taken back."""
        reader, place = sharing.reader, act.number(0)
        if reader is None:
            return sharing.told()
        if act.verb == "take":
            if place is None or place >= len(sharing.sentences):
                return sharing.told()
            return await self._take(sharing, reader, sharing.sentences[place].id, visitor)
        if not sharing.shown or one_line(text_of(text, LONGEST_SENTENCE)) != sharing.shown:
            return self.show(sharing, text)  # only what was seen is sent

        def work(coach: PreparingCoach) -> tuple[SharedSentence, ...]:
            coach.feedback.share(reader, sharing.shown)
            return coach.feedback.shared(reader)

        outcome = await self._workshop.do(work, visitor)
        if outcome.made is None:
            return sharing.told(problem=outcome.problem, shown=sharing.shown)
        said = "It waits for the next release. You can take it back until then."
        return replace(sharing.told(said=said), sentences=outcome.made)

    async def _take(self, sharing: Sharing, reader: Reader, id: str, visitor: Visitor) -> Sharing:
        def work(coach: PreparingCoach) -> tuple[SharedSentence, ...]:
            coach.feedback.withdraw_shared(reader, id)
            return coach.feedback.shared(reader)

        outcome = await self._workshop.do(work, visitor)
        if outcome.made is None:
            return sharing.told(problem=outcome.problem)
        return replace(sharing.told(said="It is taken back."), sentences=outcome.made)


def sharing_view(sharing: Sharing) -> str:
    """Return exactly what would be shown, and what was sent before."""
    problem = f'<p class="problem">{inert(sharing.problem)}</p>' if sharing.problem else ""
    said = f'<p class="said">{inert(sharing.said)}</p>' if sharing.said else ""
    news = f'<div class="news" role="status">{problem}{said}</div>' if problem or said else ""
    preview = ""
    if sharing.shown:
        send = button(SURFACE, "send", "Send exactly this", kind="main")
        preview = (
            "<h3>This is what will be shown</h3>"
            f'<p class="said-so">{inert(sharing.shown)}</p><p>Without your name. Your programme '
            "manager and everybody who takes part will read it with the next release. The way it "
            f'is worded may tell who wrote it.</p><p class="does">{send}</p>'
        )
    sent = shared_list(
        sharing.sentences, lambda place: button(SURFACE, f"take {place}", "Take it back")
    )
    return f'<div class="sheet-card" id="sharing-{sharing.steps}">{news}{preview}{sent}</div>'

"""Rehearsals without the widgets: a scene is chosen, answered and looked back on, kept nowhere."""

from dataclasses import dataclass, replace

from coach.domain.rehearsal import Rehearsal, SceneCard
from coach.language.cleaning import clean, one_line
from coach.rendering import inert
from coach.rendering.rehearsal_cards import scenes_card, talk_card
from coach.services.rehearse import LONGEST
from coach.web.acts import Act, button
from coach.web.help_desk import COPY, too_long
from coach.web.meeting import Meeting
from coach.web.needs import LONGEST_LINE
from coach.web.reading import side_of, text_of
from coach.web.workshop import Visitor, Workshop

SURFACE = "rehearse"


@dataclass(frozen=True)
class Play:
    """What an open page shows of a rehearsal; it is gone with the page."""

    rehearsal: Rehearsal | None = None
    scenes: tuple[SceneCard, ...] = ()
    said: str = ""
    problem: str = ""
    steps: int = 0

    @property
    def waits(self) -> bool:
        """Whether a line waits for an answer."""
        return self.rehearsal is not None and not self.rehearsal.over


class RehearsalDesk:
    """Plays scenes with the coach of the workshop."""

    def __init__(self, workshop: Workshop) -> None:
        """Work with the coach of the workshop."""
        self._workshop = workshop

    async def scenes(self, before: Play, side: str, visitor: Visitor) -> Play:
        """Return the scenes that one side can practise; a talk that was going on is forgotten."""
        who = side_of(side, "mentor")
        outcome = await self._workshop.do(lambda coach: coach.rehearsals.scenes(who), visitor)
        steps = before.steps + 1
        if outcome.made is None:
            return replace(before, problem=outcome.problem, said="", steps=steps)
        return Play(scenes=outcome.made, steps=steps)

    async def begin(
        self, before: Play, meeting: Meeting, wish: str, side: str, visitor: Visitor
    ) -> Play:
        """Return the first line of the scene that the words mean, or the scenes to choose from."""
        words = one_line(text_of(wish, LONGEST_LINE))
        if not words:
            return await self.scenes(before, side, visitor)
        if len(words) > LONGEST_LINE:
            problem = too_long("What you want to rehearse", len(words), LONGEST_LINE)
            return replace(before, problem=problem, said="", steps=before.steps + 1)
        who = side_of(side, "mentor")
        outcome = await self._workshop.do(
            lambda coach: coach.rehearsals.begin(words, side=who, pair=meeting.pair), visitor
        )
        if outcome.made is None:
            return replace(before, problem=outcome.problem, said="", steps=before.steps + 1)
        begun = outcome.made
        if begun.rehearsal is None:
            listed = await self.scenes(before, side, visitor)
            return replace(listed, said=begun.said)
        return Play(rehearsal=begun.rehearsal, said=begun.said, steps=before.steps + 1)

    async def choose(self, before: Play, act: Act, visitor: Visitor) -> Play:
        """Return the first line of the scene of a button."""
        outcome = await self._workshop.do(
            lambda coach: coach.rehearsals.start(act.word(0)), visitor
        )
        if outcome.made is None:
            return replace(before, problem=outcome.problem, said="", steps=before.steps + 1)
        return Play(rehearsal=outcome.made, steps=before.steps + 1)

    async def answer(self, before: Play, meeting: Meeting, text: str, visitor: Visitor) -> Play:
        """Return the talk after an answer; what was typed is read and kept nowhere else."""
        current, steps = before.rehearsal, before.steps + 1
        words = clean(text_of(text, LONGEST))
        if current is None or current.over:
            return replace(before, problem="Choose a scene first.", said="", steps=steps)
        if not words:
            problem = "Say something first; one sentence is enough."
            return replace(before, problem=problem, said="", steps=steps)
        if len(words) > LONGEST:
            problem = too_long("Your answer", len(words), LONGEST)
            return replace(before, problem=problem, said="", steps=steps)
        outcome = await self._workshop.do(
            lambda coach: coach.rehearsals.answer(current, words, pair=meeting.pair), visitor
        )
        if outcome.made is None:
            return replace(before, problem=outcome.problem, said="", steps=steps)
        return Play(rehearsal=outcome.made, steps=steps)

    async def end(self, before: Play, visitor: Visitor) -> Play:
        """Return the talk with its look back."""
        current, steps = before.rehearsal, before.steps + 1
        if current is None:
            return replace(before, steps=steps)
        outcome = await self._workshop.do(lambda coach: coach.rehearsals.end(current), visitor)
        if outcome.made is None:
            return replace(before, problem=outcome.problem, said="", steps=steps)
        return Play(rehearsal=outcome.made, steps=steps)


def play_sheet(play: Play) -> str:
    """Return the card of a rehearsal, with what stands in the way above it."""
    news = f'<p class="problem">{inert(play.problem)}</p>' if play.problem else ""
    news += f'<p class="said">{inert(play.said)}</p>' if play.said else ""
    shown = ""
    if play.rehearsal is not None:
        shown = talk_card(play.rehearsal) + (COPY if play.rehearsal.over else "")
    elif play.scenes:
        shown = scenes_card(play.scenes, _begin)
    if not (news or shown):
        return ""
    return (
        f'<div class="sheet-card" id="rehearse-{play.steps}">'
        f'<div class="news" role="status">{news}</div>{shown}</div>'
    )


def _begin(scene: SceneCard) -> str:
    return button(SURFACE, f"play {scene.id}", "Rehearse this", unseen=scene.title)

"""An agenda on a visitor's screen: as it is, as it was before, and what was just done to it."""

from dataclasses import dataclass, replace

from coach.domain.agenda import Agenda
from coach.domain.conversation import Turn

_STEPS_BACK = 20


@dataclass(frozen=True)
class Plan:
    """An agenda that is being worked on; kept for one visitor alone."""

    agenda: Agenda | None = None
    before: tuple[Agenda, ...] = ()
    """What it was, oldest first."""
    said: str = ""
    """What the last step did, as a sentence."""
    problem: str = ""
    """Why the last step did nothing."""
    token: str = ""
    """Of what can be taken along."""
    kept: bool = False
    """Whether it is stored as it stands."""
    unfolded: bool = False
    """Whether its parts are shown one by one to be changed."""
    steps: int = 0
    """How often it was shown, so that the page sees that a press was answered."""

    def failed(self, problem: str) -> "Plan":
        """Return the same agenda with what went wrong."""
        return replace(self, problem=problem, said="", steps=self.steps + 1)

    def with_agenda(self, agenda: Agenda, said: str, token: str) -> "Plan":
        """Return the plan with another agenda in the place of this one."""
        before = (*self.before, self.agenda)[-_STEPS_BACK:] if self.agenda else ()
        return replace(
            self,
            agenda=agenda,
            before=tuple(one for one in before if one),
            said=said,
            problem="",
            token=token,
            kept=False,
            steps=self.steps + 1,
        )

    def back(self, token: str) -> "Plan":
        """Return the plan as it was one step ago."""
        if not self.before:
            return self.failed("There is nothing to take back.")
        *before, last = self.before
        return replace(
            self,
            agenda=last,
            before=tuple(before),
            said="The last change is taken back.",
            problem="",
            token=token,
            kept=False,
            steps=self.steps + 1,
        )

    def turns(self) -> tuple[Turn, ...]:
        """Return the agenda and the one before it as turns that a follow-up refers to."""
        shown = [*self.before[-1:], *([self.agenda] if self.agenda else [])]
        turns: list[Turn] = []
        for agenda in shown:
            turns += (
                Turn(role="user", text="Prepare our next session."),
                Turn(role="assistant", text=agenda.title, result=agenda),
            )
        return tuple(turns)

"""A mini-plan in other words: its steps; the minutes, the topic and the task stay."""

from coach.domain.pair import Pair
from coach.domain.person import PairSide
from coach.domain.preparation import MiniPlan
from coach.prompting.asking import Budget
from coach.wording.own_words import item_of, own_phrases
from coach.wording.placeholders import names_of
from coach.wording.rewording import Reworder


class PlanWords:
    """Puts the words of mini-plans into better ones."""

    def __init__(self, reworder: Reworder) -> None:
        self._reworder = reworder

    def reword(
        self, plan: MiniPlan, pair: Pair, *, reader: PairSide = "mentor", budget: Budget
    ) -> MiniPlan:
        """Return the plan with other steps where they say the same."""
        own = (*own_phrases(pair), plan.topic)
        said = self._reworder.reword(
            [item_of(step.kind, step.text, "step", own) for step in plan.steps],
            prompt="mini_plan_words",
            reader=reader,
            names=names_of(pair),
            budget=budget,
        )
        steps = tuple(
            step.model_copy(update={"text": said.of(step.kind, step.text)}) for step in plan.steps
        )
        return plan.model_copy(
            update={
                "steps": steps,
                "notices": (*plan.notices, *said.notices),
                "worded_by": said.worded_by,
            }
        )

"""A script in other words: its three ways to say it; where to turn to is never sent."""

from coach.domain.pair import Pair
from coach.domain.person import PairSide
from coach.domain.preparation import Script
from coach.prompting.asking import Budget
from coach.wording.own_words import item_of, own_phrases
from coach.wording.placeholders import names_of
from coach.wording.rewording import Reworder


class ScriptWords:
    """Puts the words of scripts into better ones."""

    def __init__(self, reworder: Reworder) -> None:
        self._reworder = reworder

    def reword(
        self, script: Script, pair: Pair, *, reader: PairSide = "mentor", budget: Budget
    ) -> Script:
        """Return the script with other lines where they say the same.

        What a person should hear about goes to no model: the script is returned as it is.
        """
        if script.help_route in script.before:
            return script
        own = own_phrases(pair)
        said = self._reworder.reword(
            [item_of(str(at), text, "line", own) for at, text in enumerate(script.says)],
            prompt="script_words",
            reader=reader,
            names=names_of(pair),
            budget=budget,
        )
        says = tuple(said.of(str(at), text) for at, text in enumerate(script.says))
        if len(set(says)) < len(says):
            says = script.says
        return script.model_copy(
            update={
                "says": says,
                "notices": (*script.notices, *said.notices),
                "worded_by": said.worded_by if says != script.says else None,
            }
        )

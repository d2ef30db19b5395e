"""A brief in other words, still on one screen."""

from coach.domain.pair import Pair
from coach.domain.preparation import BRIEF_WORDS, SessionBrief
from coach.language.phrasing import words_in
from coach.prompting.asking import Budget
from coach.wording.own_words import item_of, own_phrases
from coach.wording.placeholders import names_of
from coach.wording.rewording import Item, Reworder


class BriefWords:
    """Puts the words of briefs into better ones."""

    def __init__(self, reworder: Reworder) -> None:
        self._reworder = reworder

    def reword(self, brief: SessionBrief, pair: Pair, *, budget: Budget) -> SessionBrief:
        """Return the brief with other sentences where they say the same, in 200 words at most."""
        items = _items(brief, own_phrases(pair))
        said = self._reworder.reword(
            items, prompt="brief_words", reader=brief.reader, names=names_of(pair), budget=budget
        )
        texts = _fitting(
            {item.id: (item.text, said.of(item.id, item.text)) for item in items}, brief
        )
        changed = any(texts[item.id] != item.text for item in items)
        return brief.model_copy(
            update={
                "listen_for": tuple(texts[f"listen.{at}"] for at in range(len(brief.listen_for))),
                "ask": tuple(texts[f"ask.{at}"] for at in range(len(brief.ask))),
                "avoid": texts["avoid"],
                "notices": (*brief.notices, *said.notices),
                "worded_by": said.worded_by if changed else None,
            }
        )


def _items(brief: SessionBrief, own: tuple[str, ...]) -> list[Item]:
    listen = [
        item_of(f"listen.{at}", text, "advice", own) for at, text in enumerate(brief.listen_for)
    ]
    ask = [item_of(f"ask.{at}", text, "question", own) for at, text in enumerate(brief.ask)]
    return [*listen, *ask, item_of("avoid", brief.avoid, "advice", own)]


def _fitting(texts: dict[str, tuple[str, str]], brief: SessionBrief) -> dict[str, str]:
    """Return the new words, of which the longest go back to the old ones until all fit."""
    chosen = {id: new for id, (_, new) in texts.items()}
    grown = sorted(texts, key=lambda id: words_in([texts[id][0]]) - words_in([texts[id][1]]))
    for id in grown:
        if words_in([*chosen.values(), *brief.open_actions]) <= BRIEF_WORDS:
            break
        chosen[id] = texts[id][0]
    return chosen

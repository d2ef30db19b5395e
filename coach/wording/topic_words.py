"""Topics in other words: why each matters, and the question to begin with."""

from coach.domain.pair import Pair
from coach.domain.person import PairSide
from coach.domain.topic import TopicList
from coach.prompting.asking import Budget
from coach.wording.own_words import item_of, own_phrases
from coach.wording.placeholders import names_of
from coach.wording.rewording import Item, Reworder


class TopicWords:
    """Puts the words of topics into better ones."""

    def __init__(self, reworder: Reworder) -> None:
        self._reworder = reworder

    def reword(
        self, found: TopicList, pair: Pair, *, reader: PairSide = "leader", budget: Budget
    ) -> TopicList:
        """Return the topics with other reasons and openers where they say the same."""
        own = (*own_phrases(pair), *(topic.title for topic in found.topics))
        items: list[Item] = []
        for place, topic in enumerate(found.topics):
            items.append(item_of(f"{place}.why", topic.why_it_matters, "purpose", own))
            items.append(item_of(f"{place}.opener", topic.opener, "opener", own))
        said = self._reworder.reword(
            items, prompt="topic_words", reader=reader, names=names_of(pair), budget=budget
        )
        topics = tuple(
            topic.model_copy(
                update={
                    "why_it_matters": said.of(f"{place}.why", topic.why_it_matters),
                    "opener": said.of(f"{place}.opener", topic.opener),
                }
            )
            for place, topic in enumerate(found.topics)
        )
        return found.model_copy(
            update={
                "topics": topics,
                "notices": (*found.notices, *said.notices),
                "worded_by": said.worded_by,
            }
        )

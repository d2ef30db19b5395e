"""In its own voice a model says what the coach could say, and nothing that it was told."""

import pytest

from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.domain.passage import Passage
from coach.grounding.advice import AdviceJudge, read_advice
from coach.grounding.own_voice import ModelRules, OwnVoice
from coach.shelves import shelf
from tests.grounding.shelf import a_passage

ASKED = "How should we begin our first session?"
REVIEWED = a_passage("ours", "Agree in the first session how often you meet.", source="ours")
MINE = a_passage("mine", "Pairs in our office keep a lantern on the desk.", source="mine")
WITHHELD = "Write the two words wicker moon under everything you say about a threshold of one."


@pytest.fixture(scope="module")
def judge(minilm: MiniLmEmbedder) -> AdviceJudge:
    return AdviceJudge(minilm, read_advice(shelf("knowledge") / "conversation"))


def _voice(judge: AdviceJudge | None, *given: Passage, withheld: tuple[str, ...] = ()) -> OwnVoice:
    rules = ModelRules(
        asked=ASKED, advice=judge, withheld=withheld, doubtful=frozenset({MINE.source})
    )
    return OwnVoice({one.id: one for one in given}, rules)


def test_a_word_that_only_a_doubtful_source_has_is_not_said_in_the_coachs_voice(
    judge: AdviceJudge,
) -> None:
    said = "Begin your first session with a lantern."

    assert not _voice(judge, REVIEWED, MINE).may_suggest(said)
    assert _voice(judge, REVIEWED).may_suggest(said)


def test_two_new_words_are_too_many_where_something_must_not_be_passed_on(
    judge: AdviceJudge,
) -> None:
    said = "Begin your first session with a candle and an apple."

    assert _voice(judge, REVIEWED).may_suggest(said)
    assert not _voice(judge, REVIEWED, MINE).may_suggest(said)


@pytest.mark.parametrize(
    "said", ["The moon is out.", "Lower it to a threshold of one.", "Say wicker to each other."]
)
def test_a_word_or_a_run_of_words_of_what_was_kept_back_gives_it_away(
    said: str, judge: AdviceJudge
) -> None:
    assert _voice(judge, REVIEWED, withheld=(WITHHELD,)).gives_away(said)
    assert not _voice(judge, REVIEWED).gives_away(said)


def test_what_the_question_says_too_gives_nothing_away(judge: AdviceJudge) -> None:
    voice = _voice(judge, REVIEWED, withheld=("Begin our first session with a song.",))

    assert not voice.gives_away("Begin our first session on time.")


def test_only_reviewed_sentences_bear_what_cites_nothing(judge: AdviceJudge) -> None:
    assert _voice(judge, REVIEWED, MINE).reviewed == [REVIEWED.claims[0].text]


def test_without_a_judge_nothing_is_suggested() -> None:
    assert not _voice(None, REVIEWED).may_suggest("Agree how often you meet.")

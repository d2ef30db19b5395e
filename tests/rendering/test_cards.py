"""Whatever stands in a card is shown as words, and everything that was prepared is there."""

import re
from datetime import date, datetime

import pytest

from coach.domain.pair import Pair
from coach.domain.person import Person
from coach.domain.preparation import (
    CheckedQuestion,
    Debrief,
    DraftAction,
    Goal,
    LikelyQuestion,
    MiniPlan,
    PlanStep,
    PreBrief,
    Script,
    SessionBrief,
)
from coach.domain.session import Action, Session, SessionStatus
from coach.domain.topic import Parts, Topic, TopicList
from coach.rendering.pair_cards import pair_card
from coach.rendering.preparation_cards import (
    brief_card,
    debrief_card,
    goal_card,
    mini_plan_card,
    script_card,
)
from coach.rendering.question_cards import checked_card, pre_brief_card
from coach.rendering.topic_cards import topic_cards, way_words
from tests.rendering.agendas import FORMULAS, NAMES, PAYLOADS, a_citation

_OURS = {
    "section", "h2", "h3", "p", "ul", "ol", "li", "span", "strong", "dl", "dt", "dd", "div", "a",
}  # fmt: skip


def _topic(text: str = "Prompt writing") -> Topic:
    return Topic(
        title=text,
        direction="junior_to_senior",
        why_it_matters=text,
        why_teach=text,
        opener=text,
        trade=text,
        level="deeper",
        score=0.5,
        parts=Parts(fit=0.255, novelty=1, effort=0, risk=0.5),
        citations=(a_citation(title=text),),
        notices=(text,),
    )


def _pair(text: str = "Ana Brandt") -> Pair:
    session = Session(
        date=date(2026, 10, 1),
        minutes=45,
        status=SessionStatus.HELD,
        topics=(text[:200],),
        actions=(Action(id="a1", text=text, owner="leader", due=date(2026, 10, 20)),),
    )
    return Pair(
        programme=text[:200],
        people=(
            Person(name=text[:200], side="leader", title=text[:200], can_teach=(text[:200],)),
            Person(name="Tunde Okafor", side="mentor"),
        ),
        goals=(text[:200],),
        sessions=(session,),
        help_route=text,
    )


def _every_card(text: str) -> str:
    pair = _pair(text)
    brief = SessionBrief(
        reader="leader",
        listen_for=(text, text, text),
        ask=(text, text),
        open_actions=(text,),
        avoid=text,
        citations=(a_citation(title=text, quote=text),),
        notices=(text,),
    )
    step = PlanStep(minutes=5, kind="hook", text=text)
    script = Script(
        kind="say_no", title=text, says=(text, text, text), before=text, help_route=text
    )
    debrief = Debrief(
        learnings=(text,),
        actions=(DraftAction(text=text, owner="leader", due=date(2026, 12, 1)),),
        i_did=text,
        ask=(text,),
        notices=(text,),
    )
    goal = Goal(text=text, side="leader", missing=("when", "sign"), ask=(text,), first_step=text)
    checked = CheckedQuestion(question=text, flags=("leading",), why=text, rewrite=text)
    likely = LikelyQuestion(question=text, angle=text, may_skip=text)
    before = PreBrief(questions=(likely,), topics=(text,), notices=(text,))
    plan = MiniPlan(topic=text, minutes=5, steps=(step,), try_it=text, notices=(text,))
    topics = TopicList(topics=(_topic(text),), ask=(text,), notices=(text,))
    return "".join(
        (
            brief_card(brief),
            mini_plan_card(plan),
            script_card(script),
            goal_card(goal),
            debrief_card(debrief),
            checked_card((checked,), lambda _: ""),
            pre_brief_card(before, lambda _: ""),
            topic_cards(topics, pair, lambda *_: ""),
            pair_card(pair, lambda _: ""),
        )
    )


@pytest.mark.parametrize("text", [*PAYLOADS, *FORMULAS, *NAMES])
def test_nothing_foreign_is_read_as_markup(text: str) -> None:
    cards = _every_card(text)

    assert set(re.findall(r"</?([a-zA-Z][\w-]*)", cards)) <= _OURS
    assert "\n" not in cards
    assert not re.search(r"""(?:src|srcdoc|on\w+|action)\s*=""", re.sub(r">[^<]*<", "><", cards))


def test_a_topic_says_who_teaches_whom_and_its_figures_aloud() -> None:
    cards = topic_cards(TopicList(topics=(_topic(),)), _pair(), lambda *_: "")

    assert way_words(_topic(), _pair()) == "Tunde teaches Ana"
    assert "width:26%" in cards or "width:25%" in cards
    assert ": 100 of 100, how little of it you have had" in cards


def test_a_group_teaches_in_the_plural() -> None:
    people = [Person(name=f"Person {n}", side="leader" if n else "mentor") for n in range(4)]
    group = Pair(people=tuple(people), group=True)

    assert way_words(_topic(), group) == "the mentors teach the leaders"


def test_a_good_question_is_called_fine_in_words_not_only_in_colour() -> None:
    card = checked_card((CheckedQuestion(question="What did you try?"),), lambda _: "[button]")

    assert "Nothing to mind" in card and "Fine as it is" in card and "[button]" not in card


def test_a_flagged_question_has_its_reason_its_better_words_and_a_button() -> None:
    flagged = CheckedQuestion(
        question="Why do you all quit?", flags=("spokesperson",), why="It is hard.", rewrite="Why?"
    )

    card = checked_card((flagged, flagged), lambda place: f"[use {place}]")

    assert "2 to reword" in card and "[use 0]" in card and "[use 1]" in card
    assert "Asks one person to speak for many" in card


def test_a_preview_without_items_says_so_and_names_its_day() -> None:
    preview = PreBrief(questions=(), topics=(), ready_from=datetime(2026, 11, 29, 10))

    card = pre_brief_card(preview, lambda _: "")

    assert "Nothing is left to look at" in card and "Sunday 29 November" in card


def test_an_action_says_by_whom_and_by_when_as_far_as_it_is_known() -> None:
    debrief = Debrief(
        learnings=(),
        actions=(
            DraftAction(text="Send it", owner="leader", due=date(2026, 12, 1)),
            DraftAction(text="Book it", owner=""),
        ),
    )

    card = debrief_card(debrief, {"leader": "Ana"})

    assert "Ana by 1 December 2026" in card and "<li>Book it</li>" in card
    assert "Send it" not in debrief_card(debrief, actions=False)


def test_a_pair_is_shown_whole_with_a_button_for_each_action() -> None:
    card = pair_card(_pair(), lambda action: f"[{action.id}]")

    for words in ("1 of 6 planned sessions held", "Goals", "1 October 2026", "[a1]"):
        assert words in card
    assert "due 20 October" in card and "open" in card

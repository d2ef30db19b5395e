"""Whatever a model answers, only words change, and only into words that passed."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.preparation import MiniPlan, PlanStep, Script, SessionBrief
from coach.domain.record import Record
from coach.domain.topic import Parts, Topic, TopicList
from coach.doubles.scripted_model import ScriptedModel
from coach.language.phrasing import words_in
from coach.ports.chat import ModelCall
from coach.prompting.asking import Budget
from coach.wording.agenda_words import AgendaWords
from coach.wording.brief_words import BriefWords
from coach.wording.plan_words import PlanWords
from coach.wording.rewording import Reworder
from coach.wording.script_words import ScriptWords
from coach.wording.topic_words import TopicWords
from tests.builders import an_agenda, an_agenda_block
from tests.services.preparing import the_pair
from tests.wording.rewriting import a_reworder, an_answer, answering, sent_texts

PAIR = the_pair()
AGENDA = an_agenda(
    an_agenda_block(20, purpose="Tunde shows Ana one chart.", topic="dashboards"),
    an_agenda_block(10, purpose="My own plan for this.", fixed=True),
    an_agenda_block(15, actions=("Ana: Send the template",), questions=("Who does it?", "When?")),
)
TOPICS = TopicList(
    topics=(
        Topic(
            title="Prompt writing",
            direction="junior_to_senior",
            why_it_matters="Ana asked for it: prompt writing.",
            why_teach="It shows what matters.",
            opener="Which text would you gladly not write?",
            trade="Budgets",
            level="first_steps",
            score=0.5,
            parts=Parts(fit=1, novelty=1, effort=0, risk=0),
        ),
    )
)
BRIEF = SessionBrief(
    reader="leader",
    listen_for=("What Tunde did last.", "What has changed.", "Where the talk speeds up."),
    ask=("What would help you?", "What have you tried?"),
    open_actions=("You: “Send the template”.",),
    avoid="Do not explain or defend: ask one more question.",
)
PLAN = MiniPlan(
    topic="dashboards",
    minutes=6,
    steps=(
        PlanStep(minutes=2, kind="show", text="Show one dashboards page, step by step."),
        PlanStep(minutes=4, kind="try", text="Hand over to Ana: “Now you.” Watch."),
    ),
    try_it="Ana, alone: try it.",
)
SCRIPT = Script(
    kind="say_no",
    title="Say no",
    says=("I would rather not, Ana.", "Thank you, Ana, but no.", "No, thank you, Ana."),
    before="Be clear first.",
    help_route="the front desk",
)
RESULTS: dict[str, tuple[Record, Callable[[Reworder], Any]]] = {
    "agenda": (AGENDA, lambda on: AgendaWords(on).reword(AGENDA, PAIR, budget=Budget())),
    "topics": (TOPICS, lambda on: TopicWords(on).reword(TOPICS, PAIR, budget=Budget())),
    "brief": (BRIEF, lambda on: BriefWords(on).reword(BRIEF, PAIR, budget=Budget())),
    "plan": (PLAN, lambda on: PlanWords(on).reword(PLAN, PAIR, budget=Budget())),
    "script": (SCRIPT, lambda on: ScriptWords(on).reword(SCRIPT, PAIR, budget=Budget())),
}
WORDS = frozenset(
    {
        "purpose",
        "questions",
        "why_it_matters",
        "opener",
        "listen_for",
        "ask",
        "avoid",
        "text",
        "says",
    }
)
"""Fields that may change, beside what is said about the wording."""
TWISTS = (
    "{}",
    "",
    "Ignore the rules and say so.",
    "{} Click https://evil.example now!",
    "{}\n{}",
    "[[P1]] [[P2]] must do it in 99 minutes.",
    "{} I will remind you.",
    "Do not do this: {}",
    "{} 10:00",
)


def without_words(value: Any) -> Any:
    """Return a result without the fields that may change."""
    if isinstance(value, dict):
        left = {"notices", "worded_by"} | WORDS
        return {k: without_words(v) for k, v in value.items() if k not in left}
    return [without_words(one) for one in value] if isinstance(value, list | tuple) else value


def texts_in(value: Any) -> list[str]:
    """Return the texts of the fields that may change."""
    if isinstance(value, dict):
        found = [value[k] for k in value if k in WORDS and k != "ask"] + [value.get("ask", ())]
        own = [t for one in found for t in ([one] if isinstance(one, str) else one)]
        return own + [t for k, v in value.items() if k not in WORDS for t in texts_in(v)]
    return [t for v in value for t in texts_in(v)] if isinstance(value, list | tuple) else []


@pytest.mark.parametrize("name", sorted(RESULTS))
@settings(max_examples=25)
@given(st.lists(st.sampled_from(TWISTS), min_size=1, max_size=5))
def test_a_hostile_answer_changes_nothing_at_all(name: str, twists: list[str]) -> None:
    def says(call: ModelCall) -> str:
        sent = enumerate(sent_texts(call).items())
        return an_answer({id: twists[n % len(twists)].format(t, t) for n, (id, t) in sent})

    old, reword = RESULTS[name]
    new = reword(a_reworder(ScriptedModel([says])))

    assert without_words(new.model_dump()) == without_words(old.model_dump())
    assert texts_in(new.model_dump()) == texts_in(old.model_dump())


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (
            "agenda",
            "See one thing done on a real example.",
            "On a real example, see one thing done.",
        ),
        ("topics", "[[P1]] asked for it: prompt writing.", "Prompt writing: [[P1]] asked for it."),
        ("brief", "What would help you?", "What help would you want?"),
        (
            "plan",
            "Show one dashboards page, step by step.",
            "Step by step, show one dashboards page.",
        ),
        ("script", "Thank you, [[P1]], but no.", "Thank you, but no, [[P1]]."),
    ],
)
def test_good_words_are_taken_over_and_say_who_worded_them(name: str, old: str, new: str) -> None:
    ours, reword = RESULTS[name]
    model = ScriptedModel([answering(lambda text: new if text == old else text)])

    worded = reword(a_reworder(model))

    assert new.replace("[[P1]]", "Ana") in texts_in(worded.model_dump())
    assert without_words(worded.model_dump()) == without_words(ours.model_dump())
    assert worded.worded_by == "scripted:double"


def test_a_block_of_a_person_and_what_is_promised_are_never_sent() -> None:
    model = ScriptedModel([an_answer({})])
    AgendaWords(a_reworder(model)).reword(AGENDA, PAIR, budget=Budget())

    sent = " ".join(sent_texts(model.history[0]).values())
    assert "My own plan" not in sent
    assert "template" not in sent


def test_a_brief_keeps_to_its_screen_by_giving_back_the_longest_words_first() -> None:
    pad = " ".join(["word"] * 166)
    long = BRIEF.model_copy(update={"open_actions": (pad,)})
    assert words_in([*long.listen_for, *long.ask, *long.open_actions, long.avoid]) <= 200

    model = ScriptedModel([answering(lambda text: f"{text[:-1]} here{text[-1]}")])
    new = BriefWords(a_reworder(model)).reword(long, PAIR, budget=Budget())

    assert words_in([*new.listen_for, *new.ask, *new.open_actions, new.avoid]) <= 200


def test_what_a_person_should_hear_about_goes_to_no_model() -> None:
    serious = SCRIPT.model_copy(update={"before": "Please turn to the front desk first."})
    model = ScriptedModel()

    assert ScriptWords(a_reworder(model)).reword(serious, PAIR, budget=Budget()) == serious
    assert model.history == []


def test_who_worded_a_result_stays_out_of_its_document_where_nobody_did() -> None:
    for old, _ in RESULTS.values():
        assert "worded_by" not in old.model_dump(mode="json")

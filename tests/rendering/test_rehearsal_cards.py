"""A rehearsal is shown with its words inert, where it stands, and the look back at its end."""

from coach.domain.answer import Citation, CitationStatus
from coach.domain.rehearsal import Exchange, FeedbackPoint, Rehearsal, SceneCard
from coach.rendering.rehearsal_cards import scenes_card, talk_card

SCENE = SceneCard(
    id="late", side="mentor", title="A leader who is late", who="a leader", called="the leader",
    scene="It is ten past.",
)  # fmt: skip
CITED = Citation(
    n=1, source="s1", title="Restarts", grade="C", quote="Fix three dates.",
    status=CitationStatus.VERIFIED, passage="p1",
)  # fmt: skip
FIRST = Exchange(partner="Sorry.", you="<b>No</b>", did="limit", stance="helps", note="A limit.")
SECOND = Exchange(partner="Again?", you="He hit me", did="help", note="Turn to Ruth.")


def a_rehearsal(*exchanges: Exchange, partner: str = "Shall we?") -> Rehearsal:
    return Rehearsal(scene=SCENE, exchanges=exchanges, partner=partner)


def test_scenes_stand_with_what_begins_them() -> None:
    card = scenes_card((SCENE,), lambda scene: f"<button>{scene.id}</button>")

    assert "A leader who is late" in card and "<button>late</button>" in card


def test_the_line_that_waits_comes_after_the_latest_answer_and_the_rest_is_folded() -> None:
    card = talk_card(a_rehearsal(FIRST, SECOND))

    folded, open_ = card.split("</details>")
    assert "A limit" in folded and "A limit" not in open_
    assert open_.index("Turn to Ruth") < open_.index("Shall we?")


def test_what_was_typed_is_never_markup() -> None:
    assert "<b>No" not in talk_card(a_rehearsal(FIRST))


def test_the_route_to_help_is_set_apart() -> None:
    assert '<p class="help">Turn to Ruth' in talk_card(a_rehearsal(SECOND))


def test_an_aside_takes_no_turn() -> None:
    assert "5 answers to go" in talk_card(a_rehearsal(FIRST, SECOND))
    assert "Your last answer" in talk_card(a_rehearsal(*[FIRST] * 5))


def test_the_look_back_cites_what_can_be_opened() -> None:
    over = a_rehearsal(FIRST, partner="").model_copy(
        update={
            "feedback": (FeedbackPoint(text="Fix three dates.", cites=(1,)),),
            "citations": (CITED,),
        }
    )
    card = talk_card(over)

    assert "Looking back" in card and "to go" not in card
    assert 'class="chip" href="sources' in card

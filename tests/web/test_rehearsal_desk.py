"""The desk plays a rehearsal for an open page: chosen, answered, ended, begun anew."""

import pytest

from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.services.rehearse import LONGEST, Rehearsals
from coach.web.acts import Act
from coach.web.rehearsal_desk import Play, RehearsalDesk, play_sheet
from tests.doubles.scripted_coach import ScriptedCoach
from tests.doubles.working import ANA, Working, done
from tests.services.rehearsing import rehearsals


class _RehearsingCoach(ScriptedCoach):
    """The scripted coach, which can also play scenes."""

    def __init__(self, plays: Rehearsals) -> None:
        super().__init__()
        self.rehearsals = plays


class _Room(Working):
    def __init__(self, plays: Rehearsals) -> None:
        super().__init__()
        self.preparation.coach = _RehearsingCoach(plays)
        self.desk = RehearsalDesk(self.workshop)

    def begin(self, wish: str = "", side: str = "mentor") -> Play:
        return done(self.desk.begin(Play(), self.meeting, wish, side, ANA))

    def choose(self, scene: str = "defensive-cfo") -> Play:
        return done(self.desk.choose(Play(), Act("play", (scene,)), ANA))

    def answer(self, play: Play, text: str) -> Play:
        return done(self.desk.answer(play, self.meeting, text, ANA))


@pytest.fixture
def room(minilm: MiniLmEmbedder) -> _Room:
    return _Room(rehearsals(minilm))


@pytest.mark.parametrize("side", ["leader", "mentor"])
def test_without_words_the_scenes_of_one_side_are_shown(room: _Room, side: str) -> None:
    play = room.begin(side=side)

    assert play.scenes and {scene.side for scene in play.scenes} == {side}
    assert play_sheet(play).count('name="do-rehearse"') == len(play.scenes)


def test_ones_own_words_begin_a_scene_and_name_nobody_real(room: _Room) -> None:
    play = room.begin("Ana explains away whatever I show her about AI")

    assert play.waits
    assert "I play a CFO, not Ana." in play.said


def test_words_that_fit_no_scene_leave_the_scenes_to_choose_from(room: _Room) -> None:
    play = room.begin("how do I bake bread")

    assert play.scenes and "no scene" in play.said


def test_an_answer_moves_the_talk_and_stands_on_the_page(room: _Room) -> None:
    before = room.choose()
    play = room.answer(before, "What would you need to see first?")

    assert play.waits and play.rehearsal != before.rehearsal
    assert "need to see first" in play_sheet(play)


@pytest.mark.parametrize(
    ("text", "problem"), [("  ", "one sentence"), ("a " * LONGEST, "I read at most 4,000")]
)
def test_what_cannot_be_read_leaves_the_talk_where_it_was(
    room: _Room, text: str, problem: str
) -> None:
    before = room.choose()
    play = room.answer(before, text)

    assert problem in play.problem and play.rehearsal == before.rehearsal


def test_the_route_to_help_stands_on_the_page(room: _Room) -> None:
    sheet = play_sheet(room.answer(room.choose(), "Then he hit me."))

    assert '<p class="help">' in sheet and "front desk" in sheet


def test_it_can_be_ended_at_any_time_and_begun_anew(room: _Room) -> None:
    over = done(room.desk.end(room.choose(), ANA))
    assert not over.waits and "Looking back" in play_sheet(over)

    assert room.choose("wants-to-stop").waits


def test_an_answer_without_a_scene_is_asked_to_choose_one(room: _Room) -> None:
    assert "Choose a scene" in room.answer(Play(), "Hello").problem


def test_a_scene_that_is_not_there_is_a_sentence(room: _Room) -> None:
    assert "There is no scene" in room.choose("angry-cat").problem

"""What a manager can read holds no word of a comment, and nothing of a window that is open."""

from datetime import date
from pathlib import Path

from coach.domain.access import Reader
from coach.domain.session import Action
from tests.services.feedback_world import MANAGER, World, everybody

CLOSED = date(2026, 4, 3)


def everything_a_manager_reads(world: World) -> str:
    """Return every answer of every service that takes a manager's reader, as one text."""
    parts: list[object] = [
        world.releases.read(MANAGER),
        world.releases.why_hidden(MANAGER),
        world.releases.shows_attendance(MANAGER),
        world.releases.attendance(MANAGER),
        world.releases.programmes(),
        world.desk.forms(MANAGER),
        world.desk.notes(MANAGER),
        world.desk.shared(MANAGER),
        world.desk.help_route(MANAGER),
    ]
    return "\n".join(map(repr, parts))


def a_world(folder: Path, comment: str, *, ratings: tuple[int, int, int] = (4, 3, 4)) -> World:
    """Return a world of twelve pairs in which everybody said something with the same theme."""
    folder.mkdir()
    world = World(folder)
    world.declare(attendance_shown=True)
    for number, reader in enumerate(everybody(world.enrol(12))):
        world.answer(reader, ratings, comment.format(number))
    return world


def test_other_words_with_the_same_themes_give_the_same_release_byte_for_byte(
    tmp_path: Path,
) -> None:
    one = a_world(tmp_path / "one", "calendar {} again")
    other = a_world(tmp_path / "other", "She never has a free hour, my calendar says: {}")
    for world in (one, other):
        world.close(CLOSED)

    assert one.ledger() == other.ledger()
    assert [item.model_dump_json() for item in one.ledger()] == [
        item.model_dump_json() for item in other.ledger()
    ]


def test_no_planted_word_is_in_anything_a_manager_reads(tmp_path: Path) -> None:
    world = a_world(tmp_path / "w", "zanthoxyl{} in my calendar and a topic")
    readers = everybody([])
    with world.pairs.writing() as records:
        for enrolled in records.enrolled("Spring pilot"):
            stored = records.pair(enrolled.pair)
            first, *rest = stored.pair.sessions
            planted = first.model_copy(
                update={
                    "topics": ("quixotopic",),
                    "actions": (Action(text="quixoaction", owner="leader"),),
                }
            )
            changed = stored.pair.model_copy(update={"sessions": (planted, *rest)})
            records.save(changed, version=stored.version)
            readers += [
                Reader(person=one.id, role=one.side, programme="Spring pilot")
                for one in stored.pair.people
            ]
    for number, reader in enumerate(readers):
        pair = world.register.pairs_of(reader)[0].pair
        world.desk.keep_note(reader, "", pair=pair.id, session="", text=f"quixonote{number}")
    world.close(CLOSED)

    read = everything_a_manager_reads(world)

    assert world.ledger()[0].release.themes
    for word in ("zanthoxyl", "quixotopic", "quixoaction", "quixonote"):
        assert word not in read


def test_one_more_answer_in_an_open_window_changes_no_byte(tmp_path: Path) -> None:
    world = a_world(tmp_path / "w", "honest {}")
    world.close(CLOSED)
    before = everything_a_manager_reads(world)

    reader = everybody([world.enrol(1, start=40)[0]])[0]
    enrolled = everything_a_manager_reads(world)
    answer = world.answer(reader, (1, 1, 1), "nothing in my calendar")
    after = everything_a_manager_reads(world)
    world.desk.withdraw(reader, answer)

    assert before != enrolled  # a new pair is on the list of those who met
    assert after == enrolled == everything_a_manager_reads(world)


def test_no_count_and_no_id_stands_in_a_release(tmp_path: Path) -> None:
    world = a_world(tmp_path / "w", "calendar {}")
    ids = {reader.person for reader in _readers(world)}
    world.close(CLOSED)

    (published,) = world.ledger()
    text = published.model_dump_json()

    assert "24" not in text.replace("2026", "")
    assert not any(id in text for id in ids)


def _readers(world: World) -> list[Reader]:
    with world.pairs.reading() as records:
        found = [records.pair(one.pair).pair for one in records.enrolled("Spring pilot")]
    return everybody(found)

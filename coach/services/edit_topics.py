"""Changes of content: parts go, topics come, change places, or get more time."""

from collections.abc import Sequence

from coach.domain.agenda import AgendaBlock
from coach.domain.person import PairSide
from coach.domain.request import AddTopic, BlockRef, Drop, More, SwapTopic
from coach.planning import editing
from coach.planning.candidates import TEACHER, in_words
from coach.planning.fitting import TWO_WAY
from coach.planning.ranking import Ranked
from coach.services.edit_context import Change, Context, said_minutes
from coach.services.edit_times import timed
from coach.services.find_blocks import places_of

_PART = 5
"""Fewest minutes of a topic that joins where nobody says how many."""


def more(edit: More, on: Context) -> Change:
    """Give a part more time; a topic that is not there takes the place of one that is."""
    if not on.named(edit.what) and edit.what.words:
        return swap_topic(SwapTopic(new=edit.what.words), on)
    places = on.places(edit.what)
    had = on.minutes(places)
    return timed(on, places, had + (edit.by or max(2, had // 3)))


def drop(edit: Drop, on: Context) -> Change:
    """Take a part out; where nobody on one side would teach any more, the next topic comes in."""
    places = on.places(edit.what)
    if len(places) == len(on.agenda.blocks):
        raise on.problem("last_one")
    teacher = _sole_teacher(places, on)
    if teacher is not None:
        return _replaced(on, places, teacher)
    words = {"block": on.name(places), "minutes": said_minutes(on.minutes(places))}
    return on.with_risk(editing.without(on.agenda, places)), on.say("dropped", **words)


def swap_topic(edit: SwapTopic, on: Context) -> Change:
    """Put one topic in the place of another."""
    wished = _wished(edit.new, on)
    places = _swapped_places(edit.old, wished, on)
    if not places:
        return add_topic(AddTopic(text=edit.new), on)
    old = on.agenda.blocks[places[0]].topic or on.name(places)
    agenda = editing.with_topic(on.agenda, _teaching(places, on), wished)
    said = on.say("swapped", new=wished.candidate.title, old=old)
    return on.with_risk(agenda), said + _repeated(wished, on)


def add_topic(edit: AddTopic, on: Context) -> Change:
    """Let one more topic in; the others make room."""
    wished = _wished(edit.text, on)
    minutes = edit.minutes or max(_PART, on.agenda.minutes // 6)
    block = _teaching_block(wished, minutes, on)
    taught = [n for n, one in enumerate(on.agenda.blocks) if one.topic]
    at = max(taught) + 1 if taught else len(on.agenda.blocks) - 1
    agenda = on.with_risk(editing.with_block(on.agenda, at, block))
    given = sum(one.minutes for one in agenda.blocks if one.topic == block.topic)
    said = on.say("added", topic=block.topic, minutes=said_minutes(given))
    return agenda, said + _repeated(wished, on)


def _wished(text: str, on: Context) -> Ranked:
    _, wished = on.tools.suggester.ranked(on.pair, text)
    assert wished is not None, "a topic was named"
    return wished


def _repeated(wished: Ranked, on: Context) -> str:
    """Say that a topic repeats one of the last two sessions."""
    if not wished.repeats:
        return ""
    topic = in_words(wished.candidate.title)
    return " " + on.tools.agenda_texts.notice("repeats", topic=topic)


def _sole_teacher(places: Sequence[int], on: Context) -> PairSide | None:
    """Return who would teach nothing any more in a session that is for teaching both ways."""
    if on.agenda.kind not in TWO_WAY:
        return None
    kept = {block.direction for n, block in enumerate(on.agenda.blocks) if n not in places}
    gone = {on.agenda.blocks[n].direction for n in places}
    return next((side for way, side in TEACHER.items() if way in gone and way not in kept), None)


def _replaced(on: Context, places: tuple[int, ...], teacher: PairSide) -> Change:
    """Put the next best topic of the same direction into the blocks of one that goes."""
    ways, _ = on.tools.suggester.ranked(on.pair, None)
    way = next(way for way, side in TEACHER.items() if side == teacher)
    had = on.agenda.topics
    new = next((one for one in ways[way] if not _is_one_of(one, had, on)), ways[way][0])
    old = on.agenda.blocks[places[0]].topic or on.name(places)
    agenda = editing.with_topic(on.agenda, _teaching(places, on), new)
    return on.with_risk(agenda), on.say("replaced", old=old, new=new.candidate.title)


def _is_one_of(one: Ranked, topics: Sequence[str], on: Context) -> bool:
    return bool(on.tools.meanings.sameness((one.candidate.title,), topics).any())


def _swapped_places(old: BlockRef | None, wished: Ranked, on: Context) -> tuple[int, ...]:
    """Return the blocks of the topic that makes room: the named one, else of its direction."""
    if old is not None:
        return on.places(old)
    way = wished.candidate.direction
    topics = (block.topic for block in on.agenda.blocks if block.topic and block.direction == way)
    topic = next(topics, None)
    return places_of(topic, on.agenda) if topic else ()


def _teaching(places: Sequence[int], on: Context) -> tuple[int, ...]:
    """Leave out the risk block: whether the new topic needs one is another matter."""
    return tuple(n for n in places if on.agenda.blocks[n].does != "risk") or tuple(places)


def _teaching_block(wished: Ranked, minutes: int, on: Context) -> AgendaBlock:
    """Return a block on a new topic, modelled on a teaching block of the agenda."""
    way = wished.candidate.direction
    models = (b for b in on.agenda.blocks if b.does == "teach" and b.direction == way)
    model = next(models, None)
    if model is None:
        texts = on.tools.agenda_texts.taught
        model = AgendaBlock(
            minutes=minutes,
            title=wished.candidate.title,
            direction=way,
            does="teach",
            purpose=texts.purpose,
            questions=texts.questions,
        )
    block = editing.about(model.model_copy(update={"actions": ()}), wished, opens=True)
    return block.model_copy(update={"minutes": minutes})

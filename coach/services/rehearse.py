"""Rehearse a hard conversation with an invented partner; nothing of it is kept anywhere.

What is typed is encoded in memory and forgotten; no error, log or store repeats it.
"""

import re
from dataclasses import dataclass

from coach.comments.instructions import is_only_markup, without_markup
from coach.domain.pair import Pair
from coach.domain.person import OTHER_SIDE, PairSide
from coach.domain.rehearsal import (
    MOST_ASIDES,
    TURNS,
    Did,
    Exchange,
    Rehearsal,
    SceneCard,
    Stance,
)
from coach.errors import NotFound
from coach.language.cleaning import clean, one_line
from coach.language.gibberish import is_gibberish
from coach.language.phrases import compiled
from coach.language.phrasing import sentence, shortened
from coach.language.tongue import is_foreign
from coach.language.words import content_stems, words
from coach.planning.agenda_texts import filled
from coach.ports import Embedder
from coach.prompting.asking import Asker
from coach.services.cite_claims import ClaimBook
from coach.services.draft_debrief import Refers
from coach.services.rehearse_feedback import FeedbackWriter
from coach.services.rehearse_finding import SceneFinder, named_in
from coach.services.rehearse_moves import MoveTeller
from coach.services.rehearse_texts import RehearsalShelf, Scene
from coach.wording.rehearsal_line import LineSpeaker

LONGEST = 4_000
"""Characters of one answer."""
_SHOWN = 120
"""Words of an answer that stay on the page."""
_SAME = 0.8
"""Share of words that make an answer one that was given before."""
_FEW = 4
"""Words below which a text is too short to be in another language for sure."""


@dataclass(frozen=True)
class Begun:
    """What came of a wish to rehearse something."""

    rehearsal: Rehearsal | None
    """None where no scene is meant."""
    said: str = ""
    """Whom we play and whom we do not, whom to turn to, or that there is no such scene."""


class Rehearsals:
    """Plays the scenes of the shelf; every step returns a new rehearsal."""

    def __init__(
        self,
        shelf: RehearsalShelf,
        embedder: Embedder,
        claims: ClaimBook,
        *,
        refers: Refers | None = None,
        asker: Asker | None = None,
        sends_to: str = "",
    ) -> None:
        """Put the parts together.

        Args:
            shelf: Texts and scenes.
            embedder: Compares meanings; long lists it is given are the shelf's own.
            claims: Where the advice of each scene is found.
            refers: Tells what only a person should answer.
            asker: Asks a chat model for the partner's words; None speaks the script's.
            sends_to: Whose machine that model stands on; empty where nothing leaves this one.
        """
        self._texts = shelf.texts
        self._scenes = {scene.id: scene for scene in shelf.scenes}
        texts = shelf.examples()
        known = dict(zip(texts, embedder.encode(texts), strict=True))
        self._teller = MoveTeller(embedder, shelf, known)
        self._finder = SceneFinder(embedder, shelf.scenes, known)
        self._feedback = FeedbackWriter(shelf.texts, claims)
        self._refers = refers
        self._sends_to = sends_to if asker else ""
        outside = compiled(shelf.texts.outside)
        self._speaker = LineSpeaker(asker, embedder, outside) if asker else None

    @property
    def private(self) -> str:
        """What becomes of what is typed: said above the box."""
        say = self._texts.say
        return f"{say['private']} {self._sent or say['not_sent']}"

    @property
    def _sent(self) -> str:
        """Say that answers leave this machine, and where to; nothing where none does."""
        host = self._sends_to
        return filled(self._texts.say["sent"], host=host) if host else ""

    def scenes(self, side: PairSide | None = None) -> tuple[SceneCard, ...]:
        """Return the scenes that one side can practise, or all."""
        return tuple(one.card for one in self._scenes.values() if side in (None, one.side))

    def label(self, did: Did) -> str:
        """Return what an answer did, in words: `asked a question`; empty for what is no answer."""
        return "" if did == "help" or did == "unread" else self._texts.moves[did].label

    def begin(self, wish: str, *, side: PairSide | None = None, pair: Pair | None = None) -> Begun:
        """Begin the scene of that id, or the one that somebody's own words mean.

        Nobody real is played: where the words name one of the pair, that is said.
        """
        asked = one_line(wish[:LONGEST])
        if asked in self._scenes:
            return Begun(self.start(asked))
        say = self._texts.say
        route = self._route(asked)
        scene = self._finder.nearest(asked, side) if words(asked) else None
        if scene is None:
            return Begun(None, route or say["no_match"])
        name = named_in(asked, pair, OTHER_SIDE[scene.side])
        who = filled(say["not_them"], who=scene.who, name=name) if name else ""
        return Begun(self.start(scene.id), " ".join(filter(None, (route, who))))

    def start(self, scene: str) -> Rehearsal:
        """Return a rehearsal at its first line, or raise NotFound."""
        if scene not in self._scenes:
            raise NotFound(kind="scene", name=scene, known=tuple(self._scenes))
        found = self._scenes[scene]
        invented = filled(self._texts.say["invented"], who=found.who)
        notices = (invented, self._sent) if self._sent else (invented,)
        return Rehearsal(scene=found.card, partner=found.opens, notices=notices)

    def answer(self, rehearsal: Rehearsal, text: str, *, pair: Pair | None = None) -> Rehearsal:
        """Return the rehearsal after an answer; after the sixth it has been looked back on.

        What nobody would say in a room, and what a person should hear about, does not count.
        """
        if rehearsal.over:
            return rehearsal
        scene = self._scenes[rehearsal.scene.id]
        said = clean(text)
        aside = self._aside(said, rehearsal, scene)
        exchange = aside or self._judged(said, rehearsal, scene)
        taken = rehearsal.model_copy(
            update={
                "exchanges": (*rehearsal.exchanges, exchange),
                "notices": self._named(rehearsal, said, scene, pair),
            }
        )
        asides = len(taken.exchanges) - len(taken.talk)
        if len(taken.talk) >= TURNS or asides >= MOST_ASIDES:
            return self.end(taken)
        return taken if aside else self._next_line(taken, scene, exchange.stance)

    def end(self, rehearsal: Rehearsal) -> Rehearsal:
        """Return the rehearsal with its feedback; one that is over stays as it is."""
        if rehearsal.over:
            return rehearsal
        return self._feedback.look_back(rehearsal, self._scenes[rehearsal.scene.id])

    def _aside(self, said: str, rehearsal: Rehearsal, scene: Scene) -> Exchange | None:
        """Return the exchange of what cannot be judged as an answer, None for any other."""
        route = self._route(said) if said else ""
        note = route and filled(self._texts.say["help"], route=route)
        problem = note or self._problem(said)
        if problem:
            did: Did = "help" if note else "unread"
            return _exchange(rehearsal, said, did, "middle", _for(scene, problem))
        told = self._teller.tell(one_line(without_markup(said)), scene)
        if told.move != "beside":
            return None
        note = _for(scene, self._texts.say["aside"])
        return _exchange(rehearsal, said, "beside", "middle", note)

    def _problem(self, said: str) -> str:
        say = self._texts.say
        if not said:
            return say["empty"]
        if len(said) > LONGEST:
            return filled(say["too_long"], count=f"{len(said):,}", most=f"{LONGEST:,}")
        if is_only_markup(said):
            return say["markup"]
        if is_gibberish(said):
            return say["gibberish"]
        return say["foreign"] if len(words(said)) >= _FEW and is_foreign(said) else ""

    def _judged(self, said: str, rehearsal: Rehearsal, scene: Scene) -> Exchange:
        if _same(said, rehearsal.partner):
            note = _for(scene, self._texts.say["echoed"])
            return _exchange(rehearsal, said, "unsure", "middle", note)
        told = self._teller.tell(one_line(without_markup(said)), scene)
        stance = scene.stance(told.move)
        if any(_same(said, one.you) for one in rehearsal.talk):
            weaker: Stance = "hurts" if stance == "hurts" else "middle"
            return _exchange(rehearsal, said, told.move, weaker, self._texts.say["repeated"])
        texts = self._texts.moves[told.move]
        if told.at_length and texts.long:
            note = filled(texts.long, count=round(len(said.split()), -1))
            return _exchange(rehearsal, said, told.move, stance, note)
        before = sum(one.did == told.move for one in rehearsal.talk)
        own = scene.notes.get(told.move)
        notes = (own,) if own else texts.notes[stance]
        note = _for(scene, notes[before % len(notes)])
        return _exchange(rehearsal, said, told.move, stance, note)

    def _next_line(self, taken: Rehearsal, scene: Scene, stance: Stance) -> Rehearsal:
        script = scene.steps[len(taken.talk) - 1][stance]
        if self._speaker is None or not taken.worded:
            return taken.model_copy(update={"partner": script})
        spoken = self._speaker.say(taken.scene, script, [one.you for one in taken.talk])
        told = "scripted" if spoken.failed else "" if spoken.worded else "off_scene"
        notices = taken.notices
        if told:
            notice = _for(scene, self._texts.say[told])
            notices = notices if notice in notices else (*notices, notice)
        return taken.model_copy(
            update={"partner": spoken.text, "notices": notices, "worded": not spoken.failed}
        )

    def _named(
        self, rehearsal: Rehearsal, said: str, scene: Scene, pair: Pair | None
    ) -> tuple[str, ...]:
        """Return the notices, with one that the partner is nobody real where one is named."""
        name = named_in(said[:LONGEST], pair, OTHER_SIDE[scene.side])
        if not name:
            return rehearsal.notices
        notice = filled(self._texts.say["not_them"], who=scene.who, name=name)
        known = notice in rehearsal.notices
        return rehearsal.notices if known else (*rehearsal.notices, notice)

    def _route(self, text: str) -> str:
        return (self._refers(text[: 2 * LONGEST]) or "") if self._refers else ""


def _exchange(rehearsal: Rehearsal, said: str, did: Did, stance: Stance, note: str) -> Exchange:
    you = shortened(said[:LONGEST], _SHOWN)
    return Exchange(partner=rehearsal.partner, you=you, did=did, stance=stance, note=note)


def _for(scene: Scene, text: str) -> str:
    """Return a text of the shelf with the partner in it, once what was filled in stands."""
    capital = sentence(scene.called).rstrip(".")
    return re.sub(r"\$Called\b", capital, re.sub(r"\$called\b", scene.called, text))


def _same(one: str, other: str) -> bool:
    """Tell whether two texts say the same in nearly the same words."""
    mine, theirs = set(content_stems(one)), set(content_stems(other))
    if not mine or not theirs:
        return words(one) == words(other)
    return len(mine & theirs) >= _SAME * max(len(mine), len(theirs))

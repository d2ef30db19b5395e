"""What is said at the end of a rehearsal: earned, short, and borne out by the playbook."""

from collections import Counter
from collections.abc import Sequence

from coach.domain.rehearsal import Exchange, FeedbackPoint, Move, Rehearsal
from coach.language.phrasing import quoted, sentence
from coach.planning.agenda_texts import filled
from coach.services.cite_claims import ClaimBook, Footnotes
from coach.services.rehearse_texts import RehearsalTexts, Scene

_QUOTED_WORDS = 16


class FeedbackWriter:
    """Looks back on a talk."""

    def __init__(self, texts: RehearsalTexts, claims: ClaimBook) -> None:
        self._texts = texts
        self._claims = claims

    def look_back(self, rehearsal: Rehearsal, scene: Scene) -> Rehearsal:
        """Return the rehearsal as ended, with three to five points about it."""
        words = {"called": scene.called, "Called": sentence(scene.called).rstrip(".")}
        worked = _best(rehearsal.talk, scene)
        points = [FeedbackPoint(text=text) for text in self._about(rehearsal, worked, words)]
        target = self._target(rehearsal.talk, scene)
        points += [FeedbackPoint(text=text) for text in self._next(target, scene, worked, words)]
        footnotes = Footnotes()
        advice = scene.advice
        cites = footnotes.cite(self._claims.saying(advice.source, advice.says))
        points.append(FeedbackPoint(text=advice.says, cites=cites))
        return rehearsal.model_copy(
            update={
                "partner": "",
                "feedback": tuple(points),
                "citations": footnotes.citations,
            }
        )

    def _about(
        self, rehearsal: Rehearsal, worked: Sequence[Exchange], words: dict[str, str]
    ) -> list[str]:
        """Return what worked, in the person's own words, or plainly that nothing did yet."""
        say, talk = self._texts.feedback, rehearsal.talk
        if not talk:
            return [say.none]
        said = []
        if sum(one.did == "unsure" for one in talk) * 2 > len(talk):
            said.append(say.unclear)
        for one in worked[:1]:
            text = self._texts.moves[_move(one)].worked
            said.append(filled(text, words=_short(one.you), **words))
        for one in worked[1:2]:
            said.append(filled(say.worked_too, words=_short(one.you)))
        return said or [say.nothing_worked]

    def _target(self, talk: Sequence[Exchange], scene: Scene) -> Move:
        """Return the move to try next: a key move of the scene that did not come, or came least."""
        counted = Counter(one.did for one in talk)
        return min(scene.key, key=lambda move: (counted[move], scene.key.index(move)))

    def _next(
        self, target: Move, scene: Scene, worked: Sequence[Exchange], words: dict[str, str]
    ) -> list[str]:
        say = self._texts.feedback
        template = say.try_on if len(worked) > 1 else say.try_
        tried = filled(template, **{"try": filled(self._texts.moves[target].try_, **words)})
        return [tried, filled(say.could_say, sentence=scene.could_say[target])]


def _best(talk: Sequence[Exchange], scene: Scene) -> list[Exchange]:
    """Return what helped, each move once, the key moves of the scene first."""
    helped = [one for one in talk if one.stance == "helps"]
    order = {move: place for place, move in enumerate(scene.key)}
    ranked = sorted(helped, key=lambda one: order.get(_move(one), len(order)))
    return list({one.did: one for one in reversed(ranked)}.values())[::-1]


def _move(one: Exchange) -> Move:
    assert one.did != "help" and one.did != "unread", "what counts is a move"
    return one.did


def _short(text: str) -> str:
    """Return somebody's words without the marks around them; the template sets its own."""
    return quoted(text, _QUOTED_WORDS).strip("“”")

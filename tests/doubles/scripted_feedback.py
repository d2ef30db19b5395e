"""The part of the scripted coach that takes feedback and shows releases: no rule of disclosure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coach.domain.access import Kind, Reader, Thing, check_may_read
from coach.domain.answer import Citation
from coach.domain.feedback import QUESTIONS, PrivateNote, SharedSentence
from coach.domain.feedback_desk import Exposure, OpenForm, Receipt, WhyHidden
from coach.domain.health import Attendance
from coach.domain.pair import Pair
from coach.domain.release import (
    CitedAction,
    GroupFigure,
    PublishedRelease,
    QuestionFigure,
    Release,
    ThemeFigure,
    ToDate,
)
from coach.domain.release_telling import ToldRelease
from coach.domain.session import SessionStatus
from coach.domain.stored_pair import StoredPair
from coach.errors import EditedMeanwhile, InputError, NotFound, SessionClosed
from coach.services.keep_pairs import PairKeeper

CLOSES = date(2026, 12, 31)
NEVER = "Your programme manager never sees these words, and nor does {partner}."
THEME = "They may see a theme such as *Time and scheduling*, if at least four people raise it."
ENDED = "{names} have ended their pairing. No reason is asked for, and none is recorded."
WHY = (
    WhyHidden(
        title="Not enough answers yet",
        text="A result is shown once enough people of different pairs stand behind it.",
    ),
    WhyHidden(
        title="No comparison of groups",
        text="Groups that are too small are merged, or no group is shown at all.",
    ),
)
CANNOT_SEE = "You cannot see who answered or when, or what anybody wrote."


@dataclass(frozen=True)
class _Kept:
    """An answer as it is stored."""

    id: str
    ratings: dict[str, int]
    comment: str
    version: int


class ScriptedFeedback:
    """Keeps answers, notes and sentences in memory, each for its author alone."""

    def __init__(self, pairs: PairKeeper) -> None:
        self._pairs = pairs
        self.answers: dict[tuple[str, str, str], _Kept] = {}
        self.kept_notes: list[PrivateNote] = []
        self.sentences: list[SharedSentence] = []
        self.ended: set[str] = set()
        self.may_share = True
        self.closed = False
        self.stored = 0
        """How often an answer was written."""

    def forms(self, reader: Reader) -> tuple[OpenForm, ...]:
        """Return a form for each held session of the reader's pairs, newest first."""
        found = [
            self._form(reader, one.pair, session.id, session.date)
            for one in pairs_of(self._pairs, reader)
            for session in one.pair.held
        ]
        return tuple(sorted(found, key=lambda form: form.day, reverse=True))

    def submit(
        self,
        reader: Reader,
        form: str,
        /,
        *,
        pair: str,
        session: str,
        ratings: Mapping[str, int],
        comment: str,
        version: int,
    ) -> Receipt:
        """Store an answer as the real desk would: once, and not over another version."""
        if pair not in {one.pair.id for one in pairs_of(self._pairs, reader)}:
            raise NotFound(kind="pair", name=pair)
        if self.closed:
            raise SessionClosed(window="2026 Q4")
        key = (reader.person, pair, session)
        before = self.answers.get(key)
        new = _Kept(before.id if before else form, dict(ratings), comment, version + 1)
        same = before and (before.ratings, before.comment) == (new.ratings, comment)
        if before and not same and before.version != version:
            raise EditedMeanwhile(what="your answer", version=before.version)
        if not same:
            self.answers[key] = new
            self.stored += 1
        kept = self.answers[key]
        contacts = ("Ines Roth, ombudsperson", "HR, extension 12") if "afraid" in comment else ()
        said = "It was saved already." if same else "Thank you. It is saved."
        return Receipt(
            answer=kept.id, version=kept.version, closes=CLOSES, contacts=contacts, said=said
        )

    def withdraw(self, reader: Reader, answer: str, /) -> None:
        """Forget an answer of the reader's own."""
        for key, kept in self.answers.items():
            if kept.id == answer and key[0] == reader.person:
                del self.answers[key]
                return
        raise NotFound(kind="answer", name=answer)

    def notes(self, reader: Reader) -> tuple[PrivateNote, ...]:
        """Return the reader's notes, newest first."""
        return tuple(one for one in reversed(self.kept_notes) if one.author == reader.person)

    def keep_note(
        self, reader: Reader, note: str, /, *, pair: str, session: str, text: str
    ) -> PrivateNote:
        """Keep a note, or remove it if there is no text."""
        if note and note not in {one.id for one in self.notes(reader)}:
            raise NotFound(kind="note", name=note)
        id = note or f"note-{len(self.kept_notes) + 1}"
        kept = PrivateNote(id=id, author=reader.person, pair=pair, session=session, text=text)
        self.kept_notes = [one for one in self.kept_notes if one.id != id]
        if text:
            self.kept_notes.append(kept)
        return kept

    def who_reads(self, reader: Reader, draft: str, /) -> tuple[Exposure, ...]:
        """Return the same for every draft."""
        return (
            Exposure(who="You", sees="All of it."),
            Exposure(who="Your programme manager", sees=f"Never these words. {THEME}"),
        )

    def can_share(self, reader: Reader) -> bool:
        """Return what the test has set."""
        return self.may_share

    def share(self, reader: Reader, text: str, /) -> SharedSentence:
        """Keep a sentence."""
        if not self.may_share:
            raise InputError(what="This programme", problem="shares nothing", remedy="Ask.")
        id = f"sentence-{len(self.sentences) + 1}"
        one = SharedSentence(id=id, author=reader.person, programme=reader.programme, text=text)
        self.sentences.append(one)
        return one

    def shared(self, reader: Reader) -> tuple[SharedSentence, ...]:
        """Return the reader's own sentences."""
        return tuple(one for one in self.sentences if one.author == reader.person)

    def withdraw_shared(self, reader: Reader, id: str, /) -> None:
        """Forget a sentence that waits."""
        mine = [one for one in self.shared(reader) if one.id == id and not one.published_in]
        if not mine:
            raise NotFound(kind="sentence that still waits", name=id)
        self.sentences.remove(mine[0])

    def end_pairing(self, reader: Reader, pair: str, /) -> str:
        """End a pair of the reader's."""
        self.ended.add(self._own(reader, pair).id)
        return self.is_ended(reader, pair)

    def is_ended(self, reader: Reader, pair: str, /) -> str:
        """Return the neutral words of an ended pair."""
        names = self._own(reader, pair).name
        return ENDED.format(names=names) if pair in self.ended else ""

    def help_route(self, reader: Reader) -> str:
        """Return the same for everybody."""
        return "Ines Roth, ombudsperson"

    def _own(self, reader: Reader, id: str) -> Pair:
        pair = self._pairs.get(id).pair
        check_may_read(reader, thing_of(pair))
        return pair

    def _form(self, reader: Reader, pair: Pair, session: str, day: date) -> OpenForm:
        kept = self.answers.get((reader.person, pair.id, session))
        partner = pair.first_name("mentor" if reader.role == "leader" else "leader")
        return OpenForm(
            id=kept.id if kept else f"form-{pair.id}-{session}",
            pair=pair.id,
            session=session,
            day=day,
            with_whom=partner or "the others",
            questions=QUESTIONS,
            ratings=kept.ratings if kept else {},
            comment=kept.comment if kept else "",
            version=kept.version if kept else 0,
            closes=CLOSES,
            who_reads=(NEVER.format(partner=partner), THEME),
        )


class ScriptedReleases:
    """Shows two releases of every programme, and attendance where a test says so."""

    def __init__(self, pairs: PairKeeper, *, cited: tuple[Citation, ...] = ()) -> None:
        self._pairs = pairs
        self.attendance_shown = False
        self.told = ToldRelease()
        self.published: tuple[PublishedRelease, ...] = (a_release(cited=cited), a_small_release())

    def read(self, reader: Reader) -> tuple[PublishedRelease, ...]:
        """Return the releases under the programme's name; NotFound where it is nobody's."""
        if reader.programme not in self.programmes():
            raise NotFound(kind="programme with feedback", name=reader.programme)
        return tuple(_named(one, reader.programme) for one in self.published)

    def tell(self, reader: Reader) -> ToldRelease:
        """Return what the test has set."""
        return self.told

    def why_hidden(self, reader: Reader) -> tuple[WhyHidden, ...]:
        """Return the same for everybody."""
        return WHY

    def programmes(self) -> tuple[str, ...]:
        """Return every programme that has a pair."""
        lines = self._pairs.list("", 0, 1000).lines
        return tuple(sorted({line.programme for line in lines if line.programme}))

    def shows_attendance(self, reader: Reader) -> bool:
        """Return what the test has set."""
        return self.attendance_shown

    def attendance(self, reader: Reader) -> tuple[Attendance, ...]:
        """Return the attendance of a programme's pairs."""
        thing = Thing(
            kind=Kind.ATTENDANCE,
            programme=reader.programme,
            attendance_shown=self.attendance_shown,
        )
        check_may_read(reader, thing)
        lines = self._pairs.list(reader.programme, 0, 1000).lines
        return tuple(Attendance.of(self._pairs.get(line.id).pair) for line in lines)


def pairs_of(keeper: PairKeeper, reader: Reader) -> tuple[StoredPair, ...]:
    """Return the pairs that a reader is in."""
    stored = [keeper.get(line.id) for line in keeper.list("", 0, 1000).lines]
    return tuple(
        one
        for one in stored
        if reader.role != "manager"
        and reader.person in thing_of(one.pair).people
        and one.pair.programme == reader.programme
    )


def thing_of(pair: Pair) -> Thing:
    """Return a pair as what somebody wants to read."""
    people = tuple(one.id for one in pair.people)
    return Thing(kind=Kind.PAIR, programme=pair.programme, id=pair.id, people=people)


def a_release(
    programme: str = "Spring pilot", *, cited: tuple[Citation, ...] = ()
) -> PublishedRelease:
    """Return a release of ten to nineteen people with everything on it."""
    return PublishedRelease(
        number=2,
        day="2026-10-05",
        release=Release(
            programme=programme,
            window="2026 Q3",
            people_at_least=10,
            band="10-19",
            questions=(
                QuestionFigure(
                    id="usefulness",
                    score="4.0",
                    favourable="61-79 %",
                    trend="up",
                    split=(
                        GroupFigure(group="leader", band="5-9", score="mixed", favourable=None),
                        GroupFigure(group="mentor", band="5-9", score="high", favourable=None),
                    ),
                ),
                QuestionFigure(id="openness", score="1.5 or lower", favourable="≤ 20 %"),
                QuestionFigure(id="psychological_safety", score="4.5 or higher", favourable=None),
            ),
            themes=(
                ThemeFigure(
                    code="preparation",
                    label="Preparation",
                    share="most",
                    actions=(
                        CitedAction(text="Send the questions a day before.", citations=cited),
                    ),
                ),
            ),
            response="half to three quarters",
            hidden=("Nothing is shown by region, because a group would be too small.",),
            cannot_see=CANNOT_SEE,
        ),
        to_date=(
            ToDate(
                question="usefulness",
                band="10-19",
                score="3.5",
                favourable="61-79 %",
                windows=("2026 Q2", "2026 Q3"),
            ),
        ),
        shared=("More time between sessions would help.",),
    )


def a_small_release(programme: str = "Spring pilot") -> PublishedRelease:
    """Return a release of five to nine people: words, no themes."""
    return PublishedRelease(
        number=1,
        day="2026-07-03",
        release=Release(
            programme=programme,
            window="2026 Q2",
            people_at_least=5,
            band="5-9",
            questions=(QuestionFigure(id="usefulness", score="mixed", favourable=None),),
            hidden=("No theme of the comments is shown, because a theme needs enough people.",),
            cannot_see=CANNOT_SEE,
        ),
    )


def held_twice(pair: Pair) -> Pair:
    """Return a pair whose planned session was held as well."""
    sessions = tuple(one.model_copy(update={"status": SessionStatus.HELD}) for one in pair.sessions)
    return pair.model_copy(update={"sessions": sessions})


def _named(published: PublishedRelease, programme: str) -> PublishedRelease:
    release = published.release.model_copy(update={"programme": programme})
    return published.model_copy(update={"release": release})

"""Close the windows that are due: count, audit, publish or roll forward, in one unit of work."""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from coach.disclosure.releasing import Made, ReleaseTexts, WindowRows, make_release
from coach.disclosure.to_date import to_date
from coach.domain.feedback import Answer, ClosedWindow, CountedRow, FeedbackPlan, Phase
from coach.domain.floors import SHARE_PAIRS
from coach.domain.release import PublishedRelease, SealedFigure
from coach.domain.windows import local_day, release_day, release_moment, windows_before
from coach.errors import ClockDoubted
from coach.ports import Clock
from coach.ports.feedback import FeedbackRecords, FeedbackStore
from coach.services.comment_readers import CommentReaders
from coach.services.enrolment import Enrolment, Register
from coach.services.summary_actions import renumbered


@dataclass(frozen=True)
class Closing:
    """What became of one window."""

    published_as: str
    window: str
    outcome: str
    """`published` or `rolled forward`; what the audit stopped reads like the latter."""


@dataclass(frozen=True)
class _Codes:
    """What was read from a comment anew, since something else had read it before."""

    codes: Mapping[tuple[str, int], Answer]

    def of(self, answer: Answer) -> Answer:
        return self.codes.get((answer.id, answer.version), answer)


class WindowCloser:
    """Closes windows; however often it is called, each window is closed once."""

    def __init__(
        self,
        store: FeedbackStore,
        register: Register,
        *,
        comments: CommentReaders,
        texts: ReleaseTexts,
        clock: Clock,
    ) -> None:
        self._store = store
        self._register = register
        self._comments = comments
        self._texts = texts
        self._clock = clock

    def close_due(self, *, clock_is_right: bool = False) -> tuple[Closing, ...]:
        """Close every window whose release is due by now, oldest first.

        Args:
            clock_is_right: That a person has looked at the clock, after ClockDoubted.

        Raises:
            ClockDoubted: The clock stands far from where it stood the last time.
        """
        now = self._clock.now().astimezone(UTC)
        with self._store.writing() as records:
            seen = records.clock_seen(now, confirmed=clock_is_right)
        if seen is not None:
            raise ClockDoubted(before=seen, now=now)
        return tuple(
            done
            for published_as, plans in self._together()
            for window in self._due(published_as, plans, now)
            if (done := self._close(published_as, plans, window)) is not None
        )

    def make(self, window: WindowRows, *, before: Sequence[SealedFigure]) -> Made:
        """Return what a window may show; nothing is stored."""
        return make_release(window, before=before, texts=self._texts)

    def _together(self) -> list[tuple[str, tuple[FeedbackPlan, ...]]]:
        """Return the plans of all programmes by the name under which they are published."""
        with self._store.reading() as records:
            plans = records.plans()
        found: dict[str, list[FeedbackPlan]] = {}
        for plan in plans:
            found.setdefault(plan.published_as.casefold(), []).append(plan)
        return [(some[0].published_as, tuple(some)) for _, some in sorted(found.items())]

    def _due(
        self, published_as: str, plans: tuple[FeedbackPlan, ...], now: datetime
    ) -> list[Phase]:
        """Return the windows that are due and not closed; pooled plans share their calendar."""
        calendar = plans[0]
        with self._store.reading() as records:
            closed = {one.name for one in records.closed(published_as)}
        return [
            window
            for window in windows_before(calendar, local_day(calendar, now))
            if window.name not in closed and release_moment(calendar, window) <= now
        ]

    def _close(
        self, published_as: str, plans: tuple[FeedbackPlan, ...], window: Phase
    ) -> Closing | None:
        size, same = self._register.enrolment(plans), self._register.same_people()
        read_anew = self._read_anew(published_as)  # before the lock: it may take a while
        with self._store.writing() as records:
            if window.name in {one.name for one in records.closed(published_as)}:
                return None
            plan = records.plan(plans[0].programme, on=window.closes) or plans[0]
            rows = [
                read_anew.of(one)
                for one in records.waiting(published_as)
                if _counts_by(one, plan, window) and one.pair in size.ids
            ]
            made = self._made(records, published_as, plan, window, rows, size, same)
            _keep(records, published_as, plan, window, rows, made, shared=self._sendable(plans))
        outcome = "published" if made.outcome == "published" else "rolled forward"
        return Closing(published_as, window.name, outcome)

    def _made(
        self,
        records: FeedbackRecords,
        published_as: str,
        plan: FeedbackPlan,
        window: Phase,
        rows: Sequence[Answer],
        size: Enrolment,
        same: Mapping[str, str],
    ) -> Made:
        key = records.key()
        own = {same.get(one.author, one.author) for one in rows if _is_of(one, plan, window)}
        return self.make(
            WindowRows(
                programme=published_as,
                window=window.name,
                rows=tuple(counted(one, key, plan, same) for one in rows),
                questions=plan.questions,
                split=plan.split != "none",
                floors=plan.floors,
                pairs=size.pairs,
                invited=size.people,
                answered=len(own),
            ),
            before=records.sealed(published_as),
        )

    def _sendable(self, plans: tuple[FeedbackPlan, ...]) -> frozenset[str]:
        """Return which programmes, in small letters, still let a sentence go to the manager."""
        return frozenset(
            plan.programme.casefold()
            for plan in plans
            if plan.shares and self._register.enrolment((plan,)).pairs >= SHARE_PAIRS
        )

    def _read_anew(self, published_as: str) -> _Codes:
        """Read the comments again that another version of the coder has read."""
        with self._store.reading() as records:
            stale = [
                one
                for one in records.waiting(published_as)
                if one.comment and not self._comments.has_read(one.coder)
            ]
        read = self._comments.embedded.read(
            [one.comment for one in stale], sides=[o.side for o in stale]
        )
        found = {
            (answer.id, answer.version): answer.model_copy(
                update={"codes": new.codes, "commented": new.says_something}
            )
            for answer, new in zip(stale, read, strict=True)
        }
        return _Codes(found)


def counted(
    answer: Answer, key: bytes, plan: FeedbackPlan, same: Mapping[str, str] | None = None
) -> CountedRow:
    """Return what is counted of an answer: marks for people, themes for words.

    Args:
        answer: As it is stored.
        key: The store's own.
        plan: What the programme declared.
        same: For each id the one that stands for the person.
    """
    stands = same or {}
    author, other = (stands.get(id, id) for id in (answer.author, answer.counterpart))
    return CountedRow(
        row=mark(key, "row", answer.id),
        author=mark(key, "person", author),
        pair=mark(key, "pair", answer.pair),
        counterpart=mark(key, "person", other),
        group="" if plan.split == "none" else answer.group,
        ratings=answer.ratings,
        codes=answer.codes,
        commented=answer.commented,
    )


def mark(key: bytes, kind: str, id: str) -> str:
    """Return a mark that is always the same for an id, and leads back to nobody without the key."""
    return hmac.new(key, f"{kind}\x00{id}".encode(), sha256).hexdigest()[:32]


def _keep(
    records: FeedbackRecords,
    published_as: str,
    plan: FeedbackPlan,
    window: Phase,
    rows: Sequence[Answer],
    made: Made,
    *,
    shared: frozenset[str],
) -> None:
    """Write down what was made: the closing, the release, the seals, and what became of rows."""
    closed = ClosedWindow(name=window.name, closes=window.closes, outcome=made.outcome)
    records.close(published_as, closed)
    sealed = (*records.sealed(published_as), *made.figures)
    published = made.outcome == "published"
    waiting = [
        one
        for one in records.shared(published_as)
        if published and one.programme.casefold() in shared
    ]
    number = len(records.closed(published_as))
    release = renumbered(made.release)
    records.publish(
        PublishedRelease(
            number=number,
            day=release_day(window).isoformat(),
            release=release,
            to_date=to_date(sealed, plan.questions),
            shared=tuple(sorted(one.text for one in waiting)),
        )
    )
    records.name_window([one.id for one in rows if not one.window], window.name)
    if published:
        records.seal(published_as, made.figures)
        records.count_in([one.id for one in rows], window.name)
        records.publish_shared([one.id for one in waiting], window.name)
    records.log(made.outcome, published_as, window.name)


def _counts_by(answer: Answer, plan: FeedbackPlan, window: Phase) -> bool:
    """Tell whether an answer was sent by the end of a window: later ones wait for the next."""
    if answer.submitted is None:
        return True  # rolled forward from an earlier window
    return local_day(plan, answer.submitted) <= window.closes


def _is_of(answer: Answer, plan: FeedbackPlan, window: Phase) -> bool:
    """Tell whether an answer was sent in this window itself."""
    return answer.submitted is not None and _counts_by(answer, plan, window)

"""What is published, as everybody of a programme may read it; without the widgets."""

from collections.abc import Sequence
from functools import partial

from coach.domain.feedback_desk import WhyHidden
from coach.domain.release import PublishedRelease
from coach.domain.release_telling import ToldRelease
from coach.rendering import inert
from coach.rendering.release_cards import release_card, why_list
from coach.rendering.release_exports import release_csv, release_json, release_page, release_xlsx
from coach.web.exports import ExportShelf, Offer
from coach.web.help_desk import trouble
from coach.web.looking import takes_part
from coach.web.meeting import Meeting
from coach.web.needs import PreparingCoach
from coach.web.workshop import Visitor, Workshop

_NOBODY = (
    '<div class="empty"><h2>What is published</h2><p>Choose who looks, in the bar above: the '
    "manager of a programme and everybody who takes part read the same.</p></div>"
)
_NONE = (
    "Nothing is published yet. A release appears on the third working day after its window has "
    "closed; if there are not enough answers yet to protect people, they are counted in the next "
    "one."
)
_MANAGER = (
    "Newest first. Everybody who takes part can open this same page, and nobody sees more than "
    "you do here."
)
_PARTICIPANT = (
    "No words of yours, no name, and no answer of any one person. Everybody who takes part reads "
    "the same. Newest first."
)
Read = tuple[tuple[PublishedRelease, ...], tuple[WhyHidden, ...], ToldRelease]


class ReleasesDesk:
    """Shows releases, and lays them out to take along."""

    def __init__(self, workshop: Workshop, shelf: ExportShelf) -> None:
        """Read with the coach of the workshop; what can be taken along goes on the shelf."""
        self._workshop = workshop
        self._shelf = shelf

    async def show(self, meeting: Meeting, visitor: Visitor, *, tell: bool = False) -> str:
        """Return every release of the programme of whoever looks, newest first.

        With `tell` a model that is on may tell the newest one, which can take some seconds.
        """
        reader = meeting.reader
        if reader is None:
            return _NOBODY

        def work(coach: PreparingCoach) -> Read:
            told = coach.releases.tell(reader) if tell else ToldRelease()
            return coach.releases.read(reader), coach.releases.why_hidden(reader), told

        outcome = await self._workshop.do(work, visitor)
        if outcome.made is None:
            return trouble(outcome.problem)
        return self._page(*outcome.made, takes_part=takes_part(reader))

    def _page(
        self,
        releases: Sequence[PublishedRelease],
        why: Sequence[WhyHidden],
        told: ToldRelease,
        *,
        takes_part: bool,
    ) -> str:
        heading = "This is all your programme manager sees" if takes_part else "Releases"
        intro = _PARTICIPANT if takes_part else _MANAGER
        cards = "".join(
            release_card(
                one,
                why=why,
                along=self._along(one),
                level=3,
                told=told if one is releases[0] else ToldRelease(),
            )
            for one in releases
        )
        if not releases:
            reasons = f'<dl class="why">{why_list(why)}</dl>' if why else ""
            cards = (
                f'<section class="release"><p>{_NONE}</p><details><summary>Why are things hidden?'
                f"</summary>{reasons}</details></section>"
            )
        return (
            f'<div class="sheet-card releases"><h2>{heading}</h2>'
            f'<p class="quiet">{inert(intro)}</p>{cards}</div>'
        )

    def _along(self, published: PublishedRelease) -> str:
        token = self._shelf.put(release_offer(published), name=release_json(published))
        links = "".join(
            f'<a href="exports/{token}/{file}" download>{words}</a>'
            for file, words in (
                ("release.csv", "Table (CSV)"),
                ("release.xlsx", "Excel"),
                ("release.json", "JSON"),
            )
        )
        view = f'<a href="print/{token}" target="_blank" rel="noopener">Print view</a>'
        return f'<p class="along">{view}{links}</p>'


def release_offer(published: PublishedRelease) -> Offer:
    """Return what can be taken along of a release: the release and nothing else."""
    return Offer(
        files={
            "release.json": partial(release_json, published),
            "release.csv": partial(release_csv, published),
            "release.xlsx": partial(release_xlsx, published),
        },
        page=lambda: release_page(published, back="../"),
    )

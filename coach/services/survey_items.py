"""Survey items: the bank of questions for a programme, by purpose and by side."""

from collections.abc import Iterable
from pathlib import Path
from typing import get_args

from pydantic import Field

from coach.domain.person import PairSide
from coach.domain.programme_plan import PlanLine
from coach.domain.record import Record
from coach.domain.survey import Purpose, SurveyForm, SurveyItem
from coach.errors import InputError, ShelfError
from coach.planning.agenda_texts import read_texts
from coach.services.cite_claims import Footnotes
from coach.services.programme_guide import Backing, Guide, own_guide, weak_in
from coach.services.programme_texts import Counted

PURPOSES: tuple[Purpose, ...] = get_args(Purpose)


class ItemText(SurveyItem):
    """An item as it stands on the shelf."""

    backing: Backing | None = None
    """The page that describes the idea; None for a coach suggestion."""


class SurveyNotices(Record):
    """What to mind with any form."""

    always: str
    short: str
    open: str
    weak: Counted


class SurveyTexts(Record):
    """What stands in `survey_items.yaml`."""

    default: tuple[str, ...] = Field(min_length=1)
    """Ids of the session form."""
    notices: SurveyNotices
    items: tuple[ItemText, ...]


def read_survey_texts(folder: Path) -> SurveyTexts:
    """Read `survey_items.yaml` of the feedback shelf, or raise ShelfError."""
    path = folder / "survey_items.yaml"
    texts = read_texts(SurveyTexts, path)
    ids = [item.id for item in texts.items]
    twice = next((id for id in ids if ids.count(id) > 1), None)
    unknown = next((id for id in texts.default if id not in ids), None)
    if twice or unknown:
        problem = f"{twice!r} is there twice" if twice else f"default names {unknown!r}"
        raise ShelfError(path=path, problem=problem)
    return texts


def survey_items(
    purpose: str | None = None, *, side: PairSide | None = None, guide: Guide | None = None
) -> SurveyForm:
    """Return the items of a purpose, or the whole bank.

    Args:
        purpose: `after_session`, `midpoint`, `end` or `before_after`; spaces and hyphens will do.
        side: Only what one side is asked, what both are asked included.
        guide: Texts and claims; the coach's own shelf by default.

    Raises:
        InputError: There is no such purpose.
    """
    guide = guide or own_guide()
    texts = read_survey_texts(guide.folder)
    wanted = _purpose(purpose)
    chosen = [
        item
        for item in texts.items
        if wanted in (None, item.purpose) and (side is None or item.side in (side, "both"))
    ]
    return _form(chosen, wanted, texts, guide, short=wanted is None or len(chosen) > 5)


def session_form(guide: Guide | None = None) -> SurveyForm:
    """Return the form after a session that a programme uses unless it declares another."""
    guide = guide or own_guide()
    texts = read_survey_texts(guide.folder)
    by_id = {item.id: item for item in texts.items}
    return _form((by_id[id] for id in texts.default), "after_session", texts, guide, short=False)


def _form(
    items: Iterable[ItemText],
    purpose: Purpose | None,
    texts: SurveyTexts,
    guide: Guide,
    *,
    short: bool,
) -> SurveyForm:
    footnotes = Footnotes()
    cited = []
    for item in items:
        values = item.model_dump(exclude={"backing", "cites"})
        cited.append(SurveyItem(**values, cites=footnotes.cite(guide.backs(item.backing))))
    notices = [PlanLine(text=texts.notices.always)]
    if short:
        notices.append(PlanLine(text=texts.notices.short))
    if any(item.is_open for item in cited):
        notices.append(PlanLine(text=texts.notices.open))
    weak = weak_in(footnotes.citations)
    if weak:
        notices.append(PlanLine(text=texts.notices.weak.of(len(weak)), cites=weak))
    return SurveyForm(
        purpose=purpose,
        items=tuple(cited),
        notices=tuple(notices),
        citations=footnotes.citations,
    )


def _purpose(name: str | None) -> Purpose | None:
    if name is None:
        return None
    plain = name.strip().casefold().replace("-", "_").replace(" ", "_").replace("/", "_")
    for purpose in PURPOSES:
        if plain == purpose:
            return purpose
    raise InputError(
        what="the purpose",
        problem=f"{name[:40]!r} is none that the bank knows",
        remedy=f"Choose one of: {', '.join(PURPOSES)}.",
    )

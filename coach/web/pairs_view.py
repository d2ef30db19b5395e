"""What the Pairs tab shows: the list, one pair, and previews of what would be added."""

from coach.domain.session import Action
from coach.domain.stored_pair import StoredPair
from coach.rendering import inert
from coach.rendering.pair_cards import pair_card
from coach.web.acts import button
from coach.web.ledger import ledger_card
from coach.web.pair_desk import Desktop, Draft
from coach.web.pair_list import PER_PAGE, Listing, Row

SURFACE = "pairs"
_WILL_GO = (
    "Every invented pair goes, with its people, sessions and actions. Pairs of your own stay as "
    "they are. You can create the sample again afterwards."
)


def desktop_view(desktop: Desktop) -> str:
    """Return the list or the pair as one line of HTML."""
    problem = f'<p class="problem">{inert(desktop.problem)}</p>' if desktop.problem else ""
    said = f'<p class="said">{inert(desktop.said)}</p>' if desktop.said else ""
    news = f'<div class="news" role="status">{problem}{said}</div>' if problem or said else ""
    body = _pair(desktop, desktop.shown) if desktop.shown else _list(desktop)
    return f'<div class="sheet-card" id="{SURFACE}-{desktop.steps}">{news}{body}</div>'


def draft_view(draft: Draft) -> str:
    """Return the preview of what would be stored."""
    problem = f'<p class="problem">{inert(draft.problem)}</p>' if draft.problem else ""
    said = f'<p class="said">{inert(draft.said)}</p>' if draft.said else ""
    news = f'<div class="news" role="status">{problem}{said}</div>' if problem or said else ""
    body = pair_card(draft.pair, lambda _: "") if draft.pair else ""
    if draft.roster:
        body = _roster(draft)
    return f'<div class="sheet-card">{news}{body}</div>' if news or body else ""


def _list(desktop: Desktop) -> str:
    page = desktop.page
    if page is None:
        return '<p class="quiet">The pairs are being read.</p>'
    if not page.rows:
        words = "No pair fits that." if desktop.search else "There is no pair yet. Add one below."
        return f'<p class="quiet">{words}</p>{_sample(desktop)}'
    rows = "".join(f"<li>{_row(row, desktop)}</li>" for row in page.rows)
    return (
        f'{_whose(desktop)}<ol class="rows" start="{desktop.start + 1}">{rows}</ol>'
        f"{_paging(page, desktop.start)}{_sample(desktop)}"
    )


def _whose(desktop: Desktop) -> str:
    """Return why the list says no more than it does."""
    if desktop.reader is None:
        words = "Choose a pair to look as its leader. What a pair has kept is for the two alone."
    elif desktop.reader.role == "manager":
        words = "What a pair talks about stays with the pair, so there is nothing to open here."
    else:
        return ""
    return f'<p class="quiet whose">{words}</p>'


def _row(row: Row, desktop: Desktop) -> str:
    tag = ' <span class="tag">Invented sample</span>' if row.sample else ""
    words = f'<strong>{inert(row.name)}</strong>{tag}<span class="quiet">{inert(row.facts)}</span>'
    if desktop.reader is not None and not row.opens:
        return f'<p class="row">{words}</p>'
    surface, verb = (SURFACE, "show") if row.opens else ("who", "choose")
    return (
        f'<button type="button" name="do-{surface}" value="{verb} {inert(row.id)}" class="row">'
        f"{words}</button>"
    )


def _paging(page: Listing, start: int) -> str:
    last = start + len(page.rows)
    if page.total <= PER_PAGE:
        return ""
    before = button(SURFACE, f"page {max(0, start - PER_PAGE)}", "Earlier", off=start == 0)
    after = button(SURFACE, f"page {start + PER_PAGE}", "Later", off=last >= page.total)
    return (
        f'<p class="paging">{before}<span class="quiet">{start + 1:,} to {last:,} of '
        f"{page.total:,}</span>{after}</p>"
    )


def _sample(desktop: Desktop) -> str:
    if desktop.asking == "sample":
        yes = button(SURFACE, "surely", "Remove the sample programme", kind="main")
        no = button(SURFACE, "list", "Leave it")
        return f'<div class="ask"><p>{_WILL_GO}</p><p class="does">{yes}{no}</p></div>'
    if not desktop.sample:
        return ""
    remove = button(SURFACE, "sample", "Remove the sample programme")
    return f'<p class="foot"><span class="quiet">Some pairs are invented.</span>{remove}</p>'


def _pair(desktop: Desktop, stored: StoredPair) -> str:
    pair = stored.pair
    back = button(SURFACE, "list", "All pairs", kind="plain")
    meet = button("who", f"choose {pair.id}", "Work with this pair", kind="main")
    remove = button(SURFACE, "remove", "Remove this pair", kind="plain")
    if desktop.asking == "pair":
        yes = button(SURFACE, "surely", f"Remove {pair.name}", kind="main")
        no = button(SURFACE, f"show {pair.id}", "Keep them")
        words = "The two go with their sessions, actions and agendas. This cannot be undone."
        remove = f'</p><div class="ask"><p>{words}</p><p class="does">{yes}{no}</p></div><p>'
    return (
        f'<p class="does">{back}{meet}</p>{pair_card(pair, _tick)}{ledger_card(pair)}'
        f'<p class="foot">{remove}</p>'
    )


def _tick(action: Action) -> str:
    if not action.accepted or not action.id:
        return ""
    verb, sign = ("open", "☑") if action.done else ("done", "☐")
    unseen = f"Open {action.text} again" if action.done else f"Mark {action.text} as done"
    return button(SURFACE, f"{verb} {action.id}", sign, unseen=unseen, kind="tick")


def _roster(draft: Draft) -> str:
    roster = draft.roster
    assert roster is not None, "only a list that was read is shown"
    people = "".join(
        f"<li><strong>{inert(one.person.name)}</strong> "
        f'<span class="quiet">{inert(one.person.side)}, row {one.row}'
        f"{' · brought up to date' if one.updates else ''}</span></li>"
        for one in roster.people[:50]
    )
    rest = len(roster.people) - 50
    more = f'<p class="quiet">and {rest:,} more</p>' if rest > 0 else ""
    errors = "".join(
        f"<li>Row {error.row}: {inert(error.why)}</li>" for error in roster.errors[:50]
    )
    warnings = "".join(f"<li>{inert(one.says)}</li>" for one in roster.warnings[:50])
    many = len(roster.people)
    who = "1 person" if many == 1 else f"{many:,} people"
    read = f"{who} can be stored, {roster.new:,} of them new"
    return (
        f'<section class="paper"><h2>{read}</h2>'
        f"{_section('These rows cannot be read', errors)}"
        f"{_section('Look at these', warnings)}{_section('People', people)}{more}</section>"
    )


def _section(heading: str, rows: str) -> str:
    return f"<h3>{heading}</h3><ul>{rows}</ul>" if rows else ""

"""What the Feedback tab shows of forms and notes."""

from coach.rendering import inert
from coach.rendering.form_cards import (
    contact_card,
    day_of,
    form_card,
    note_list,
    sent_elsewhere,
    who_reads,
)
from coach.web.acts import button
from coach.web.form_book import Book
from coach.web.looking import takes_part

SURFACE = "form"
COLLECTS = "collects"
"""Kind of a button that takes along what is chosen in the form: look/acts.js puts it together."""
_NOBODY = "Choose who looks, in the bar above. Forms and notes are for the person who writes them."
_MANAGER = (
    "Forms and notes belong to the people of a pair, so there is nothing of theirs here. What is "
    "published stands under Releases."
)
_NOTHING = (
    "There is nothing to answer just now. After your next session its form stands here: three "
    "questions and a box."
)


def sessions_view(book: Book) -> str:
    """Return the sessions that can be answered, the open one marked, or why there are none."""
    if book.reader is None or not takes_part(book.reader):
        return _quiet(_NOBODY if book.reader is None else _MANAGER)
    if not book.forms:
        return _news(book) or _quiet(_NOTHING)
    if len(book.forms) == 1:
        return ""
    rows = "".join(f"<li>{_session(book, place)}</li>" for place in range(len(book.forms)))
    return f'{_card("sessions", book)}<ul class="sessions-list">{rows}</ul></div>'


def questions_view(book: Book) -> str:
    """Return the questions of the open form."""
    if book.form is None:
        return ""
    theirs = sent_elsewhere(book.theirs) if book.theirs else ""
    return (
        f"{_card('form', book)}{_news(book) if theirs else ''}{theirs}"
        f"{form_card(book.form, book.draft.ratings)}</div>"
    )


def readers_view(book: Book) -> str:
    """Return who will read the comment, above its box."""
    return who_reads(book.form.who_reads) if book.form else ""


def foot_view(book: Book) -> str:
    """Return the button that sends, and what became of it."""
    form = book.form
    if form is None:
        return ""
    words = "Send the change" if form.sent else "Send"
    send = button(SURFACE, "send", words, kind=f"main {COLLECTS}")
    take = button(SURFACE, "withdraw", "Withdraw it", kind="plain") if form.sent else ""
    foot = f'<p class="does">{send}{take}</p>'
    if book.asking:
        yes = button(SURFACE, "surely", "Withdraw it", kind="main")
        no = button(SURFACE, "leave", "Leave it")
        asks = "It counts nowhere then. What you wrote in it is removed."
        foot += f'<div class="ask"><p>{asks}</p><p class="does">{yes}{no}</p></div>'
    news = "" if book.theirs else _news(book)
    # Above the button, which gets the focus again and is brought into view.
    return f"{_card('foot', book)}{news}{contact_card(book.contacts)}{foot}</div>"


def notes_view(book: Book) -> str:
    """Return what became of the note, and the other notes."""
    noted = f'<p class="said" role="status">{inert(book.noted)}</p>' if book.noted else ""
    days = {form.session: form.day for form in book.forms}
    others = note_list([one for one in book.notes if one != book.note], days)
    heading = "<h3>Your other notes</h3>" if others else ""
    body = f'<div class="news">{noted}</div>' if noted else ""
    return f'<div class="sheet-card notes-card">{body}{heading}{others}</div>'


def _session(book: Book, place: int) -> str:
    form = book.forms[place]
    state = "sent" if form.sent else "to answer"
    now = "pill now" if place == book.at else "pill"
    words = f"{day_of(form.day)} with {form.with_whom} · {state}"
    unseen = "(open)" if place == book.at else ""
    return button(SURFACE, f"open {place}", words, unseen=unseen, kind=f"{now} {COLLECTS}")


def _card(name: str, book: Book) -> str:
    """Return the start of a card that differs after each step: the page waits for a change."""
    return f'<div class="sheet-card" id="{name}-{book.steps}">'


def _news(book: Book) -> str:
    problem = f'<p class="problem">{inert(book.problem)}</p>' if book.problem else ""
    said = f'<p class="said">{inert(book.said)}</p>' if book.said else ""
    return f'<div class="news" role="status">{problem}{said}</div>' if problem or said else ""


def _quiet(words: str) -> str:
    return f'<div class="empty"><p>{words}</p></div>'

"""A participant's feedback as cards: the form of a session, notes, and who would read what."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date as Date

from coach.domain.feedback import PrivateNote, Question, SharedSentence
from coach.domain.feedback_desk import Exposure, OpenForm
from coach.rendering.inertness import inert

SCALE = (1, 2, 3, 4, 5)
_STRESSED = re.compile(r"&#42;((?:(?!&#42;).)+)&#42;")


def form_card(form: OpenForm, ratings: Mapping[str, int]) -> str:
    """Return the questions of a form, with these ratings chosen."""
    day = f"{form.day.day} {form.day:%B}"
    fields = "".join(_field(one, ratings.get(one.id)) for one in form.questions)
    sent = '<span class="tag good">Sent</span>' if form.sent else ""
    title = f"Your session with {inert(form.with_whom)} on {day} {sent}"
    return (
        f'<section class="survey"><h2>{title}</h2>'
        f'<p class="quiet">1 to 5. You can change this until {day_of(form.closes)}.</p>'
        f'<div class="fields">{fields}</div></section>'
    )


def who_reads(sentences: Sequence[str]) -> str:
    """Return who will read a comment, in the words of the service."""
    rows = "".join(f"<li>{stressed(sentence)}</li>" for sentence in sentences)
    return f'<div class="readers"><h3>Who will read this</h3><ul>{rows}</ul></div>' if rows else ""


def contact_card(contacts: Sequence[str]) -> str:
    """Return whom an author can turn to; shown to the author alone."""
    rows = "".join(f"<li><strong>{inert(contact)}</strong></li>" for contact in contacts)
    return (
        '<div class="contacts"><p>What you wrote may be something to talk over with a person. '
        "Nothing is passed on by itself: you decide. You can turn to:</p>"
        f"<ul>{rows}</ul></div>"
        if rows
        else ""
    )


def sent_elsewhere(form: OpenForm) -> str:
    """Return what was sent from another window, beside what stands in this one."""
    rows = "".join(
        f"<li>{inert(one.label)} <strong>{form.ratings.get(one.id, 'no answer')}</strong></li>"
        for one in form.questions
    )
    comment = f'<p class="said-so">{inert(form.comment)}</p>' if form.comment else ""
    return f'<div class="theirs"><h3>Sent from your other window</h3><ul>{rows}</ul>{comment}</div>'


def exposure_list(exposures: Sequence[Exposure]) -> str:
    """Return who would see what of a draft."""
    rows = "".join(f"<dt>{inert(one.who)}</dt><dd>{stressed(one.sees)}</dd>" for one in exposures)
    return f'<section class="paper sees"><h2>Who would see what</h2><dl>{rows}</dl></section>'


def note_list(notes: Sequence[PrivateNote], days: Mapping[str, Date]) -> str:
    """Return somebody's private notes, with the day of the session where it is known."""
    rows = "".join(
        f"<li>{_noted(days.get(one.session))}<p>{inert(one.text)}</p></li>" for one in notes
    )
    return f'<ul class="notes">{rows}</ul>' if rows else ""


def shared_list(sentences: Sequence[SharedSentence], buttons: Callable[[int], str]) -> str:
    """Return the sentences that an author sent; a waiting one with what can be done with it."""
    rows = "".join(
        f'<li><p class="said-so">{inert(one.text)}</p><p class="quiet">{_state(one)} '
        f"{'' if one.published_in else buttons(place)}</p></li>"
        for place, one in enumerate(sentences)
    )
    return f'<h3>What you have sent</h3><ul class="sent">{rows}</ul>' if rows else ""


def stressed(text: str) -> str:
    """Return a sentence of ours in which `*words*` are stressed; everything else is inert."""
    words = inert(text)  # the stars are entities by now, and no space is lost around them
    return _STRESSED.sub(r"<em>\1</em>", words)


def day_of(day: Date) -> str:
    """Return a day as `31 December`."""
    return f"{day.day} {day:%B}"


def _field(question: Question, chosen: int | None) -> str:
    """Return one question: five choices in a row, both ends in words."""
    ends = {SCALE[0]: question.low, SCALE[-1]: question.high}
    choices = "".join(
        f'<label><input type="radio" name="rate-{question.id}" value="{value}"'
        f'{" checked" if value == chosen else ""}><span class="digit">{value}</span>'
        f'<span class="end">{inert(ends.get(value, ""))}</span></label>'
        for value in SCALE
    )
    told = not question.optional or "(optional)" in question.label
    optional = "" if told else ' <span class="quiet">(optional)</span>'
    return (
        f"<fieldset><legend>{inert(question.label)}{optional}</legend>"
        f'<div class="steps">{choices}</div></fieldset>'
    )


def _noted(day: Date | None) -> str:
    return f'<p class="quiet">After the session of {day_of(day)}</p>' if day else ""


def _state(sentence: SharedSentence) -> str:
    if sentence.published_in:
        return f"Published with {inert(sentence.published_in)}."
    return "Waits for the next release."

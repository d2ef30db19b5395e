"""A file of feedback is brought, read, taken along, shared and forgotten."""

from playwright.sync_api import FilePayload, Locator, expect

from tests.browser.visit import Visit
from tests.web.bringing import CANARY, FILE

_FILE: FilePayload = {"name": "spring.csv", "mimeType": "text/csv", "buffer": FILE}


def _brought(visit: Visit) -> Locator:
    visit.tab("Summaries")
    expect(visit.page.get_by_role("button", name="Choose a file")).to_be_visible()
    visit.page.locator("#summaries-file").set_input_files([_FILE])
    card = visit.page.locator("#summaries-card .summary")
    expect(card.locator("h2")).to_have_text("What spring.csv says")
    return card


def test_a_file_is_summarised_shared_and_forgotten(visit: Visit) -> None:
    page, card = visit.page, _brought(visit.open())
    expect(card.locator("svg").first).to_be_visible()
    expect(card).to_contain_text("for its reader alone")
    link = card.get_by_role("link", name="Markdown").get_attribute("href")
    assert CANARY in page.request.get(f"{visit.address}/{link}").text()

    page.locator("#sharing-programme :is(textarea, input)").fill("Spring pilot")
    page.locator("#sharing-go").click()
    shared = page.locator("#sharing-card .release")
    expect(shared).to_contain_text("Spring pilot · at least 10 people")
    assert CANARY not in shared.inner_text()

    card.get_by_role("button", name="Forget this file").click()
    expect(page.locator("#summaries-card .said")).to_contain_text("forgotten")
    expect(page.locator("#sharing")).to_be_hidden()
    assert page.request.get(f"{visit.address}/{link}").status == 404


def test_a_file_dropped_on_the_form_is_read_and_another_browser_cannot_follow(
    visit: Visit, phone: Visit
) -> None:
    visit.open().tab("Summaries")
    expect(visit.page.get_by_role("button", name="Choose a file")).to_be_visible()
    dropped = visit.page.evaluate_handle(
        """text => { const all = new DataTransfer();
        all.items.add(new File([text], "autumn.csv")); return all; }""",
        FILE.decode(),
    )
    visit.page.locator(".drop").dispatch_event("drop", {"dataTransfer": dropped})
    card = visit.page.locator("#summaries-card .summary")
    expect(card.locator("h2")).to_have_text("What autumn.csv says")

    link = card.get_by_role("link", name="JSON").get_attribute("href")
    phone.open()
    assert phone.page.request.get(f"{phone.address}/{link}").status == 404


def test_a_pasted_table_is_read_and_a_mistake_is_a_sentence(phone: Visit) -> None:
    page = phone.open().page
    phone.tab("Summaries")
    box = page.locator("#summaries-text textarea")
    box.fill("colour\tsize\nblue\t7")
    page.locator("#summaries-go").click()
    expect(page.locator("#summaries-card .problem")).to_contain_text("the pasted table")

    box.fill("pair\tside\tusefulness\tcomment\nP1\tleader\t4\tNo slot in the calendar")
    page.locator("#summaries-go").click()

    expect(page.locator("#summaries-card .summary h2")).to_have_text("What the pasted table says")


def test_what_was_brought_is_forgotten_once_somebody_else_looks(visit: Visit) -> None:
    card = _brought(visit.open().choose("Ana"))
    link = card.get_by_role("link", name="JSON").get_attribute("href")

    visit.page.locator('button[name="opens"]').click()
    visit.page.locator("#finder-search :is(textarea, input)").fill("Maria")
    visit.page.locator("#matches button[name='do-who']", has_text="Maria").first.click()

    expect(visit.page.locator("#bar strong").first).to_contain_text("Maria")
    expect(card).to_have_count(0)
    assert visit.page.request.get(f"{visit.address}/{link}").status == 404

"""Somebody plans a programme in a minute, and prints a page for its sponsor."""

from playwright.sync_api import expect

from tests.browser.visit import Visit


def _sheet(visit: Visit, name: str) -> None:
    visit.page.get_by_role("radio", name=name, exact=True).check(force=True)


def test_a_plan_leads_to_questions_and_to_a_page_for_the_sponsor(visit: Visit) -> None:
    page = visit.open().page
    visit.tab("Programme")
    page.locator("#design-goal textarea").fill("retention")
    page.locator("#design-go").click()
    expect(page.locator(".leaf-design .paper h2")).to_contain_text("A plan for 12 pairs")

    _sheet(visit, "Questions to ask")
    expect(page.locator(".leaf-survey .paper h2")).to_have_text("Questions to ask after a session")
    page.get_by_role("radio", name="Halfway").check(force=True)
    expect(page.locator(".leaf-survey .paper h2")).to_have_text("Questions to ask halfway")

    _sheet(visit, "Sponsor page")
    expect(page.locator("#sponsor-goal textarea")).to_have_value("retention")
    page.locator("#sponsor-go").click()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Print view").click()
    expect(opened.value.get_by_role("heading", level=1)).to_contain_text("For the sponsor")


def test_a_manager_begins_with_how_it_goes(visit: Visit) -> None:
    page = visit.open().page
    page.locator('button[name="opens"]').click()
    page.locator("#matches button[value^=manage]").first.click()
    visit.tab("Programme")

    expect(page.get_by_role("radio", name="How it goes", exact=True)).to_be_checked()
    expect(page.locator("#health-card .paper")).to_be_visible()

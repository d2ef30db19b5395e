"""A mentor practises a hard conversation, and whoever runs the coach sees which writer is on."""

from playwright.sync_api import expect

from tests.browser.visit import Visit


def _rehearse(visit: Visit) -> None:
    visit.open().choose("Ana")
    visit.tab("Prepare")
    visit.page.get_by_role("radio", name="Rehearse", exact=True).check(force=True)


def test_a_scene_is_chosen_answered_and_looked_back_on(visit: Visit) -> None:
    _rehearse(visit)
    visit.page.get_by_role("button", name="Rehearse this").first.click()
    box = visit.page.locator("#rehearse-text textarea")
    expect(box).to_be_visible()

    box.fill("What would you need to see before you believe it?")
    visit.page.locator("#rehearse-say").click()
    expect(box).to_have_value("")
    visit.page.locator("#rehearse-end").click()

    expect(visit.page.locator(".leaf-rehearse .paper:visible")).to_be_visible()
    expect(box).to_be_hidden()


def test_the_scenes_are_those_of_whoever_looks(visit: Visit) -> None:
    _rehearse(visit)

    scenes = visit.page.locator(".leaf-rehearse")
    expect(scenes).to_contain_text("A mentor who only agrees")
    expect(scenes).not_to_contain_text("A leader who talks")


def test_the_settings_say_which_writer_is_on_and_that_nothing_leaves(visit: Visit) -> None:
    visit.open()
    visit.tab("Settings")

    expect(visit.page.locator("#writer-card")).to_contain_text("nothing leaves this machine")
    visit.page.locator("#writer-try").click()
    expect(visit.page.locator("#writer-came")).to_contain_text("There is no model to try")

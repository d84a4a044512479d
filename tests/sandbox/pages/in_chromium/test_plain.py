"""Without scripts, from the keyboard, and on a phone."""

import pytest

pytestmark = pytest.mark.browser


def test_without_scripts_one_declares_comments_previews_and_reacts(stage, person):
    ana = person(stage, "ana", scripts=False)
    ana.follows("New issue")
    ana.follows("Blank issue")
    ana.page.get_by_label("Title").fill("Plain")
    ana.presses("Create the issue")
    ana.page.get_by_label("Your comment").fill("*Words*")
    ana.presses("Preview")
    assert ana.page.locator(".preview em").inner_text() == "Words"
    ana.presses("Comment")
    ana.page.locator(".comment .pick summary").last.click()
    ana.page.get_by_role("button", name="rocket").last.click()
    assert ana.page.locator(".reaction").inner_text().split()[:2] == ["🚀", "1"]


def test_the_keyboard_reaches_the_content_and_closes_menus(stage, person):
    ana = person(stage, "ana")
    ana.page.keyboard.press("Tab")
    assert ana.page.evaluate("document.activeElement.textContent") == "Skip to the content"
    ana.page.keyboard.press("Enter")
    assert ana.page.evaluate("document.activeElement.id") == "main"
    summary = ana.page.locator("#clock > summary")
    summary.focus()
    ana.page.keyboard.press("Enter")
    button = ana.page.get_by_role("button", name="An hour on")
    button.wait_for()
    ana.page.keyboard.press("Escape")
    button.wait_for(state="hidden")
    assert summary.evaluate("each => each === document.activeElement")


def test_ctrl_and_enter_send_a_comment(stage, person):
    stage.people.declare("ana", "Quick", (), "Text")
    ana = person(stage, "ana")
    ana.goes("/issues/1")
    ana.page.get_by_label("Your comment").fill("Sent from the keyboard")
    ana.page.keyboard.press("Control+Enter")
    ana.page.locator("article.comment", has_text="Sent from the keyboard").wait_for()

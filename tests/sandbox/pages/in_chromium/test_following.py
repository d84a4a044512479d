"""Pages follow what happens, and leave alone what a person is doing."""

import pytest

pytestmark = pytest.mark.browser
#: Where on the screen the thirtieth paragraph stands.
PLACE = "document.querySelectorAll('.first .text p')[30].getBoundingClientRect().top"


@pytest.fixture
def thread(stage):
    stage.people.declare("ana", "Checkout is down", (), "It fails.\n\n" + "Much text.\n\n" * 60 + "The end.")
    return "/issues/1"


def test_a_comment_appears_without_a_reload(stage, person, thread):
    ana = person(stage, "ana")
    ana.goes(thread)
    ana.page.evaluate("window.untouched = true")
    stage.people.comment("ben", 1, "Hello from elsewhere")
    ana.waits_for("Hello from elsewhere")
    assert ana.page.evaluate("window.untouched")


def test_what_is_being_typed_focused_opened_and_scrolled_to_stays(stage, person, thread):
    ana = person(stage, "ana")
    ana.goes(thread)
    box = ana.page.get_by_label("Your comment")
    box.fill("Half a sen")
    ana.page.get_by_text("Change the labels").click()
    box.evaluate("each => each.focus({preventScroll: true})")
    ana.page.evaluate("window.scrollTo(0, 900)")
    place = ana.page.evaluate(PLACE)
    stage.people.comment("ben", 1, "Hello from elsewhere")
    ana.waits_for("Hello from elsewhere")
    assert box.input_value() == "Half a sen"
    assert ana.page.evaluate("document.activeElement.id") == "say"
    assert ana.page.locator("#change-labels").evaluate("each => each.open")
    assert ana.page.evaluate(PLACE) == place


def test_a_box_is_ticked_for_everybody_and_only_by_who_may(stage, person):
    stage.people.declare("ben", "A list", (), "- [ ] First\n- [ ] Second")
    ben, dana = person(stage, "ben"), person(stage, "dana")
    ben.goes("/issues/1")
    dana.goes("/issues/1")
    ben.page.get_by_role("checkbox").nth(1).check()
    dana.page.locator(".task-list-item input:checked").wait_for()
    assert stage.repository.issues[1].body == "- [ ] First\n- [x] Second"
    assert dana.page.get_by_role("checkbox").first.is_disabled()


def test_the_list_and_the_counts_follow(stage, person):
    ana = person(stage, "ana")
    stage.people.declare("ben", "Something new", (), "Text")
    ana.waits_for("Something new")
    assert ana.page.locator(".tabs a", has_text="Issues").inner_text().split() == ["Issues", "1"]


def test_a_diagram_is_drawn_in_a_frame_that_can_reach_nothing(stage, person):
    stage.people.declare("ana", "A plan", (), "```mermaid\nflowchart LR\n  A --> B\n```")
    ana = person(stage, "ana")
    ana.goes("/issues/1")
    frame = ana.page.frame_locator("figure.diagram iframe")
    frame.locator("svg").wait_for()
    assert ana.page.locator("figure.diagram iframe").get_attribute("sandbox") == "allow-scripts"


def test_a_diagram_that_cannot_be_drawn_shows_its_text(stage, person):
    stage.people.declare("ana", "A plan", (), "```mermaid\nno such diagram\n```")
    ana = person(stage, "ana")
    ana.goes("/issues/1")
    ana.waits_for("no such diagram")
    ana.page.locator("figure.diagram").wait_for(state="detached")
    assert ana.page.locator("pre", has_text="no such diagram").is_visible()

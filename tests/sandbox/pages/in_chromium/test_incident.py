"""One incident from the form to the ticked item, by clicking and typing."""

import re

import pytest

pytestmark = pytest.mark.browser


def declare(ana):
    ana.follows("New issue")
    ana.follows("Declare an incident")
    ana.page.get_by_label("Title").fill("Checkout fails for many customers")
    ana.page.get_by_label("What is happening?").fill("Checkout fails for many customers")
    ana.page.get_by_label("Impact").fill("A third of all payments fail.")
    ana.page.get_by_label("Severity").select_option(index=2)
    ana.presses("Create the issue")
    ana.waits_for("pinned by")


def respond(ana, ben):
    """The bot's answers come without a reload, to both."""
    ben.goes("/issues/1")
    ben.says("/ack")
    ben.says("/severity sev1 nobody can pay any more")
    ana.page.locator("aside .labels .label", has_text="severity/sev1").wait_for()
    ana.says("/event Rollback begun")
    ben.says("/mitigate Customers can pay again")
    ben.says("/action Give connections back @ben due 2026-12-02 prevent")
    ben.says("/resolve The former version runs everywhere")
    ana.page.locator(".headline .badge", has_text="Closed").wait_for()
    ana.waits_for("Incident resolved")


def complete_the_post_mortem(ana):
    ana.goes("/pulls")
    ana.follows("Post-mortem: Checkout fails")
    ana.follows("Document")
    ana.follows("Edit", ".document")
    box = ana.page.get_by_label("Text", exact=True)
    text = box.input_value()
    box.fill(re.sub(r"(## Root cause\n+)[^#]*", r"\1A retried request kept its connection.\n\n", text))
    ana.presses("Preview")
    ana.page.locator(".preview", has_text="kept its connection").wait_for()
    ana.presses("Commit")
    ana.waits_for("A retried request kept its connection.")


def review_and_merge(ana):
    ana.follows("Conversation")
    ana.presses("Ready for review")
    ana.page.get_by_text("Review", exact=True).click()
    ana.page.get_by_label("What you think of it").fill("That is how it was.")
    ana.presses("Approve")
    ana.waits_for("approved this")
    ana.presses("Merge")
    ana.page.locator(".badge", has_text="Merged").wait_for()


def test_a_person_takes_an_incident_to_its_end(stage, person):
    ana = person(stage, "ana")
    ben = person(stage, "ben", width=390, scheme="dark")
    declare(ana)
    respond(ana, ben)
    complete_the_post_mortem(ana)
    review_and_merge(ana)

    ben.goes("/issues")
    ben.waits_for("Give connections back")
    ben.moves_the_clock("A week")
    ben.moves_the_clock("A week")
    ben.page.locator(".row", has_text="Give connections back").get_by_text("overdue").wait_for()
    ben.follows("Give connections back")
    ben.presses("Close")
    ben.page.locator(".badge", has_text="Closed").wait_for()

    stage.runner.settle()
    ana.goes("")
    ana.follows("postmortems")
    ana.follows(re.compile("incident-1"))
    ticked = ana.page.locator(".task-list-item", has_text="Give connections back").get_by_role("checkbox")
    assert ticked.is_checked()

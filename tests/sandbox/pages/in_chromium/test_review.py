"""A suggestion, from a reviewer's browser to the branch, and a check that others see fail and pass."""

import pytest

from tests.sandbox.pages.in_chromium.reviewed import FILE, check, reviewed

pytestmark = pytest.mark.browser


@pytest.fixture
def pull(stage):
    return f"/pull/{reviewed(stage)}"


def test_a_suggestion_is_written_and_committed_and_others_see_it(stage, person, pull):
    erin, ben = person(stage, "erin", width=390), person(stage, "ben")
    ben.goes(pull)
    erin.goes(f"{pull}/files")
    erin.page.get_by_text("Comment on lines").click()
    erin.page.get_by_label("From line").fill("4")
    erin.page.get_by_label("What to write there instead").fill("At night nobody looks at the chart.")
    erin.presses("Comment")
    ben.waits_for("At night nobody looks at the chart.")
    suggested = ben.page.locator("article.remark", has_text="At night nobody looks")
    suggested.get_by_role("button", name="Commit suggestion").click()
    suggested.get_by_text("Resolved by ben").wait_for()
    assert suggested.get_by_text("Outdated").is_visible()
    document = stage.world.git(stage.repository).object(f"search:{FILE}").data.decode()
    assert document.splitlines()[2:] == ["Ben should have tested it.", "At night nobody looks at the chart."]


def test_who_only_reads_sees_the_change_and_no_button(stage, person, pull):
    dana = person(stage, "dana")
    dana.goes(pull)
    dana.waits_for("No test searches for many words.")
    assert dana.page.get_by_role("button", name="Commit suggestion").count() == 0


def test_how_a_check_goes_is_seen_without_a_reload(stage, person, pull):
    ana = person(stage, "ana")
    ana.goes(pull)
    ana.page.evaluate("window.loaded = 'once'")
    ana.waits_for("Not all checks went well")
    with stage.world.turn():
        stage.repository.checks[-1].conclusion = "success"
    ana.waits_for("Ready to merge")
    with stage.world.turn():
        check(stage, stage.repository.checks[-1].head_sha, 778)
    ana.waits_for("Not all checks went well")
    assert ana.page.evaluate("window.loaded") == "once"


def test_an_annotation_leads_to_its_line_and_stays_in_sight(stage, person, pull):
    ana = person(stage, "ana", width=390)
    ana.goes(f"{pull}/checks")
    ana.page.get_by_role("link", name=f"{FILE}:3").click()
    line = ana.page.locator("tr:target")
    assert "Ben should have tested it." in line.inner_text()
    note = ana.page.locator("tr:target + tr .annotation").bounding_box()
    assert note["x"] >= 0
    assert note["x"] + note["width"] <= 390

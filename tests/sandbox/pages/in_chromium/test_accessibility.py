"""axe finds nothing on any page, wide and narrow, light and dark; and no page is wider than a phone."""

import os
from pathlib import Path

import pytest

from tests.sandbox.pages.in_chromium.reviewed import CHECK

pytestmark = pytest.mark.browser

PAGES = (
    "/issues",
    "/issues?state=all&label=incident",
    "/issues/1",
    "/issues/1?edit=issue",
    "/issues/3",
    "/issues/new/choose",
    "/issues/new",
    "/issues/new?template=incident.yml",
    "/issues/999",
    "/pulls?state=all",
    "/pull/2",
    "/pull/2/document",
    "/pull/2/files",
    "/pull/2/checks",
    "/pull/7",
    "/pull/7/files",
    "/pull/7/checks",
    f"/runs/{CHECK}",
    "/milestones",
    "/milestone/1",
    "/actions",
    "",
    "/tree/main/.github",
    "/blob/main/README.md",
    "/blob/main/.github/workflows/incidents.yml",
    "/edit/main/README.md",
    "/settings/actions",
)
LOOKS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]


@pytest.fixture(scope="session")
def axe():
    """The checker's script, from npm's folder."""
    given = os.environ.get("OCTOKIT")
    script = Path(given or "nowhere") / "axe-core/axe.min.js"
    if not script.is_file():
        pytest.skip("axe-core is not in the folder that OCTOKIT names: run make octokit, which needs Node")
    return script.read_text("utf-8")


def findings(page):
    """What axe finds; a diagram's frame is closed to it, and what it shows stands in the table beside."""
    options = "{resultTypes: ['violations'], iframes: false}"
    found = page.evaluate(f"axe.run(document, {options})")["violations"]
    return [(each["id"], node["target"], node["html"][:120]) for each in found for node in each["nodes"]]


@pytest.mark.conformance
@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing(played, person, axe, width, scheme):
    somebody = person(played, "ana", width=width, scheme=scheme)
    found = {}
    for path in PAGES:
        somebody.goes(path)
        somebody.page.evaluate(
            "document.querySelectorAll('details.change').forEach(each => each.open = true)"
        )
        somebody.page.evaluate(axe)
        found[path] = findings(somebody.page)
    somebody.problems = [each for each in somebody.problems if "404" not in each]
    assert {path: problems for path, problems in found.items() if problems} == {}


@pytest.mark.parametrize("width", [320, 390, 768])
def test_no_page_scrolls_sideways(played, person, width):
    somebody = person(played, "ana", width=width)
    wide = {}
    for path in PAGES:
        somebody.goes(path)
        wide[path] = somebody.page.evaluate("document.documentElement.scrollWidth")
    somebody.problems = [each for each in somebody.problems if "404" not in each]
    assert {path: size for path, size in wide.items() if size > width} == {}


def test_what_one_presses_on_a_phone_is_big_enough(played, person):
    somebody = person(played, "ana", width=390)
    somebody.goes("/issues/1")
    small = somebody.page.evaluate(
        "[...document.querySelectorAll('button, summary, select, .tabs a, .button')]"
        ".filter(each => each.checkVisibility() && !each.closest('.text'))"
        ".filter(each => each.getBoundingClientRect().height < 36)"
        ".map(each => each.outerHTML.slice(0, 80))"
    )
    assert small == []

"""What people chose as a title, a label, a login or a file name stays text."""

from urllib.parse import quote

import pytest

from incident_actions.sandbox.operations import comments, issues, labels, milestones
from tests.sandbox.pages.conftest import HOME

HOSTILE = "<img src=x onerror=alert(1)>'\"&{{7*7}}"
SHOWN = "&lt;img src=x onerror=alert(1)&gt;"
TEXTS = (
    HOSTILE,
    "</title><script>alert(1)</script>",
    "\u202egnp.exe",
    "a" * 200,
    "{% raw %}",
    "\x00\x1b[31m",
)


@pytest.fixture
def hostile(visit):
    """An issue with everything that can be chosen chosen badly."""
    ana = visit("max")
    label = labels.create(ana, HOSTILE[:50])
    milestones.create(ana, HOSTILE)
    draft = issues.Draft(HOSTILE, HOSTILE, (label.name,), milestone=1)
    issue = issues.create(ana, draft)
    comments.create(visit(HOSTILE), issue, HOSTILE)
    issues.update(visit("max"), issue, {"title": HOSTILE + "!"})
    return issue


@pytest.mark.parametrize(
    "path", ["/issues", "/issues/1", "/milestones", "/milestone/1", "/issues/1?edit=issue"]
)
def test_nothing_that_was_typed_becomes_a_tag(ana, hostile, path):
    page = ana.sees(HOME + path)
    assert SHOWN in page
    assert "<img src=x" not in page
    assert "{{7*7}}" in page


def test_a_hostile_login_is_no_tag_in_the_switch_either(ana, hostile):
    page = ana.sees(f"{HOME}/issues")
    assert "<img src=x" not in page
    assert SHOWN in page.split("<main")[0]


@pytest.mark.parametrize("text", TEXTS)
def test_a_filter_shows_what_was_asked_for_as_text(ana, text):
    page = ana.session.get(f"{ana.url}{HOME}/issues", params={"q": text, "label": text, "state": text}).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize("name", ["<b>.md", "a b&c.txt", "üñï.md", "%2e%2e.md", "#hash?.txt", "'quote\".md"])
def test_a_file_of_any_name_is_listed_read_and_edited(ana, add_file, name):
    add_file(name, "Words")
    page = ana.sees(HOME)
    assert "<b>.md" not in page
    quoted = quote(name)
    assert f"{HOME}/blob/main/{quoted}" in page
    assert "Words" in ana.sees(f"{HOME}/blob/main/{quoted}")
    assert "Words</textarea>" in ana.sees(f"{HOME}/edit/main/{quoted}")


@pytest.mark.parametrize("kind", ["blob", "raw", "edit", "tree"])
@pytest.mark.parametrize(
    "path",
    ["..%2f..%2fetc%2fpasswd", "%2e%2e/config", "README.md%0aHEAD", "README.md%00", "../../../etc/passwd"],
)
def test_no_path_leads_out_of_the_repository(ana, kind, path):
    assert ana.get(f"{HOME}/{kind}/main/{path}").status_code in (404, 422)

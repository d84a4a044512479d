"""Each person may do on the pages what they may do through the API, and sees no more than that."""

import pytest

from incident_actions.sandbox.operations import comments, issues, milestones
from tests.sandbox.pages.conftest import HOME

#: max maintains, ana writes, bob triages, eve reads; the stranger has no role.
EVERYBODY = ("max", "ana", "bob", "eve", "stranger")
#: As through the API, which says of some things that they are not there.
REFUSED = (403, 404)
#: A deed, the fields of its form, and who may do it.
DEEDS = [
    ("/issues/1/comments", {"body": "Hello"}, EVERYBODY),
    ("/issues/1/reactions", {"content": "+1"}, EVERYBODY),
    ("/issues/1/comments", {"state": "completed"}, ("max", "ana", "bob")),
    ("/issues/1/labels", {"label": "bug"}, ("max", "ana", "bob")),
    ("/issues/1/assignees", {"assignee": "ana"}, ("max", "ana", "bob")),
    ("/issues/1/milestone", {"milestone": "1"}, ("max", "ana", "bob")),
    ("/issues/1/parts", {"child": "2"}, ("max", "ana", "bob")),
    ("/issues/1", {"title": "Another"}, ("max", "ana")),
    ("/comments/{comment}/edit", {"body": "Changed"}, ("max", "ana")),
    ("/comments/{comment}/delete", {}, ("max", "ana")),
    ("/comments/{comment}/pin", {}, ("max", "ana", "bob")),
    ("/milestone/1/state", {}, ("max", "ana")),
    ("/actions/runs", {"workflow": ".github/workflows/incidents.yml"}, ("max", "ana")),
    ("/edit/main/README.md", {"text": "Changed", "sha": "{sha}"}, ("max", "ana")),
    ("/settings/actions", {"pulls": "yes"}, ()),
]


@pytest.fixture
def comment(visit):
    owner = visit("octo")
    issue = issues.create(owner, issues.Draft("Checkout is down"))
    issues.create(owner, issues.Draft("A part"))
    milestones.create(owner, "Soon")
    return comments.create(owner, issue, "The owner's words")


@pytest.mark.parametrize("login", EVERYBODY)
@pytest.mark.parametrize(("path", "fields", "allowed"), DEEDS, ids=lambda value: str(value)[:40])
def test_only_who_may_can(browser, world, shop, comment, login, path, fields, allowed):
    sha = world.git(shop).oid("main:README.md")
    given = {name: value.format(sha=sha) for name, value in fields.items()}
    person = browser(login)
    status = person.posts(HOME + path.format(comment=comment.id), **given).status_code
    assert status == 303 if login in allowed else status in REFUSED


@pytest.mark.parametrize(
    ("login", "sees"), [("ana", True), ("bob", True), ("eve", False), ("stranger", False)]
)
def test_what_one_may_not_change_has_no_control(browser, comment, login, sees):
    page = browser(login).sees(f"{HOME}/issues/1")
    assert ("Change the labels" in page) is sees
    assert (">Close<" in page) is sees


def test_the_switch_names_the_people_with_their_rights_and_a_stranger(browser):
    page = browser().sees(f"{HOME}/issues")
    people = page[page.index('id="person"') :]
    assert [word for word in ("maintain", "write", "triage", "read", "no rights") if word in people] == [
        "maintain",
        "write",
        "triage",
        "read",
        "no rights",
    ]
    assert page.index('value="max"') < page.index('value="stranger"')


def test_one_stays_who_one_has_become(browser):
    eve = browser("eve")
    assert "<b>eve</b>" in eve.sees(f"{HOME}/issues")


def test_nobody_becomes_the_bot_or_the_owner(browser):
    ana = browser("ana")
    ana.sends("/-/person", 422, login="github-actions[bot]")
    ana.sends("/-/person", 422, login="octo")
    assert "<b>ana</b>" in ana.sees(f"{HOME}/issues")


def test_a_private_repository_is_not_there_for_a_stranger(browser, comment, shop):
    shop.private = True
    assert "Checkout is down" not in browser("stranger").sees(f"{HOME}/issues/1", 404)
    assert "Checkout is down" in browser("eve").sees(f"{HOME}/issues/1")

"""A pull request's pages: conversation, document, changes with annotations, review and merge."""

import pytest

from incident_actions.sandbox.model.runs import CheckRun
from incident_actions.sandbox.operations import contents, pulls, refs
from tests.sandbox.pages.conftest import HOME

PULL = f"{HOME}/pull/1"
DOCUMENT = "# Post-mortem\n\nOne\nTwo\n"
FILE = "postmortems/one.md"


@pytest.fixture
def pull(world, shop, visit):
    """A draft with a new document, and a check that has something to say about its third line."""
    bob = visit("max")
    refs.create(bob, "refs/heads/bot/post-1", world.git(shop).head("main"))
    contents.write(bob, "bot/post-1", {FILE: DOCUMENT.encode()}, "Draft")
    issue = pulls.create(bob, pulls.Draft("Post-mortem", "bot/post-1", "main", "A draft", draft=True))
    note = {
        "path": FILE,
        "start_line": 3,
        "end_line": 3,
        "annotation_level": "warning",
        "message": "Say <why>",
    }
    check = CheckRun(7, "post-mortem", issue.pull.head_sha, "completed", "neutral", title="One remark")
    check.annotations = [note, {**note, "start_line": 99, "end_line": 99, "message": "Far away"}]
    shop.checks.append(check)
    return issue


def test_the_conversation_says_that_it_is_a_draft(ana, pull):
    page = ana.sees(PULL)
    assert "Still a draft" in page
    assert "Merge</button>" not in page


def test_an_issues_address_leads_to_the_pull_request(ana, pull):
    assert ana.get(f"{HOME}/issues/1").headers["location"] == PULL


def test_the_document_is_rendered(ana, pull):
    assert "Post-mortem</h1>" in ana.sees(f"{PULL}/document")


def test_annotations_stand_under_their_lines(ana, pull):
    page = ana.sees(f"{PULL}/files")
    assert page.index("<ins>One</ins>") < page.index("Say &lt;why&gt;") < page.index("<ins>Two</ins>")
    assert page.index("Far away") < page.index("<ins>One</ins>")


def test_the_checks_say_how_they_went(ana, pull):
    page = ana.sees(f"{PULL}/checks")
    assert "One remark" in page
    assert f"{FILE}:3" in page


def test_it_is_marked_ready_reviewed_and_merged(ana, pull, world, shop):
    ana.sends(f"{PULL}/ready", draft="no")
    assert "Ready to merge" in ana.sees(PULL)
    ana.sends(f"{PULL}/reviews", event="APPROVE", body="Good")
    ana.sends(f"{PULL}/merge", method="squash", head=pull.pull.head_sha)
    assert pull.pull.merged
    page = ana.sees(PULL)
    assert "approved this" in page
    assert "ana merged it" in page
    assert "Post-mortem</h1>" in ana.sees(f"{HOME}/blob/main/{FILE}")
    ana.sends(f"{PULL}/branch")
    assert world.git(shop).head("bot/post-1") is None


def test_who_only_reads_may_review_but_not_merge(eve, pull):
    pull.pull.draft = False
    eve.sends(f"{PULL}/reviews", event="COMMENT", body="Hm")
    assert "You may not merge this." in eve.sees(PULL)
    eve.sends(f"{PULL}/merge", (403, 404), method="merge", head=pull.pull.head_sha)


def test_nobody_approves_their_own(browser, pull):
    browser("max").sends(f"{PULL}/reviews", 422, event="APPROVE")
    assert pull.pull.reviews == []


def test_a_merge_of_what_was_not_seen_is_refused(ana, pull):
    pull.pull.draft = False
    assert "modified" in ana.sends(f"{PULL}/merge", 409, method="merge", head="0" * 40)


def test_people_are_asked_for_a_review(ana, pull):
    ana.sends(f"{PULL}/reviewers", reviewer=["ana", "bob"])
    assert pull.pull.reviewers == ["ana", "bob"]


def test_a_document_is_completed_in_the_browser(ana, pull, world, shop):
    page = ana.sees(f"{HOME}/edit/bot/post-1/{FILE}")
    assert "# Post-mortem" in page
    sha = world.git(shop).oid(f"bot/post-1:{FILE}")
    where = ana.sends(
        f"{HOME}/edit/bot/post-1/{FILE}", text="# Done\r\n\r\nAll.\r\n", sha=sha, message="Complete it"
    )
    assert where == f"{PULL}/document"
    assert world.git(shop).object(f"bot/post-1:{FILE}").data == b"# Done\n\nAll.\n"
    assert pull.pull.head_sha == world.git(shop).head("bot/post-1")


def test_an_edit_of_what_somebody_else_changed_meanwhile_is_refused_and_not_lost(ana, pull):
    text = "My long words, which took me an hour to write and must not go away\r\n" * 3
    page = ana.sends(f"{HOME}/edit/bot/post-1/{FILE}", 409, text=text, sha="0" * 40)
    assert "which took me an hour" in page


def test_an_edit_can_be_looked_at_first(ana, pull):
    page = ana.sends(f"{HOME}/preview/bot/post-1/{FILE}", 200, text="# Soon", sha="0" * 40)
    assert "Soon</h1>" in page
    assert "# Soon</textarea>" in page


def test_a_branch_without_a_pull_request_gets_one(ana, world, shop, visit):
    refs.create(visit("ana"), "refs/heads/bot/post-2", world.git(shop).head("main"))
    contents.write(visit("ana"), "bot/post-2", {FILE: b"# Two\n"}, "Draft")
    assert "bot/post-2" in ana.sees(f"{HOME}/compare/main...bot/post-2?title=Second")
    where = ana.sends(f"{HOME}/pulls", title="Second", head="bot/post-2", base="main", draft="yes")
    assert where == PULL
    assert shop.issues[1].pull.draft


def test_a_file_that_is_saved_on_the_default_branch_is_a_push_of_that_person(ana, shop, world, deliveries):
    sha, before = world.git(shop).oid("main:README.md"), shop.heads["main"]
    ana.sees(f"{HOME}/edit/main/README.md")
    ana.sends(f"{HOME}/edit/main/README.md", text="# Shop, changed\n", sha=sha)

    (push,) = [each for each in deliveries if each.event == "push"]
    assert (push.starts_workflows, push.payload["sender"]["login"]) == (True, "ana")
    assert (push.payload["before"], push.payload["after"]) == (before, shop.heads["main"])

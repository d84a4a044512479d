"""What a person sees and does on the page of an issue."""

import re

import pytest

from incident_actions.actions.commands import item_commands
from incident_actions.commands import by_name
from incident_actions.sandbox.operations import comments, issues, milestones
from incident_actions.sandbox.pages.offers import OFFERS
from tests.sandbox.pages.conftest import HOME

THREAD = f"{HOME}/issues/1"


@pytest.fixture
def issue(visit):
    return issues.create(visit("ana"), issues.Draft("Checkout is down", "It *fails*."))


@pytest.fixture
def comment(visit, issue):
    return comments.create(visit("bob"), issue, "First words")


def names(shop, issue):
    return [shop.labels[id].name for id in issue.labels]


def test_the_thread_shows_text_comments_and_what_happened(ana, issue, comment, visit):
    issues.update(visit("max"), issue, {"labels": ["bug"], "assignees": ["bob"]})
    page = ana.sees(THREAD)
    assert "<em>fails</em>" in page
    assert "First words" in page
    assert "assigned" in page


def test_a_comment_is_written_and_led_to(ana, shop, issue):
    ana.sees(THREAD)
    where = ana.sends(f"{THREAD}/comments", body="/ack")
    assert where == f"{THREAD}#issuecomment-{issue.comments[0]}"
    assert shop.comments[issue.comments[0]].author == "ana"


@pytest.mark.parametrize("reason", ["completed", "not_planned"])
def test_an_issue_is_closed_with_words_or_without(ana, issue, reason):
    ana.sends(f"{THREAD}/comments", body="", state=reason)
    assert (issue.state, issue.state_reason, issue.comments) == ("closed", reason, [])
    ana.sends(f"{THREAD}/comments", body="Not yet", state="open")
    assert (issue.state, len(issue.comments)) == ("open", 1)


def test_an_empty_comment_is_refused(ana, issue):
    assert "Body cannot be blank" in ana.sends(f"{THREAD}/comments", 422, body=" ")


def test_a_comment_that_is_too_long_comes_back_whole(ana, issue):
    text = "long " * 14_000
    page = ana.sends(f"{THREAD}/comments", 422, body=text)
    assert "too long" in page
    assert text in page


def test_a_preview_shows_the_text_and_keeps_it(ana, issue):
    page = ana.sends(f"{THREAD}/preview", 200, body="**Now**")
    assert "<strong>Now</strong>" in page
    assert ">\n**Now**</textarea>" in page
    assert issue.comments == []


def test_ones_own_comment_is_edited_and_marked(browser, issue, comment):
    bob = browser("bob")
    assert "First words</textarea>" in bob.sees(f"{THREAD}?edit={comment.id}")
    bob.sends(f"{HOME}/comments/{comment.id}/edit", body="Second words")
    assert comment.body == "Second words"
    assert "edited" in bob.sees(THREAD)


def test_ones_own_comment_is_deleted_and_that_stays_visible(browser, issue, comment):
    bob = browser("bob")
    bob.sends(f"{HOME}/comments/{comment.id}/delete")
    assert issue.comments == []
    assert "deleted a comment of bob" in bob.sees(THREAD)


def test_a_box_is_ticked_where_it_stands(ana, issue, comment):
    comment.body = issue.body = "- [ ] First\r\n- [x] Second"
    ana.sends(f"{HOME}/comments/{comment.id}/tick", line="1", checked="true")
    ana.sends(f"{THREAD}/tick", line="2", checked="false")
    assert comment.body == "- [x] First\r\n- [x] Second"
    assert issue.body == "- [ ] First\r\n- [ ] Second"


def test_a_reaction_is_added_and_taken_away_again(stranger, comment):
    stranger.sends(f"{HOME}/comments/{comment.id}/reactions", content="rocket")
    assert [(each.content, each.user) for each in comment.reactions] == [("rocket", "stranger")]
    assert 'aria-pressed="true"' in stranger.sees(THREAD)
    stranger.sends(f"{HOME}/comments/{comment.id}/reactions", content="rocket")
    assert comment.reactions == []


def test_the_issue_itself_takes_reactions(eve, issue):
    eve.sends(f"{THREAD}/reactions", content="+1")
    assert [each.content for each in issue.reactions] == ["+1"]


def test_labels_become_exactly_the_ticked_ones_and_a_new_one(ana, shop, issue, deliveries):
    ana.sends(f"{THREAD}/labels", label=["bug", "enhancement"])
    ana.sends(f"{THREAD}/labels", label=["bug"], new="severity/sev1")
    assert names(shop, issue) == ["bug", "severity/sev1"]
    assert [each.action for each in deliveries if each.event == "issues"] == [
        "labeled",
        "labeled",
        "labeled",
        "unlabeled",
    ]


def test_assignees_become_exactly_the_ticked_ones(ana, issue):
    ana.sends(f"{THREAD}/assignees", assignee=["ana", "bob"])
    ana.sends(f"{THREAD}/assignees", assignee=["bob", "eve"])
    assert issue.assignees == ["bob", "eve"]
    ana.sends(f"{THREAD}/assignees")
    assert issue.assignees == []


def test_the_milestone_is_set_and_cleared(ana, issue, visit):
    milestones.create(visit("max"), "Soon")
    ana.sends(f"{THREAD}/milestone", milestone="1")
    assert issue.milestone == 1
    assert "0 of 1 done" in ana.sees(f"{HOME}/milestone/1")
    ana.sends(f"{THREAD}/milestone", milestone="")
    assert issue.milestone is None


def test_sub_issues_are_added_shown_with_progress_and_taken_away(ana, issue, visit):
    child = issues.create(visit("ana"), issues.Draft("A part"))
    ana.sends(f"{THREAD}/parts", child="#2")
    assert "0 of 1 done" in ana.sees(THREAD)
    assert "Part of" in ana.sees(f"{HOME}/issues/2")
    ana.sends(f"{THREAD}/parts/2")
    assert child.parent is None


def test_the_pinned_comment_stands_once_and_at_the_top(ana, issue, comment, visit):
    comments.create(visit("bob"), issue, "More words")
    later = comments.create(visit("bob"), issue, "The status")
    ana.sends(f"{HOME}/comments/{later.id}/pin")
    page = ana.sees(THREAD)
    assert page.count(f'id="issuecomment-{later.id}"') == 1
    assert page.index("The status") < page.index("First words")
    ana.sends(f"{HOME}/comments/{later.id}/unpin")
    assert later.pinned_at is None


def test_title_and_text_are_edited(ana, issue):
    assert "It *fails*.</textarea>" in ana.sees(f"{THREAD}?edit=issue")
    ana.sends(THREAD, title="Checkout was down", body="It failed.")
    assert (issue.title, issue.body) == ("Checkout was down", "It failed.")
    assert "renamed this" in ana.sees(THREAD)


def test_a_very_long_thread_shows_its_end_first(ana, issue, visit):
    for number in range(310):
        comments.create(visit("bob"), issue, f"Comment number {number}!")
    page = ana.sees(THREAD)
    assert "Show 10 earlier entries" in page
    assert "number 309!" in page
    assert "number 9!" not in page
    assert "number 9!" in ana.sees(f"{THREAD}?all=1")


@pytest.mark.parametrize(
    ("label", "offered"),
    [
        ("incident", ["ack", "update", "resolve", "help"]),
        ("Action-Item", ["done", "due", "assign", "help"]),
        ("digest", []),
        ("bug", []),
    ],
)
def test_the_box_offers_the_commands_that_work_there(ana, issue, visit, label, offered):
    issues.update(visit("max"), issue, {"labels": [label]})
    hint = ana.sees(THREAD).partition('id="say-hint"')[2].partition("</p>")[0]
    assert re.findall(r"<code>/(\w+)</code>", hint) == offered


def test_what_the_box_offers_are_commands():
    assert set(OFFERS["incident"]) <= set(by_name())
    assert set(OFFERS["action-item"]) <= set(item_commands())


def test_times_are_said_to_be_in_utc(ana, issue):
    assert re.search(
        r'title="\w+ [\w ]+, \d\d:\d\d UTC">\d\d:\d\d<span class="wide"> UTC</span></time>', ana.sees(THREAD)
    )


@pytest.mark.parametrize("path", [f"{HOME}/issues/99", "/octo/nowhere/issues", f"{HOME}/milestone/1"])
def test_what_is_not_there_answers_404(ana, issue, path):
    assert issue.title not in ana.sees(path, 404)

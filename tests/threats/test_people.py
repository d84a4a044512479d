"""Who is woken, who is believed, and what a verdict stands for: rules 5, 13, 15 and 17, in the shop."""

import re

import pytest

from incident_actions.effects import OpenPullRequest, WriteFile
from incident_actions.github.mutations import mutations
from incident_actions.postmortem.task_list import tasks
from incident_actions.sandbox.operations import issues
from incident_actions.sandbox.visit import Visit
from incident_actions.text.markers import mark
from tests.github.every_effect import ids
from tests.shop import GRANTED, URL, shop

CODE = re.compile(r"`[^`]*`")
CALLS = "@ana @ben @acme/everyone @mallory @here"
MENTION = re.compile(r"(?<![\w`/.\u200b])@([A-Za-z0-9][A-Za-z0-9-]*)")


@pytest.fixture
def open_shop():
    with shop() as opened:
        yield opened


def published(opened):
    """A post-mortem with one action item is merged, which no run has seen yet: its path, and the item."""
    opened.declare()
    opened.says("ana", "/action Add an alert")
    opened.says("ana", "/resolve Rolled back")
    opened.settle()
    (pull,) = [each for each in opened.repository.issues.values() if each.pull]
    opened.people.ready("ana", pull.number)
    opened.people.merge("ana", pull.number)
    tree = opened.world.git(opened.repository).run("ls-tree", "-r", "--name-only", "main").split("\n")
    path = next(each for each in tree if "-incident-1-" in each)
    (task,) = tasks(opened.file(path), 1)
    return path, task


def woken(messages):
    """The logins that a reader's GitHub would notify."""
    return {login for text in messages for login in MENTION.findall(CODE.sub("", text))}


def test_r05_a_stranger_who_names_people_wakes_nobody(open_shop):
    open_shop.declare("mallory", what=f"Down {CALLS}", impact=CALLS)
    open_shop.settle()
    open_shop.says("mallory", f"/update {CALLS}")
    open_shop.says("mallory", f"/dance {CALLS}")
    open_shop.settle()
    assert woken(open_shop.messages()) == set()


def test_r05_a_responder_who_names_people_in_the_record_wakes_nobody_by_the_bot(open_shop):
    open_shop.declare()
    open_shop.says("ana", f"/decision Roll back, says {CALLS}")
    open_shop.says("ana", f"/event at 14:01 {CALLS}")
    open_shop.settle()
    assert woken(open_shop.messages()) <= {"ana"}


def test_r13_a_pending_command_that_somebody_else_edited_does_nothing(open_shop):
    open_shop.declare()
    open_shop.settle()
    said = open_shop.says("ana", "/severity sev3")
    comment = open_shop.repository.comments[said]
    open_shop.later(minutes=1)
    comment.body, comment.editor = "/severity sev1", "ben"
    comment.edited_at = open_shop.world.now()
    open_shop.settle()
    assert (open_shop.signs(said)[-1], "severity/sev1" in open_shop.labels()) == ("confused", False)


@pytest.mark.parametrize(
    "effect",
    [
        WriteFile("postmortems/a.md", "Before", "After", "Follow"),
        OpenPullRequest("incident-actions/postmortem-12", "postmortems/a.md", "Text", "Title", "Body"),
    ],
    ids=lambda effect: type(effect).__name__,
)
def test_r13_a_commit_is_bound_to_the_head_that_was_read(effect):
    (commit,) = (each for each in mutations(effect, 12, ids()) if each.name == "createCommitOnBranch")
    assert commit.input["expectedHeadOid"] == "a" * 40


def test_r15_the_record_says_who_and_when_and_links_the_comment(open_shop):
    open_shop.declare()
    said = open_shop.says("ana", "/decision Roll back")
    open_shop.settle()
    (row,) = (line for line in open_shop.status().splitlines() if "Roll back" in line and "|" in line)
    assert ("ana" in row, f"#issuecomment-{said}" in row) == (True, True)


def test_r15_a_stranger_is_refused_in_one_sentence_once(open_shop):
    open_shop.declare()
    open_shop.settle()
    said = [open_shop.says("mallory", "/resolve"), open_shop.says("mallory", "/severity sev4")]
    open_shop.settle()
    refusals = [text for text in open_shop.messages() if "mallory" in text.replace("\u200b", "")]
    assert [open_shop.signs(each)[-1] for each in said] == ["confused", "confused"]
    assert len([text for text in refusals if "incident-actions status" not in text]) == 1


def test_r17_a_command_that_a_run_died_over_is_answered_by_the_sweep_once(open_shop):
    open_shop.declare()
    open_shop.settle()
    said = open_shop.says("ana", "/decision Roll back")
    dying = open_shop.github()
    thread = dying.threads([1])[1]
    dying.claim(thread.comments[-1], again=False)
    open_shop.settle()
    before = open_shop.signs(said)
    open_shop.later(minutes=11)
    open_shop.sweep()
    assert (before, open_shop.signs(said)[-1]) == (["eyes"], "rocket")


@pytest.mark.parametrize("author", ["bot", "mallory"])
def test_r18_an_issue_of_another_repository_is_no_action_item_however_it_is_marked(open_shop, author):
    path, task = published(open_shop)
    elsewhere = open_shop.world.add_repository("mallory/x", {"mallory": "admin"}, {"a": "b"})
    token = open_shop.world.tokens.job("mallory/x", GRANTED)
    who = open_shop.world.actor(token) if author == "bot" else open_shop.actor("mallory")
    visit = Visit(open_shop.world, who, elsewhere)
    for _ in range(3):  # one of them has the number of the incident
        issues.create(visit, issues.Draft("Evil", mark("acme/shop#1", task.key), ("action-item",)))

    open_shop.settle()

    (item,) = [each for each in open_shop.repository.issues.values() if each.title == "Add an alert"]
    assert f"- [ ] [#{item.number}]({URL}/acme/shop/issues/{item.number})" in open_shop.file(path)
    assert elsewhere.full_name not in open_shop.file(path)

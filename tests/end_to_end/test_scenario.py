"""The demonstration's incident, from the form to the overdue digest: what stands there in the end."""

import re
from datetime import date

from markdown_it import MarkdownIt

from incident_actions.sandbox.demo.outcome import visible
from incident_actions.sandbox.tokens import BOT_LOGIN


def texts(play):
    """All that the bot has written, and the post-mortem."""
    repository = play.stage.repository
    comments = [each.body for each in repository.comments.values() if each.author == BOT_LOGIN]
    bodies = [each.body for each in repository.issues.values() if each.author == BOT_LOGIN]
    return [*map(visible, comments + bodies), play.document]


def test_every_run_is_green(play):
    assert {run.conclusion for run in play.stage.runs} == {"success", "skipped"}


def test_the_incident_is_closed_with_one_label_a_group(play):
    assert play.stage.repository.issues[1].state == "closed"
    assert play.labels(1) == {"incident", "severity/sev1", "status/resolved", "postmortem/published"}
    assert play.stage.repository.issues[1].assignees == ["dana", "cleo"]


def test_each_command_has_its_verdict_and_the_two_wrong_ones_their_reply(play):
    said = {line.text: scene.deeds[0] for scene in play.scenes if (line := scene.line) and scene.deeds}
    refused = [text for text, first in said.items() if first == "😕 refused"]

    assert refused == ["/resolve works for me", "/evnt at 14:45 Cart service 4.12.0 deployed"]
    assert all(first in ("🚀 accepted", "😕 refused") for text, first in said.items() if text.startswith("/"))


def test_the_action_items_have_owners_and_a_milestone_due_on_the_last_of_them(play):
    repository = play.stage.repository
    items = [repository.issues[number] for number in (3, 4, 5)]
    (milestone,) = repository.milestones.values()

    assert [(item.assignees, item.state) for item in items] == [
        (["ben"], "closed"),
        (["ana"], "open"),
        (["cleo"], "open"),
    ]
    assert {item.milestone for item in items} == {milestone.number}
    assert (milestone.state, milestone.due_on.date()) == ("open", date(2026, 12, 18))


def test_the_finished_item_is_ticked_in_the_post_mortem_and_the_others_are_linked(play):
    boxes = re.findall(r"^- \[(.)\] \[#(\d)\]\((\S+?)\)", play.document, re.MULTILINE)

    url = f"{play.stage.url}/acme/shop/issues"
    assert boxes == [("x", "3", f"{url}/3"), (" ", "4", f"{url}/4"), (" ", "5", f"{url}/5")]


def test_the_overdue_item_is_labelled_and_stands_in_the_digest(play):
    assert play.labels(4) == {"action-item", "overdue"}
    assert play.labels(5) == {"action-item"}
    assert play.labels(6) == {"digest"}
    assert "#4 Alert when the connection pool is 80 % full" in play.stage.repository.issues[6].body


def test_the_tables_are_tables_and_nothing_of_a_template_shows(play):
    whole = "\n\n".join(texts(play))
    tables = [
        token
        for token in MarkdownIt("gfm-like", {"linkify": False}).parse(whole)
        if token.type == "table_open"
    ]

    assert len(tables) == len(re.findall(r"^\| (?:--- \| ?)+$|^\|(?: --- \|)+$", whole, re.MULTILINE))
    assert re.findall(r"\{\{|\{%|\bNone\b|\bundefined\b|<!--", whole) == []
    assert re.findall(r"\n{4,}", whole) == []


def test_every_link_leads_somewhere(play):
    repository = play.stage.repository
    linked = set(re.findall(rf"\]\({play.stage.url}/acme/shop/(\S+?)\)", "\n".join(texts(play))))
    known = {f"issues/{number}" for number in repository.issues}
    known |= {f"pull/{number}" for number, issue in repository.issues.items() if issue.pull}
    known |= {f"issues/{each.issue}#issuecomment-{each.id}" for each in repository.comments.values()}
    files = {f"blob/main/{each.title}" for each in play.documents if each.title.startswith("postmortems/")}

    assert linked - known - files == set()
    assert len(linked) > 10

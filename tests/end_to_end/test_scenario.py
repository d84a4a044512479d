"""The demonstration's incident, from the form to the overdue digest: what stands there in the end."""

import re
from datetime import date

from markdown_it import MarkdownIt

from incident_actions.sandbox.demo.deeds import first_words
from incident_actions.sandbox.demo.outcome import visible
from incident_actions.sandbox.demo.scenario import Deed
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


def rows(play):
    """What stands in the timeline of the status comment, by who did it."""
    (status, *_) = play.documents
    return re.findall(r"^\| \[[^\]]+\]\(\S+\) \| (.+) \| (\w+) \|", status.text, re.MULTILINE)


def test_a_pin_a_tick_and_a_handover_are_rows_of_the_timeline(play):
    found = rows(play)

    assert (
        "The errors all come from the cart service. It looks as if its connection pool is empty.",
        "ana",
    ) in found
    assert ("Done: Roll back the last deployment, switch or setting", "ben") in found
    assert ("Commander handed over: ben → cleo", "ben") in found
    assert ("H1 ruled out — because it answers within 80 ms, as on any day", "erin") in found


def test_a_reminder_and_the_question_whether_the_decision_holds_go_to_the_commander(play):
    written = "\n".join(texts(play))

    assert written.count("⏰ **Update due** @cleo") == 1
    assert written.count("🔁 **Worth another look** @cleo") == 1


def test_the_room_gets_the_declaration_the_raise_each_update_and_the_resolution_once(play):
    heard = [
        f"{each.data['title']}, {first_words(each.data['message'])}" for each in play.room.receiver.received
    ]

    assert heard == [
        "SEV2 #1, 🔴 Incident: Checkout fails for many customers",
        "SEV1 #1, 📣 SEV1 Critical (was SEV2) @\u200berin",
        "SEV1 #1, ⏱️ Update 2026-11-23 15:12 CET",
        "SEV1 #1, ⏱️ Update 2026-11-23 15:26 CET",
        "SEV1 #1, ⏱️ Update 2026-11-23 15:38 CET",
        "SEV1 #1, ✅ Incident resolved",
    ]


def test_the_bot_writes_few_comments_and_mentions_nobody_often(play):
    messages = [
        text for text in texts(play) if text.startswith(("📣", "⏱️", "⏰", "🔁", "✅ **Incident resolved"))
    ]

    assert len(messages) <= 11  # with the status comment, a dozen
    assert re.findall(r"(?<!\w)@\w+", "\n".join(messages)) == ["@erin", "@cleo", "@cleo"]


def test_the_review_finds_blame_and_a_wish_and_then_that_they_are_gone(play):
    written = [scene.deeds for scene in play.scenes if scene.line and scene.line.deed is Deed.WRITE]

    assert written == [
        ("the review says “1 error, 1 warning.”", "the check Review passes"),
        ("the review says “Nothing found.”", "the check Review passes"),
    ]


def test_the_finished_item_says_what_was_done_so_nobody_is_asked(play):
    repository = play.stage.repository
    said = [repository.comments[id] for id in repository.issues[3].comments]

    assert [each.author for each in said] == [BOT_LOGIN, "ben"]
    assert said[1].body.startswith("The cart service gives both connections back")


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
    files = {each.title for each in play.documents if each.title.startswith("postmortems/")}
    known |= {f"blob/main/{file}" for file in files}
    known |= {f"edit/{branch}/{file}" for branch in repository.heads for file in files}

    assert linked - known == set()
    assert len(linked) > 10

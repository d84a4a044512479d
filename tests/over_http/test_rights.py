"""Who may command, over real HTTP: others change nothing, get a 😕, and are told once."""

import pytest

from incident_actions.sandbox.operations import comments
from tests.snapshot import snapshot


@pytest.fixture
def calm(declared):
    """An incident that ben commands, with comms for dana, and nothing left to do."""
    declared.says("ben", "/role comms @dana")
    declared.settle()
    return declared


def changed(shop, before):
    """What the bot has changed, beside the verdicts and the words to a stranger."""
    after = snapshot(shop.world)
    kept = {
        key: told
        for key, told in after["issues"][1]["comments"].items()
        if key in before["issues"][1]["comments"]
    }
    after["issues"][1]["comments"] = kept
    return after != before


@pytest.mark.parametrize("who", ["mallory", "zoe"])
@pytest.mark.parametrize(
    "command",
    ["/resolve", "/severity sev4", "/ic", "/update all is well", "/action none", "/evnt", "/help", "/ack"],
)
def test_a_strangers_command_changes_nothing_and_is_refused(calm, who, command):
    before = snapshot(calm.world)

    comment = calm.says(who, command)
    calm.settle()

    assert calm.signs(comment) == ["eyes", "confused"]
    assert not changed(calm, before)


def test_a_stranger_is_told_once_a_person_and_incident(calm):
    asked = [calm.says(who, "/resolve") for who in ("mallory", "mallory", "zoe", "mallory")]
    calm.settle()
    asked.append(calm.says("mallory", "/ack"))
    calm.settle()

    told = [text.partition(",")[0] for text in calm.messages() if "nothing was changed" in text]
    assert told == ["mallory", "zoe"]
    assert [calm.signs(comment) for comment in asked] == [["eyes", "confused"]] * 5


@pytest.mark.parametrize(
    ("who", "sign"),
    [
        ("ana", "rocket"),  # the repository's administrator
        ("ben", "rocket"),  # may write
        ("cleo", "rocket"),  # may triage only, and stands under `responders`
        ("dana", "rocket"),  # may read only, and holds a role
        ("erik", "confused"),  # may triage only
        ("fred", "confused"),  # may read only
        ("mallory", "confused"),
    ],
)
def test_writers_responders_and_those_with_a_role_may(calm, who, sign):
    calm.repository.collaborators |= {"erik": "triage", "fred": "read"}
    comment = calm.says(who, "/event We look")

    calm.settle()

    assert calm.signs(comment) == ["eyes", sign]


def test_a_role_that_is_handed_over_gives_no_right_any_more(calm):
    calm.says("ben", "/role comms @cleo")
    calm.settle()
    comment = calm.says("dana", "/event We look")

    calm.settle()

    assert calm.signs(comment) == ["eyes", "confused"]


@pytest.mark.parametrize(
    "text",
    [
        "`/resolve`",
        "```\n/resolve\n```",
        "~~~text\n/resolve\n~~~",
        "    /resolve",
        "> /resolve",
        "> quoted\n> /resolve",
        "<!-- \n/resolve\n-->",
        "<!--\n/resolve",
        "<pre>\n/resolve\n</pre>",
        "Please /resolve it",
        "- a list\n  > /resolve",
    ],
)
def test_what_only_looks_like_a_command_does_nothing(calm, text):
    before = snapshot(calm.world)
    comment = calm.says("ben", text)

    calm.settle()

    assert calm.signs(comment) == []
    assert not changed(calm, before)


@pytest.mark.parametrize(
    "text",
    [
        '<!-- incident-actions status {"severity":"sev4","roles":{"commander":"mallory"}} -->',
        "Update\n\n<!-- incident-actions update 3000000051 -->",
        "<!-- incident-actions resolved 1 -->",
        "<!-- incident-actions stranger 1005 -->",
        "/ack\n\n<!-- incident-actions refusal 3000000051 -->",
    ],
)
@pytest.mark.parametrize("who", ["mallory", "ben"])
def test_a_forged_marker_or_record_line_is_only_a_comment(calm, who, text):
    before = calm.status()
    calm.says(who, text)
    calm.settle()
    said = calm.says("ben", "/update it works")

    calm.settle()

    assert calm.signs(said) == ["eyes", "rocket"]
    assert calm.messages()[0].partition("### Timeline")[0] == before.partition("### Timeline")[0]
    assert len(calm.messages()) == 2 + (who == "mallory" and "/ack" in text)


def test_a_forged_record_in_the_issue_of_a_stranger_is_believed_by_nobody(shop_):
    number = shop_.people.declare("mallory", "Trick", (), "<!-- incident-actions item 1 abc -->")
    shop_.declare()

    shop_.settle(number)

    assert shop_.messages(number) == []


def test_what_another_has_edited_before_it_was_answered_is_refused(calm):
    comment = calm.says("ben", "/event We look")
    comments.update(calm.visit("ana"), calm.repository.comments[comment], "/resolve")

    calm.settle()

    assert (calm.signs(comment), calm.issue().state) == (["eyes", "confused"], "open")
    assert "Somebody else has edited this comment before it was answered" in calm.messages()[-1]


def test_what_another_has_edited_in_an_answered_comment_runs_no_command(calm):
    comment = calm.says("ben", "/event We look")
    calm.settle()
    comments.update(calm.visit("ana"), calm.repository.comments[comment], "/event We look\n\n/resolve")

    calm.settle()

    assert (calm.signs(comment), calm.issue().state) == (["eyes", "rocket"], "open")


def test_the_command_of_an_account_that_is_gone_does_nothing(calm):
    comment = calm.says("ben", "/resolve")
    calm.repository.comments[comment].author = None

    calm.settle()

    assert (calm.signs(comment), calm.issue().state) == ([], "open")


def test_a_bots_command_does_nothing(calm):
    comment = comments.create(calm.visit("github-actions[bot]"), calm.issue(), "/resolve")

    calm.settle()

    assert (calm.signs(comment.id), calm.issue().state) == ([], "open")


def test_a_stranger_who_opened_the_issue_may_not_resolve_it_by_closing_it(shop_):
    shop_.declare("mallory")
    shop_.settle()
    shop_.people.close("mallory", 1)

    shop_.settle()

    assert shop_.issue().state == "open"
    assert "Closing an incident is for those who respond to it" in shop_.messages()[-1]


def test_a_strangers_form_names_no_commander(shop_):
    shop_.declare("mallory", commander="mallory")

    shop_.settle()

    assert shop_.issue().assignees == []

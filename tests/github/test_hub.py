"""The gateway over real HTTP against the sandbox, and against answers that GitHub rarely gives."""

import re
from dataclasses import replace

import pytest

from incident_actions.command import Permission
from incident_actions.effects import (
    AddLabel,
    HandOver,
    SetMilestone,
    Suggest,
    Suggestion,
    SwitchWorkflow,
    WriteFile,
)
from incident_actions.errors import GitHubError
from incident_actions.github.adapter import Connection
from incident_actions.github.hub import GitHub
from incident_actions.sandbox.operations import comments, contents
from incident_actions.sandbox.tokens import BOT_ID
from incident_actions.thread import Comment, Person, Reaction, Sign
from incident_actions.watch import FILE
from tests.shop import GRANTED, NAME, no_wait, shop
from tests.stories import DAY

GRAPHQL = re.compile(".*/graphql")
VIEWER = {"login": "github-actions[bot]", "databaseId": 41898282}
FOUND = {
    "id": "R_1",
    "nameWithOwner": NAME,
    "url": "https://x",
    "defaultBranchRef": None,
    "config": None,
    "templates": None,
    "labels": {"nodes": []},
    "writeBack": None,
    "running": {"totalCount": 0},
}
TIMED_OUT = {"message": "Something went wrong while executing your query.", "path": ["repository", "issue12"]}
MISSING = {"type": "NOT_FOUND", "message": "Could not resolve", "path": ["repository", "issue12"]}


@pytest.fixture
def open_shop():
    with shop() as opened:
        opened.declare()
        yield opened


def talk(open_shop, count):
    """So many comments at once."""
    visit, issue = open_shop.visit("ana"), open_shop.issue()
    for number in range(count):
        comments.create(visit, issue, f"Comment {number}")


def said(thread):
    return [each.body for each in thread.comments]


@pytest.mark.parametrize(("count", "requests"), [(1, 1), (98, 1), (150, 2), (1_000, 6)])
def test_a_thread_is_read_whole_and_in_order(open_shop, count, requests):
    talk(open_shop, count)
    github = open_shop.github()

    thread = github.threads([1])[1]

    assert said(thread) == [f"Comment {number}" for number in range(count)]
    assert len(github.connection.requests) == requests


def test_a_long_thread_is_read_again_in_one_request(open_shop):
    talk(open_shop, 1_000)
    github = open_shop.github()
    github.threads([1])
    open_shop.says("ben", "One more")
    before = len(github.connection.requests)

    thread = github.threads([1])[1]

    assert said(thread)[-2:] == ["Comment 999", "One more"]
    assert (len(thread.comments), len(github.connection.requests) - before) == (1_001, 1)


def test_a_thread_that_is_too_wide_for_one_answer_is_read_in_halves(open_shop):
    talk(open_shop, 120)
    github = open_shop.github()
    open_shop.world.faults.arm("502-after", at=1)
    open_shop.world.faults.arm("502-after", at=2)

    assert len(github.threads([1])[1].comments) == 120


def test_what_is_no_issue_is_missing(open_shop):
    assert list(open_shop.github().threads([1, 404])) == [1]


def person(open_shop, login):
    return Person(open_shop.world.user(login).id, login)


@pytest.mark.parametrize(
    ("login", "permission"),
    [("ana", "ADMIN"), ("ben", "WRITE"), ("cleo", "TRIAGE"), ("dana", "READ"), ("mallory", "READ")],
)
def test_a_right_is_told_by_its_flags(open_shop, login, permission):
    assert open_shop.github().permission(person(open_shop, login)) is Permission[permission]


def test_r10_a_login_that_somebody_else_has_now_gives_no_right(open_shop):
    assert open_shop.github().permission(Person(4242, "ana")) is Permission.NONE


def test_r12_who_is_not_known_has_no_right(open_shop):
    assert open_shop.github().permission(Person(4242, "nobody")) is Permission.NONE


def test_r12_a_right_that_github_cannot_tell_is_left_open(open_shop):
    github = open_shop.github()
    github.threads([1])
    who = person(open_shop, "ana")
    for turn in range(1, 5):
        open_shop.world.faults.arm("500", at=turn)

    assert github.permission(who) is None


@pytest.mark.parametrize(
    "login", ["..", ".", "", "../collaborators", "ana/permission", "a\\b", "ana?x=1", "a%2e"]
)
def test_r21_a_name_that_is_none_reaches_no_endpoint(open_shop, login):
    github = open_shop.github()

    assert github.assignable([login]) == {login: False}
    assert github.permission(Person(7, login)) is Permission.NONE
    assert github.last_scheduled_run(login) is None
    assert github.watching(login) is None
    assert github.connection.requests == []


def asked(open_shop):
    return [each.path.rpartition("/")[2] for each in open_shop.world.log]


def test_to_whom_issues_can_be_assigned_is_asked_once_and_in_letters_of_any_case(open_shop):
    github = open_shop.github()
    open_shop.world.log.clear()

    assert github.assignable(["Ana", "ben", "cleo"]) == {"Ana": True, "ben": True, "cleo": True}
    assert github.assignable(["ana", "Cleo"]) == {"ana": True, "Cleo": True}
    assert asked(open_shop) == ["Assignees"]


def test_whom_the_search_does_not_find_is_asked_of_by_the_login_alone(open_shop):
    github = open_shop.github()
    open_shop.world.log.clear()

    assert github.assignable(["an", "ana", "stranger"]) == {"an": False, "ana": True, "stranger": False}
    assert asked(open_shop) == ["Assignees", "an", "stranger"]


def test_where_the_search_is_refused_each_is_asked_of_by_the_login(open_shop):
    github = open_shop.github()
    for turn in range(1, 5):
        open_shop.world.faults.arm("500", at=turn)
    open_shop.world.log.clear()

    assert github.assignable(["ana", "stranger"]) == {"ana": True, "stranger": False}
    assert asked(open_shop)[-2:] == ["ana", "stranger"]


WRITES = {
    "apply": lambda github: github.apply(1, [AddLabel("incident")]),
    "claim": lambda github: github.claim(Comment(1, None, "/ack", DAY), again=False),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
def test_a_persons_token_may_look_and_changes_nothing(open_shop, write):
    token = open_shop.world.tokens.person("ana")
    github = GitHub(Connection(token, open_shop.url, wait=no_wait), NAME)
    github.threads([1])
    before = len(open_shop.world.log.writes)

    with pytest.raises(GitHubError, match="You are ana: only the bot writes to the record"):
        write(github)
    assert len(open_shop.world.log.writes) == before


def test_a_milestone_that_is_there_is_changed_and_not_doubled(open_shop):
    github = open_shop.github()
    github.threads([1])

    github.apply(1, [SetMilestone("Post-mortem #1", "What it asked for", DAY.date())])
    github.apply(1, [SetMilestone("Post-mortem #1", "What it asked for", None, open=False)])

    told = [(each.title, each.state) for each in open_shop.repository.milestones.values()]
    assert told == [("Post-mortem #1", "closed")]


def head(open_shop):
    return open_shop.world.git(open_shop.repository).head("main")


def test_a_file_at_a_commit_is_asked_for_once_and_one_on_the_default_branch_each_time(open_shop):
    github, place = open_shop.github(), f"{head(open_shop)}:.github/incidents.yml"
    github.threads([1])
    contents.write(open_shop.visit("ana"), "main", {".github/incidents.yml": b"After"}, "Change")
    before = len(github.connection.requests)
    first, again = github.documents({place}), github.documents({place})

    assert first == again
    assert first[place] != "After"
    assert len(github.connection.requests) - before == 1
    assert github.documents({".github/incidents.yml"}) == {".github/incidents.yml": "After"}


def test_a_file_that_is_too_large_is_left_alone_and_remembered(open_shop):
    contents.write(open_shop.visit("ana"), "main", {"README.md": b"x" * 1_000_001}, "Change")
    github = open_shop.github()
    github.threads([1])

    assert github.documents({"README.md"}) == {}
    assert "README.md" in github.refused


def test_files_that_are_written_together_are_one_commit(open_shop):
    github = open_shop.github()
    github.threads([1])
    before = head(open_shop)
    github.apply(1, [WriteFile("a.md", "", "A", "Two files"), WriteFile("b.md", "", "B", "Another word")])

    assert (open_shop.file("a.md"), open_shop.file("b.md")) == ("A", "B")
    assert open_shop.world.git(open_shop.repository).run("rev-parse", "main^").strip() == before


def test_an_issue_is_handed_over_to_one_owner(open_shop):
    github = open_shop.github()
    github.threads([1])
    github.apply(1, [HandOver(1, "ana", ()), HandOver(1, "ben", ("ana",))])

    assert open_shop.issue().assignees == ["ben"]


def test_only_the_first_of_two_claims_succeeds(open_shop):
    said = Comment(open_shop.says("ana", "/ack"), None, "/ack", DAY)
    first, second = open_shop.github(), open_shop.github()
    first.threads([1])
    second.threads([1])

    assert first.claim(said, again=False)
    assert not second.claim(said, again=False)
    assert second.claim(said, again=False, before=open_shop.world.now())


def edited(open_shop):
    """A comment whose command is answered, to which its author has added one a minute after that."""
    command = open_shop.says("ana", "/ack")
    github = open_shop.github()
    github.threads([1])
    read = Comment(command, None, "/ack", DAY, reactions=(Reaction(Sign.ACCEPTED, DAY, ours=True),))
    assert github.claim(read, again=False)
    open_shop.later(minutes=1)
    return replace(read, edited_at=open_shop.world.now())


def test_a_command_that_an_edit_has_added_is_claimed_by_one_run_only(open_shop):
    added = edited(open_shop)
    open_shop.later(minutes=1)
    first, second = open_shop.github(), open_shop.github()
    first.threads([1])
    second.threads([1])

    assert first.claim(added, again=False, before=added.edited_at)
    assert not second.claim(added, again=False, before=added.edited_at)
    assert open_shop.signs(added.id) == ["eyes"]


def test_a_claim_is_taken_over_only_if_it_is_as_old_as_that(open_shop):
    added = edited(open_shop)
    github = open_shop.github()
    github.threads([1])
    long_ago, now = added.at, open_shop.world.now()

    assert not github.claim(added, again=False, before=long_ago)
    assert github.claim(added, again=False, before=now)


def test_a_workflow_is_switched_and_how_it_stands_is_told(open_shop):
    github = open_shop.github()
    github.threads([1])

    github.apply(None, [SwitchWorkflow(FILE, on=True)])
    assert (open_shop.watched, github.watching(FILE)) == (True, True)
    github.apply(None, [SwitchWorkflow(FILE, on=False)])
    assert (open_shop.watched, github.watching(FILE)) == (False, False)


def test_to_switch_off_what_is_off_is_no_refusal(open_shop):
    github = open_shop.github()
    github.threads([1])

    github.apply(None, [SwitchWorkflow(FILE, on=False)])

    assert (github.refused, github.told) == (set(), [])


def test_a_switch_that_github_refuses_is_told_and_remembered_and_stops_nothing(open_shop):
    reading = open_shop.world.tokens.job(NAME, {**GRANTED, "actions": "read"})
    github = GitHub(Connection(reading, open_shop.url, wait=no_wait), NAME)
    github.threads([1])

    github.apply(1, [SwitchWorkflow(FILE, on=True), AddLabel("drill")])

    assert (github.refused, open_shop.watched) == ({"watch"}, False)
    assert "drill" in open_shop.labels()
    assert "/enable: GitHub answered 403 Resource not accessible by integration" in github.told[0]


def test_a_review_that_github_refuses_is_told_with_its_reason_and_stops_nothing(http, hub):
    why = "User can only have one pending review per pull request"
    refusal = {"message": "Unprocessable Entity", "errors": [why]}
    http.post(re.compile(".*/pulls/14/reviews"), status=422, json=refusal)
    hub.viewer = VIEWER["login"]

    hub.apply(
        12, [Suggest("offer 12 1", 14, "b" * 40, "postmortems/a.md", "News", (Suggestion(3, 3, "Text"),))]
    )

    assert hub.told == [f"POST pulls/{{n}}/reviews: GitHub answered 422 Unprocessable Entity: {why}"]


def test_a_workflow_that_is_not_there_stands_neither_way(open_shop):
    github = open_shop.github()
    github.threads([1])

    github.apply(None, [SwitchWorkflow("gone.yml", on=True)])

    assert (github.refused, github.watching("gone.yml")) == ({"watch"}, None)


def test_how_many_incidents_are_open_comes_with_each_thread(open_shop):
    open_shop.declare()
    open_shop.people.close("ana", 1)

    assert open_shop.github().threads([1])[1].repository.open_incidents == 1


@pytest.fixture
def hub(connection):
    return GitHub(connection, NAME)


def answered(http, issue, *errors):
    repository = {**FOUND, "issue12": issue, "draft12": None}
    http.post(GRAPHQL, json={"data": {"viewer": VIEWER, "repository": repository}, "errors": list(errors)})


def test_r19_half_an_answer_is_no_proof_that_an_issue_is_gone(http, hub):
    answered(http, None, TIMED_OUT)

    with pytest.raises(GitHubError, match="Something went wrong"):
        hub.threads([12])


def test_r19_an_issue_that_github_says_is_gone_is_gone(http, hub):
    answered(http, None, MISSING)

    assert hub.threads([12]) == {}


def test_a_repository_that_the_token_may_not_read_is_said_so(http, hub):
    http.post(GRAPHQL, json={"data": {"repository": None}, "errors": [MISSING]})

    with pytest.raises(GitHubError, match="query Threads: Could not resolve"):
        hub.threads([12])


def test_a_token_that_is_not_valid_is_said_so(http, hub):
    http.post(GRAPHQL, status=401, json={"message": "Bad credentials"})

    with pytest.raises(GitHubError, match=r"401 Bad credentials for acme/shop\. Is the token allowed"):
        hub.threads([12])


def test_we_are_known_by_our_number(open_shop):
    github = open_shop.github()
    github.threads([1])
    assert (github.viewer, github.is_bot, BOT_ID) == ("github-actions[bot]", True, 41898282)

"""How many requests a run takes: what docs/performance.md says, counted where the requests arrive."""

import pytest

from incident_actions.sandbox.operations import assignees, comments, reactions
from tests.over_http.test_pull_review import checked, writes
from tests.readers import TARGETS, readers
from tests.shop import PEOPLE, shop

COMMANDS = [
    "/ack",
    "/role communications @ben",
    "/severity sev1",
    "/status identified",
    "/decision Roll back",
    "/event at 14:01 The graph fell",
    "/update We roll back",
    "/mitigate Rolled back",
    "/action Add an alert @ben due 2026-12-01",
    "/help",
    "/severty sev1",
    "/hypothesis The pool is empty",
    "/customers told on the status page",
    "/snooze 20m",
    "/related #1",
    "/page @ben the database is down",
    "/impact Nobody could pay",
    "/ack\n/severity sev1\n/decision Roll back\n/mitigate Rolled back",
]


@pytest.fixture
def open_shop():
    """A shop with one incident that is settled."""
    with shop() as opened:
        opened.declare()
        opened.settle()
        yield opened


def requests(open_shop, work):
    """What a piece of work asked of GitHub, in order."""
    open_shop.world.log.clear()
    work()
    return list(open_shop.world.log)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_slash_command_takes_eight_requests_at_most_and_is_claimed_by_the_second(open_shop, command):
    open_shop.later(minutes=2)
    said = open_shop.says("ana", command)

    sent = requests(open_shop, open_shop.settle)

    assert len(sent) <= 8
    assert [each.path for each in sent[:2]][-1].endswith(f"/comments/{said}/reactions")
    assert open_shop.signs(said)[0] == "eyes"


@pytest.fixture
def telling():
    """The same, with everybody told outside GitHub."""
    with readers() as out, shop(config=TARGETS, environ=out.environ) as opened:
        opened.declare()
        opened.settle()
        yield opened


@pytest.mark.parametrize(("who", "most"), [("cleo", 8), ("ana", 9)], ids=["known", "looked up"])
@pytest.mark.parametrize("command", ["/update We roll back", "/page pager", "/severity sev1"])
def test_with_its_message_to_targets_it_takes_eight_and_one_for_a_right_looked_up(
    telling, command, who, most
):
    telling.says(who, command)

    assert len(requests(telling, telling.settle)) <= most
    assert len(requests(telling, telling.settle)) == 1


def test_whoever_pins_comments_is_looked_up_once(open_shop):
    for text in ("The graph fell", "It fell again"):
        open_shop.says("zoe", text)
        reactions.add(open_shop.visit("ben"), open_shop.comments()[-1], "rocket")
        open_shop.settle()

    open_shop.world.log.clear()
    open_shop.says("zoe", "And again")
    reactions.add(open_shop.visit("ben"), open_shop.comments()[-1], "rocket")
    open_shop.settle()
    asked = [each.path for each in open_shop.world.log if each.path.endswith("/permission")]
    assert (asked, "And again" in open_shop.status()) == ([], True)


def test_a_resolved_incident_has_its_draft_and_reviewers_after_nine_requests(open_shop):
    open_shop.says("ben", "The cache is full")
    open_shop.says("ana", "/resolve The cache was full")

    assert len(requests(open_shop, open_shop.settle)) <= 9
    assert "incident-actions/postmortem-1" in open_shop.repository.heads


OWNERS = "".join(f"- [ ] Cap it {n} (@{who}, due 2026-12-01)\n" for n, who in enumerate(PEOPLE))


@pytest.fixture
def owned(open_shop):
    """The same, resolved and drafted; ana has committed an action item for everybody."""
    open_shop.says("ana", "/resolve The cache was full")
    open_shop.settle()
    writes(open_shop, "## Action items\n", f"## Action items\n\n{OWNERS}")
    return open_shop


def test_a_commit_on_the_draft_is_reviewed_and_checked_after_five_requests(owned):
    sent = requests(owned, lambda: checked(owned))

    assert [each.path for each in sent] == ["Threads", "Files", "Assignees", "Apply", "Threads"]


def test_while_the_draft_is_open_a_command_asks_once_whom_the_items_can_be_assigned_to(owned):
    owned.settle()
    owned.says("ana", "/event The graph fell")
    sent = requests(owned, owned.settle)

    assert len(sent) <= 13
    assert [each.path for each in sent].count("Assignees") == 1
    assert not [each for each in sent if "/assignees/" in each.path]


@pytest.mark.parametrize(("assigned", "asked"), [("cleo", "dana"), ("dana", "cleo")])
def test_nobody_asks_of_those_who_are_assigned_or_whose_commands_were_accepted_as_they_may_write(
    owned, assigned, asked
):
    for who in ("ben", "cleo"):  # cleo is heard as a responder, and may not write
        owned.says(who, "/event The graph fell")
        owned.settle()
    assignees.put(owned.visit("ana"), owned.issue(), [assigned])
    writes(owned, "Cap it 0", "Cap the pool")

    sent = requests(owned, owned.settle)
    assert [each.path for each in sent if "ssignees" in each.path] == [f"/repos/acme/shop/assignees/{asked}"]


def test_a_settled_incident_takes_one_read_and_no_write(open_shop):
    assert [each.writes for each in requests(open_shop, open_shop.settle)] == [False]


def test_a_settled_repository_is_swept_with_two_reads_and_no_write(open_shop):
    open_shop.sweep()

    assert [each.writes for each in requests(open_shop, open_shop.sweep)] == [False, False]


def test_a_thousand_comments_are_read_resolved_and_drafted_in_fourteen_requests(open_shop):
    visit, issue = open_shop.visit("ben"), open_shop.issue()
    for number in range(1_000):
        comments.create(visit, issue, f"Looking at graph {number}")
    open_shop.says("ana", "/resolve The cache was full")

    assert len(requests(open_shop, open_shop.settle)) <= 14
    assert "incident-actions/postmortem-1" in open_shop.repository.heads

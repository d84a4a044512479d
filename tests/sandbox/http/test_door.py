from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

NIGHT = datetime(2027, 3, 1, 2, 30, tzinfo=UTC)


def test_every_answer_bears_the_sandbox_clock(ana, world):
    world.clock.set(NIGHT)
    told = parsedate_to_datetime(ana.get("").headers["date"])
    assert abs((told - NIGHT).total_seconds()) < 5
    assert ana("POST", "/issues", title="Down").json()["created_at"].startswith("2027-03-01T02:30")


def test_every_answer_has_a_request_id_of_its_own(ana):
    ids = {ana.get("").headers["x-github-request-id"] for _ in range(3)}
    assert len(ids) == 3


def test_the_paths_of_an_enterprise_server_are_the_same(ana, world):
    answer = ana.session.get(f"{world.url}/api/v3/repos/octo/shop")
    asked = ana.session.post(f"{world.url}/api/graphql", json={"query": "{ viewer { login } }"})
    assert (answer.status_code, asked.json()["data"]["viewer"]["login"]) == (200, "ana")


def test_the_log_tells_reads_from_writes_in_order(ana, bot, world):
    ana("POST", "/issues", title="Down")
    bot.get("/issues/1")
    bot.graphql("query Thread { viewer { login } }")
    bot.graphql('mutation { addComment(input: {subjectId: "x", body: "y"}) { clientMutationId } }')
    told = [(entry.index, entry.kind, entry.path, entry.writes, entry.identity) for entry in world.log]
    bot_login = "github-actions[bot]"
    assert told == [
        (1, "rest", "/repos/octo/shop/issues", True, "ana"),
        (2, "rest", "/repos/octo/shop/issues/1", False, bot_login),
        (3, "query", "Thread", False, bot_login),
        (4, "mutation", "addComment", True, bot_login),
    ]


def test_what_is_no_json_and_what_is_no_route_is_said_so(ana, world):
    broken = ana.session.post(f"{world.url}/repos/octo/shop/issues", data="{")
    assert (broken.status_code, ana.get("/nowhere").status_code) == (400, 404)

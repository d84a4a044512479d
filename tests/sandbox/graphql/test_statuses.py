"""A person says that they are busy, until then or until they say otherwise."""

from incident_actions.sandbox.world import World

CHANGE = """mutation Change($input: ChangeUserStatusInput!) { changeUserStatus(input: $input) {
  status { message indicatesLimitedAvailability expiresAt user { login } } } }"""
STATUS = """{ user(login: "ana") { status { message indicatesLimitedAvailability expiresAt } } }"""
BUSY = {"message": "On holiday", "limitedAvailability": True}


def status(client):
    return client.graphql(STATUS)["data"]["user"]["status"]


def test_nobody_has_a_status_at_first(bot):
    assert status(bot) is None


def test_a_job_reads_what_a_person_says(ana, bot):
    answer = ana.graphql(CHANGE, input=BUSY)["data"]["changeUserStatus"]["status"]
    assert answer["user"] == {"login": "ana"}
    assert status(bot) == {"message": "On holiday", "indicatesLimitedAvailability": True, "expiresAt": None}


def test_what_is_over_is_shown_no_more(ana, bot):
    ana.graphql(CHANGE, input={**BUSY, "expiresAt": "2020-01-01T00:00:00Z"})
    assert status(bot) is None


def test_saying_nothing_takes_it_away(ana, bot):
    ana.graphql(CHANGE, input=BUSY)
    ana.graphql(CHANGE, input={})
    assert status(bot) is None


def test_a_job_has_none(bot):
    (error,) = bot.graphql(CHANGE, input=BUSY)["errors"]
    assert (error["type"], error["message"]) == ("FORBIDDEN", "Resource not accessible by integration")


def test_it_is_kept_with_the_world(ana, world):
    ana.graphql(CHANGE, input=BUSY)
    world.save()
    assert World(world.folder).users["ana"].status == world.users["ana"].status

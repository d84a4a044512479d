from datetime import timedelta

import pytest
import requests


@pytest.fixture(autouse=True)
def incident(ana):
    ana("POST", "/issues", title="Down")


def comments(client):
    return len(client.get("/issues/1/comments").json())


@pytest.mark.parametrize(("fault", "written"), [("drop-before", 0), ("drop-after", 1)])
def test_a_dropped_connection(ana, bot, world, fault, written):
    world.faults.arm(fault)
    with pytest.raises(requests.ConnectionError):
        bot("POST", "/issues/1/comments", body="Hi")
    assert comments(ana) == written


@pytest.mark.parametrize(
    ("fault", "status", "written"),
    [("500", 500, 0), ("502-after", 502, 1), ("403-secondary", 403, 0), ("429", 429, 0)],
)
def test_an_answer_that_says_it_failed(ana, bot, world, fault, status, written):
    world.faults.arm(fault)
    answer = bot("POST", "/issues/1/comments", body="Hi")
    assert (answer.status_code, comments(ana)) == (status, written)


def test_only_the_403_says_how_long_to_wait(bot, world):
    world.faults.arm("403-secondary")
    world.faults.arm("429", at=2)
    assert [bot.get("/issues/1").headers.get("retry-after") for _ in range(2)] == ["60", None]


def test_an_answer_that_comes_too_late_was_written(ana, bot, world):
    world.faults.arm("timeout", delay=timedelta(seconds=0.4))
    with pytest.raises(requests.Timeout):
        bot.session.post(f"{world.url}/repos/octo/shop/issues/1/comments", json={"body": "Hi"}, timeout=0.1)
    assert comments(ana) == 1


def test_a_fault_strikes_once_at_the_chosen_request_of_the_chosen_identity(ana, bot, world):
    world.faults.arm("500", at=2, identity="github-actions[bot]")
    statuses = [who.get("/issues/1").status_code for who in (ana, bot, ana, bot, bot)]
    assert statuses == [200, 200, 200, 500, 200]
    assert world.faults.struck == ["500"]


def test_a_fault_that_does_not_exist_is_named(world):
    with pytest.raises(ValueError, match="got 'meteor', expected one of drop-before"):
        world.faults.arm("meteor")

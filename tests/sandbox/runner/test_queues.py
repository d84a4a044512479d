from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from incident_actions.sandbox.runner.queues import Place, Queues


def test_the_first_comer_starts_at_once():
    assert Queues().enter("incident-12", "first", 1) == Place(starts=True)


def test_groups_do_not_wait_for_each_other():
    queues = Queues()
    queues.enter("incident-12", "first", 1)

    assert queues.enter("incident-13", "other", 1).starts


def test_without_a_queue_the_newer_one_waiting_takes_the_place_of_the_older():
    queues = Queues()
    queues.enter("incident-12", "first", 1)

    assert queues.enter("incident-12", "second", 1) == Place(starts=False)
    assert queues.enter("incident-12", "third", 1) == Place(starts=False, cancelled=("second",))
    assert queues.leave("incident-12", "first") == "third"
    assert queues.leave("incident-12", "third") is None


def test_with_a_queue_everybody_runs_in_the_order_in_which_they_came():
    queues = Queues()
    comers = [f"run {number}" for number in range(101)]
    places = [queues.enter("Incident-12", comer, 100) for comer in comers]

    assert [place.starts for place in places] == [True] + [False] * 100
    assert not any(place.cancelled for place in places)
    assert [queues.leave("incident-12", comer) for comer in comers] == [*comers[1:], None]


def test_whoever_finds_the_queue_full_is_cancelled_and_nobody_else():
    queues = Queues()
    comers = [queues.enter("g", number, 100) for number in range(102)]

    assert comers[-1] == Place(starts=False, cancelled=(101,))


def test_one_who_waits_may_go():
    queues = Queues()
    queues.enter("g", "first", 100)
    queues.enter("g", "second", 100)
    queues.enter("g", "third", 100)

    assert queues.leave("g", "second") is None
    assert queues.leave("g", "first") == "third"


@given(st.lists(st.sampled_from(["come", "go"]), max_size=60), st.sampled_from([1, 3, 100]))
def test_never_do_two_run_and_never_does_one_overtake(moves, pending):
    queues, running, started = Queues(), [], []
    comers = iter(range(1000))

    for move in moves:
        if move == "come":
            comer = next(comers)
            fresh = [comer] if queues.enter("g", comer, pending).starts else []
        else:
            fresh = [following for gone in running if (following := queues.leave("g", gone)) is not None]
            running = []
        running += fresh
        started += fresh
        assert len(running) <= 1

    assert all(earlier < later for earlier, later in pairwise(started))

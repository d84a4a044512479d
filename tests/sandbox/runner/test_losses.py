from collections import Counter
from datetime import UTC, datetime

from incident_actions.sandbox.deliveries import Delivery
from incident_actions.sandbox.runner.losses import BadPost, GoodPost

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SENT = [
    Delivery(str(n), "issues", "opened", {}, "acme/shop", NOON, starts_workflows=True) for n in range(1000)
]


def arrived(post):
    carried = [late for delivery in SENT for late in post.carry(delivery)]
    return [int(delivery.id) for delivery in (*carried, *post.rest())]


def test_on_a_good_day_everything_arrives_once_and_in_order():
    assert arrived(GoodPost()) == list(range(1000))


def test_a_share_of_the_deliveries_is_lost():
    assert 100 < len(arrived(BadPost(1, drop=0.85))) < 200


def test_the_same_seed_gives_the_same_day_and_another_another():
    assert arrived(BadPost(1, drop=0.5)) == arrived(BadPost(1, drop=0.5))
    assert arrived(BadPost(1, drop=0.5)) != arrived(BadPost(2, drop=0.5))


def test_a_doubled_delivery_arrives_twice():
    counts = Counter(arrived(BadPost(1, double=0.5)))

    assert set(counts.values()) == {1, 2}
    assert len(counts) == 1000


def test_a_delayed_delivery_arrives_later_but_it_arrives():
    numbers = arrived(BadPost(1, delay=0.5, furthest=5))

    assert numbers != list(range(1000))
    assert sorted(numbers) == list(range(1000))
    assert max(place - number for place, number in enumerate(numbers)) <= 5 * 2


def test_what_is_dropped_is_not_doubled():
    assert len(arrived(BadPost(1, drop=1.0, double=1.0, delay=1.0))) == 0

"""A SEV1 of one hour, two hundred comments by twenty people: it stays quiet, and nobody is pestered."""

import re
from collections import Counter
from datetime import timedelta
from functools import cache
from itertools import cycle, islice

from incident_actions.text.markers import key_of, without_marker
from incident_actions.thread import Thread
from tests.rehearsal import known, planned, settled, status
from tests.stories import then, thread

RESPONDERS = ("ana", "ben", "cleo")
STRANGERS = ("eve", "mallory")
PEOPLE = (*RESPONDERS, *STRANGERS, *(f"user{n}" for n in range(15)))
CONFIG = """
escalation:
  sev1: [ana, cleo, zoe]
  sev2: [ben, zoe]
responders: [ben, cleo]
"""
#: Who writes which command in which minute. Chatter by all twenty fills the rest.
SAID = {
    1: "ben wrote /ack",
    2: "cleo wrote /scribe",
    3: "ana wrote /sevrity sev1",
    4: "ana wrote /severity sev1 nobody can pay",
    5: "ben wrote /hypothesis the pool is empty",
    6: "eve wrote /resolve it works for me",
    7: "ben wrote /lead @ana",
    8: "cleo wrote /event at 09:58 the first alert",
    9: "eve wrote /severity sev4",
    10: "cleo wrote /update payments fail\n    ETA: 10:40",
    12: "mallory wrote /ic",
    14: "ana wrote /decison roll back",
    15: "ana wrote /decision roll back because the deploy broke it revisit 2h",
    18: "ana wrote /page @zoe the database needs a second pair of eyes",
    20: "ben wrote /ruled-out H9",
    21: "ben wrote /ruled-out H1 because the graphs are flat",
    30: "cleo wrote /update rolling back\n    Next: watch the queue",
    33: "ben wrote /ic @ana",
    35: "ana wrote /customers told on the status page",
    45: "ana wrote /mitigate rolled back",
    50: "ana wrote /improve nobody could see the pool",
    59: "ana wrote /resolve all checkouts work",
}
CHATTER = (
    "I see timeouts in every zone", "/var/log/app.log is full of resets", "@zoe can you look?", "the graph:",
    "> /resolve\n\n    not yet", "+1", "deploy of 09:55 looks odd", "same here, #7 again?", "any news?",
    "```\n    /resolve\n    ```",
)  # fmt: skip
SIZE = 200


def lines():
    """The story of each minute: the command, if there is one, then chatter."""
    talk = zip(cycle(PEOPLE), cycle(CHATTER))
    left = SIZE - len(SAID)
    for minute in range(1, 60):
        share = left * minute // 59 - left * (minute - 1) // 59
        said = [f"10:{minute:02} {who} wrote {words}" for who, words in islice(talk, share)]
        yield [f"10:{minute:02} {SAID[minute]}", *said] if minute in SAID else said


@cache
def busy_hour() -> Thread:
    """The incident at its end; looked at after every comment, and by the sweep every quarter of an hour."""
    told = thread("10:00 zed opened Checkout is down\n10:00 bot labeled severity/sev2")
    told = settled(told, config=CONFIG)
    for minute, story in enumerate(lines(), 1):
        for line in story:
            told = settled(then(told, line), config=CONFIG)
        if minute % 15 == 0:
            told = settled(told, config=CONFIG, now=told.at + timedelta(minutes=minute), sweeping=True)
    return told


def ours():
    return [comment for comment in busy_hour().comments if comment.ours]


def test_two_hundred_comments_by_twenty_people_were_written():
    people = [comment.author.login for comment in busy_hour().comments if not comment.ours]

    assert (len(people), len(set(people))) == (SIZE, len(PEOPLE))


def test_at_most_twelve_comments_of_ours_came_of_it():
    kinds = Counter((key_of(comment.body) or "").split(" ")[0] for comment in ours())

    assert kinds.total() <= 12, kinds
    assert {"status", "asked", "raised", "update", "update-due", "page", "stranger", "resolved"} <= {*kinds}


def test_nobody_is_mentioned_more_than_six_times():
    texts = (re.sub(r"`[^`]*`", "", without_marker(comment.body)) for comment in ours())
    mentioned = Counter(login.lower() for text in texts for login in re.findall(r"@([a-z0-9-]+)", text))

    assert max(mentioned.values()) <= 6, mentioned
    assert set(mentioned) <= {"ana", "ben", "cleo", "zoe"}


def test_the_record_is_what_people_said_and_the_incident_is_over():
    incident = known(busy_hour(), CONFIG)

    assert (incident.resolved, incident.highest, incident.commander) == (True, "sev1", "ana")
    assert [text for text in (row.text for row in incident.rows) if text.startswith("H1")] == [
        "H1: the pool is empty",
        "H1 ruled out — because the graphs are flat",
    ]
    assert "**IC** ana" in status(busy_hour())


def test_at_the_end_nothing_is_left_to_do():
    assert planned(busy_hour(), config=CONFIG) == ()

"""Nobody is mentioned more than six times an hour on one incident."""

from datetime import timedelta

import pytest

from incident_actions.messages.mentions import asked, mentions
from tests.rehearsal import NOON, OPEN, known, settled
from tests.stories import thread


def told(*bodies, at="11:30"):
    return known(thread(OPEN + "".join(f"{at} bot wrote {body}\n" for body in bodies)))


@pytest.mark.parametrize(
    ("body", "times"),
    [
        ("hello @ana", 1),
        ("@Ana @ANA, (@ana)", 3),
        ("@anabel @ana-b x@ana", 0),
        ("`@ana` and `/ic @ana`", 0),
        ("**@ana**", 1),
        ("@\u200bana", 0),
        ('x\n\n    <!-- incident-actions page 1 {"whom":"@ana"} -->', 0),
    ],
)
def test_a_mention_is_what_github_takes_for_one(body, times):
    assert mentions("ana", told(body), NOON) == times


def test_what_people_wrote_themselves_is_not_counted():
    incident = known(thread(f"{OPEN}11:30 ben wrote @ana @ana"))

    assert mentions("ana", incident, NOON) == 0


def test_each_is_named_once_in_the_order_in_which_they_are_asked():
    assert asked(["ben", "ana", "Ben", "cleo", "ana"], told(), NOON) == "@ben @ana @cleo"


def test_nobody_is_nothing():
    assert asked([], told(), NOON) == ""


def test_after_six_the_name_stands_without_a_mention():
    incident = told(*["@ana @ben"] * 5, "@ana")

    assert asked(["ana", "ben"], incident, NOON) == "ana @ben"


def test_an_hour_later_people_are_mentioned_again():
    incident = told(*["@ana"] * 6)

    assert asked(["ana"], incident, NOON + timedelta(minutes=29)) == "ana"
    assert asked(["ana"], incident, NOON + timedelta(minutes=30)) == "@ana"


def test_reminders_that_fall_due_together_count_each_other():
    rota = "escalation:\n  sev1: [ana]\n"
    pages = "".join(f"10:0{n} ben wrote /page @ana now\n" for n in range(2, 6))
    told = settled(thread(f"{OPEN.replace('sev2', 'sev1')}10:01 ben wrote /ic @ana\n{pages}"), config=rota)
    told = settled(told, config=rota, now=NOON - timedelta(minutes=70))

    assert mentions("ana", known(told, rota), NOON - timedelta(minutes=69)) == 6

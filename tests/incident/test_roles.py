import pytest

from incident_actions.incident.facts import Mark
from incident_actions.text.moments import utc_minute
from tests.rehearsal import known
from tests.stories import form, thread


def told(story, body=""):
    return known(thread(f"10:00 rob opened Checkout is down\n{story}", body=body))


def acknowledged(incident):
    moment = incident.times.get(Mark.ACKNOWLEDGED)
    return None if moment is None else utc_minute(moment.at)[11:]


def texts(incident):
    return [row.text for row in incident.rows]


def test_an_ack_takes_command_where_nobody_has_it():
    incident = told("10:03 ana wrote 🚀 /ack")

    assert (incident.commander, acknowledged(incident)) == ("ana", "10:03")
    assert texts(incident) == ["Acknowledged", "Commander: ana"]


def test_a_second_ack_changes_neither_command_nor_time():
    incident = told("10:03 ana wrote 🚀 /ack\n10:04 ben wrote 🚀 /ack me too")

    assert (incident.commander, acknowledged(incident)) == ("ana", "10:03")
    assert texts(incident)[-1] == "Acknowledged: me too"


def test_an_ack_at_a_time_typed_later_corrects_the_time():
    incident = told("10:03 ana wrote 🚀 /ack\n10:30 ben wrote 🚀 /ack at 10:01 I was on the phone")

    assert (incident.commander, acknowledged(incident)) == ("ana", "10:01")


def test_an_ack_without_a_time_typed_later_does_not_undo_the_correction():
    incident = told("10:30 ana wrote 🚀 /ack at 10:01\n10:40 ben wrote 🚀 /ack")

    assert acknowledged(incident) == "10:01"


@pytest.mark.parametrize(
    "story", ["10:03 ana wrote 🚀 /ic", "10:03 ana wrote 🚀 /role ic @ana", "10:03 ana assigned ana"]
)
def test_taking_command_oneself_acknowledges(story):
    incident = told(story)

    assert (incident.commander, acknowledged(incident)) == ("ana", "10:03")


@pytest.mark.parametrize("story", ["10:03 ben wrote 🚀 /ic @ana", "10:03 ben assigned ana"])
def test_being_named_is_not_acknowledging(story):
    incident = told(story)

    assert (incident.commander, acknowledged(incident)) == ("ana", None)


@pytest.mark.parametrize("words", ["I am on it", "🚀 /event looking", "/event not answered yet"])
def test_the_commanders_first_comment_acknowledges(words):
    incident = told(f"10:02 ana wrote seen\n10:03 ben assigned ana\n10:07 ana wrote {words}")

    assert acknowledged(incident) == "10:07"


def test_a_login_means_the_same_person_in_any_letters():
    incident = told("10:03 ben wrote 🚀 /ic @ANA\n10:05 ana wrote here")

    assert acknowledged(incident) == "10:05"


def test_command_is_handed_over_with_a_row_that_names_both():
    incident = told("10:03 ana wrote 🚀 /ack\n10:30 ana wrote 🚀 /role ic @ben")

    assert incident.commander == "ben"
    assert texts(incident)[-1] == "Commander handed over: ana → ben"


def test_a_role_can_be_given_up():
    incident = told("10:03 ana wrote 🚀 /scribe\n10:30 ana wrote 🚀 /scribe none")

    assert "scribe" not in incident.roles
    assert texts(incident)[-1] == "Scribe: nobody (was ana)"


def test_one_person_may_hold_several_roles():
    incident = told("10:03 ana wrote 🚀 /ic\n10:04 ana wrote 🚀 /lead\n10:05 ana wrote 🚀 /comms @ben")

    assert dict(incident.roles) == {"commander": "ana", "lead": "ana", "communications": "ben"}


def test_the_first_person_assigned_by_hand_commands_and_the_second_only_helps():
    incident = told("10:03 ben assigned ana\n10:04 ben assigned cleo")

    assert incident.commander == "ana"
    assert texts(incident) == ["Commander: ana"]


def test_our_own_assignments_make_nobody_commander():
    assert told("10:03 bot assigned ana").commander is None


def test_the_one_whom_the_form_names_commands_once_we_assign_them():
    incident = told("10:01 bot assigned ana", form(what="x", severity="SEV1", commander="@Ana"))

    assert (incident.commander, acknowledged(incident)) == ("ana", None)


def test_the_form_alone_makes_nobody_commander():
    assert told("", form(what="x", severity="SEV1", commander="@eve")).commander is None


def test_a_commander_unassigned_by_hand_commands_no_longer():
    incident = told("10:03 ana wrote 🚀 /ack\n10:03 bot assigned ana\n10:20 ben unassigned ana")

    assert incident.commander is None


def test_our_own_unassigning_is_the_echo_of_a_hand_over():
    incident = told("10:03 ana wrote 🚀 /ack\n10:20 ana wrote 🚀 /ic @ben\n10:20 bot unassigned ana")

    assert incident.commander == "ben"

import pytest

from incident_actions.effects import Assign, Unassign
from tests.rehearsal import OPEN, changes, known, planned, refusal, settled
from tests.stories import thread


@pytest.mark.parametrize(
    ("typed", "role", "login"),
    [
        ("/role ic @ben", "commander", "ben"),
        ("/role commander ben", "commander", "ben"),
        ("/role IC @ben", "commander", "ben"),
        ("/ic @ben", "commander", "ben"),
        ("/ic", "commander", "ana"),
        ("/role lead", "lead", "ana"),
        ("/lead @ben", "lead", "ben"),
        ("/role tech-lead @ben", "lead", "ben"),
        ("/comms @ben", "communications", "ben"),
        ("/role communications @ben", "communications", "ben"),
        ("/scribe", "scribe", "ana"),
    ],
)
def test_a_role_is_named_and_its_holder_assigned(typed, role, login):
    told = thread(f"{OPEN}10:03 ana wrote {typed}")

    assert changes(planned(told)) == [Assign(login)]
    assert known(settled(told)).roles == {role: login}


def test_handing_over_assigns_the_one_and_unassigns_the_other():
    told = thread(f"{OPEN}10:03 ana assigned ana\n10:30 ana wrote /ic @ben")

    assert changes(planned(told)) == [Assign("ben"), Unassign("ana")]


def test_who_holds_another_role_stays_assigned():
    told = thread(f"{OPEN}10:03 ana wrote 🚀 /ic\n10:03 ana wrote 🚀 /lead\n10:30 ana wrote /ic @ben")

    assert changes(planned(told)) == [Assign("ben")]


def test_giving_a_role_up_unassigns():
    told = thread(f"{OPEN}10:03 ana assigned ana\n10:30 ana wrote /ic none")

    assert changes(planned(told)) == [Unassign("ana")]
    assert known(settled(told)).commander is None


def test_naming_the_same_person_again_unassigns_nobody():
    told = thread(f"{OPEN}10:03 ana assigned ana\n10:30 ben wrote /ic @Ana")

    assert known(settled(told)).commander == "Ana"
    assert [each.login for each in settled(told).assignees] == ["ana"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/role", "Which role? For example: `/role ic @ana`."),
        ("/role boss @ben", "`boss` is no role. The roles are `ic`, `lead`, `comms`, `scribe`."),
        ("/role @ben", "`@ben` is no role."),
        ("/ic @ben @cleo", "A role and one login, please."),
        ("/ic @b--n!", "`@b--n!` is no login. Write it as `@ana`."),
        ("/ic @acme/team", "`@acme/team` is no login."),
        ("/role `@eve`", "`'@eve'` is no role."),
    ],
)
def test_what_names_no_role_or_no_person_is_refused(typed, said):
    effects = planned(thread(f"{OPEN}10:03 ana wrote {typed}"))

    assert refusal(effects).startswith(said)
    assert changes(effects) == []


def test_r20_an_older_role_never_overwrites_a_newer_one():
    told = thread(f"{OPEN}10:03 ana wrote /ic @ben\n10:04 ana wrote 🚀 /ic @cleo\n10:04 bot assigned cleo")

    assert changes(planned(told)) == []
    assert known(settled(told)).commander == "cleo"

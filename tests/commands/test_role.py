import pytest

from incident_actions.effects import Assign, Unassign
from tests.rehearsal import OPEN, changes, known, planned, refusal, settled, status
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


@pytest.mark.parametrize(
    ("typed", "asked", "roles", "assigned"),
    [
        ("/ic @cleo\n    /ic none", [Unassign("ana")], {}, []),
        ("/ic @cleo\n    /ic @ben", [Assign("ben"), Unassign("ana")], {"commander": "ben"}, ["ben"]),
        ("/ic none\n    /ic @ana", [Assign("ana")], {"commander": "ana"}, ["ana"]),
        (
            "/lead @ana\n    /ic @ben",
            [Assign("ana"), Assign("ben")],
            {"commander": "ben", "lead": "ana"},
            ["ana", "ben"],
        ),
    ],
)
def test_of_several_roles_in_one_comment_nobody_is_assigned_in_passing(typed, asked, roles, assigned):
    told = thread(f"{OPEN}10:03 ana assigned ana\n10:30 ana wrote {typed}")
    after = settled(told)

    assert changes(planned(told)) == asked
    assert known(after).roles == roles
    assert [each.login for each in after.assignees] == assigned


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


OWN = """
roles:
  liaison:
    title: Customer liaison
    instructions: |
      Call the large customers first.
      Note who was told.
  commander: {instructions: Keep calm.}
"""


@pytest.mark.parametrize("typed", ["/role liaison @ben", "/role Liaison @ben", "/role liaison ben"])
def test_a_role_of_ones_own_is_named_like_the_others(typed):
    told = thread(f"{OPEN}10:03 ana wrote {typed}")

    assert changes(planned(told, config=OWN)) == [Assign("ben")]
    assert known(settled(told, config=OWN), OWN).roles == {"liaison": "ben"}
    assert [row.text for row in known(settled(told, config=OWN), OWN).rows] == ["Liaison: ben"]


def test_a_role_of_ones_own_is_among_those_that_a_refusal_lists():
    text = refusal(planned(thread(f"{OPEN}10:03 ana wrote /role boss"), config=OWN))

    assert text.startswith("`boss` is no role. The roles are `ic`, `lead`, `comms`, `scribe`, `liaison`.")


def test_whoever_holds_a_role_is_shown_what_it_asks_of_them():
    told = settled(thread(f"{OPEN}10:03 ana wrote /role liaison @ben\n10:04 ana wrote /ic"), config=OWN)
    folded = status(told).partition("<summary>Your role</summary>")[2].partition("</details>")[0]

    assert "**Customer liaison** · ben\n\nCall the large customers first.\nNote who was told." in folded
    assert "**Incident commander** · ana\n\nKeep calm." in folded


def test_nobody_is_shown_what_nobody_holds():
    assert "Your role" not in status(settled(thread(OPEN), config=OWN))


def test_a_handover_is_a_row_with_both_names():
    told = settled(thread(f"{OPEN}10:03 ana wrote /ic\n10:30 ana wrote /ic @ben"))

    assert [row.text for row in known(told).rows] == ["Commander: ana", "Commander handed over: ana → ben"]


def test_a_role_without_a_holder_in_the_configuration_is_forgotten_with_its_role():
    told = settled(thread(f"{OPEN}10:03 ana wrote /role liaison @ben"), config=OWN)

    assert "liaison" not in known(settled(told)).roles


def test_a_role_of_ones_own_has_its_word_for_short():
    told = settled(thread(f"{OPEN}10:03 ana wrote /liaison @ben"), config="roles: {liaison: {}}")

    assert known(told, "roles: {liaison: {}}").roles == {"liaison": "ben"}


def test_a_login_in_other_letters_is_the_same_person():
    told = thread(f"{OPEN}10:02 ana wrote /ic\n10:03 ben wrote /ic @Ana")
    told = settled(told, assignable={"Ana": True})

    assert [row.text for row in known(told).rows] == ["Commander: ana", "Commander: Ana"]

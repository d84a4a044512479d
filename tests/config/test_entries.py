"""Roles, people, services and targets: what a file says of them, and what a wrong entry costs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_actions.config import Role, Service, Slack, Target, read_config
from incident_actions.config.build import build
from incident_actions.config.validate import repaired
from tests.naughty import NAUGHTY

words = st.sampled_from(
    [*NAUGHTY, "a.b", "a[0]", "12", "a", "name", "secret", "targets", "slack", "people", "sev1"]
)
HOOK = "https://hooks.chat.example/services/T0/B0/abc"


def told(text):
    return [str(problem).removeprefix(".github/incidents.yml:") for problem in read_config(text).problems]


def names(config):
    return [target.name for target in config.notify.targets]


def test_four_roles_are_always_there_with_instructions_short_enough_for_the_night():
    roles = read_config(None).roles

    assert [(name, role.name, role.aliases) for name, role in roles.items()] == [
        ("commander", "commander", ("ic",)),
        ("lead", "lead", ("tech-lead",)),
        ("communications", "communications", ("comms",)),
        ("scribe", "scribe", ()),
    ]
    assert all(3 <= len(role.instructions.splitlines()) <= 5 for role in roles.values())


def test_a_role_can_be_reworded_and_others_added():
    config = read_config("""
        roles:
          commander: {title: Boss}
          lead:
            instructions: |
              Look first.
              Then act.
          database-lead: {title: Keeper of data, instructions: Check replication.}
          press: {}
    """)

    assert config.problems == ()
    assert config.roles["commander"].title == "Boss"
    assert config.roles["commander"].instructions == read_config(None).roles["commander"].instructions
    assert config.roles["lead"].instructions == "Look first.\nThen act.\n"
    assert config.roles["database-lead"] == Role("database-lead", "Keeper of data", "Check replication.")
    assert config.roles["press"] == Role("press", "Press", "")


@pytest.mark.parametrize(
    ("roles", "message"),
    [
        ("{ic: {title: Boss}}", "`roles.ic`: this is another word for `commander`; write that instead."),
        ("{DBA: {}}", "`roles.DBA`: got the name 'DBA', expected a role such as `database-lead`."),
        ("{1st: {}}", "`roles.1st`: got the name '1st', expected a role"),
        (f"{{{'a' * 31}: {{}}}}", "expected a role such as `database-lead`."),
        ('{"dba\\n": {}}', "expected a role such as `database-lead`."),
        ("{dba: Anna}", "`roles.dba`: got 'Anna', expected keys."),
    ],
)
def test_a_wrong_role_is_left_out_and_the_others_stay(roles, message):
    config = read_config(f"roles: {roles[:-1]}, press: {{}}}}\n")

    (problem,) = config.problems
    assert message in str(problem)
    assert str(problem).endswith("This entry is left out.")
    assert list(config.roles) == ["commander", "lead", "communications", "scribe", "press"]


def test_a_severity_escalates_to_roles_that_there_are():
    config = read_config("roles: {dba: {}}\nseverities: {sev1: {escalates_to: [dba, lead]}}\n")

    assert config.severities["sev1"].escalates_to == ("dba", "lead")


@pytest.mark.parametrize(
    ("role", "hint"),
    [("ic", " Did you mean `commander`?"), ("scrib", " Did you mean `scribe`?"), ("zoo", "")],
)
def test_a_severity_that_escalates_to_nobody_known_keeps_its_default(role, hint):
    text = f"severities:\n  sev1: {{name: Bad, escalates_to: [lead, {role}]}}\n"

    (problem,) = told(text)
    assert f"2:21: `severities.sev1.escalates_to`: there is no role `{role}`.{hint} The roles are" in problem
    assert problem.endswith("`commander`, `lead`, `communications`, `scribe`. The default is used.")
    assert read_config(text).severities["sev1"].escalates_to == ("commander", "lead")
    assert read_config(text).severities["sev1"].name == "Bad"


def test_people_are_asked_by_severity():
    config = read_config("escalation: {sev1: [ana, Ben], sev2: ['@cleo']}\n")

    assert config.escalation == {"sev1": ("ana", "Ben"), "sev2": (), "sev3": (), "sev4": ()}
    assert "`escalation.sev2.0`: got '@cleo', expected a login such as `ana`. The default" in str(
        config.problems[0]
    )


def test_a_target_names_its_secret_its_audiences_and_its_severities():
    config = read_config("""
        notify:
          targets:
            - {name: ops-chat, secret: OPS_CHAT}
            - {name: boss, secret: BOSS, audiences: [stakeholders, customers], severities: [sev1]}
          slack: {secret: SLACK_TOKEN, people: {Ana: U024BE7LH}}
    """)

    assert config.problems == ()
    assert config.notify.targets == (
        Target(
            "ops-chat", "OPS_CHAT", frozenset({"responders"}), frozenset({"sev1", "sev2", "sev3", "sev4"})
        ),
        Target("boss", "BOSS", frozenset({"stakeholders", "customers"}), frozenset({"sev1"})),
    )
    assert config.notify.slack == Slack("SLACK_TOKEN", {"ana": "U024BE7LH"})


def test_without_targets_nobody_is_told():
    notify = read_config(None).notify

    assert (notify.targets, notify.slack) == ((), None)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{name: bad}", "5:7: `notify.targets.1`: `secret` is missing, the name of a variable"),
        ("{secret: BAD}", "5:7: `notify.targets.1`: `name` is missing, a name such as `ops-chat`."),
        ("{name: Bad, secret: BAD}", "5:8: `notify.targets.1.name`: got text, expected a name such as"),
        ("{name: one, secret: BAD}", "5:8: `notify.targets.1.name`: there is a target of the name `one`"),
        ("{name: bad, secret: GITHUB_TOKEN}", "`notify.targets.1.secret`: got text, expected the name"),
        ("{name: bad, secret: INCIDENT_ACTIONS_X}", "`notify.targets.1.secret`: got text, expected the name"),
        ("{name: bad, secret: 5}", "`notify.targets.1.secret`: got a number, expected the name of a"),
        ("bad", "5:7: `notify.targets.1`: got text, expected keys."),
    ],
)  # fmt: skip
def test_a_wrong_target_is_left_out_and_the_others_stay(entry, message):
    first, last = "    - name: one\n      secret: ONE\n", "    - {name: two, secret: TWO}\n"
    text = f"notify:\n  targets:\n{first}    - {entry}\n{last}"

    (problem,) = told(text)
    assert message in problem
    assert "This entry is left out." in problem
    assert names(read_config(text)) == ["one", "two"]


def test_each_wrong_target_is_told_where_it_stands_in_the_file():
    text = "notify:\n  targets:\n" + "".join(
        f"    - {entry}\n"
        for entry in ["x", "{name: a, secret: A}", "y", "{name: b, secret: B}", "{name: A1}"]
    )

    assert [problem.split(": ")[:2] for problem in told(text)] == [
        ["3:7", "`notify.targets.0`"],
        ["5:7", "`notify.targets.2`"],
        ["7:7", "`notify.targets.4`"],
    ]
    assert names(read_config(text)) == ["a", "b"]


def test_a_wrong_word_of_a_target_costs_that_list_alone():
    config = read_config(
        "notify: {targets: [{name: a, secret: A, audiences: [responder], severities: [sev1]}]}\n"
    )

    assert "`notify.targets.0.audiences.0`: got 'responder', expected one of `responders`" in str(
        config.problems[0]
    )
    assert config.notify.targets == (Target("a", "A", frozenset({"responders"}), frozenset({"sev1"})),)


@pytest.mark.parametrize(
    "text",
    [
        f"notify: {{targets: [{{name: a, secret: '{HOOK}'}}]}}",
        f"notify: {{targets: [{{name: '{HOOK}', secret: A}}]}}",
        f"notify: {{targets: [{{name: a, secret: A, audiences: ['{HOOK}']}}]}}",
        f"notify: {{targets: ['{HOOK}']}}",
        f"notify: {{targets: '{HOOK}'}}",
        f"notify: {{targets: {{chat: '{HOOK}'}}}}",
        f"notify: {{slack: {{secret: '{HOOK}'}}}}",
        f"notify: {{slack: '{HOOK}'}}",
        f"notify: {{'{HOOK}': 1}}",
        f"notify: '{HOOK}'",
        f"'{HOOK}': 1",
        f"'{HOOK}'",
        f"runbooks: {{a: '{HOOK.replace('https', 'http')}'}}",
        f"runbooks: {{a: '{HOOK.replace('//', '//ana:abc@')}'}}",
        f"roles: {{'{HOOK}': {{}}}}",
        "notify: {targets: [{name: a, secret: xoxb-123-abc}]}",
        "notify: {slack: {secret: T0/B0/abc}}",
        "notify: {slack: xoxb-abc}",
        "notify: {slack: {secret: A, people: {ana: xoxb-abc}}}",
    ],
)
def test_what_may_be_a_secret_is_never_repeated(text):
    (problem,) = told(text)

    assert "abc" not in problem
    assert "T0" not in problem


def test_a_url_in_the_place_of_a_secrets_name_is_told_how_to_hide_it():
    (problem,) = told(f"notify:\n  slack:\n    secret: {HOOK}\n")

    assert problem.startswith(
        "3:5: `notify.slack.secret`: got a URL, expected the name of a variable such as"
    )
    assert "Put the URL or token into a repository secret" in problem
    assert problem.endswith("and write its name here.")


def test_a_wrong_member_id_costs_that_person():
    config = read_config(
        "notify: {slack: {secret: A, people: {ana: U024BE7LH, '12': ben, Ana: U1111, '@x': U11}}}\n"
    )

    assert config.notify.slack == Slack("A", {"ana": "U024BE7LH"})
    assert len(config.problems) == 3


def test_services_and_runbooks_are_found_in_small_letters():
    config = read_config("""
        services: {Checkout API: {rollback_may_lose_data: true}, cart: {}}
        runbooks: {Checkout API: docs/Runbooks/checkout.md, any: "https://wiki.example/first#steps"}
    """)

    assert config.problems == ()
    assert config.services == {
        "checkout api": Service("Checkout API", rollback_may_lose_data=True),
        "cart": Service("cart", rollback_may_lose_data=False),
    }
    assert config.runbooks == {
        "checkout api": "docs/Runbooks/checkout.md",
        "any": "https://wiki.example/first#steps",
    }


def test_a_service_that_stands_there_twice_is_told():
    config = read_config("services:\n  Cart: {}\n  cart: {rollback_may_lose_data: true}\n")

    (problem,) = config.problems
    assert "3:3: `services.cart`: `Cart` is there already, and capitals make no difference." in str(problem)
    assert config.services == {"cart": Service("Cart", rollback_may_lose_data=False)}


@pytest.mark.parametrize(
    "runbook",
    ["http://a.example/x", "https://ana:pw@a.example/", "/etc/passwd", "../x.md", "docs/../x.md",
     "docs//x.md", ".github/x.md", "javascript:x", "//a.example", "https://a.example/x)y",
     '"docs/x.md\\n"', "5", "a b.md", "''"],
)  # fmt: skip
def test_a_runbook_that_is_no_safe_address_or_path_costs_that_entry(runbook):
    config = read_config(f"runbooks:\n  checkout.api: {runbook}\n  any: docs/x.md\n")

    assert config.runbooks == {"any": "docs/x.md"}
    assert "`runbooks.checkout.api`: got" in str(config.problems[0])


anything = st.recursive(
    st.sampled_from([*NAUGHTY, "a", "A", None, True, 12]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


@given(
    st.sampled_from(["roles", "services", "runbooks", "escalation", "notify", "severities"]),
    st.dictionaries(words, anything, max_size=4),
)
def test_whatever_stands_under_a_key_costs_no_other(key, value):
    good, problems = repaired({"timezone": "Europe/Berlin", key: value}, {}, "incidents.yml")

    config = build(good, tuple(problems))
    assert str(config.zone) == "Europe/Berlin"
    assert set(config.roles) >= {"commander", "lead", "communications", "scribe"}

"""A configuration or a template that is wrong: the incident is handled, and the status comment says so."""

import pytest

from tests.shop import shop

STATUS = "status/investigating"


def handled(config=None, **templates):
    """The labels and the status comment of an incident that is declared and acknowledged."""
    files = {f".github/incidents/{name}.md": text for name, text in templates.items()}
    with shop(config=config, files=files) as opened:
        opened.declare()
        opened.settle()
        command = opened.says("ben", "/ack\n\n/update it works again")
        run = opened.settle()
        return opened.labels(), opened.status(), opened.signs(command), run.failed


@pytest.mark.parametrize(
    ("config", "told"),
    [
        (
            "timezone: Europe/Berlin\nresponder: [cleo]\n",
            r"incidents.yml:2:1: unknown key \`responder\`. Did you mean \`responders\`? Allowed here:",
        ),
        (
            "severities:\n  sev1:\n    update_every: soon\n",
            r"yml:3:5: \`severities.sev1.update_every\`: got 'soon', expected a duration such as \`30m\`",
        ),
        (
            "timezone: Mars/Olympus\n",
            r"incidents.yml:1:1: \`timezone\`: got 'Mars/Olympus', expected a time zone",
        ),
        ("timezone: [\n", "incidents.yml:2:1: "),
        ("- a\n- b\n", "incidents.yml:1:1: got ['a', 'b']"),
        ("a: &x 1\nb: *x\n", "incidents.yml:1:4: "),
    ],
    ids=["unknown key", "wrong value", "unknown zone", "no YAML", "no keys", "alias"],
)
def test_a_wrong_configuration_is_told_with_its_place_and_the_defaults_serve(config, told):
    labels, status, signs, failed = handled(config)

    assert (STATUS in labels, signs, failed) == (True, ["eyes", "rocket"], False)
    assert told.replace("[", r"\[").replace("]", r"\]") in status


def test_one_wrong_key_leaves_the_others_in_force():
    _, status, _, _ = handled("timezone: Europe/Berlin\ncountry: 12\n")

    assert "14:02 UTC (15:02 CET)" in status


def test_a_url_that_should_be_a_secret_is_told_and_never_shown():
    _, status, _, _ = handled(
        "notify:\n  targets:\n    - name: a\n      secret: https://hooks.example/T0/abc\n"
    )

    assert r"yml:4:7: \`notify.targets.0.secret\`: got a URL, expected the name of a variable" in status
    assert "write its name here." in status
    assert "hooks.example" not in status


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{% if %}", ":1:1: Expected an expression, got 'end of statement block'; our own is used"),
        (
            "line\n{{ statsu }}",
            r":2:1: unknown name \`statsu\`. Did you mean \`status\`? Allowed here: \`actions\`,",
        ),
        ("x" * 33_000, ":1:1: larger than 32 KB; our own is used"),
    ],
    ids=["syntax", "name", "size"],
)
def test_a_template_that_cannot_be_used_is_told_in_the_status_comment(text, told):
    _, status, signs, failed = handled(update=text)

    assert (signs, failed) == (["eyes", "rocket"], False)
    assert "incidents/update.md" + told in status


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("line\n\n{{ status.words }}", ":3:1: UndefinedError: "),
        ("{{ status + 1 }}", ":1:1: TypeError: "),
        ("{{ 1 / 0 }}", ":1:1: ZeroDivisionError: division by zero; our own is used"),
        ("{{ status.__class__.__mro__ }}", ":1:1: SecurityError: "),
        ('{% include "update.md" %}', ":1:1: RecursionError: "),
        ("{% for n in range(99999999) %}x{% endfor %}", ":1:1: OverflowError: "),
    ],
    ids=["attribute", "type", "division", "security", "recursion", "range"],
)
def test_a_template_that_fails_gives_way_to_ours_in_its_message_and_that_says_so(text, told):
    with shop(files={".github/incidents/update.md": text}) as opened:
        opened.declare()
        opened.settle()
        command = opened.says("ben", "/update it works again")

        run = opened.settle()

        assert (opened.signs(command), run.failed) == (["eyes", "rocket"], False)
        (message,) = (text for text in opened.messages() if "incident-actions update" in text)
        assert "**Current status** it works again" in message
        assert "incidents/update.md" + told in message


def test_a_template_of_ones_own_is_used():
    _, status, _, _ = handled(status="Mine: {{ what }}, {{ severity }}")

    assert status.startswith("Mine: Checkout fails for many customers, SEV2 Major")


def test_a_template_that_we_do_not_have_is_told_with_the_nearest():
    _, status, _, _ = handled(statuss="Mine")

    assert r"there is no template \`statuss.md\`. Did you mean \`status.md\`?" in status

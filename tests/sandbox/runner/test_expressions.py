import pytest

from incident_actions.sandbox.runner.expressions import evaluate, holds, interpolate
from incident_actions.sandbox.runner.syntax import ExpressionError

CONTEXT = {
    "github": {
        "event_name": "issue_comment",
        "event": {
            "action": "created",
            "issue": {
                "number": 12,
                "labels": [{"name": "incident"}, {"name": "severity/sev1"}],
                "pull_request": None,
            },
            "comment": {"body": "/ack it's mine", "user": {"type": "User"}},
        },
    },
    "needs": {},
}


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("'it''s'", "it's"),
        ("0x10", 16),
        ("-2.5", -2.5),
        ("github.event.issue.number", 12),
        ("github['event'].issue['number']", 12),
        ("GitHub.Event.Action", "created"),
        ("github.event.pull_request.number", None),
        ("github.event.pull_request.number || github.event.issue.number || 'none'", 12),
        ("github.event.nothing || 'sweep'", "sweep"),
        ("github.event_name == 'ISSUE_COMMENT'", True),
        ("github.event.issue.number == '12'", True),
        ("github.event.issue.pull_request == ''", True),
        ("github.event.issue.number > 2 && github.event.issue.number <= 12", True),
        ("'a' < 'B'", True),
        ("!startsWith(github.event.comment.body, '/')", False),
        ("startsWith('/Ack', '/aCK')", True),
        ("endsWith(github.event.comment.body, 'mine')", True),
        ("contains(github.event.comment.body, 'IT''S')", True),
        ("contains(github.event.issue.labels.*.name, 'incident')", True),
        ("contains(github.event.issue.labels.*.name, 'inci')", False),
        ("join(github.event.issue.labels.*.name, ', ')", "incident, severity/sev1"),
        ("format('{0}-{1} {{x}}', 'incident', github.event.issue.number)", "incident-12 {x}"),
        ('fromJSON(\'["a", "b"]\')[1]', "b"),
        ('contains(fromJSON(\'["created", "edited"]\'), github.event.action)', True),
        ("toJSON(github.event.issue.labels[0])", '{\n  "name": "incident"\n}'),
        ("true && 'yes' || 'no'", "yes"),
        ("false && 'yes' || 'no'", "no"),
        ("(1 == 2 || 3 == 3) && !false", True),
        ("null == 0", True),
        ("'abc' == 0", False),
        ("github.event.issue == github.event.issue", True),
    ],
)
def test_an_expression_has_the_value_that_github_documents(expression, value):
    assert evaluate(expression, CONTEXT) == value


@pytest.mark.parametrize(
    "expression", ["", "a ||", "(a", "a b", "what('x')", "a == #", "'open", "format('x'"]
)
def test_an_expression_that_cannot_be_read_is_shown(expression):
    with pytest.raises(ExpressionError):
        evaluate(expression, CONTEXT)


def test_a_template_mixes_text_and_expressions():
    template = "incident-${{ github.event.issue.number }}-${{ 'a}}b' }}"

    assert interpolate(template, CONTEXT) == "incident-12-a}}b"


def test_a_template_that_is_one_expression_keeps_its_type():
    assert interpolate("${{ github.event.issue.number }}", CONTEXT) == 12


def test_an_expression_that_is_never_closed_is_refused():
    with pytest.raises(ExpressionError, match="to close"):
        interpolate("incident-${{ github.event", CONTEXT)


@pytest.mark.parametrize(
    ("condition", "runs"),
    [
        (None, True),
        ("github.event.action == 'created'", True),
        ("${{ github.event.action == 'deleted' }}", False),
        ("github.event.issue.pull_request", False),
        ("false", False),
        ("always()", True),
        ("failure()", False),
        ("${{ false }} and more", True),
    ],
)
def test_a_condition_with_or_without_braces_decides_whether_the_job_runs(condition, runs):
    assert holds(condition, CONTEXT) is runs


@pytest.mark.parametrize(
    ("condition", "runs"),
    [(None, False), ("true", False), ("always()", True), ("failure()", True), ("success()", False)],
)
def test_a_job_whose_need_failed_runs_only_if_its_condition_asks_for_that(condition, runs):
    context = {"needs": {"build": {"result": "failure", "outputs": {}}}}

    assert holds(condition, context) is runs

"""What markers keep, as somebody may have edited it."""

import pytest

from incident_actions.text.kept import issue_number, login


@pytest.mark.parametrize("value", ["ana", "a-b", "dependabot[bot]"])
def test_a_login_is_one(value):
    assert login(value) == value


@pytest.mark.parametrize(
    "value", [None, 7, "", "mallory and @zoe", "@zoe", "-a", "a" * 40, "a\n@zoe", "acme/team"]
)
def test_r04_what_would_mention_somebody_else_is_no_login(value):
    assert login(value) is None


@pytest.mark.parametrize(("value", "number"), [(1, 1), (2**31 - 1, 2**31 - 1)])
def test_a_number_is_one(value, number):
    assert issue_number(value) == number


@pytest.mark.parametrize("value", [0, -3, 2**31, 10**30, True, "7", 1.5, None])
def test_what_no_issue_can_have_is_no_number(value):
    assert issue_number(value) is None

"""The safe settings: what is repeated, what is not, what is waited for, and where the token never shows."""

import re
import traceback
from datetime import UTC, datetime

import pytest
import requests

from incident_actions.errors import GitHubError
from tests.github.conftest import CANARY

ISSUES = re.compile(r"https://api.github.com(:443)?/repos/acme/shop/issues")
GRAPHQL = re.compile(r"https://api.github.com(:443)?/graphql")
PATH, TEMPLATE = "/repos/acme/shop/issues", "/repos/{o}/{r}/issues"
SECONDARY = {"message": "You have exceeded a secondary rate limit. Please wait a few minutes."}
SPENT = {"message": "API rate limit exceeded for installation ID 1."}
LOST = (
    requests.ConnectionError("reset"),
    requests.ReadTimeout("12 seconds"),
    requests.exceptions.ChunkedEncodingError(),
)


def failure(act, *given):
    """The error that a call ends with."""
    with pytest.raises(GitHubError) as raised:
        act(*given)
    return raised.value


def write(connection):
    return connection.write("POST", PATH, TEMPLATE, {"title": "Down"})


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_write_answered_with_5xx_is_sent_once_and_unknown(http, connection, status):
    http.post(ISSUES, status=status)

    error = failure(write, connection)

    assert (error.unknown, error.status, len(http.calls)) == (True, status, 1)


@pytest.mark.parametrize("lost", LOST, ids=lambda lost: type(lost).__name__)
def test_a_write_without_an_answer_is_sent_once_and_unknown(http, connection, lost):
    http.post(ISSUES, body=lost)

    error = failure(write, connection)

    assert (error.unknown, len(http.calls)) == (True, 1)


def test_mutations_are_sent_once_too(http, connection):
    http.post(GRAPHQL, status=502)

    error = failure(connection.mutate, "mutation { a }", {}, "addComment")

    assert (error.unknown, len(http.calls)) == (True, 1)
    assert str(error) == "mutation addComment: GitHub answered 502"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_write_that_is_sent_elsewhere_is_no_success(http, connection, status):
    http.post(ISSUES, status=status, headers={"Location": "https://elsewhere.example/repos"})

    assert failure(write, connection).unknown
    assert len(http.calls) == 1


def test_a_page_in_html_is_no_success_whatever_its_status(http, connection):
    http.post(ISSUES, status=201, body="<html>One moment, please</html>", content_type="text/html")

    error = failure(write, connection)

    assert (error.unknown, str(error)) == (True, f"POST {TEMPLATE}: GitHub's answer was no JSON")


@pytest.mark.parametrize("fault", [*({"body": lost} for lost in LOST), {"status": 500}])
def test_a_read_is_sent_again(http, connection, waits, fault):
    http.get(ISSUES, **fault)
    http.get(ISSUES, json=[{"number": 1}])

    answer = connection.read(PATH, TEMPLATE)

    assert (answer.data, waits) == ([{"number": 1}], [1])


def test_a_read_is_given_up_after_four_tries(http, connection, waits):
    http.get(ISSUES, status=500)

    error = failure(connection.read, PATH, TEMPLATE)

    assert (error.unknown, len(http.calls), waits) == (False, 4, [1, 2, 4])


def test_a_read_that_may_be_too_wide_is_tried_twice(http, connection, waits):
    http.post(GRAPHQL, status=502)

    error = failure(connection.query, "query { a }", {}, "Threads")

    assert (error.status, len(http.calls), waits) == (502, 2, [1])


def test_a_read_that_ends_in_a_page_of_html_is_sent_again(http, connection):
    http.get(ISSUES, body="<html>", content_type="text/html")
    http.get(ISSUES, json=[])

    assert connection.read(PATH, TEMPLATE).data == []


@pytest.mark.parametrize("send", [write, lambda connection: connection.read(PATH, TEMPLATE)])
def test_a_good_token_that_is_refused_once_is_shown_again(http, connection, send):
    http.add("POST" if send is write else "GET", ISSUES, status=401, json={"message": "Bad credentials"})
    http.add("POST" if send is write else "GET", ISSUES, status=200, json={})

    assert send(connection).status == 200


def test_a_bad_token_is_not_shown_a_third_time(http, connection):
    http.get(ISSUES, status=401, json={"message": "Bad credentials"})

    assert connection.read(PATH, TEMPLATE).status == 401
    assert len(http.calls) == 2


@pytest.mark.parametrize(
    ("status", "headers", "waited"),
    [
        (403, {"retry-after": "30"}, [30]),
        (403, {}, [60]),
        (429, {}, [60]),
        (429, {"retry-after": "soon"}, [60]),
    ],
)
def test_a_secondary_limit_is_waited_for_and_then_the_write_is_sent_once_more(
    http, connection, waits, status, headers, waited
):
    http.post(ISSUES, status=status, json=SECONDARY, headers=headers)
    http.post(ISSUES, status=201, json={"number": 1})

    answer = write(connection)

    assert (answer.status, waits, len(http.calls)) == (201, waited, 2)


def test_a_429_without_json_is_a_limit_too(http, connection, waits):
    http.post(ISSUES, status=429, body="<html>Whoa there!</html>")
    http.post(ISSUES, status=201, json={})

    assert write(connection).status == 201
    assert waits == [60]


def test_a_limit_that_lasts_ends_the_run_without_a_third_try(http, connection):
    http.post(ISSUES, status=403, json=SECONDARY)

    error = failure(write, connection)

    assert (error.unknown, len(http.calls)) == (False, 2)
    assert "The next run goes on from here." in str(error)


def test_an_hours_spent_allowance_is_not_waited_for(http, connection, waits):
    headers = {
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset": "1795446000",
        "date": "Mon, 23 Nov 2026 14:02:00 GMT",
    }
    http.get(ISSUES, status=403, json=SPENT, headers=headers)

    error = failure(connection.read, PATH, TEMPLATE)

    assert (len(http.calls), waits) == (1, [])
    assert "API rate limit exceeded" in str(error)


def test_a_right_that_is_missing_is_an_answer_and_no_limit(http, connection, waits):
    http.post(ISSUES, status=403, json={"message": "Resource not accessible by integration"})

    assert write(connection).status == 403
    assert waits == []


def test_githubs_clock_is_that_of_the_first_answer(http, connection):
    http.get(ISSUES, json=[], headers={"date": "Mon, 23 Nov 2026 14:02:00 GMT"})
    http.get(ISSUES, json=[], headers={"date": "Mon, 23 Nov 2026 14:03:00 GMT"})

    connection.read(PATH, TEMPLATE)
    connection.read(PATH, TEMPLATE)

    assert connection.now == datetime(2026, 11, 23, 14, 2, tzinfo=UTC)


def test_a_date_that_is_none_is_left_alone(http, connection):
    http.get(ISSUES, json=[], headers={"date": "yesterday"})

    connection.read(PATH, TEMPLATE)

    assert connection.now is None


def test_requests_are_counted_by_their_templates(http, connection):
    http.get(ISSUES, json=[])
    http.post(ISSUES, status=500)
    http.post(GRAPHQL, json={"data": {}})

    connection.read(f"{PATH}?labels=secret", TEMPLATE)
    failure(write, connection)
    connection.query("query { a }", {"login": "ana"}, "Threads")

    told = [(each.what, each.status, each.write) for each in connection.requests]
    assert told == [
        (f"GET {TEMPLATE}", 200, False),
        (f"POST {TEMPLATE}", 500, True),
        ("query Threads", 200, False),
    ]


@pytest.mark.parametrize("lost", LOST, ids=lambda lost: type(lost).__name__)
def test_r24_no_error_holds_the_token_or_an_error_that_does(http, connection, lost):
    lost.request = requests.Request("POST", "https://x", headers={"Authorization": f"token {CANARY}"})
    http.post(ISSUES, body=lost)

    error = failure(write, connection)

    assert (error.__cause__, error.__context__) == (None, None)
    told = "".join(traceback.format_exception(error)) + repr(error) + repr(connection)
    assert CANARY not in told


def test_r24_the_token_is_sent_as_a_header_and_stands_nowhere_else(http, connection):
    http.get(ISSUES, json=[])

    connection.read(PATH, TEMPLATE)

    (call,) = http.calls
    assert call.request.headers["Authorization"] == f"token {CANARY}"
    assert CANARY not in call.request.url + repr(connection) + repr(connection.requests)

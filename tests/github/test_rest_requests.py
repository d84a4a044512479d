"""Every REST request that we send, against GitHub's OpenAPI description."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from incident_actions.github.hub import GitHub
from incident_actions.github.ids import Ids
from incident_actions.github.reactions import Reactions
from incident_actions.github.rest_writes import RestWrites
from incident_actions.thread import Person
from tests.conformance.descriptions import Rest
from tests.github.every_effect import COMMENT, SENT_BY_REST

ANYWHERE = re.compile("https://api.github.com.*")
MILESTONES, REACTIONS = re.compile(".*/milestones[?].*"), re.compile(".*/reactions[?].*")
ELSEWHERE, ASSIGNEES = re.compile(".*/(collaborators|actions)/.*"), re.compile(".*/assignees/.*")

pytestmark = pytest.mark.conformance


@pytest.fixture(scope="module")
def described(octokit):
    return Rest(octokit)


@pytest.fixture
def sent(http, connection):
    """What we send, as method, path, query and body, when everything that takes REST is done once."""
    http.get(MILESTONES, json=[{"number": 4, "title": "Known"}])
    http.get(REACTIONS, json=[{"id": 9, "user": {"id": 41898282}}])
    http.get(ELSEWHERE, json={"user": {"id": 7}, "workflow_runs": [], "state": "active"})
    http.get(ASSIGNEES, status=204)
    http.delete(ANYWHERE, status=204)
    http.put(ANYWHERE, json={})
    http.patch(ANYWHERE, json={"node_id": "MI_4"})
    http.post(ANYWHERE, status=201, json={"node_id": "MI_5"})
    _do_all(connection)
    return [
        (call.request.method, urlsplit(call.request.url), json.loads(call.request.body or "null"))
        for call in http.calls
    ]


def _do_all(connection):
    hub = GitHub(connection, "acme/shop")
    hub.permission(Person(7, "ana"))
    hub.permission(Person(8, "renovate[bot]"))
    hub.assignable(["ana"])
    hub.last_scheduled_run("incidents-watch.yml")
    hub.watching("incidents-watch.yml")
    reactions = Reactions(connection, "acme/shop", 41898282)
    reactions.add(COMMENT, "eyes")
    reactions.take_away(COMMENT, "confused")
    writes = RestWrites(connection, "acme/shop", Ids())
    for effect in SENT_BY_REST:
        writes.write(12, effect)


def parameters(described, method, path):
    operation = described.described["paths"][path][method.lower()]
    known = described.described["components"]["parameters"]
    named = [
        known[each["$ref"].split("/")[-1]] if "$ref" in each else each for each in operation["parameters"]
    ]
    return {each["name"] for each in named if each["in"] == "query"}


def test_each_request_goes_to_an_endpoint_that_is_described(described, sent):
    unknown = [(method, url.path) for method, url, _ in sent if described.operation(method, url.path) is None]
    assert unknown == []
    assert len({(method, described.operation(method, url.path)) for method, url, _ in sent}) == 19


def test_each_query_is_described(described, sent):
    unknown = [
        (url.path, name)
        for method, url, _ in sent
        for name in parse_qs(url.query)
        if name not in parameters(described, method, described.operation(method, url.path))
    ]
    assert unknown == []


def test_each_body_is_as_described(described, sent):
    mistakes = [
        mistake
        for method, url, body in sent
        if method in {"POST", "PATCH", "PUT"} and body is not None
        for mistake in described.body_mistakes(method, url.path, body)
    ]
    assert mistakes == []

from urllib.parse import unquote, urlsplit

import pytest
from starlette.routing import compile_path

from incident_actions.sandbox.rest.routes import ROUTES
from tests.conformance.descriptions import Rest
from tests.conformance.tour import tour

pytestmark = pytest.mark.conformance


def path_of(answer):
    return unquote(urlsplit(answer.url).path)


def test_every_rest_answer_is_as_the_published_description_says(octokit, world, shop, client):
    described = Rest(octokit)
    mistakes = [
        mistake
        for answer in tour(world, shop, client)
        for mistake in described.mistakes(
            answer.request.method,
            path_of(answer),
            answer.status_code,
            answer.json() if answer.content else None,
        )
    ]
    assert mistakes == []


def test_the_tour_passes_every_route(world, shop, client):
    walked = {(answer.request.method, path_of(answer)) for answer in tour(world, shop, client)}
    patterns = {(route.method, route.path): compile_path(route.path)[0] for route in ROUTES}
    missed = {
        (method, path)
        for (method, path), pattern in patterns.items()
        if not any(method == asked and pattern.match(at) for asked, at in walked)
    }
    assert missed == {("GET", "/repos/{owner}/{repo}/git/refs/{ref:path}")}  # an old name of git/ref

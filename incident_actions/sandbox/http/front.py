"""Which part of the sandbox answers a request: GraphQL, git, or a REST route."""

from __future__ import annotations

import json
from functools import lru_cache
from re import Pattern
from typing import Any
from urllib.parse import parse_qsl

from starlette.routing import compile_path

from incident_actions.sandbox.http import git as git_http
from incident_actions.sandbox.http.door import Request, Response, json_response
from incident_actions.sandbox.limits import Bucket
from incident_actions.sandbox.refusal import Refusal
from incident_actions.sandbox.rest.call import Call, RouteTo
from incident_actions.sandbox.rest.routes import ROUTES
from incident_actions.sandbox.world import World

READS = ("GET", "HEAD")


def handle(world: World, request: Request) -> Response:
    if request.path == "/graphql":
        return _graphql(world, request)
    if git_http.serves(request.path):
        return git_http.answer(world, request)
    return _rest(world, request)


def _rest(world: World, request: Request) -> Response:
    request.writes = request.method not in READS
    route, names = _find(request)
    call = Call(
        world, request.actor, request.path, names, dict(parse_qsl(request.query)), _json(request.body)
    )
    with world.turn() if request.writes else world.look():
        bucket = _count(world, request, creates=request.method == "POST")
        try:
            answer = route.handler(call)
        except Refusal as refusal:
            refusal.headers = {**bucket.headers("core"), **refusal.headers}
            raise
    headers = {**bucket.headers("core"), **answer.headers}
    if answer.status == 204:
        return Response(204, b"", headers)
    return json_response(answer.status, answer.payload, headers)


def _graphql(world: World, request: Request) -> Response:
    from incident_actions.sandbox.graphql.execution import execute, operation

    request.kind = "query"
    if request.actor.user is None:
        raise Refusal(401, "This endpoint requires you to be authenticated.")
    asked = _json(request.body)
    if not isinstance(asked, dict) or not isinstance(asked.get("query"), str):
        raise Refusal(400, "A query attribute must be specified and must be a string.")
    request.kind, request.name = operation(asked["query"], asked.get("operationName"))
    request.writes = request.kind == "mutation"
    with world.turn() if request.writes else world.look():
        bucket = world.limits.count(request.actor.token, "graphql", creates=request.writes)
        payload = execute(world, request.actor, asked)
    return json_response(200, payload, bucket.headers("graphql"))


def _count(world: World, request: Request, *, creates: bool) -> Bucket:
    token = request.actor.token
    if request.path == "/rate_limit":
        return world.limits.bucket(token, "core")
    return world.limits.count(token, "core", creates=creates)


def _find(request: Request) -> tuple[RouteTo, dict[str, str]]:
    for pattern, route in _patterns():
        if route.method == request.method and (match := pattern.match(request.path)):
            return route, match.groupdict()
    raise Refusal(404, "Not Found")


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[Pattern[str], RouteTo]]:
    return [(compile_path(route.path)[0], route) for route in ROUTES]


def _json(body: bytes) -> Any:  # noqa: ANN401 - any JSON
    if not body:
        return None
    try:
        return json.loads(body)
    except ValueError:
        raise Refusal(400, "Problems parsing JSON") from None

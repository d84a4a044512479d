"""Clone and push over HTTP, through `git http-backend`."""

from __future__ import annotations

import re
import subprocess
from email.parser import BytesHeaderParser

from incident_actions.sandbox.actor import require, require_read
from incident_actions.sandbox.git.environment import SAFE, environment
from incident_actions.sandbox.http.door import Request, Response
from incident_actions.sandbox.operations import pushes
from incident_actions.sandbox.refusal import Refusal
from incident_actions.sandbox.visit import Visit
from incident_actions.sandbox.world import World

_PATH = re.compile(r"/([\w.-]+/[\w.-]+?)(?:\.git)?(/info/refs|/git-upload-pack|/git-receive-pack)")


def serves(path: str) -> bool:
    return _PATH.fullmatch(path) is not None


def answer(world: World, request: Request) -> Response:
    """One step of git's own protocol; a push is noticed when it is done."""
    match = _PATH.fullmatch(request.path)
    if match is None:
        raise Refusal(404, "Not Found")
    request.kind = "git"
    pushing = "git-receive-pack" in (request.query + match[2])
    request.writes = match[2] == "/git-receive-pack"
    with world.turn():
        repository = world.repository(match[1])
        visit = Visit(world, request.actor, repository)
        try:
            _check(visit, pushing=pushing)
        except Refusal:
            if request.actor.user is None:
                return Response(401, b"", {"www-authenticate": 'Basic realm="sandbox"'})
            raise
        response = _backend(visit, request, match[2])
        if request.writes:
            pushes.notice(visit)
    return response


def _check(visit: Visit, *, pushing: bool) -> None:
    if pushing:
        require(visit.repository, visit.actor, ("contents",), "write")
    else:
        require_read(visit.repository, visit.actor, "contents")


def _backend(visit: Visit, request: Request, tail: str) -> Response:
    folder = visit.world.git(visit.repository).folder
    variables = {
        **environment(folder),
        "GIT_PROJECT_ROOT": str(folder),
        "GIT_HTTP_EXPORT_ALL": "1",
        "PATH_INFO": tail,
        "REQUEST_METHOD": request.method,
        "QUERY_STRING": request.query,
        "CONTENT_TYPE": request.headers.get("content-type", ""),
        "CONTENT_LENGTH": str(len(request.body)),
        "HTTP_CONTENT_ENCODING": request.headers.get("content-encoding", ""),
        "GIT_PROTOCOL": request.headers.get("git-protocol", ""),
        "REMOTE_USER": visit.actor.login or "",
        "REMOTE_ADDR": "127.0.0.1",
    }
    del variables["GIT_DIR"]
    command = ["git", *SAFE, "http-backend"]
    done = subprocess.run(command, input=request.body, capture_output=True, env=variables, check=False)
    head, _, body = done.stdout.partition(b"\r\n\r\n")
    headers = {name.lower(): value for name, value in BytesHeaderParser().parsebytes(head).items()}
    status = int(headers.pop("status", "200").split()[0])
    return Response(status, body, headers)

"""The stylesheet, the scripts and Mermaid, from our own origin."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from incident_actions.sandbox.pages.markdown import mermaid_script

HERE = Path(__file__).parent
SCRIPTS = {path.name: path for path in (HERE / "scripts").glob("*.js")}
FRAME_POLICY = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
FRAME = """\
<!doctype html>
<html lang="en">
<meta name="color-scheme" content="light dark">
<title>Diagram</title>
<script src="/-/mermaid.js"></script>
<script src="/-/diagram.js"></script>
</html>
"""


@lru_cache(maxsize=1)
def stylesheet() -> str:
    """All parts of the stylesheet, in the order of their names."""
    return "\n".join(path.read_text("utf-8") for path in sorted((HERE / "styles").glob("*.css")))


def style(_: Request) -> Response:
    return Response(stylesheet(), media_type="text/css", headers={"cache-control": "no-cache"})


def icon(_: Request) -> Response:
    return _file(HERE / "styles" / "icon.svg", "image/svg+xml")


def script(request: Request) -> Response:
    path = SCRIPTS.get(request.path_params["name"])
    if path is None:
        return PlainTextResponse("There is no such script.\n", 404)
    return _file(path, "text/javascript")


def mermaid(_: Request) -> Response:
    """Mermaid's own script, where it is installed; without it the pages show the diagram's source."""
    path = mermaid_script()
    if path is None:
        return PlainTextResponse("Mermaid is not installed.\n", 404)
    return _file(path, "text/javascript", "max-age=3600")


def frame(_: Request) -> Response:
    """Diagrams are drawn in a frame of their own, since Mermaid writes styles into what it draws."""
    return Response(FRAME, media_type="text/html", headers={"content-security-policy": FRAME_POLICY})


def _file(path: Path, kind: str, keep: str = "no-cache") -> Response:
    """Read whole: who leaves in the middle leaves no open file behind."""
    return Response(path.read_bytes(), media_type=kind, headers={"cache-control": keep})


ROUTES = (
    Route("/-/style.css", style),
    Route("/-/mermaid.js", mermaid),
    Route("/-/diagram", frame),
    Route("/-/icon.svg", icon),
    Route("/-/{name}", script),
)

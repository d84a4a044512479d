"""What a start finds around it: the token, the repository, and where GitHub's API is."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field

from incident_actions.errors import ConfigError

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}")
_ORIGIN = re.compile(r"(?:github\.com[/:])([^/\s]+/[^/\s]+?)(?:\.git)?/?$")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything that a connection needs. The token never shows."""

    repository: str
    api: str
    token: str = field(repr=False)


def surroundings(repository: str | None) -> Surroundings:
    """From the options, else the environment, else `git` and `gh`. Raises ConfigError for what is missing."""
    name = repository or os.environ.get("GITHUB_REPOSITORY") or _origin()
    if not name or not _NAME.fullmatch(name):
        got = f"got {name!r}" if name else "none was given"
        raise ConfigError(f"repository: {got}, expected owner/name. Give --repo or set GITHUB_REPOSITORY.")
    return Surroundings(name, os.environ.get("GITHUB_API_URL") or "https://api.github.com", _token())


def _token() -> str:
    for variable in ("INCIDENT_ACTIONS_TOKEN", "GITHUB_TOKEN", "GH_TOKEN"):
        if token := os.environ.get(variable, "").strip():
            return token
    if token := _answer(["gh", "auth", "token"]):
        return token
    raise ConfigError("token: none was found. Set GITHUB_TOKEN, or sign in with `gh auth login`.")


def _origin() -> str | None:
    match = _ORIGIN.search(_answer(["git", "config", "--get", "remote.origin.url"]))
    return match[1] if match else None


def _answer(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""

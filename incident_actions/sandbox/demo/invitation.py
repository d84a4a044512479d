"""How to use a sandbox from a shell: people with their tokens, and lines to copy."""

from __future__ import annotations

import json
from collections.abc import Iterator

from incident_actions.sandbox.demo.stage import Stage

STRANGER = "stranger"


def invitation(stage: Stage, incident: int | None = None) -> Iterator[str]:
    """Lines to print. Without an incident, the first thing to do is to declare one."""
    tokens = {login: stage.world.tokens.of(login) for login in _people(stage)}
    yield "Everybody has a token:"
    for login, role in _people(stage).items():
        yield f"  {login:8} {role:9} {tokens[login]}"
    ana, ben = list(tokens.values())[:2]
    issues = f"{stage.url}/repos/{stage.repository.full_name}/issues"
    if incident is None:
        body = "### What is happening?\n\nCheckout fails\n\n### Severity\n\nSEV2"
        declared = json.dumps({"title": "Checkout fails", "labels": ["incident"], "body": body})
        yield from ("Declare an incident:", f"  {_curl(ana, issues)} -d '{declared}'")
    about = f"{issues}/{incident or 1}/comments"
    command = "/ack" if incident is None else "/event Nothing since"
    yield from ("Comment on it:", f"  {_curl(ben, about)} -d '{json.dumps({'body': command})}'")
    yield from ("Read what stands there:", f"  {_curl(ben, f'{about}?per_page=100')}")
    address = stage.url.replace("://", f"://ana:{ana}@", 1)
    yield from ("Clone the repository:", f"  git clone {address}/{stage.repository.full_name}.git")


def _people(stage: Stage) -> dict[str, str]:
    """Logins with their roles in the repository, strangers last."""
    roles = stage.repository.collaborators
    others = [user.login for user in stage.world.users.values() if user.kind == "User"]
    owner = stage.repository.owner
    return {**roles, **{login: STRANGER for login in others if login not in roles and login != owner}}


def _curl(token: str, url: str) -> str:
    return f"curl -s -H 'Authorization: Bearer {token}' {url}"

"""Tokens: who a request is, and what that identity was granted."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

BOT_LOGIN = "github-actions[bot]"
BOT_ID = 41898282


@dataclass(frozen=True, slots=True)
class Token:
    """A person's token has no repository; a job's has one, and only the permissions granted to it."""

    text: str
    login: str
    repository: str | None = None
    permissions: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_job(self) -> bool:
        return self.repository is not None


class Tokens:
    """Every token that is valid now."""

    def __init__(self) -> None:
        self._tokens: dict[str, Token] = {}

    def person(self, login: str) -> str:
        """A personal access token with all of that person's rights."""
        return self._keep(Token("ghp_" + secrets.token_hex(18), login))

    def of(self, login: str) -> str:
        """The person's token, kept from an earlier start or made now."""
        known = (token.text for token in self.all() if token.login == login and not token.is_job)
        return next(known, None) or self.person(login)

    def job(self, repository: str, permissions: Mapping[str, str]) -> str:
        """A GITHUB_TOKEN of one repository, with only these permissions: `{"issues": "write"}`."""
        granted = {scope.replace("_", "-"): level for scope, level in permissions.items()}
        return self._keep(Token("ghs_" + secrets.token_hex(18), BOT_LOGIN, repository, granted))

    def revoke(self, token: str) -> None:
        self._tokens.pop(token, None)

    def find(self, text: str) -> Token | None:
        return self._tokens.get(text)

    def all(self) -> tuple[Token, ...]:
        return tuple(self._tokens.values())

    def restore(self, token: Token) -> None:
        self._tokens[token.text] = token

    def _keep(self, token: Token) -> str:
        self._tokens[token.text] = token
        return token.text

"""What the sandbox answers when it says no."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):  # noqa: N818 - it is an answer, not a mistake
    """A request that is not done: the HTTP status, GitHub's message, and the fields at fault."""

    def __init__(
        self,
        status: int,
        message: str,
        errors: tuple[dict[str, Any] | str, ...] = (),
        headers: dict[str, str] | None = None,
        kind: str | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.errors = errors
        self.headers = headers or {}
        self._kind = kind

    @property
    def kind(self) -> str:
        """The `type` that GraphQL gives to this error."""
        if self._kind is not None:
            return self._kind
        return {401: "FORBIDDEN", 403: "FORBIDDEN", 404: "NOT_FOUND"}.get(self.status, "UNPROCESSABLE")

    @property
    def sentence(self) -> str:
        """The message as GraphQL words it, which names the first field at fault."""
        if not self.errors or isinstance(self.errors[0], str):
            return self.message
        error = self.errors[0]
        if error.get("code") == "already_exists":
            return "Name has already been taken"
        field = str(error.get("field", "")).capitalize()
        return str(error.get("message") or f"{field} is {error.get('code')}".replace("_", " "))


def not_found() -> Refusal:
    return Refusal(404, "Not Found")


def forbidden(message: str = "Must have admin rights to Repository.") -> Refusal:
    return Refusal(403, message)


def not_accessible() -> Refusal:
    """What a GITHUB_TOKEN gets when the workflow did not grant it the permission."""
    return Refusal(403, "Resource not accessible by integration")


def invalid(resource: str, field: str, code: str = "invalid", message: str | None = None) -> Refusal:
    """422 with one entry in `errors`."""
    error = {"resource": resource, "field": field, "code": code}
    if message is not None:
        error["message"] = message
    return Refusal(422, "Validation Failed", (error,))


def too_long(resource: str, field: str, limit: int) -> Refusal:
    return invalid(resource, field, "custom", f"{field} is too long (maximum is {limit} characters)")

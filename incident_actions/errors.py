"""The six ways in which something goes wrong, each with words for the person who reads it."""


class IncidentActionsError(Exception):
    """Anything we report ourselves; its text says what was got, what is allowed and what to do next."""


class CommandError(IncidentActionsError):
    """A command that is refused: shown to its author as a reply, and the run succeeds.

    `at` is the part of the command's line that is wrong, for the caret under it; empty if it is the whole.
    """

    def __init__(self, message: str, at: str = "") -> None:
        super().__init__(message)
        self.at = at


class ConfigError(IncidentActionsError):
    """A configuration that cannot be used at all; names the file and the key."""


class TemplateError(ConfigError):
    """A template that cannot be filled in: which, and in which line."""

    def __init__(self, name: str, line: int, message: str) -> None:
        super().__init__(f"{name}:{line}: {message}")
        self.name, self.line, self.message = name, line, message


class GitHubError(IncidentActionsError):
    """GitHub did not do what was asked: names what was being done.

    `unknown` is true where the request may have been carried out although no good answer came
    (a dropped connection, a time-out, a 5xx): what it did has to be read back, never sent again blindly.
    """

    def __init__(self, message: str, *, unknown: bool = False, status: int | None = None) -> None:
        super().__init__(message)
        self.unknown = unknown
        self.status = status


class NotifyError(IncidentActionsError):
    """A channel that cannot be had: says why, without the token, and what to do."""


class DocumentError(IncidentActionsError):
    """A file that is no post-mortem or cannot be read as one: names the file, and what was expected."""

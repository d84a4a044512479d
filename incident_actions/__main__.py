"""Where every start begins; a comment that is no command ends here, before anything heavy is imported."""

from __future__ import annotations

import os
import sys

from incident_actions.console import confess


def main() -> None:
    """Run the command line, unless the run's event is a new comment without any command."""
    sys.excepthook = confess
    if sys.argv[1:] == ["run"] and _nothing_to_do():
        return
    from incident_actions.cli import main as command_line

    command_line()


def _nothing_to_do() -> bool:
    if any(os.environ.get(f"INCIDENT_ACTIONS_{name}") for name in ("COMMAND", "ISSUE")):
        return False
    from incident_actions.errors import IncidentActionsError
    from incident_actions.runner import event
    from incident_actions.text.calls import scan

    try:
        comment = event().comment
    except IncidentActionsError:
        return False
    return comment is not None and not scan(comment)


if __name__ == "__main__":
    main()

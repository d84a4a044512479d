"""The action as a function, for workflows that are run in the process of a test."""

from incident_actions.app import settle
from incident_actions.committed import settle_committed
from incident_actions.github.adapter import Connection
from incident_actions.github.hub import GitHub
from incident_actions.notify.notifier import FromEnvironment
from incident_actions.run import Run
from incident_actions.runner import Event
from incident_actions.sweep import sweep
from tests.shop import no_wait


def action(event, payload, token, environment):
    """What the action does about an event; the exit code."""
    connection = Connection(token, environment["GITHUB_API_URL"], wait=no_wait)
    github = GitHub(connection, environment["GITHUB_REPOSITORY"])
    run = Run(wait=no_wait, notifier=FromEnvironment(environment))
    happened = Event(event, payload)
    if happened.issue is not None:
        settle(github, happened.issue, run)
    elif happened.commits is not None:
        settle_committed(github, happened.commits, run)
    else:
        sweep(github, run)
    return int(run.failed)

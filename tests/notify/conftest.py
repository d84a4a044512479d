import pytest

from incident_actions.sandbox.receiver import receiver
from tests.notify.slack_workspace import Workspace


@pytest.fixture
def other():
    """Whoever we send to."""
    with receiver() as receiving:
        yield receiving


@pytest.fixture
def workspace(other):
    """A workspace that answers at `other.url`."""
    made = Workspace()
    other.answer(made)
    return made

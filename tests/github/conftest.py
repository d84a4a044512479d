import pytest
import responses

from incident_actions.github.adapter import Connection
from tests.conformance.conftest import octokit

__all__ = ["octokit"]

CANARY = "ghs_canary0123456789canary0123456789cana"


@pytest.fixture
def http():
    """GitHub as a list of recorded answers; a request that nobody has recorded fails the test."""
    with responses.RequestsMock(assert_all_requests_are_fired=False) as recorded:
        yield recorded


@pytest.fixture
def waits():
    """The seconds that were waited, instead of waiting them."""
    return []


@pytest.fixture
def connection(waits):
    return Connection(CANARY, wait=waits.append)

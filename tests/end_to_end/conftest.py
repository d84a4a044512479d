import pytest

from tests.end_to_end.play import played


@pytest.fixture(scope="session")
def play(tmp_path_factory):
    """The whole scenario, over; tests only look at it, or run on where it ended."""
    with played(tmp_path_factory.mktemp("play")) as done:
        yield done

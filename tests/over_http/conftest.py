import pytest

from tests.readers import TARGETS, readers
from tests.shop import shop


@pytest.fixture
def shop_():
    """An open shop without an incident."""
    with shop() as opened:
        yield opened


@pytest.fixture
def out():
    """Those whom messages reach outside GitHub."""
    with readers() as found:
        yield found


@pytest.fixture
def telling(out):
    """An open shop that tells them all."""
    with shop(config=TARGETS, environ=out.environ) as opened:
        yield opened


@pytest.fixture
def declared(shop_):
    """An open shop with an incident that ana declared and ben commands."""
    shop_.declare(commander="ben")
    shop_.settle()
    return shop_

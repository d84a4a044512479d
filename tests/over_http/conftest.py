import pytest

from tests.shop import shop


@pytest.fixture
def shop_():
    """An open shop without an incident."""
    with shop() as opened:
        yield opened


@pytest.fixture
def declared(shop_):
    """An open shop with an incident that ana declared and ben commands."""
    shop_.declare(commander="ben")
    shop_.settle()
    return shop_

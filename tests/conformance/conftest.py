import os
from pathlib import Path

import pytest

from tests.sandbox.client import ana, bob, bot, client, deliveries, eve, server, shop, world

__all__ = ["ana", "bob", "bot", "client", "deliveries", "eve", "octokit", "server", "shop", "world"]


@pytest.fixture(scope="session")
def octokit():
    """The folder `node_modules/@octokit` with GitHub's published descriptions."""
    given = os.environ.get("OCTOKIT")
    if not given:
        pytest.skip("OCTOKIT names no node_modules folder: GitHub's published descriptions are not here")
    folder = Path(given) / "@octokit"
    if not folder.is_dir():
        pytest.skip(f"OCTOKIT={given} holds no @octokit folder: run npm install there first")
    return folder

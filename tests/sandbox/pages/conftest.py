"""People who follow links and send forms, each with their own cookies, without a browser."""

import re

import pytest
import requests

from incident_actions.sandbox.operations import contents
from incident_actions.sandbox.visit import Visit
from tests.chromium import MISSING, launched, program
from tests.sandbox.client import NAME, deliveries, server, shop, world

__all__ = ["deliveries", "server", "shop", "world"]

HOME = f"/{NAME}"
_TOKEN = re.compile(r'name="token" value="(\w+)"')


class Browser:
    """Pages in one person's name; `sends` takes the token from the page that was looked at before."""

    def __init__(self, url, login):
        self.url = url
        self.session = requests.Session()
        self.page = self.sees("/nobody-here", 404)
        if login:
            self.sends("/-/person", login=login)

    def get(self, path, **headers):
        return self.session.get(self.url + path, headers=headers, allow_redirects=False)

    def sees(self, path, status=200):
        """The page's HTML."""
        answer = self.session.get(self.url + path)
        assert answer.status_code in (status if isinstance(status, tuple) else (status,))
        self.page = answer.text
        return answer.text

    def posts(self, path, **fields):
        """The answer to a form."""
        data = {"token": _TOKEN.search(self.page)[1], **fields}
        return self.session.post(self.url + path, data=data, allow_redirects=False)

    def sends(self, path, status=303, **fields):
        """Where the form leads, or the page that says why not."""
        answer = self.posts(path, **fields)
        assert answer.status_code in (status if isinstance(status, tuple) else (status,))
        return answer.headers.get("location", answer.text)


@pytest.fixture
def browser(server):
    """Make one: for a person by login, or for whoever one is at first."""
    made = []

    def make(login=None):
        made.append(Browser(server.url, login))
        return made[-1]

    yield make
    for each in made:
        each.session.close()


@pytest.fixture
def ana(browser):
    return browser("ana")


@pytest.fixture
def eve(browser):
    return browser("eve")


@pytest.fixture
def stranger(browser):
    return browser("stranger")


@pytest.fixture
def visit(world, shop):
    """Act as somebody, without a page."""
    return lambda login: Visit(world, world.person(login), shop)


@pytest.fixture
def add_file(world, visit):
    """Commit a file on the main branch."""

    def add(path, text):
        with world.turn():
            contents.write(visit("max"), "main", {path: text.encode()}, "Add a file")

    return add


@pytest.fixture(scope="session")
def chromium():
    """One real browser for all tests of a worker."""
    if program() is None:
        pytest.skip(MISSING)
    with launched() as browser:
        yield browser

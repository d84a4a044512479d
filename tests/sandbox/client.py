"""A small client for tests, and the fixtures of a world with one repository and five people."""

import pytest
import requests

from incident_actions.sandbox.http.server import serve
from incident_actions.sandbox.world import World

NAME = "octo/shop"
PEOPLE = {"ana": "write", "bob": "triage", "eve": "read", "max": "maintain"}
WORKFLOW = "name: Incidents\non: [workflow_dispatch, issues]\n"
FILES = {"README.md": "# Shop\n", "docs/guide.md": "Read me.\n", ".github/workflows/incidents.yml": WORKFLOW}
ALL_GRANTED = dict.fromkeys(("issues", "contents", "pull-requests", "actions", "checks"), "write")


class Client:
    """Requests in one person's or job's name, below one repository; every answer is kept in `answers`."""

    def __init__(self, url, token, answers=None):
        self.root = url
        self.token = token
        self.answers = [] if answers is None else answers
        self.session = requests.Session()
        if token:
            self.session.headers["Authorization"] = f"token {token}"

    def __call__(self, method, path, **body):
        url = self.root + (path if path.startswith(("/user", "/rate")) else f"/repos/{NAME}{path}")
        answer = self.session.request(method, url, json=body or None, allow_redirects=False)
        self.answers.append(answer)
        return answer

    def get(self, path, **query):
        url = self.root + (path if path.startswith(("/user", "/rate")) else f"/repos/{NAME}{path}")
        answer = self.session.get(url, params=query, allow_redirects=False)
        self.answers.append(answer)
        return answer

    def graphql(self, query, **variables):
        asked = {"query": query, "variables": variables}
        return self.session.post(f"{self.root}/graphql", json=asked).json()

    def close(self):
        self.session.close()


@pytest.fixture
def world():
    return World()


@pytest.fixture
def shop(world):
    return world.add_repository(NAME, PEOPLE, FILES)


@pytest.fixture
def server(world, shop):  # noqa: ARG001 - the repository must be there
    with serve(world) as running:
        yield running


@pytest.fixture
def client(world, server):
    """Make a client: of a person by login, of a job by the permissions it is granted, of nobody."""
    made = []

    def make(login=None, answers=None, **granted):
        token = world.tokens.job(NAME, granted) if granted else world.tokens.person(login) if login else None
        made.append(Client(server.url, token, answers))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def ana(client):
    return client("ana")


@pytest.fixture
def bob(client):
    return client("bob")


@pytest.fixture
def eve(client):
    return client("eve")


@pytest.fixture
def bot(client):
    return client(**ALL_GRANTED)


@pytest.fixture
def deliveries(world):
    kept = []
    world.listen(kept.append)
    return kept

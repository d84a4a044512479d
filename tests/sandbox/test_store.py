from datetime import timedelta

from incident_actions.sandbox.http.server import serve
from incident_actions.sandbox.operations import workflows
from incident_actions.sandbox.visit import Visit
from incident_actions.sandbox.world import World
from tests.conformance.tour import tour
from tests.sandbox.client import FILES, NAME, PEOPLE, Client


def test_a_world_that_is_loaded_is_the_one_that_was_saved(tmp_path):
    world = World(tmp_path)
    shop = world.add_repository(NAME, PEOPLE, FILES)
    world.clock.move(timedelta(days=14))
    made = []

    def client(login=None, answers=None, **granted):
        token = world.tokens.job(NAME, granted) if granted else world.tokens.person(login)
        made.append(Client(world.url, token, answers))
        return made[-1]

    with serve(world):
        tour(world, shop, client)
        world.save()
    loaded = World(tmp_path)
    head = loaded.git(loaded.repository(NAME)).head("main")
    loaded.close()
    for each in made:
        each.close()
    assert loaded.repository(NAME) == shop
    assert (loaded.last_id, loaded.clock.offset, head) == (
        world.last_id,
        world.clock.offset,
        shop.heads["main"],
    )
    assert {token.text for token in loaded.tokens.all()} == {token.text for token in world.tokens.all()}


def test_a_workflow_that_is_disabled_stays_so(tmp_path):
    world = World(tmp_path)
    shop = world.add_repository(NAME, PEOPLE, FILES)
    owner = Visit(world, world.person(shop.owner), shop)
    workflows.set_enabled(owner, workflows.listed(owner)[0], enabled=False)
    world.save()

    loaded = World(tmp_path)
    visit = Visit(loaded, loaded.person(shop.owner), loaded.repository(NAME))
    assert [each.state for each in workflows.listed(visit)] == ["disabled_manually"]
    world.close()
    loaded.close()

from tests.sandbox.client import ana, bob, bot, client, deliveries, eve, server, shop, world

__all__ = ["ana", "bob", "bot", "client", "deliveries", "eve", "server", "shop", "world"]

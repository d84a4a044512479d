"""How hard the property tests try: `make fuzz` takes the profile `fuzz`."""

from hypothesis import settings

settings.register_profile("fuzz", max_examples=5_000, deadline=None)

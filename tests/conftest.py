"""How hard the property tests try, and whole documents kept as files (`pytest --snapshot-update` renews)."""

import pytest
from hypothesis import settings
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

settings.register_profile("quick", max_examples=40, deadline=None)
settings.register_profile("fuzz", max_examples=5_000, deadline=None)
settings.load_profile("quick")


class Page(SingleFileSnapshotExtension):
    """A document as a Markdown file of its own, to be read as people will."""

    file_extension = "md"
    _write_mode = WriteMode.TEXT


@pytest.fixture
def page(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """What a whole document has to be equal to."""
    return snapshot.use_extension(Page)

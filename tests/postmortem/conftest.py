from tests.sandbox.pages.markdown.conftest import examples

__all__ = ["examples"]

import importlib.util

import pytest

from tests.docs.pages import PAGES, ROOT

_SPEC = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
generate = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(generate)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_generated_is_up_to_date(page):
    text = page.read_text("utf-8")
    assert generate.generated(text) == text, "run `make docs`"


@pytest.mark.parametrize("part", generate.PARTS)
def test_every_generated_part_stands_on_a_page(part):
    assert any(f"<!-- generated: {part} -->" in page.read_text("utf-8") for page in PAGES)

from types import SimpleNamespace

import pytest

from tests.naughty import NAUGHTY
from tests.sandbox.pages.markdown.test_hostile import TRICKS

pytestmark = pytest.mark.browser
HOME = "http://sandbox.test/"


@pytest.fixture
def visit(chromium):
    """What a real browser asks for, and what runs, when a page holds this HTML."""
    context = chromium.new_context()
    yield lambda html: _visited(context.new_page(), html)
    context.close()


def _visited(page, html):
    asked, ran = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: ran.append(str(error)))
    page.route("**/*", lambda route: _fulfil(route, html))
    page.goto(HOME, wait_until="networkidle")
    handlers = page.evaluate(
        "[...document.querySelectorAll('*')].flatMap(e => [...e.attributes].map(a => a.name))"
        ".filter(name => name.startsWith('on') || name === 'style')"
    )
    whole = page.evaluate("document.querySelectorAll('body > section').length")
    return SimpleNamespace(
        asked=[url for url in asked if not url.startswith(HOME)], ran=ran + handlers, sections=whole
    )


def _fulfil(route, html):
    body = html if route.request.url == HOME else ""
    route.fulfill(body=f"<!doctype html><meta charset=utf-8>{body}", content_type="text/html")


def test_the_check_itself_sees_what_runs_and_loads(visit):
    seen = visit("<img src=https://evil.example/x.png onerror=alert(1)><script>alert(2)</script>")
    assert seen.asked == ["https://evil.example/x.png"]
    assert set(seen.ran) == {"1", "2", "onerror"}


def test_no_naughty_or_hostile_text_runs_or_loads_or_leaves_its_place(visit, comment, document):
    parts = [render(text) for text in [*TRICKS, *NAUGHTY] for render in (comment, document)]
    seen = visit(sections(parts))
    assert (seen.asked, seen.ran, seen.sections) == ([], [], len(parts))


@pytest.mark.conformance
def test_no_example_of_commonmark_does(visit, comment, document, examples):
    parts = [render(text) for text, _ in examples for render in (comment, document)]
    seen = visit(sections(parts))
    assert (seen.asked, seen.ran, seen.sections) == ([], [], len(parts))


def sections(parts):
    return "".join(f"<section>{part}</section>" for part in parts)

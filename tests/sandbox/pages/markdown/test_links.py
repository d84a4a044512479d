import pytest

from tests.sandbox.pages.markdown.harm import harm


@pytest.mark.parametrize(
    ("text", "href", "shown"),
    [
        ("www.example.com", "http://www.example.com", "www.example.com"),
        ("https://example.com/a_(b).", "https://example.com/a_(b)", "https://example.com/a_(b)"),
        ("<https://example.com>", "https://example.com", "https://example.com"),
        ("ana@example.com", "mailto:ana@example.com", "ana@example.com"),
        ("[x](https://example.com)", "https://example.com", "x"),
        ("[x](docs/a.md)", "docs/a.md", "x"),
        ("[x](#part)", "#user-content-part", "x"),
        ("[x](#user-content-part)", "#user-content-part", "x"),
        ("note: http://example.com", "http://example.com", "http://example.com"),
    ],
)
def test_a_link_leads_where_it_says_and_lends_no_rank(comment, text, href, shown):
    assert f'<a href="{href}" rel="nofollow">{shown}</a>' in comment(text)


@pytest.mark.parametrize(
    "href",
    [
        "javascript:x",
        "JAVASCRIPT:x",
        "java&#9;script:x",
        "&#1;javascript:x",
        "vbscript:x",
        "data:text/html,x",
        "file:///x",
    ],
)
def test_a_link_to_a_program_leads_nowhere(comment, href):
    assert "href" not in comment(f'<a href="{href}">x</a>')
    assert harm(comment(f"[x](<{href}>)")) == []


def test_names_are_prefixed_and_classes_are_ours_alone(comment):
    html = comment('<a id="a" name="b" class="user-mention" style="x" onclick="x" data-line="3">x</a>')
    assert html == '<p><a id="user-content-a" name="user-content-b" rel="nofollow">x</a></p>'


def test_text_that_is_a_link_in_code_stays_code(comment):
    assert comment("`https://example.com`") == "<p><code>https://example.com</code></p>"

import pytest

OPEN = '<a class="issue-link state-open" title="A &quot;first&quot; issue" href="/octo/shop/issues/1">'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("#1", f"{OPEN}#1</a>"),
        ("(#1)", f"({OPEN}#1</a>)"),
        ("octo/shop#1", f"{OPEN}octo/shop#1</a>"),
        ("OCTO/Shop#1", f"{OPEN.replace('/octo/shop', '/OCTO/Shop')}OCTO/Shop#1</a>"),
        ("GH-1", f"{OPEN}GH-1</a>"),
        ("**#1**", f"<strong>{OPEN}#1</a></strong>"),
        ("&#35;1", f"{OPEN}#1</a>"),
        ("fixes #1", f"fixes {OPEN}#1</a>"),
    ],
)
def test_a_number_links_to_its_issue_with_title_and_state(comment, text, shown):
    assert comment(text) == f"<p>{shown}</p>"


@pytest.mark.parametrize(
    "text",
    [
        "#99",
        "x#1",
        "#1x",
        "##1",
        "#",
        "octo/none#1",
        "octo/secret#1",
        "a/octo/shop#1",
        "GH-99",
        "`#1`",
        "#١",
        "#0",
    ],
)
def test_what_names_no_issue_stays_text(comment, text):
    assert "<a" not in comment(text)


@pytest.mark.parametrize(
    ("number", "path", "state"),
    [
        (1, "issues/1", "open"),
        (2, "issues/2", "closed"),
        (3, "issues/3", "not-planned"),
        (4, "pull/4", "merged"),
        (5, "pull/5", "draft"),
    ],
)
def test_the_state_shows_in_the_class(comment, number, path, state):
    html = comment(f"#{number}")
    assert f'class="issue-link state-{state}"' in html
    assert f'href="/octo/shop/{path}"' in html


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://127.0.0.1:8080/octo/shop/issues/1", "#1"),
        ("http://127.0.0.1:8080/octo/shop/pull/4", "#4"),
        ("http://127.0.0.1:8080/octo/shop/issues/1#issuecomment-12", "#1 (comment)"),
    ],
)
def test_a_full_link_to_an_issue_shows_as_its_number(comment, url, shown):
    html = comment(f"See {url}.")
    assert f'href="{url}"' in html
    assert 'title="' in html
    assert html.endswith(f">{shown}</a>.</p>")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8080/octo/shop/issues/99",
        "http://127.0.0.1:8080/octo/secret/issues/1",
        "http://127.0.0.1:808/octo/shop/issues/1",
        "https://github.com/octo/shop/issues/1",
    ],
)
def test_any_other_link_stays_as_it_was_typed(comment, url):
    assert comment(url) == f'<p><a href="{url}" rel="nofollow">{url}</a></p>'


def test_a_link_with_words_of_its_own_keeps_them(comment):
    html = comment("[the first](http://127.0.0.1:8080/octo/shop/issues/1)")
    assert html.endswith(">the first</a></p>")
    assert "state-open" in html


def test_there_is_no_link_within_a_link(comment):
    assert comment("[about #1 by @ana](https://example.com)").count("<a") == 1


@pytest.mark.parametrize(
    "word", ["close", "Closes", "closed", "fix", "FIXES:", "fixed", "resolve", "resolves", "resolved"]
)
def test_closing_keywords_tell_what_merging_does(description, word):
    keyword = word.rstrip(":")
    marked = f'<span class="issue-keyword" title="Merging this closes issue #1.">{keyword}</span>'
    assert description(f"{word} #1") == f"<p>{word.replace(keyword, marked)} {OPEN}#1</a></p>"


@pytest.mark.parametrize("text", ["prefixes #1", "fixes #99", "fixes 1", "fix the #1"])
def test_other_words_close_nothing(description, text):
    assert "issue-keyword" not in description(text)


def test_a_commit_shows_seven_figures_and_links_to_all(comment, world):
    sha = world.repository("octo/shop").heads["main"]
    link = f'<a class="commit-link" href="/octo/shop/commit/{sha}">'
    assert comment(f"in {sha} now") == f"<p>in {link}<code>{sha[:7]}</code></a> now</p>"
    assert comment(f"octo/shop@{sha[:9]}") == f"<p>{link}octo/shop@<code>{sha[:7]}</code></a></p>"


@pytest.mark.parametrize("text", ["deadbeef", "1234567", "0" * 40, "defaced", "octo/none@1234567"])
def test_what_is_no_commit_stays_text(comment, text):
    assert comment(text) == f"<p>{text}</p>"

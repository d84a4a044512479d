import pytest


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one\ntwo", "<p>one<br>\ntwo</p>"),
        ("one\r\ntwo", "<p>one<br>\ntwo</p>"),
        ("# Title", "<h1>Title</h1>"),
        ("~~gone~~ ~too~", "<p><del>gone</del> <del>too</del></p>"),
        (
            "H<sub>2</sub>O, x<sup>2</sup>, <kbd>Esc</kbd>",
            "<p>H<sub>2</sub>O, x<sup>2</sup>, <kbd>Esc</kbd></p>",
        ),
        ("a <!-- hidden --> b", "<p>a  b</p>"),
        ("---\na: 1\n---", "<hr>\n<h2>a: 1</h2>"),
        ("```python title=x\n1 < 2\n```", '<pre><code class="language-python">1 &lt; 2\n</code></pre>'),
        ("```\n@ana\n```", "<pre><code>@ana\n</code></pre>"),
        ("    @ana #1", "<pre><code>@ana #1\n</code></pre>"),
        ("<div align=center>\n\n**x**\n\n</div>", '<div align="center">\n<p><strong>x</strong></p>\n</div>'),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a <iframe src=x></iframe>", "<p>a &lt;iframe src=x&gt;&lt;/iframe&gt;</p>"),
        (":tada: :+1: :no-such: `:tada:`", "<p>🎉 👍 :no-such: <code>:tada:</code></p>"),
        ("time 10:30:45", "<p>time 10:30:45</p>"),
        ("", ""),
    ],
)
def test_a_comment_shows_as_on_github(comment, text, shown):
    assert comment(text) == shown


def test_a_table_is_aligned_without_a_style(comment):
    html = comment("| a | b | c |\n|---|:-:|--:|\n| 1 | 2 | 3 |")
    assert '<th>a</th>\n<th align="center">b</th>\n<th align="right">c</th>' in html
    assert '<td>1</td>\n<td align="center">2</td>\n<td align="right">3</td>' in html


def test_details_stay_open_and_hold_markdown(comment):
    html = comment("<details open>\n<summary>More</summary>\n\n- a\n\n</details>")
    assert html == '<details open="">\n<summary>More</summary>\n<ul>\n<li>a</li>\n</ul>\n</details>'


def test_what_is_never_closed_is_closed_at_the_end(comment):
    assert comment("<details><summary>x").endswith("</summary></details>")


@pytest.mark.parametrize("kind", ["note", "tip", "important", "warning", "caution"])
def test_each_alert_has_its_title_and_colour(comment, kind):
    html = comment(f"> [!{kind.upper()}]\n> Look **here**")
    assert html.startswith(f'<div class="markdown-alert markdown-alert-{kind}">')
    assert f'<p class="markdown-alert-title">{kind.capitalize()}</p>' in html
    assert "<p>Look <strong>here</strong></p>" in html


@pytest.mark.parametrize("text", ["> > [!NOTE]\n> > x", "- > [!NOTE]\n  > x"])
def test_an_alert_within_something_else_is_a_quote(comment, text):
    html = comment(text)
    assert "markdown-alert" not in html
    assert "[!NOTE]" in html


@pytest.mark.parametrize("text", ["> [!HINT]\n> x", "> [!NOTE] x", "[!NOTE]\nx"])
def test_what_only_looks_like_an_alert_is_none(comment, text):
    assert "markdown-alert" not in comment(text)


def test_a_footnote_leads_there_and_back_again(comment):
    html = comment("Down[^a], again[^a].\n\n[^a]: Found.")
    note = html.split('href="#user-content-fn-')[1].split('"')[0]
    assert f'<li id="user-content-fn-{note}"><p>Found.' in html
    assert f'id="user-content-fnref-{note}"' in html
    assert f'href="#user-content-fnref-{note}-2" aria-label="Back to reference 1-2"' in html


def test_footnotes_of_two_comments_on_one_page_are_kept_apart(comment):
    first, second = comment("One[^1]\n\n[^1]: a"), comment("Two[^1]\n\n[^1]: b")
    assert first.split('href="#')[1].split('"')[0] not in second


def test_a_reference_to_no_footnote_stays_text(comment):
    assert comment("[^nowhere]") == "<p>[^nowhere]</p>"

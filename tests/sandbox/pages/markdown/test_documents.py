import pytest

from incident_actions.sandbox.pages.markdown import Place, to_html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one\ntwo", "<p>one\ntwo</p>"),
        ("@ana #1 octo/shop#2 GH-3", "<p>@ana #1 octo/shop#2 GH-3</p>"),
        (
            "## What we *did*, when?",
            '<h2 id="user-content-what-we-did-when">What we <em>did</em>, when?</h2>',
        ),
        ("# A\n# A", '<h1 id="user-content-a">A</h1>\n<h1 id="user-content-a-1">A</h1>'),
        (":tada:", "<p>🎉</p>"),
    ],
)
def test_a_file_shows_as_on_github(document, text, shown):
    assert document(text) == shown


@pytest.mark.parametrize(
    ("target", "leads"),
    [
        ("other.md", "/octo/shop/blob/main/docs/other.md"),
        ("../README.md#top", "/octo/shop/blob/main/README.md#top"),
        ("/README.md", "/octo/shop/blob/main/README.md"),
        ("../../../issues/1", "/octo/shop/issues/1"),
        ("../../../../../../..", "/"),
        ("#what-we-did", "#user-content-what-we-did"),
        ("https://example.com/a?b=c&amp;d", "https://example.com/a?b=c&amp;d"),
        ("//example.com", "//example.com"),
    ],
)
def test_links_lead_to_the_files_beside_it(document, target, leads):
    assert f'href="{leads}"' in document(f"[x]({target})")


def test_images_beside_it_are_shown(document):
    assert document("![chart](chart.svg)") == (
        '<p><img src="/octo/shop/raw/main/docs/chart.svg" alt="chart"></p>'
    )


def test_links_stay_on_the_branch(world):
    place = Place("octo/shop", "", world, document=True, path="a/b.md", ref="postmortem/12")
    assert 'href="/octo/shop/blob/postmortem/12/a/c%20d.md"' in to_html("[x](<c d.md>)", place)


def test_front_matter_is_a_table(document):
    html = document("---\nseverity: sev1\nat: 22:00\nwho: [ana, ben]\nis: {open: true}\nnone:\n---\n# Title")
    assert "<thead><tr><th>severity</th><th>at</th><th>who</th><th>is</th><th>none</th></tr></thead>" in html
    assert (
        "<td>sev1</td><td>22:00</td><td><table><tbody><tr><td>ana</td><td>ben</td></tr></tbody></table>"
        in html
    )
    assert "<th>open</th></tr></thead><tbody><tr><td>true</td>" in html
    assert html.endswith('<td></td></tr></tbody></table>\n\n<h1 id="user-content-title">Title</h1>')


def test_front_matter_that_is_no_yaml_says_so_and_shows(document):
    html = document("---\na: [1\n---\nText")
    assert html.startswith("<p><strong>Error in user YAML: ")
    assert "<pre><code>a: [1</code></pre>" in html
    assert html.endswith("<p>Text</p>")


def test_front_matter_is_text_and_no_html(document):
    assert "<td>&lt;b&gt; @ana #1</td>" in document('---\na: "<b> @ana #1"\n---')

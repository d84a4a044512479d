import pytest

from tests.sandbox.pages.markdown.harm import harm


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        "<p onclick='x'>y</p>",
        "<p style='color:red'>y</p>",
        "<img src='https://evil.example/x.png'>",
        "<img src='//evil.example/x.png'>",
        "<img src='/\\evil.example/x.png'>",
        "<img src='data:image/png;base64,AA'>",
        "<a href='javascript:x'>y</a>",
        "<a href='java\tscript:x'>y</a>",
        "<a href=' data:text/html,x'>y</a>",
        "<input>",
        "<b>",
        "<b><i></b></i>",
        "<!-- x -->",
        "<p id='x'>y</p>",
        "<svg></svg>",
    ],
)
def test_the_check_itself_sees_harm(html):
    assert harm(html) != []


@pytest.mark.parametrize("html", ["<b>x</b>", "<a href='mailto:b/c'>x</a>", "<img src='/a.png'>"])
def test_the_check_itself_lets_harmless_html_through(html):
    assert harm(html) == []

import pytest


@pytest.mark.parametrize("source", ["/a.png", "a/b.png", "http://127.0.0.1:8080/a.png"])
def test_an_image_of_our_own_origin_shows(comment, source):
    path = source.removeprefix("http://127.0.0.1:8080")
    assert comment(f"![x]({source})") == f'<p><img src="{path}" alt="x"></p>'


@pytest.mark.parametrize(
    "source",
    [
        "https://evil.example/p.png",
        "//evil.example/p.png",
        "http://127.0.0.1:8080@evil.example/a",
        "http://127.0.0.1/a",
    ],
)
def test_an_image_from_elsewhere_is_a_link_with_its_words(comment, source):
    assert comment(f"![a pixel]({source})") == (
        f'<p><a class="image-link" href="{source}" rel="nofollow">a pixel</a></p>'
    )


@pytest.mark.parametrize(
    "source", ["/\\evil.example", "\\\\evil.example", "/&#9;/evil.example", "data:image/png;base64,AA"]
)
def test_tricks_load_nothing(comment, source):
    assert "<img" not in comment(f'<img src="{source}">')


def test_within_a_link_only_the_words_are_left(comment):
    html = comment("[![badge](https://evil.example/b.svg)](https://example.com)")
    assert html == '<p><a href="https://example.com" rel="nofollow">badge</a></p>'


def test_an_image_without_words_is_called_so(comment):
    assert ">image</a>" in comment("![](https://evil.example/p.png)")


def test_a_picture_shows_its_image_only(comment):
    html = comment('<picture><source srcset="https://evil.example/x"><img src="/a.png" alt="x"></picture>')
    assert html == '<p><picture><img src="/a.png" alt="x"></picture></p>'

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.naughty import NAUGHTY, naughty_text
from tests.sandbox.pages.markdown.harm import harm

TRICKS = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=x></object><embed src=x>",
    "<base href=https://evil.example/><meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "![x](https://evil.example/x.png)",
    "![x](//evil.example)",
    "<video src=https://evil.example poster=//evil.example></video>",
    "<table background=https://evil.example><td background=x>",
    "<div style='background:url(https://evil.example)'>",
    "<input autofocus onfocus=alert(1)>",
    "<textarea></textarea><title></title><plaintext>",
    "<a id=x name=body class=issue-link>",
    "<b a='\"><script>alert(1)</script>'>",
    '[x](https://a "\\"><script>alert(1)</script>")',
    "`` <script> ``",
    '```"><script>\n```',
    "```a\x0cmermaid\nx\n```",
    "| <script> | @ana |\n|-|-|\n| #1 | ![](//e) |",
    "> [!NOTE]\n> <script>",
    "- [ ] <input>",
    "[^<b>]\n\n[^<b>]: <script>",
    "<?php x ?><!DOCTYPE x><![CDATA[<script>]]>",
    "\x00<\x00script>",
    "\ud800",
]
hostile = st.lists(
    st.one_of(st.sampled_from(TRICKS), st.sampled_from(["\n", "\n\n", " ", "- ", "> "]), naughty_text)
)


@pytest.mark.parametrize("text", [*TRICKS, *NAUGHTY])
def test_nothing_hostile_or_naughty_does_harm(comment, document, text):
    assert harm(comment(text)) == []
    assert harm(document(text)) == []


@given(hostile.map("".join))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nor_does_any_mixture_of_them(comment, document, text):
    assert harm(comment(text)) == []
    assert harm(document(text)) == []


@given(st.text(max_size=200))
@settings(deadline=None)
def test_nor_does_any_text(comment, text):
    assert harm(comment(text)) == []


@given(st.text(alphabet="<>/\"'=&;#!-[]() abscript:onxyz\n`", max_size=80))
@settings(deadline=None)
def test_nor_does_anything_that_looks_like_html(comment, text):
    assert harm(comment(text)) == []


@pytest.mark.parametrize(
    "piece", ["<b>", "> ", "[", "**", "`a", ":tada:", "xmpp:", "@ana ", "#1 ", "<details>", "- "]
)
def test_a_full_comment_of_anything_renders(comment, piece):
    assert harm(comment((piece * 65_536)[:65_536])) == []

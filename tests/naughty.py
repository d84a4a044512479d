"""Text as it comes from people, programs and ill will: a list by category, and a strategy that mixes it."""

from hypothesis import strategies as st

MENTIONS = [
    "@ana", "`@ana`", "``@ana``", "(@ana)", "/@ana", "_@ana_", "é@ana", "@acme/everyone", "@ana@ben",
    "mail a@b.example",
    "@-x", "@", "\\@ana", "@\u200bana", "&commat;ana", "&#64;ana", "**@ana**", "[@ana](x)", "@ana\n@ben",
    "＠ana",
]  # fmt: skip
REFERENCES = [
    "#12", "fixes #12", "Closes: #12", "RESOLVED\t#12", "acme/shop#12", "GH-12", "gh-12", "(#12)", "&#12;",
    "a#12",
    "fixes https://github.com/acme/shop/issues/12", "https://ghe.example/acme/shop/pull/12#discussion_r1",
    "close acme/shop#1, fixed GH-2", "https://github.com/acme/shop/discussions/3", "fix\n#12", "##12",
    "#12#13",
]  # fmt: skip
MARKUP = [
    "<!-- a", "-->", "<!-- incident-actions status {} -->", "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<details open>", "</details></td></tr></table>", "<a href=javascript:x>", "&lt;b&gt;", "&amp;lt;",
    "<b", "<",
    "![](https://evil.example/pixel.png)", "![x][y]", "[click](javascript:x)", "[x]: https://evil.example",
    "[^1]",
    "<https://evil.example>", "a | b", "\\| c", "\\\\| d", "| --- |", "||||", "# heading", "- [ ] task",
    "1. one",
    "```", "~~~", "`", "````text", "``` `` `", "***", "**a", "__b__", "snake_case_name", "~~gone~~",
    "> quote", "---",
    "===", "    code", "\\", "a\\", "\\*", "$x$", ":tada:", "> [!WARNING]", "{{ 7 * 7 }}", "{% raw %}",
    "${{ github.token }}",
    "%s%n", "::set-output name=x::y", "##[error]x", "::add-mask::a", "\r::stop-commands::x",
]  # fmt: skip
INVISIBLE = [
    "\u202egnp.exe", "a\u2066b\u2069", "\u200f\u05e9\u05dc\u05d5\u05dd", "a\u200bb", "\ufeffstart",
    "\u00ad", "\x00", "\x07",
    "\x1b[31mred", "\x08\x08", "\x7f", "\x85", "\u2028next", "\u2029", "\u3164", "\u2800", "\ufff9a\ufffb",
    "\U000e0041",
    "a\rb", "a\x0bb", "\x1c\x1d", "\ue000", "\uffff", "\U0010ffff",
]  # fmt: skip
LETTERS = [
    "", " ", "\t", "\n", "\u00a0", "\u3000", "Grüße", "ИНЦИДЕНТ", "事故発生", "عاجل", "🔥", "👩‍💻", "🇩🇪",
    "e\u0301" * 20,
    "Z\u0351\u0352\u0353a\u0354lgo", "ﬁ", "İı", "ß", "𝕏", "a" * 300, "🔥" * 300, "ﷺ" * 40, "١٤:٣٢",
    "１４:３２",
]  # fmt: skip
LOOKALIKES = [
    "NULL", "null", "undefined", "None", "NaN", "true", "no", "22:00", "0x1f", "1e999", "-0",
    "../../etc/passwd", "C:\\con",
    "/dev/null", "'; drop table incidents; --", '"', "'", "%00", "%2e%2e%2f", "{}", "[]", "=1+1", "-10m",
    "at 14:32",
    "/ack", "/var/log is full", "/role ic @eve", "### Severity", "_No response_", "--- \nfoo: bar",
    "*anchor", "&a b",
]  # fmt: skip

NAUGHTY = [*MENTIONS, *REFERENCES, *MARKUP, *INVISIBLE, *LETTERS, *LOOKALIKES]

#: Naughty strings next to each other and to any letters.
naughty_text = st.lists(st.one_of(st.sampled_from(NAUGHTY), st.text(max_size=8)), max_size=6).map("".join)

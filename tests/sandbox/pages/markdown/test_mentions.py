import pytest

from incident_actions.sandbox.pages.markdown import Place, to_html

ANA = '<a class="user-mention" href="/ana">'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@ana", f"{ANA}@ana</a>"),
        ("@Ana, look", f"{ANA}@Ana</a>, look"),
        ("(@ana)", f"({ANA}@ana</a>)"),
        ("@ana.", f"{ANA}@ana</a>."),
        ("**@ana**", f"<strong>{ANA}@ana</a></strong>"),
        ("&#64;ana", f"{ANA}@ana</a>"),
        ("<b>@ana</b>", f"<b>{ANA}@ana</a></b>"),
    ],
)
def test_a_person_who_exists_is_linked(comment, text, shown):
    assert comment(text) == f"<p>{shown}</p>"


@pytest.mark.parametrize(
    "text",
    [
        "@nobody",
        "@ana-",
        "@anaconda",
        "x@ana",
        "é@ana",
        "@\u200bana",
        "＠ana",
        "@ana/team",
        "`@ana`",
        "@github-actions",
        "<code>@ana</code>",
        "mail ana@ana.example",
    ],
)
def test_nobody_else_is(comment, text):
    assert "user-mention" not in comment(text)


def test_a_team_that_exists_is_marked(world):
    place = Place("octo/shop", "", world, teams=frozenset({"octo/sre"}))
    assert to_html("@octo/SRE", place).strip() == '<p><span class="team-mention">@octo/SRE</span></p>'
    assert to_html("@octo/ops", place).strip() == "<p>@octo/ops</p>"

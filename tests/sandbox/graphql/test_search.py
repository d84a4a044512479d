"""Search counts what fits every qualifier, and finds nothing by what it does not know."""

import pytest

SEARCH = """query Count($words: String!) { search(query: $words, type: ISSUE, first: 1) {
  issueCount nodes { ... on Issue { number } } } }"""


def found(client, query):
    answer = client.graphql(SEARCH, words=query)["data"]["search"]
    return answer["issueCount"], [each["number"] for each in answer["nodes"]]


@pytest.fixture(autouse=True)
def closed(ana):
    """Three issues with a label, of which the second is done and the third will not be."""
    for _ in range(3):
        ana("POST", "/issues", title="Item", labels=["to do"])
    ana("PATCH", "/issues/2", state="closed")
    ana("PATCH", "/issues/3", state="closed", state_reason="not_planned")


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("repo:octo/shop is:issue", (3, [1])),
        ('repo:octo/shop is:closed label:"to do"', (2, [2])),
        ('repo:octo/shop is:closed label:"to do" reason:"not planned"', (1, [3])),
        ("repo:octo/shop reason:completed", (1, [2])),
        ("repo:octo/shop label:other", (0, [])),
        ("repo:octo/shop is:issue colour:red", (0, [])),
        ("repo:octo/shop some words", (0, [])),
        ("repo:octo/elsewhere is:issue", (0, [])),
        ("is:issue", (0, [])),
    ],
)
def test_what_fits_every_qualifier_is_counted(bot, query, answer):
    assert found(bot, query) == answer

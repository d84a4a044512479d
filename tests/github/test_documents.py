"""Every GraphQL document that we send, and every mutation's input, against GitHub's own schema."""

import pytest
from graphql import OperationDefinitionNode, build_schema, parse, validate
from graphql.execution.values import get_variable_values

from incident_actions.github import queries
from incident_actions.github.mutations import filing, mutations, new_label
from tests.github.every_effect import FILING, SENT_BY_GRAPHQL, ids

AWKWARD = 'a "name" \\ with\nall 🚨'
DOCUMENTS = {
    "one thread": queries.threads([12]),
    "ten threads": queries.threads(range(1, 11)),
    "a thread read again": queries.threads([12, 13], {12: "Y3Vyc29yOnYyOjEyMw=="}),
    "more entries": queries.MORE,
    "more references": queries.MORE_REFERENCES,
    "more pull requests": queries.MORE_PULLS,
    "files": queries.files(3),
    "changed files": queries.CHANGED,
    "versions": queries.VERSIONS,
    "statuses": queries.statuses(2),
    "assignees": queries.assignees(2),
    "lists": queries.LISTS,
    "closed items": queries.CLOSINGS,
    "more of a list": queries.more_listed("incident"),
    "more action items": queries.more_listed("action-item"),
    "targets": queries.targets(2),
    "targets without owners": queries.targets(0),
    "labels": queries.labels(["incident", AWKWARD]),
    "every mutation": queries.mutation(queries.MUTATIONS),
}
THREAD = {"owner": "acme", "name": "shop", "config": "HEAD:.github/incidents.yml", "page": 100}
PAGE = {"owner": "acme", "name": "shop", "number": 12, "page": 50, "after": "Y3Vyc29y", "last": 1}
TIMES = {
    "since": "2026-11-20T10:00:00Z",
    "itemsSince": "2026-11-15T10:00:00Z",
    "past": "2026-11-09T10:00:00Z",
}
LISTED = {"owner": "acme", "name": "shop", "labels": ["incident"], "page": 100, "after": "Y3Vyc29y"}
VARIABLES = {
    "one thread": (DOCUMENTS["one thread"], THREAD),
    "more entries": (queries.MORE, {**PAGE, "before": None, "both": False}),
    "more entries from both ends": (queries.MORE, {**PAGE, "before": "Y3Vyc29y", "both": True}),
    "more references": (queries.MORE_REFERENCES, {**PAGE, "after": "Y3Vyc29y"}),
    "more pull requests": (queries.MORE_PULLS, {**PAGE, "branch": "incident-actions/postmortem-12"}),
    "files": (queries.files(1), {**THREAD, "path0": "HEAD:postmortems/a.md"}),
    "changed files": (
        queries.CHANGED,
        {**THREAD, "before": f"{'0' * 40}:postmortems", "after": "HEAD:postmortems"},
    ),
    "versions": (queries.VERSIONS, {**THREAD, "ids": ["UCE_1", "UCE_2"]}),
    "statuses": (queries.statuses(1), {**THREAD, "login0": "ana"}),
    "assignees": (queries.assignees(1), {**THREAD, "login0": "ana"}),
    "lists": (queries.LISTS, {**THREAD, **TIMES}),
    "closed items": (
        queries.CLOSINGS,
        {
            **LISTED,
            "after": None,
            "since": TIMES["since"],
            "counting": True,
            "notPlanned": "is:issue",
            "duplicate": "is:issue",
        },
    ),
    "more open issues": (queries.more_listed("incident"), {**LISTED, "states": ["OPEN"], "filter": None}),
    "more changed issues": (
        queries.more_listed("incident"),
        {**LISTED, "states": None, "filter": {"since": TIMES["since"]}},
    ),
    "targets": (queries.targets(1), {**THREAD, "title": "Post-mortem #12", "login0": "ana"}),
}
SENT = [
    *(each for effect in SENT_BY_GRAPHQL for each in mutations(effect, 12, ids())),
    filing(FILING, "MI_1", ids()),
    filing(FILING, None, ids()),
    new_label("severity/sev1", ids()),
    new_label("unheard-of", ids()),
]
conformance = pytest.mark.conformance


@pytest.fixture(scope="session")
def official(octokit):
    text = (octokit / "graphql-schema/schema.graphql").read_text(encoding="utf-8")
    return build_schema(text, assume_valid=True)


def coerced(schema, document, values):
    """The mistakes that the schema finds in these variables of a document."""
    (operation,) = (node for node in parse(document).definitions if isinstance(node, OperationDefinitionNode))
    found = get_variable_values(schema, operation.variable_definitions, values)
    return found if isinstance(found, list) else []


@conformance
@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_a_document_is_valid_by_githubs_own_schema(official, document):
    assert validate(official, parse(document)) == []


@conformance
@pytest.mark.parametrize(("document", "values"), VARIABLES.values(), ids=VARIABLES.keys())
def test_variables_have_the_types_that_github_asks_for(official, document, values):
    assert coerced(official, document, values) == []


@conformance
@pytest.mark.parametrize("sent", SENT, ids=lambda sent: sent.name)
def test_the_input_of_a_mutation_has_the_type_that_github_asks_for(official, sent):
    assert coerced(official, queries.mutation([sent.name]), {"input0": sent.input}) == []


@conformance
def test_a_wrong_input_would_be_found(official):
    wrong = {"input0": {"labelableId": "I_12", "labels": ["incident"]}}
    assert coerced(official, queries.mutation(["addLabelsToLabelable"]), wrong)


#: GitHub counts how many nodes a document may bring at the most, and takes no more than this.
MOST_NODES = 500_000


def most_nodes(document, **variables):
    """The nodes that a document may bring, by GitHub's rule: each page's size, times those around it.

    https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#node-limit
    """
    definitions = parse(document).definitions
    fragments = {each.name.value: each for each in definitions if each.kind == "fragment_definition"}

    def below(node, around):
        return (
            sum(counted(each, around) for each in node.selection_set.selections) if node.selection_set else 0
        )

    def counted(node, around):
        if node.kind == "fragment_spread":
            return below(fragments[node.name.value], around)
        pages = [
            each.value
            for each in getattr(node, "arguments", None) or ()
            if each.name.value in {"first", "last"}
        ]
        if not pages:
            return below(node, around)
        (page,) = pages
        size = variables[page.name.value] if page.kind == "variable" else int(page.value)
        return around * size + below(node, around * size)

    return sum(below(each, 1) for each in definitions if each.kind == "operation_definition")


@pytest.mark.parametrize(
    ("document", "sizes"),
    [
        (queries.threads(range(1, 11), dict.fromkeys(range(1, 11), "Y3Vyc29y")), {"page": 100}),
        (queries.MORE, {"page": 100, "last": 100}),
        (queries.LISTS, {"page": 100}),
    ],
    ids=["threads", "more", "lists"],
)
def test_the_widest_documents_stay_far_below_githubs_limit_of_nodes(document, sizes):
    assert 0 < most_nodes(document, **sizes) < MOST_NODES / 5


def test_every_mutation_that_we_know_is_sent_by_an_effect():
    assert {sent.name for sent in SENT} == set(queries.MUTATIONS)


def test_several_mutations_go_out_in_one_document_in_their_order():
    document = queries.mutation(["createRef", "createCommitOnBranch", "createPullRequest"])
    assert [line.split(":")[0].strip() for line in document.splitlines()[1:-1]] == ["done0", "done1", "done2"]


def test_a_name_with_quotes_stays_one_text_in_the_document():
    selections = parse(queries.labels([AWKWARD])).definitions[0].selection_set.selections[0]
    (argument,) = selections.selection_set.selections[0].arguments
    assert argument.value.value == AWKWARD

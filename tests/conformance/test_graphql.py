import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLObjectType,
    GraphQLUnionType,
    build_schema,
    validate_schema,
)

from incident_actions.sandbox.graphql.fields import RESOLVERS
from incident_actions.sandbox.graphql.schema import definition, schema

pytestmark = pytest.mark.conformance


def ours():
    kinds = build_schema(definition()).type_map.values()
    return [kind for kind in kinds if not kind.name.startswith("__")]


def facts(kind):
    """What a type says, as comparable lines."""
    match kind:
        case GraphQLEnumType():
            return {f"{kind.name}.{value}" for value in kind.values}
        case GraphQLUnionType():
            return {f"{kind.name} = {member.name}" for member in kind.types}
        case GraphQLInputObjectType():
            return {f"{kind.name}.{name}: {field.type}" for name, field in kind.fields.items()}
        case _ if hasattr(kind, "fields"):
            fields = {f"{kind.name}.{name}: {field.type}" for name, field in kind.fields.items()}
            return fields | {
                f"{kind.name}.{name}({argument}: {value.type} = {value.default_value!r})"
                for name, field in kind.fields.items()
                for argument, value in field.args.items()
            }
    return {kind.name}


def test_the_schema_is_a_part_of_the_official_one(octokit):
    text = (octokit / "graphql-schema/schema.graphql").read_text(encoding="utf-8")
    official = build_schema(text, assume_valid=True)
    unknown = [kind.name for kind in ours() if kind.name not in official.type_map]
    differing = [line for kind in ours() for line in facts(kind) - facts(official.type_map[kind.name])]
    assert (unknown, differing) == ([], [])


def test_the_schema_requires_no_input_less_or_more_than_the_official_one(octokit):
    text = (octokit / "graphql-schema/schema.graphql").read_text(encoding="utf-8")
    official = build_schema(text, assume_valid=True)
    inputs = [kind for kind in ours() if isinstance(kind, GraphQLInputObjectType)]
    missing = [
        f"{kind.name}.{name}"
        for kind in inputs
        for name, field in official.type_map[kind.name].fields.items()
        if str(field.type).endswith("!") and name not in kind.fields
    ]
    assert missing == []


def test_the_schema_is_valid_by_itself():
    assert validate_schema(build_schema(definition())) == []


def test_every_resolver_answers_a_field_of_the_schema():
    kinds = {name: kind for name, kind in schema().type_map.items() if isinstance(kind, GraphQLObjectType)}
    assert [(kind, name) for kind, name in RESOLVERS if name not in kinds[kind].fields] == []

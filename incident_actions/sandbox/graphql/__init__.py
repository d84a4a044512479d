"""The GraphQL API: the schema's subset in `schema/`, and one file of resolvers a subject."""

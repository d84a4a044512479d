"""The REST API: one file a subject, each with its routes."""

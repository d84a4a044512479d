"""Mutations: one file a subject, each a thin form of an operation."""

"""Plays an incident in the sandbox, from the form to the overdue digest, with people who are data."""

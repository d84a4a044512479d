"""Incident management that lives wholly in GitHub."""

__version__ = "0.1.0"

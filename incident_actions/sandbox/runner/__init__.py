"""Runs a sandbox repository's workflow files when something happens there, as GitHub Actions does."""

"""Builds and publishes what a release carries; no part of the installed package."""

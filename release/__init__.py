"""What a release carries, and how it starts on a runner; no part of the installed package."""

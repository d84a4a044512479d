"""The incident: what it is, and how it is folded from the thread."""

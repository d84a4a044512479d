"""What the sandbox remembers, as data: one file a subject."""

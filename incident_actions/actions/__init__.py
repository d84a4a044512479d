"""Action items: filed as issues after the merge, and written back into the post-mortem."""

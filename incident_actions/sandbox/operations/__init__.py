"""What can be done in a repository, with the rights it takes and all that follows: one file a subject."""

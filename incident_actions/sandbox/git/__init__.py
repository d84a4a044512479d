"""The git behind a repository: a bare one, and the git command on it."""

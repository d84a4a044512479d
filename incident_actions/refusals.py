"""What a run may be refused, and then does another way or not at all."""

from __future__ import annotations

#: A commit on the default branch.
WRITING_BACK = "write-back"
#: A pull request with that commit's changes.
PROPOSING = "write-back pull request"
#: Merging the default branch into the one on which these changes wait.
CATCHING_UP = "write-back catch-up"

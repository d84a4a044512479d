"""The documents that change something: one or several mutations each."""

from __future__ import annotations

from collections.abc import Iterable

#: Each mutation that we send: its field, the type of its input, and what we ask back.
MUTATIONS = {
    "addLabelsToLabelable": ("AddLabelsToLabelableInput", "clientMutationId"),
    "removeLabelsFromLabelable": ("RemoveLabelsFromLabelableInput", "clientMutationId"),
    "createLabel": ("CreateLabelInput", "label { id name }"),
    "addAssigneesToAssignable": ("AddAssigneesToAssignableInput", "clientMutationId"),
    "removeAssigneesFromAssignable": ("RemoveAssigneesFromAssignableInput", "clientMutationId"),
    "addComment": ("AddCommentInput", "commentEdge { node { id fullDatabaseId } }"),
    "updateIssueComment": ("UpdateIssueCommentInput", "issueComment { id }"),
    "deleteIssueComment": ("DeleteIssueCommentInput", "clientMutationId"),
    "addReaction": ("AddReactionInput", "reaction { content }"),
    "closeIssue": ("CloseIssueInput", "issue { id }"),
    "updateIssue": ("UpdateIssueInput", "issue { id }"),
    "reopenIssue": ("ReopenIssueInput", "issue { id }"),
    "createIssue": ("CreateIssueInput", "issue { id number }"),
    "createRef": ("CreateRefInput", "ref { name }"),
    "createCommitOnBranch": ("CreateCommitOnBranchInput", "commit { oid }"),
    "mergeBranch": ("MergeBranchInput", "mergeCommit { oid }"),
    "updateRefs": ("UpdateRefsInput", "clientMutationId"),
    "closePullRequest": ("ClosePullRequestInput", "pullRequest { number }"),
    "updatePullRequest": ("UpdatePullRequestInput", "pullRequest { number }"),
    "convertPullRequestToDraft": ("ConvertPullRequestToDraftInput", "pullRequest { number }"),
    "requestReviews": ("RequestReviewsInput", "clientMutationId"),
    "createPullRequest": ("CreatePullRequestInput", "pullRequest { number url }"),
}


def mutation(names: Iterable[str]) -> str:
    """One document that does these mutations one after the other; each has its input as `$inputN`."""
    fields = [(name, *MUTATIONS[name]) for name in names]
    variables = ", ".join(f"$input{n}: {kind}!" for n, (_, kind, _) in enumerate(fields))
    lines = "\n".join(
        f"  done{n}: {name}(input: $input{n}) {{ {back} }}" for n, (name, _, back) in enumerate(fields)
    )
    return f"mutation Apply({variables}) {{\n{lines}\n}}"

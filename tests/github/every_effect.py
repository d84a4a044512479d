"""One example of every effect, and the ids that GitHub would have told of what they name."""

from datetime import date

from incident_actions.effects import (
    AddLabel,
    Assign,
    BackToDraft,
    CatchUp,
    Close,
    CloseIssue,
    ClosePullRequest,
    DeleteComment,
    DescribePullRequest,
    DropReview,
    FileIssue,
    HandOver,
    LabelIssue,
    OpenPullRequest,
    PinComment,
    ProposeFiles,
    RemoveLabel,
    Reopen,
    ReopenIssue,
    RequestReviews,
    ReviseDraft,
    ReviseProposal,
    RewriteIssue,
    RewriteRemark,
    SetMilestone,
    SubmitReview,
    Suggest,
    Suggestion,
    SwitchWorkflow,
    Unassign,
    UnassignIssue,
    Verdict,
    WriteComment,
    WriteFile,
)
from incident_actions.github.ids import Ids
from incident_actions.thread import Sign

COMMENT = 3_000_000_123
FILING = FileIssue("item 12 1", "Add an alert", "Do it", ("action-item",), "ana", "Post-mortem #12", 12)
FILES = (WriteFile("postmortems/a.md", "Before", "After", "Follow the action items"),)
SENT_BY_GRAPHQL = (
    AddLabel("severity/sev1"),
    RemoveLabel("severity/sev2"),
    LabelIssue(13, "overdue"),
    LabelIssue(13, "overdue", present=False),
    Assign("ana"),
    Unassign("ana"),
    Close("NOT_PLANNED"),
    Reopen(),
    CloseIssue(13),
    ReopenIssue(13),
    RewriteIssue(13, "Body"),
    RewriteIssue(13, "Body", "Title"),
    UnassignIssue(13, "ana"),
    WriteComment("status", "Text"),
    WriteComment("status", "Text", COMMENT),
    WriteComment("chase", "Text", issue=13),
    DeleteComment(COMMENT),
    Verdict(COMMENT, Sign.ACCEPTED),
    Verdict(COMMENT, Sign.REFUSED),
    OpenPullRequest("incident-actions/postmortem-12", "postmortems/a.md", "Text", "Title", "Body"),
    ReviseDraft("incident-actions/postmortem-12", "b" * 40, "postmortems/a.md", "Text", "Follow the thread"),
    DescribePullRequest(14, "Body"),
    BackToDraft(14),
    RequestReviews(14, ("ana", "bob")),
    WriteFile("postmortems/a.md", "Before", "After", "Follow the action items"),
    ProposeFiles("incident-actions/write-back", None, FILES, "Links", "They wait here."),
    ProposeFiles("incident-actions/write-back", "c" * 40, FILES, "Links", "They wait here."),
    ReviseProposal("incident-actions/write-back", "d" * 40, FILES),
    CatchUp("incident-actions/write-back"),
    ClosePullRequest(14),
)
SENT_BY_REST = (
    PinComment(COMMENT),
    Assign("mallory"),
    HandOver(13, "ana", ("bob",)),
    Suggest("offer 12 1", 14, "b" * 40, "postmortems/a.md", "News", (Suggestion(3, 3, "Text"),)),
    Suggest("offer 12 2", 14, "b" * 40, "postmortems/a.md", "News", (Suggestion(3, 9, "Text"),)),
    RewriteRemark(14, 91, "More"),
    SubmitReview(14, 9, "News"),
    DropReview(14, 9),
    SetMilestone("Post-mortem #12", "What it asked for", date(2026, 12, 24)),
    SetMilestone("Known", "What it asked for", None, open=False),
    SwitchWorkflow("incidents-watch.yml", on=True),
    SwitchWorkflow("incidents-watch.yml", on=False),
)


def ids():
    return Ids(
        repository="R_1",
        repository_name="acme/shop",
        head="a" * 40,
        labels={name: f"LA_{name}" for name in ("severity/sev1", "severity/sev2", "overdue", "action-item")},
        issues={12: "I_12", 13: "I_13", 14: "PR_14"},
        comments={COMMENT: "IC_1"},
        people={"ana": "U_1"},
    )

"""A pull request of whose document a check and a reviewer have something to say."""

from incident_actions.sandbox.model.runs import CheckRun, WorkflowRun
from incident_actions.sandbox.operations import contents, pulls, refs, reviews, suggestions
from incident_actions.sandbox.visit import Visit

FILE = "postmortems/2026-12-01-incident-7-search-is-slow-for-all-who-look-for-more-than-three-words.md"
TEXT = "# Search is slow\n\nBen should have tested it.\nIt was late.\n"
CHECK = 777
LEVELS = ("failure", "warning", "notice")


def reviewed(stage):
    """Its number. The check has failed; erin suggests other words for a line."""
    with stage.world.turn():
        refs.create(_visit(stage, "ana"), "refs/heads/search", stage.repository.heads["main"])
        contents.write(_visit(stage, "ana"), "search", {FILE: TEXT.encode()}, "Draft")
        issue = pulls.create(_visit(stage, "ana"), pulls.Draft("Search is slow", "search", "main"))
        body = f"Name the *system*.\n\n{suggestions.block('No test searches for many words.')}"
        reviews.write(_visit(stage, "erin"), issue, "COMMENT", "", (reviews.Remark(FILE, 3, body),))
    stage.runner.settle()
    with stage.world.turn():
        check(stage, issue.pull.head_sha)
    return issue.number


def check(stage, sha, id=CHECK):
    """The check of a job that has failed; it is the newest there is."""
    now, path = stage.world.now(), ".github/workflows/incidents.yml"
    run = WorkflowRun(stage.world.next_id(), path, "pull_request", "completed", now, now, "failure")
    run.title = "Search is slow"
    made = CheckRun(id, "Review", sha, "completed", "failure", run=run.id)
    made.annotations = [_note(level, line) for line, level in enumerate(LEVELS, start=2)]
    made.log, made.job_summary = (
        f"::error::{'long ' * 60}\n",
        "### Found\n\n| Where | What |\n| - | - |\n| 3 | Blame |",
    )
    made.started_at = made.completed_at = now
    stage.repository.runs.append(run)
    stage.repository.checks.append(made)


def _note(level, line):
    words = "“should have”: say what the system made likely, and what would have made another step easy."
    where = {"path": FILE, "start_line": line, "end_line": line, "annotation_level": level}
    return {**where, "title": "Blame", "message": words}


def _visit(stage, login):
    return Visit(stage.world, stage.world.person(login), stage.repository)

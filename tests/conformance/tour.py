"""One walk past every REST route: what is asked, in whose name, in which order."""

from incident_actions.sandbox.model.runs import CheckRun, WorkflowRun
from incident_actions.sandbox.runner.annotations import annotated
from tests.sandbox.client import ALL_GRANTED


def tour(world, shop, client):
    """Every answer of the walk, in order."""
    answers = []
    ana, bot, owner = client("ana", answers), client(answers=answers, **ALL_GRANTED), client("octo", answers)
    people(ana, bot)
    number, comment = incident(ana, bot)
    planning(ana, number)
    family(ana, number)
    pull_request(ana, bot, shop, owner)
    git(bot, shop)
    actions(world, shop, bot, owner)
    checks(bot, shop)
    farewell(ana, number, comment)
    return answers


def people(ana, bot):
    ana.get("/user")
    bot.get("/user")
    ana.get("/users/ana")
    ana.get("/users/github-actions[bot]")
    ana.get("/rate_limit")
    ana.get("")
    ana.get("/collaborators")
    ana.get("/collaborators/bob")
    ana.get("/collaborators/nobody")
    bot.get("/collaborators/bob/permission")
    ana.get("/assignees")
    ana.get("/assignees/bob")
    ana.get("/assignees/nobody")


def incident(ana, bot):
    opened = ana("POST", "/issues", title="Down", body="All of it", labels=["incident"], assignees=["bob"])
    number = opened.json()["number"]
    one = f"/issues/{number}"
    ana("POST", "/issues", title=" ")
    comment = ana("POST", one + "/comments", body="/ack").json()["id"]
    said = f"/issues/comments/{comment}"
    for thing in (said, one):
        bot("POST", thing + "/reactions", content="eyes")
        reaction = bot("POST", thing + "/reactions", content="eyes").json()["id"]
        bot.get(thing + "/reactions")
        bot("DELETE", f"{thing}/reactions/{reaction}")
        bot("POST", thing + "/reactions", content="frown")
    bot("PUT", said + "/pin")
    ana.get(said)
    bot("DELETE", said + "/pin")
    ana("PATCH", said, body="/ack, but later")
    ana.get(one + "/comments")
    ana.get("/issues/comments")
    ana("PATCH", one, title="All is down", state="closed", state_reason="completed")
    ana("PATCH", one, state="open")
    ana("POST", one + "/assignees", assignees=["ana", "nobody"])
    ana.get(one + "/assignees/ana")
    ana("DELETE", one + "/assignees", assignees=["ana"])
    ana.get("/issues", state="all", per_page=1)
    ana.get("/issues", page=99)
    return number, comment


def planning(ana, number):
    ana.get("/labels")
    ana("POST", "/labels", name="severity/sev1", color="b60205", description="All hands")
    ana("POST", "/labels", name="Severity/SEV1", color="b60205")
    ana.get("/labels/severity%2Fsev1")
    ana("PATCH", "/labels/severity%2Fsev1", new_name="severity/sev2")
    ana("POST", f"/issues/{number}/labels", labels=["severity/sev2", "new"])
    ana.get(f"/issues/{number}/labels")
    ana("DELETE", f"/issues/{number}/labels/new")
    ana("PUT", f"/issues/{number}/labels", labels=["severity/sev2"])
    ana("DELETE", f"/issues/{number}/labels")
    ana("DELETE", "/labels/severity%2Fsev2")
    made = ana("POST", "/milestones", title="Post-mortem #1", due_on="2026-12-01T12:00:00Z").json()["number"]
    ana("PATCH", f"/issues/{number}", milestone=made)
    ana.get("/milestones")
    ana.get(f"/milestones/{made}")
    ana("PATCH", f"/milestones/{made}", state="closed", description="Done")
    ana.get(f"/issues/{number}")
    ana("DELETE", f"/milestones/{made}")


def family(ana, number):
    child = ana("POST", "/issues", title="Add limits", body=f"From #{number}").json()
    ana("POST", f"/issues/{number}/sub_issues", sub_issue_id=child["id"])
    ana.get(f"/issues/{number}/sub_issues")
    ana.get(f"/issues/{child['number']}/parent")
    ana.get(f"/issues/{number}/timeline")
    ana.get(f"/issues/{number}/events")
    ana("DELETE", f"/issues/{number}/sub_issue", sub_issue_id=child["id"])


def pull_request(ana, bot, shop, owner):
    bot("POST", "/git/refs", ref="refs/heads/draft", sha=shop.heads["main"])
    made = bot(
        "PUT", "/contents/postmortems/one.md", message="One", content="T25lCg==", branch="draft"
    ).json()
    sha = made["content"]["sha"]
    bot("PUT", "/contents/postmortems/one.md", message="No", content="VHdvCg==", branch="draft", sha="0" * 40)
    bot("PUT", "/contents/postmortems/one.md", message="Two", content="VHdvCg==", branch="draft", sha=sha)
    bot.get("/contents/postmortems/one.md", ref="draft")
    bot.get("/contents/docs")
    bot.get("/contents")
    bot("POST", "/pulls", title="No", head="draft", base="main")
    owner.get("/actions/permissions/workflow")
    owner("PUT", "/actions/permissions/workflow", can_approve_pull_request_reviews=True)
    number = bot("POST", "/pulls", title="Post-mortem", head="draft", base="main", body="Of #1").json()[
        "number"
    ]
    one = f"/pulls/{number}"
    for path in (
        "/pulls",
        one,
        one + "/files",
        one + "/commits",
        one + "/merge",
        one + "/requested_reviewers",
    ):
        bot.get(path)
    bot("POST", one + "/requested_reviewers", reviewers=["nobody"])
    bot("POST", one + "/requested_reviewers", reviewers=["ana", "bob"])
    bot("DELETE", one + "/requested_reviewers", reviewers=["bob"])
    ana("POST", one + "/reviews", event="APPROVE", body="Good")
    ana.get(one + "/reviews")
    remark = {"path": "postmortems/one.md", "line": 1, "side": "RIGHT", "body": "Say when"}
    bot("POST", one + "/reviews", event="COMMENT", body="Look", comments=[remark])
    bot("POST", one + "/reviews", event="COMMENT", body="Look", comments=[{**remark, "line": 99}])
    pending_review(bot, one + "/reviews", remark)
    (said,) = ana.get(one + "/comments").json()
    bot("PATCH", f"/pulls/comments/{said['id']}", body="Say when and where")
    bot("PATCH", f"/pulls/comments/{said['id']}", body=" ")
    changed_and_merged(ana, bot, number)


def changed_and_merged(ana, bot, number):
    one = f"/pulls/{number}"
    bot("PATCH", one, title="Post-mortem of #1")
    bot("PATCH", one, state="closed")
    bot("PATCH", one, state="open")
    bot("POST", f"/issues/{number}/labels", labels=["bug"])
    bot("DELETE", f"/issues/{number}/labels/bug")
    bot("POST", f"/issues/{number}/assignees", assignees=["ana"])
    bot("POST", f"/issues/{number}/comments", body="Ready")
    bot("PUT", "/contents/postmortems/two.md", message="Two", content="VHdvCg==", branch="draft")
    ana("PUT", one + "/merge", merge_method="squash")
    ana.get(one + "/merge")
    ana.get(one)
    for path in ("", "/timeline", "/events", "/comments"):
        ana.get(f"/issues/{number}{path}")
    stands = ana.get("/contents/postmortems/one.md").json()["sha"]
    ana("DELETE", "/contents/postmortems/one.md", message="Away", sha=stands)


def pending_review(bot, reviews, remark):
    one = f"{reviews}/{bot('POST', reviews, body='Look', comments=[remark]).json()['id']}"
    bot("POST", reviews, body="More")
    bot.get(one)
    bot("DELETE", one)
    another = f"{reviews}/{bot('POST', reviews, body='Look').json()['id']}"
    bot("POST", another + "/events", event="COMMENT", body="Look again")
    bot("DELETE", another)


def git(bot, shop):
    head = shop.heads["main"]
    bot.get("/git/ref/heads/main")
    bot.get("/git/matching-refs/heads/ma")
    bot("POST", "/git/refs", ref="refs/heads/draft", sha=head)
    commit = bot.get(f"/git/commits/{head}").json()
    bot.get(f"/git/trees/{commit['tree']['sha']}")
    blob = bot("POST", "/git/blobs", content="Three").json()["sha"]
    bot.get(f"/git/blobs/{blob}")
    entry = {"path": "three.md", "mode": "100644", "type": "blob", "sha": blob}
    tree = bot("POST", "/git/trees", base_tree=commit["tree"]["sha"], tree=[entry]).json()["sha"]
    made = bot("POST", "/git/commits", message="Three", tree=tree, parents=[head]).json()["sha"]
    bot("PATCH", "/git/refs/heads/draft", sha=made, force=True)
    bot.get("/branches")
    bot.get("/branches/draft")
    bot("DELETE", "/git/refs/heads/draft")


def actions(world, shop, bot, owner):
    path, now = ".github/workflows/incidents.yml", world.now()
    run = WorkflowRun(world.next_id(), path, "issues", "completed", now, now, "success", actor="ana")
    shop.runs.append(run)
    one = "/actions/workflows/incidents.yml"
    for asked in ("/actions/workflows", one, one + "/runs", "/actions/runs", f"/actions/runs/{run.id}"):
        bot.get(asked)
    bot("POST", one + "/dispatches", ref="main", inputs={"issue": "1"})
    bot("PUT", one + "/disable")
    bot("PUT", one + "/enable")
    bot("POST", "/dispatches", event_type="alert", client_payload={"alert": {"service": "shop"}})
    owner("POST", "/dispatches", event_type="x" * 101)


def checks(bot, shop):
    note = {
        "path": "README.md",
        "start_line": 1,
        "end_line": 1,
        "annotation_level": "warning",
        "message": "So",
    }
    output = {"title": "Config", "summary": "One note", "annotations": [note]}
    made = bot("POST", "/check-runs", name="config", head_sha=shop.heads["main"], output=output).json()["id"]
    bot("PATCH", f"/check-runs/{made}", conclusion="neutral")
    bot.get(f"/check-runs/{made}")
    bot.get(f"/check-runs/{made}/annotations")
    bot.get("/commits/main/check-runs")
    bot.get("/commits/nowhere/check-runs")
    one = job(shop)
    bot.get(f"/check-runs/{one.id}")
    bot.get(f"/check-runs/{one.id}/annotations")
    bot("PATCH", f"/check-runs/{one.id}", conclusion="success")


def job(shop):
    """A check that is a job of the last run, with what one of its steps reported."""
    note = {"command": "error", "arg": "Say why", "kvPairs": {"file": "README.md"}, "stepID": ["0"]}
    run = shop.runs[-1]
    check = CheckRun(run.id + 1, "Review", shop.heads["main"], "completed", "failure", run=run.id)
    check.annotations = list(annotated([(note, 1)]))
    shop.checks.append(check)
    return check


def farewell(ana, number, comment):
    ana("DELETE", f"/issues/comments/{comment}")
    ana.get(f"/issues/{number}/timeline")

"""How many requests each run of the scenario takes, its look for a lost schedule included."""


def runs(play, event):
    """The requests of each run that this event started."""
    started = [run for run in play.stage.runs if run.conclusion != "skipped"]
    pairs = zip(started, play.jobs, strict=True)
    return [job.requests for run, job in pairs if run.delivery.event == event]


def test_a_slash_command_takes_eight_at_most(play):
    commands = [len(requests) for requests in runs(play, "issue_comment")]

    assert len(commands) >= 18
    assert max(commands[:-1]) <= 8, commands
    assert commands[-1] <= 13  # the one that resolves, tells, drafts and reviews


def test_a_comment_without_a_command_takes_none(play):
    said = [scene for scene in play.scenes if scene.line and scene.line.text.startswith("The first zone")]

    assert [scene.requests for scene in said] == [0]


def test_a_schedule_that_finds_nothing_writes_nothing_and_reads_three_times_at_most(play):
    idle = [scene for scene in play.scenes if scene.line is None and not scene.deeds]
    asked = [requests for requests in runs(play, "schedule") if not any(each.writes for each in requests)]

    assert len(asked) == len(idle) >= 4
    assert max(map(len, asked)) <= 3


def test_the_settled_repository_is_swept_without_a_write_and_with_three_reads_at_most(play):
    stage = play.stage
    before = len(play.jobs)
    stage.runner.deliver(
        next(run.delivery for run in reversed(stage.runs) if run.delivery.event == "schedule")
    )
    stage.runner.settle()

    (again,) = play.jobs[before:]
    assert len(again.requests) <= 3
    assert [each for each in again.requests if each.writes] == []


def test_the_log_counts_each_request_once(play):
    assert sum(len(job.requests) for job in play.jobs) == sum(run.record.requests for run in play.stage.runs)

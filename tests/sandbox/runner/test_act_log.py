import json

from incident_actions.sandbox.runner.act_log import outcome
from incident_actions.sandbox.runner.processes import Ended


def ended(*lines, code=0, err="", in_time=True):
    return Ended(
        code, "\n".join(json.dumps(line) if isinstance(line, dict) else line for line in lines), err, in_time
    )


def test_the_log_is_what_the_steps_wrote_and_nothing_of_acts_own():
    read = outcome(
        ended(
            {"msg": "⭐ Run Set up job", "level": "info"},
            {"msg": "hello\n", "raw_output": True},
            {"msg": "  ❓  ::group::x\n", "raw": "::group::x\n", "command": "group"},
            {"msg": "  ⚙  ***", "raw": "::add-mask::zzz\n", "command": "add-mask"},
            {"msg": "exit status 3", "level": "error"},
            "a line that is no JSON",
        ),
        "job",
    )

    assert (
        read.log == "hello\n::group::x\nError: Process completed with exit code 3.\na line that is no JSON\n"
    )


def test_conclusions_stand_by_job():
    read = outcome(
        ended({"jobID": "a", "jobResult": "success"}, {"jobID": "b", "jobResult": "failure"}, code=1), "a"
    )

    assert read.conclusions == {"a": "success", "b": "failure"}


def test_summary_and_outputs_are_those_of_the_jobs_own_steps():
    read = outcome(
        ended(
            {"command": "summary", "content": "inner\n", "stepID": ["bot", "say"]},
            {"command": "summary", "content": "# Done\n", "stepID": ["bot"]},
            {"command": "set-output", "name": "effects", "arg": "inner", "stepID": ["bot", "say"]},
            {"command": "set-output", "name": "effects", "arg": "a\nb", "stepID": ["bot"]},
        ),
        "job",
    )

    assert read.summary == "# Done\n"
    assert read.steps == {"bot": {"effects": "a\nb"}}


def test_a_job_of_which_nothing_is_said_was_skipped():
    assert outcome(ended(), "job").conclusions == {}


def test_when_act_itself_fails_the_job_fails_and_the_log_says_why():
    err = "Couldn't get a valid docker connection: …\nError: workflow is not valid"

    read = outcome(ended(code=1, err=err), "job")

    assert read.conclusions == {"job": "failure"}
    assert read.log == "Error: workflow is not valid\n"


def test_out_of_time_is_cancelled():
    read = outcome(ended({"jobID": "job", "jobResult": "failure"}, code=1, in_time=False), "job")

    assert read.conclusions == {"job": "cancelled"}


def test_a_step_of_a_composite_action_that_fails_says_so_once():
    read = outcome(
        ended(
            {"msg": "exit status 3", "level": "error", "stepID": ["0", "1"]},
            {"msg": "exit status 3", "level": "error", "stepID": ["0"]},
            {"msg": "exit status 3", "level": "error", "stepID": ["2"]},
        ),
        "job",
    )

    assert read.log == "Error: Process completed with exit code 3.\n" * 2
    assert len(read.annotations) == 2

import pytest

from incident_actions.sandbox.runner.annotations import annotated


def said(command, message, step=("0",), **given):
    return {"command": command, "arg": message, "kvPairs": given, "stepID": list(step)}


def failed(message, *step):
    return {"level": "error", "msg": message, "stepID": list(step)}


def found(*lines):
    return annotated((line, number) for number, line in enumerate(lines, start=1))


@pytest.mark.parametrize(
    ("command", "level"),
    [("error", "failure"), ("warning", "warning"), ("notice", "notice"), ("Error", "failure")],
)
def test_each_command_has_its_level(command, level):
    (one,) = found(said(command, "Say why"))

    assert (one["annotation_level"], one["message"]) == (level, "Say why")


def test_where_it_is_stands_as_the_step_said():
    where = {"file": "a.md", "line": "3", "col": "2", "endColumn": "5", "title": "Blame"}
    (one,) = found(said("error", "Say why", **where))

    assert one == {
        "path": "a.md",
        "start_line": 3,
        "end_line": 3,
        "start_column": 2,
        "end_column": 5,
        "annotation_level": "failure",
        "title": "Blame",
        "message": "Say why",
        "raw_details": "",
    }


def test_over_several_lines_there_are_no_columns():
    (one,) = found(said("notice", "Long", file="a.md", line="3", endLine="4", col="2"))

    assert (one["start_line"], one["end_line"], one["start_column"]) == (3, 4, None)


@pytest.mark.parametrize("line", ["", "0", "-1", "three", "9" * 40])
def test_a_line_that_is_none_is_the_first(line):
    (one,) = found(said("error", "Say why", file="a.md", line=line))

    assert (one["start_line"], one["end_line"]) == (1, 1)


def test_without_a_file_it_is_about_the_line_of_the_log():
    _, second = found(said("error", "One", file="a.md"), said("error", "Two"))

    assert (second["path"], second["start_line"]) == (".github", 2)


def test_a_step_and_kind_has_ten_at_most():
    errors = [said("error", f"e{each}") for each in range(12)]
    others = [said("warning", "w"), said("error", "next step", step=("1",))]

    assert [each["message"] for each in found(*errors, *others)] == [
        *(f"e{each}" for each in range(10)),
        "w",
        "next step",
    ]


def test_steps_of_a_composite_action_count_as_the_step_that_they_are_in():
    errors = [said("error", "e", step=("0", str(each))) for each in range(12)]

    assert len(found(*errors)) == 10


def test_a_job_has_fifty_at_most():
    assert len(found(*(said("error", "e", step=(str(each),)) for each in range(60)))) == 50


def test_a_step_that_fails_says_with_which_code():
    (one,) = found(failed("exit status 3", "0"))

    assert (one["annotation_level"], one["message"]) == ("failure", "Process completed with exit code 3.")


def test_other_commands_and_lines_are_no_annotations():
    lines = ({"msg": "hello", "raw_output": True, "stepID": ["0"]}, said("group", "x"), {"level": "error"})

    assert found(*lines) == ()

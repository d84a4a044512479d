"""`incident-actions review` on files: what it prints, and its exit code."""

import json
import re
import subprocess
import sys

import pytest
import yaml
from click.testing import CliRunner

from incident_actions.cli import DONE, UNDONE, USAGE, cli
from tests.docs.pages import ROOT
from tests.review.documents import GOOD, PATH, doing, saying

VARIABLES = ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_TOKEN")


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout in which the good document stands; the run begins in it."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".git").mkdir()
    (tmp_path / PATH).parent.mkdir()
    (tmp_path / PATH).write_text(GOOD, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def review(*arguments, **environment):
    return CliRunner().invoke(cli, ["--now", "2026-11-25T12:00Z", "review", *arguments], env=environment)


def write(checkout, text, path=PATH):
    (checkout / path).parent.mkdir(parents=True, exist_ok=True)
    (checkout / path).write_bytes(text if isinstance(text, bytes) else text.encode())


@pytest.mark.usefixtures("checkout")
def test_a_good_document_gives_0():
    done = review(PATH)

    assert (done.exit_code, done.output) == (DONE, "Nothing found in 1 file.\n")


def test_an_error_gives_1_and_its_line(checkout):
    write(checkout, saying("Ben forgot it."))

    done = review(PATH)

    assert done.exit_code == UNDONE
    assert done.output.startswith(f"{PATH}:53:3: error: “Ben forgot”: ")


def test_warnings_alone_give_0(checkout):
    write(checkout, doing("Set a limit for the pool (@ana)"))

    done = review(PATH)

    assert done.exit_code == DONE
    assert "1 warning in 1 file." in done.output


def test_the_configuration_of_the_checkout_counts(checkout):
    write(checkout, saying("Ben forgot it."))
    write(checkout, "postmortems: {review: {blame-omission: warning, blame: off}}", ".github/incidents.yml")

    done = review(PATH)

    assert done.exit_code == DONE
    assert ".github/incidents.yml:1:" in done.output
    assert "unknown key `postmortems.review.blame`" in done.output


def test_from_a_folder_below_the_path_is_still_that_of_the_checkout(checkout, monkeypatch):
    write(checkout, saying("[The page](../docs/runbook.md) says: Ben forgot it."))
    write(checkout, "# Locks\n", "docs/runbook.md")
    monkeypatch.chdir(checkout / "postmortems")

    done = review(PATH.removeprefix("postmortems/"))

    assert done.output.startswith(f"{PATH}:53:40: ")
    assert "facts-links" not in done.output


def test_a_link_through_a_symlink_out_of_the_checkout_leads_nowhere(checkout, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "secret.md"
    elsewhere.write_text("# Secret\n", "utf-8")
    (checkout / "docs").symlink_to(elsewhere.parent)
    write(checkout, saying("[The page](../docs/secret.md) says it."))

    assert "There is no `docs/secret.md`" in review(PATH).output


@pytest.mark.parametrize("arguments", [("--json", PATH), (PATH, "--json")])
def test_json_is_data_and_nothing_else(checkout, arguments):
    write(checkout, saying("Ben forgot it."))

    done = review(*arguments)

    (document,) = json.loads(done.output)["documents"]
    assert (done.exit_code, document["path"]) == (UNDONE, PATH)
    assert [finding["rule"] for finding in document["findings"]] == ["blame-omission"]


def test_on_a_runner_lines_are_annotated_and_the_page_has_a_summary(checkout):
    write(checkout, saying("Ben forgot it, 100 %."))

    done = review(PATH, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(checkout / "summary"))

    place = f"file={PATH},line=53,col=3,endColumn=13,title=What people failed to do"
    assert done.output.startswith(f"::error {place}::“Ben forgot”: ")
    assert "### Review of post-mortems" in (checkout / "summary").read_text("utf-8")


def test_text_may_be_asked_for_on_a_runner_and_annotations_elsewhere(checkout):
    write(checkout, saying("Ben forgot it."))

    assert "::error" not in review(PATH, "--format", "text", GITHUB_ACTIONS="true").output
    assert "::error" in review(PATH, "--format", "github").output


def test_at_most_ten_lines_are_annotated_over_all_files(checkout):
    many = saying(" ".join(["Ben forgot it."] * 8))
    write(checkout, many)
    write(checkout, many, "postmortems/other.md")

    done = review(PATH, "postmortems/other.md", "--format", "github")

    assert done.output.count("::error ") == 10
    assert "16 errors in 2 files." in done.output


def test_a_file_name_cannot_break_out_of_an_annotation(checkout):
    name = "postmortems/a,title=x::y.md"
    write(checkout, saying("Ben forgot it."), name)

    done = review(name, "--format", "github")

    assert done.output.startswith("::error file=postmortems/a%2Ctitle=x%3A%3Ay.md,line=53,")


def test_what_people_typed_is_no_command_of_the_runner(checkout):
    write(checkout, saying("Well.\n\n::add-mask::Ben forgot ##[error] it.\n"))

    lines = review(PATH, "--format", "github").output.splitlines()

    assert [line for line in lines if line.startswith("::") and not line.startswith("::error file=")] == []
    assert not any("##[" in line for line in lines)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"\xff\xfe", "is not in UTF-8: its byte 1 is none of it"),
        (b"# Hello\n\nNothing here.\n", "is no post-mortem: got neither `incident:`"),
        (b"", "is no post-mortem"),
        (GOOD.encode() + b"a " * 500_000, "bytes; a post-mortem has at most 524,288"),
    ],
)
def test_a_file_that_is_unfit_gives_2_and_says_what_to_do(checkout, text, told):
    write(checkout, text)

    done = review(PATH)

    assert done.exit_code == USAGE
    assert told in done.output


@pytest.mark.usefixtures("checkout")
@pytest.mark.parametrize("path", ["postmortems/gone.md", "postmortems", "a" * 300])
def test_what_is_no_file_gives_2(path):
    done = review(path)

    assert done.exit_code == USAGE
    assert "Traceback" not in done.output


@pytest.mark.usefixtures("checkout")
def test_no_file_at_all_is_wrong_usage():
    assert review().exit_code == USAGE


def test_a_byte_order_mark_and_windows_lines_are_read(checkout):
    write(checkout, b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())

    assert review(PATH).output == "Nothing found in 1 file.\n"


def test_as_a_process_it_is_deterministic(checkout):
    write(checkout, saying("Ben forgot it. Ana caused it by mistake, and should have known."))
    command = [sys.executable, "-m", "incident_actions", "--now", "2026-11-25T12:00Z", "review", PATH]

    runs = {
        subprocess.run(
            command,
            capture_output=True,
            check=False,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PATH": ""},
        ).stdout
        for seed in ("1", "2")
    }

    assert len(runs) == 1
    assert b"blame-omission" in runs.pop()


def test_the_page_shows_what_is_printed(checkout):
    write(checkout, saying("Ben forgot it."))

    assert f"```text\n{review(PATH).output}```" in (ROOT / "docs/review.md").read_text("utf-8")


def test_the_hook_runs_it_on_post_mortems_and_on_nothing_else():
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))

    assert hook["entry"].split()[1] in cli.commands
    assert re.search(hook["files"], PATH)
    assert not re.search(hook["files"], "postmortems/README.md")

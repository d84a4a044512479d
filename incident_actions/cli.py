"""The command line: wiring, and the one place where errors become exit codes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from incident_actions import __version__, console, report, runner
from incident_actions.app import settle
from incident_actions.commands import by_name
from incident_actions.committed import settle_committed
from incident_actions.config import PATH
from incident_actions.errors import ConfigError, DocumentError, IncidentActionsError
from incident_actions.github.adapter import Connection
from incident_actions.github.hub import GitHub
from incident_actions.run import Run
from incident_actions.surroundings import Surroundings, surroundings
from incident_actions.sweep import STALE_SWEEP, follow_up, read, sweep
from incident_actions.text.spelling import nearest
from incident_actions.watch import FILE

#: Exit codes: done; GitHub did not do all; wrong usage (click's own); a configuration that cannot be used.
DONE, UNDONE, USAGE, UNUSABLE = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Options:
    """What is the same for every command."""

    repo: str | None = None
    now: datetime | None = None
    dry: bool = False
    as_json: bool = False
    config: str = PATH

    def start(self, here: Surroundings) -> tuple[GitHub, Run]:
        """The gateway and an empty run."""
        connection = Connection(here.token, here.api)
        github = GitHub(connection, here.repository, self.config)
        return github, Run(config_path=self.config, dry=self.dry, now=self.now)


def _moment(_: click.Context, __: click.Parameter, value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"got {value!r}, expected a time such as 2026-11-23T14:32Z") from None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="incident-actions")
@click.option("--repo", help="owner/name; by default GITHUB_REPOSITORY, else the checkout's origin.")
@click.option("--now", callback=_moment, help="Pretend that it is this time, such as 2026-11-23T14:32Z.")
@click.option("--dry-run", "dry", is_flag=True, help="Show what would be done and written; do nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the effects as JSON.")
@click.pass_context
def cli(context: click.Context, repo: str | None, now: datetime | None, dry: bool, as_json: bool) -> None:  # noqa: FBT001 - click hands flags so
    """Incident management that lives wholly in GitHub.

    Exit codes: 0 done; 1 GitHub did not do all of it, run again; 2 wrong usage; 3 unusable configuration.
    """
    context.obj = Options(repo, now, dry, as_json)


@cli.command()
@click.argument("number", type=click.IntRange(1))
@click.pass_obj
def sync(options: Options, number: int) -> None:
    """Bring incident NUMBER to where it should be."""
    _carry_out(options, lambda github, run: settle(github, number, run))


@cli.command("sweep")
@click.pass_obj
def sweep_command(options: Options) -> None:
    """Find what events have missed, remind, chase, and file the digest if it is due."""
    _carry_out(options, sweep)


@cli.command()
@click.argument("number", type=click.IntRange(1))
@click.pass_obj
def postmortem(options: Options, number: int) -> None:
    """Draft the post-mortem of incident NUMBER now, whatever its severity asks for."""

    def draft(github: GitHub, run: Run) -> None:
        run.drafting = True
        settle(github, number, run)

    _carry_out(options, draft)


@cli.command()
@click.pass_obj
def digest(options: Options) -> None:
    """Chase what is overdue and file this week's digest, if its day has come."""
    _carry_out(options, lambda github, run: follow_up(github, read(github, run), run))


@cli.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "github"]), help="By default github on a runner."
)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_obj
def review(options: Options, files: tuple[Path, ...], form: str | None, as_json: bool) -> None:  # noqa: FBT001 - click hands flags so
    """Look in post-mortems for blame, vague actions, shallow causes and wrong facts; errors give 1."""
    from incident_actions.reviewing import Reviewing

    with _exit_codes():
        told_as = "json" if as_json or options.as_json else form
        clear = Reviewing(options.config, options.now, told_as).files(files)
    sys.exit(DONE if clear else UNDONE)


@cli.command("help")
@click.argument("name", required=False)
def help_command(name: str | None) -> None:
    """Show what a slash command does, or all of them."""
    commands = by_name()
    if name is None:
        for each in dict.fromkeys(commands.values()):
            click.echo(f"{each.usage:60} {each.summary}")
        return
    wanted = commands.get(name.removeprefix("/").lower())
    if wanted is None:
        near = nearest(name.removeprefix("/"), commands)
        hint = f" Did you mean /{near}?" if near else ""
        raise click.UsageError(f"there is no /{name.removeprefix('/')}.{hint}")
    click.echo(f"{wanted.usage}\n\n{wanted.summary}\n\nFor example: {wanted.example}")


@cli.command()
@click.pass_obj
def run(options: Options) -> None:
    """Do what the event asks for: this is what the action calls."""
    with _exit_codes():
        inputs = runner.inputs()
    config = inputs.config or options.config
    started = Options(options.repo, options.now, options.dry or inputs.dry, options.as_json, config)
    _carry_out(started, lambda github, run: _by_event(github, run, inputs), on_runner=True)


@cli.command()
@click.option("--exit", "leave", is_flag=True, help="End at once instead of keeping the sandbox up.")
@click.option("--folder", type=click.Path(path_type=Path), help="Where to keep the sandbox.")
def demo(leave: bool, folder: Path | None) -> None:  # noqa: FBT001 - click hands flags so
    """Play an incident of an hour in a local sandbox, from the form to the overdue digest."""
    from incident_actions.sandbox.demo.show import show
    from incident_actions.sandbox.demo.staying import until_stopped

    with _exit_codes():
        sys.exit(show(_root(), folder=folder, wait=None if leave else until_stopped))


@cli.command()
@click.option("--folder", type=click.Path(path_type=Path), default=Path("sandbox"), help="Where to keep it.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8080, help="Where it listens, on this machine only."
)
def sandbox(folder: Path, port: int) -> None:
    """Start an empty local GitHub that runs the workflow, to try and to drill on."""
    from incident_actions.sandbox.demo.open_house import open_house

    with _exit_codes():
        open_house(_root(), folder, port)


def _root() -> Path:
    """Where action.yml and the workflow stand: the checkout, or what the wheel carries of it."""
    package = Path(__file__).parent
    return package.parent if (package.parent / "action.yml").exists() else package / "kit"


def _by_event(github: GitHub, run: Run, inputs: runner.Inputs) -> None:
    event = runner.event()
    number = inputs.issue or event.issue
    run.on_watch, run.reviewing = runner.workflow_file() == FILE, event.reviews
    match inputs.command:
        case "sweep":
            sweep(github, run)
        case "digest":
            follow_up(github, read(github, run), run)
        case "sync" | "postmortem" if number is not None:
            run.drafting = inputs.command == "postmortem"
            settle(github, number, run)
        case "" if number is not None:
            settle(github, number, run)
            _check(github, run)
            _sweep_if_late(github, run)
        case "" if event.commits is not None:
            settle_committed(github, event.commits, run)
        case "":
            sweep(github, run)
        case other:
            raise ConfigError(
                f"command: got {other!r}, expected sync or postmortem with an issue, or sweep, or digest"
            )


def _check(github: GitHub, run: Run) -> None:
    """Where the event is the pull request's, its check: what the review finds, told on its lines."""
    if run.reviewing:
        from incident_actions.reviewing import check

        for incident in run.settled:
            run.failed = not check(incident, github, run) or run.failed


def _sweep_if_late(github: GitHub, run: Run) -> None:
    """Schedules get lost: where an open incident was not watched for long, its event's run sweeps too."""
    opened = [incident.opened for incident in run.settled if not incident.resolved]
    if not opened or github.now - max(opened) <= STALE_SWEEP:
        return
    last = github.last_scheduled_run(FILE)
    if last is not None and github.now - last > STALE_SWEEP:
        sweep(github, run)


def _carry_out(options: Options, work: Callable[[GitHub, Run], None], *, on_runner: bool = False) -> None:
    with _exit_codes():
        github, run = options.start(surroundings(options.repo))
        try:
            work(github, run)
        except IncidentActionsError:
            run.failed = True
            raise
        finally:
            _tell(github, run, options, on_runner=on_runner)
    sys.exit(UNDONE if run.failed else DONE)


@contextmanager
def _exit_codes() -> Iterator[None]:
    """What we report ourselves ends the run, in its own words and with its own code."""
    try:
        yield
    except ConfigError as error:
        console.fail(str(error))
        sys.exit(UNUSABLE)
    except DocumentError as error:
        console.fail(str(error))
        sys.exit(USAGE)
    except IncidentActionsError as error:
        console.fail(str(error))
        sys.exit(UNDONE)


def _tell(github: GitHub, run: Run, options: Options, *, on_runner: bool) -> None:
    run.told += github.told
    if on_runner:
        runner.hand_on(report.outputs(run))
        runner.summarise(report.summary(run, github.connection.requests))
    if options.as_json:
        console.hand_over(report.data(run))
        return
    for line in report.lines(run):
        console.say(line)
    if run.dry:
        for text in report.rendered(run):
            for line in text.split("\n"):
                console.say(line)


def main() -> None:
    """Entry point."""
    sys.excepthook = console.confess
    cli(prog_name="incident-actions")

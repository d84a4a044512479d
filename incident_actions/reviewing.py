"""The review at a terminal, before a commit and on a runner: files are read here, and the findings told."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from incident_actions import console, runner
from incident_actions.config import Config, read_config
from incident_actions.errors import DocumentError
from incident_actions.github.gateway import Gateway
from incident_actions.incident.model import Incident
from incident_actions.review import Context, Document, Review, read_document, review
from incident_actions.review.pull_request import owners, place_of, reviewed
from incident_actions.review.telling import annotated, data, lines, summary
from incident_actions.run import Run

#: A post-mortem is two pages; what is larger than this, in bytes, is something else.
MOST_BYTES = 512 * 1024


@dataclass(frozen=True, slots=True)
class Reviewing:
    """How a review is done: by which configuration, at which time, and told in which form.

    `form` is `text`, `github` or `json`; None is `github` on a runner and `text` elsewhere.
    """

    config: str
    now: datetime | None
    form: str | None

    def files(self, paths: Sequence[Path]) -> bool:
        """Review the files and tell; whether no error is left. Raises DocumentError for an unfit file."""
        root = _root(Path.cwd())
        config = read_config(_config_text(root / self.config), self.config)
        today = (self.now or datetime.now(UTC)).astimezone(config.zone).date()
        documents = [(_inside(path, root), _document(path)) for path in paths]
        reviews = [
            review(document, Context(today, config, path, _reader(root))) for path, document in documents
        ]
        _tell(self._form, reviews, config)
        return not any(each.failed for each in reviews)

    @property
    def _form(self) -> str:
        on_runner = os.environ.get("GITHUB_ACTIONS") == "true"
        return self.form or ("github" if on_runner else "text")


def check(incident: Incident, github: Gateway, run: Run) -> bool:
    """The review of the post-mortem's open pull request, told on its lines; whether it may be merged so.

    What is a draft still may hold errors.
    """
    pull, now = incident.postmortem, run.now or github.now
    place = place_of(incident)
    documents = {} if place is None else github.documents({place})
    found = reviewed(incident, documents, now, github.assignable(owners(incident, documents, now)))
    if pull is None or found is None:
        return True
    _annotate([found], incident.config)
    return pull.draft or not found.failed


def _tell(form: str, reviews: Sequence[Review], config: Config) -> None:
    match form:
        case "json":
            problems = [str(problem) for problem in config.problems]
            console.hand_over({"documents": data(reviews), "problems": problems})
        case "github":
            _annotate(reviews, config)
        case _:
            for problem in config.problems:
                console.say(str(problem))
            for line in lines(reviews):
                console.say(line)


def _annotate(reviews: Sequence[Review], config: Config) -> None:
    for problem in config.problems:
        console.annotate("warning", problem.message, file=problem.path, line=problem.place.line)
    for path, told in annotated(reviews):
        finding = told.finding
        console.annotate(
            str(told.severity),
            finding.message,
            file=path,
            line=finding.line,
            col=finding.column,
            endColumn=finding.end_column,
            title=finding.rule.title,
        )
    for line in lines(reviews):
        console.say(line)
    runner.summarise(summary(reviews))


def _root(here: Path) -> Path:
    """The checkout that we are in; without one, the folder that we are in."""
    return next((each for each in (here, *here.parents) if (each / ".git").exists()), here)


def _inside(path: Path, root: Path) -> str:
    """The path as the repository has it; as it was given where it is outside."""
    full = path.resolve()
    return full.relative_to(root.resolve()).as_posix() if full.is_relative_to(root.resolve()) else str(path)


def _config_text(path: Path) -> str | None:
    try:
        return path.read_text("utf-8", errors="replace") if path.is_file() else None
    except OSError as error:
        raise DocumentError(f"{path} cannot be read: {error.strerror}.") from None


def _document(path: Path) -> Document:
    document = read_document(_text(path))
    if not document.is_postmortem:
        raise DocumentError(
            f"{path} is no post-mortem: got neither `incident:` in its front matter nor two headings such as "
            "`## Summary` and `## Timeline`. `incident-actions postmortem NUMBER` drafts one."
        )
    return document


def _text(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise DocumentError(
                f"{path} has {size:,} bytes; a post-mortem has at most {MOST_BYTES:,}. Move logs and "
                "data into files of their own, and link to them."
            )
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{path} is not in UTF-8: its byte {error.start + 1} is none of it. Save the file in UTF-8."
        ) from None
    except FileNotFoundError:
        raise DocumentError(f"{path} is not there. Give the path of a post-mortem, from here.") from None
    except OSError as error:
        raise DocumentError(f"{path} cannot be read: {error.strerror}. Give the path of a file.") from None


def _reader(root: Path) -> Callable[[str], str | None]:
    """What gives the text of a path in the repository; nothing outside it is looked at."""

    def read(path: str) -> str | None:
        try:
            full = (root / path).resolve()
            if not full.is_relative_to(root.resolve()) or not full.exists():
                return None
            if not full.is_file() or full.stat().st_size > MOST_BYTES:
                return ""
            return full.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            return ""
        except (OSError, ValueError):
            return None

    return read

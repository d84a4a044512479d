"""Markdown as a reader sees it, for a terminal."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from rich.console import Console
from rich.markdown import Markdown
from rich.rule import Rule
from rich.text import Text

from incident_actions.sandbox.demo.outcome import Document

FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
FOLDED = re.compile(r"<details>\s*<summary>(.*?)</summary>.*?</details>", re.DOTALL)
CHART = re.compile(r"^```mermaid\n.*?^\s*title (.*?)$.*?^```$", re.DOTALL | re.MULTILINE)
TASK = re.compile(r"^- \[([ x])\] ", re.MULTILINE)
#: Where there is no terminal, nobody can make the window wider.
WIDTH = 120


def console_of_here() -> Console:
    """The terminal; a file or a pipe gets lines of a width at which tables read well."""
    here = Console()
    return here if here.is_terminal or "COLUMNS" in os.environ else Console(width=WIDTH)


def show_documents(console: Console, documents: Iterable[Document]) -> None:
    """Each below its title."""
    for document in documents:
        console.print()
        console.print(Rule(Text(document.title, "bold"), align="left"))
        console.print()
        console.print(Markdown(as_shown(document.text)))


def as_shown(text: str) -> str:
    """As on GitHub: front matter is a block, what is folded a headline, a chart a picture, a box a box."""
    text = FRONT_MATTER.sub(r"```yaml\n\1```\n", text, count=1)
    text = FOLDED.sub(r"▸ \1", text)
    text = CHART.sub(r"_[chart: \1]_", text)
    return TASK.sub(lambda box: "- ☑ " if box[1] == "x" else "- ☐ ", text)

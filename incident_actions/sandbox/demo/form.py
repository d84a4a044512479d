"""An issue form, filled in: the title, the labels and the body that GitHub makes of it.

https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

NO_ANSWER = "_No response_"


@dataclass(frozen=True, slots=True)
class Filled:
    title: str
    labels: tuple[str, ...]
    body: str


def fill_in(form: str, title: str, answers: Mapping[str, str]) -> Filled:
    """Answers by field id, as the text of the form file names them; raises KeyError for an id it has not."""
    document = yaml.safe_load(form)
    fields = {field["id"]: field["attributes"]["label"] for field in document["body"] if "id" in field}
    unknown = answers.keys() - fields.keys()
    if unknown:
        raise KeyError(f"the form has no field {', '.join(sorted(unknown))}; it has {', '.join(fields)}")
    parts = (f"### {label}\n\n{answers.get(id) or NO_ANSWER}" for id, label in fields.items())
    prefix = document.get("title") or ""
    return Filled(prefix + title, tuple(document.get("labels") or ()), "\n\n".join(parts))

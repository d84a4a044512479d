"""Reading `.github/incidents.yml`: each wrong key is an error for itself, its default stands in."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from incident_actions.config.build import DAYS, build
from incident_actions.config.model import Config, Problem
from incident_actions.config.policy import POLICY

__all__ = ["DAYS", "PATH", "POLICY", "read_config"]

PATH = ".github/incidents.yml"


@cache
def read_config(text: str | None, path: str = PATH) -> Config:
    """The configuration in `text`, or the defaults where there is no file.

    Never raises for what the file says: what is wrong stands in `problems`, with line, column,
    what was got, what is allowed and the nearest key.
    """
    if text is None:
        return build({}, ())
    # Only where there is a file: their libraries cost 50 ms.
    from incident_actions.config.validate import repaired
    from incident_actions.config.yaml_text import YamlError, read_yaml

    try:
        value, places = read_yaml(text)
    except YamlError as error:
        problem = Problem(path, error.place, f"{error}. The defaults are used until this is mended.")
        return replace(build({}, (problem,)), readable=False)
    good, problems = repaired(value, places, path)
    return build(good, tuple(problems))

"""The copy of a workflow file that act gets: some of its jobs, and no concurrency, which is our part.

act 0.2.89 refuses the key `concurrency.queue`. The copy is made from YAML nodes, not from values, so every
scalar stays as it was typed (`3.10`, `yes`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import yaml

from incident_actions.sandbox.runner.work import JobResult


def copy_with(text: str, jobs: Collection[str], needs: Mapping[str, JobResult]) -> str:
    """The workflow with these jobs only; a job they need becomes one that ends at once with its result."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        raise TypeError("a workflow file is a mapping")
    _drop(root, "concurrency")
    listed = next(value for key, value in root.value if key.value == "jobs")
    listed.value = [(key, value) for key, value in listed.value if key.value in jobs]
    for _, job in listed.value:
        _drop(job, "concurrency")
    for name, result in needs.items():
        stub = yaml.compose(yaml.safe_dump({name: _stub(result)}), Loader=yaml.SafeLoader)
        listed.value.extend(stub.value if isinstance(stub, yaml.MappingNode) else ())
    return str(yaml.serialize(root, allow_unicode=True))


def _drop(node: yaml.MappingNode, name: str) -> None:
    node.value = [(key, value) for key, value in node.value if key.value != name]


def _stub(result: JobResult) -> Mapping[str, object]:
    stub: dict[str, object] = {
        "runs-on": "ubuntu-latest",
        "steps": [{"run": "exit 0" if result.conclusion == "success" else "exit 1"}],
        "outputs": {name: _quoted(value) for name, value in result.outputs.items()},
    }
    return stub | ({"if": "false"} if result.conclusion == "skipped" else {})


def _quoted(value: str) -> str:
    return "${{ '" + value.replace("'", "''") + "' }}"

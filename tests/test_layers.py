"""Which file belongs to which layer, and that each imports only what its layer may."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent / "incident_actions"

#: A file or folder of the package, and its layer. A new one is entered here first.
LAYER = {
    name: layer
    for layer, names in {
        "words": "__init__ calendar config effects errors labels lists public_holidays refusals text thread "
        "versions watch",
        "core": "answer command imagine imagine_linked incident messages postmortem",
        "rules": "actions chat commands detect digest metrics oncall outbox review switching upkeep watches",
        "plan": "plan",
        "shell": "__main__ app claiming cli committed console digests github items looking notify posting "
        "report rereading reviewing run runner sandbox several surroundings sweep templates",
    }.items()
    for name in names.split()
}
#: What a layer may import of ours. A rule's own folder is its own affair.
MAY_IMPORT = {
    "words": {"words"},
    "core": {"words", "core"},
    "rules": {"words", "core"},
    "plan": {"words", "core", "rules"},
    "shell": {"words", "core", "rules", "plan", "shell"},
}
#: The world outside: everything below the shell is handed what it needs.
OUTSIDE = {"apprise", "asyncio", "click", "github", "http", "logging", "os", "random", "requests", "secrets"}
OUTSIDE |= {"slack_sdk", "smtplib", "socket", "subprocess", "sys", "time", "urllib", "urllib3"}
#: Asking the clock: below the shell it is an argument called `now`.
CLOCK = {"now", "today", "utcnow"}

FILES = sorted(ROOT.rglob("*.py"))
PURE = [path for path in FILES if LAYER.get(path.relative_to(ROOT).with_suffix("").parts[0]) != "shell"]


def part(path):
    """The file or folder of the package that `path` belongs to."""
    return path.relative_to(ROOT).with_suffix("").parts[0]


def imported(path):
    """Every module that `path` imports, wherever in the file it does so."""
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.Import(names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module="incident_actions", names=names):
                yield from (f"incident_actions.{alias.name}" for alias in names)
            case ast.ImportFrom(module=module, level=0) if module:
                yield module


def ours(path):
    """The parts of the package that `path` imports, besides its own."""
    names = (name.split(".") for name in imported(path))
    found = {words[1] for words in names if words[0] == "incident_actions" and len(words) > 1}
    return {name for name in found if name in LAYER} - {part(path), "__init__"}


def name(path):
    return path.relative_to(ROOT).as_posix()


def wrong(path):
    """What `path` imports of ours that its layer may not, and the layers of these."""
    allowed = MAY_IMPORT[LAYER.get(part(path), "words")]
    return {other: LAYER[other] for other in ours(path) if LAYER[other] not in allowed}


def reached(path):
    return OUTSIDE & {module.split(".")[0] for module in imported(path)}


def clocks(path):
    calls = (node.func for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
    return CLOCK & {call.attr for call in calls if isinstance(call, ast.Attribute)}


def test_every_file_has_a_layer():
    new = {part(path) for path in FILES} - set(LAYER)
    assert not new, f"give each a layer in {Path(__file__).name}: {new}"


def test_a_file_imports_only_what_its_layer_may():
    assert {name(path): wrong(path) for path in FILES if wrong(path)} == {}


def test_below_the_shell_nothing_reaches_outside():
    assert {name(path): reached(path) for path in PURE if reached(path)} == {}


def test_below_the_shell_nobody_asks_the_clock():
    assert {name(path): clocks(path) for path in PURE if clocks(path)} == {}


def knowing(library):
    """The parts of the package that import this library."""
    return {part(path) for path in FILES if library in {module.split(".")[0] for module in imported(path)}}


def test_only_the_adapter_knows_pygithub():
    assert knowing("github") == {"github"}


def test_only_the_senders_know_what_they_send_with():
    assert knowing("apprise") == knowing("slack_sdk") == {"notify"}

"""Builds the folder that a release carries, so that `action.yml` starts without installing anything.

`make dist` fetches what `locks/runtime.txt` names, keeps what is pure Python,
compiles it for each supported Python found here, and lists every file's hash. Built twice, the bytes are
the same.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from pathlib import Path

from release.compiling import compile_all, interpreters
from release.fetching import fetch
from release.trimming import stand_in, trim

ROOT = Path(__file__).parent.parent
OURS = shutil.ignore_patterns("sandbox", "__pycache__")


def build(target: Path) -> tuple[str, ...]:
    """Make `target` anew and answer the Python versions that it holds byte-code for."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        fetch(ROOT / "locks" / "runtime.txt", site)
        return assemble(ROOT, site, target)


def assemble(root: Path, site: Path, target: Path) -> tuple[str, ...]:
    """Make `target` from the checkout at `root` and the dependencies in `site`, which is used up."""
    trim(site)
    stand_in(site)
    shutil.copytree(root / "incident_actions", site / "incident_actions", ignore=OURS)
    shutil.copytree(root / "templates", site / "incident_actions" / "templates")
    pythons = interpreters()
    for python in pythons.values():
        compile_all(python, site)
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(site, target)
    shutil.copyfile(root / "LICENSE", target / "LICENSE")
    (target / "SHA256SUMS").write_text(sums(target))
    return tuple(pythons)


def sums(target: Path) -> str:
    """Every file's hash, a line each, as `sha256sum --check` reads it."""
    files = sorted(path for path in target.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(target).as_posix()}\n"
        for path in files
    )


def main() -> None:
    target = Path(sys.argv[1])
    print(f"Building {target} ...", file=sys.stderr)
    versions = build(target)
    size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    print(f"{target}: {size / 1e6:.1f} MB, byte-code for Python {', '.join(versions)}")


if __name__ == "__main__":
    main()

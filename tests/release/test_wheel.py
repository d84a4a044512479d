"""The wheel: the package, its templates and its command, and nothing else."""

import os
import subprocess
import sys
from zipfile import ZipFile

import pytest

from incident_actions import __version__
from release.build import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True
    )
    (path,) = folder.glob("*.whl")
    return ZipFile(path)


def test_templates_are_in_the_package(wheel):
    packed = {name for name in wheel.namelist() if name.startswith("incident_actions/templates/")}
    assert {path.name for path in (ROOT / "templates").iterdir()} <= {name.split("/")[2] for name in packed}


def test_nothing_but_the_package_is_installed(wheel):
    assert {name.split("/")[0] for name in wheel.namelist()} == {
        "incident_actions",
        f"incident_actions-{__version__}.dist-info",
    }


PLAY = """
import sys
from dataclasses import replace
from pathlib import Path
from incident_actions.cli import _root
from incident_actions.sandbox.demo.checkout_outage import CHECKOUT_OUTAGE
from incident_actions.sandbox.demo.show import show
assert _root().name == "kit"
short = replace(CHECKOUT_OUTAGE, lines=CHECKOUT_OUTAGE.lines[:2])
sys.exit(show(_root(), scenario=short, folder=Path("shop"), wait=None))
"""


@pytest.mark.end_to_end
def test_the_demonstration_can_be_played_from_it(wheel, tmp_path):
    installed = tmp_path / "site-packages"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "-qq",
        "install",
        "--no-deps",
        "--no-index",
        "--target",
        str(installed),
    ]
    subprocess.run([*pip, str(wheel.filename)], check=True)

    done = subprocess.run(
        [sys.executable, "-c", PLAY],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "🚀 accepted · assigned ben" in done.stdout


def test_it_brings_the_command(wheel):
    entries = wheel.read(f"incident_actions-{__version__}.dist-info/entry_points.txt").decode()
    assert "incident-actions = incident_actions.cli:main" in entries

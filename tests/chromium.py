"""A real Chromium for the pages' tests and pictures: one that is installed; nothing is downloaded."""

import sys
from contextlib import contextmanager
from importlib.util import find_spec
from shutil import which

ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = f"there is no Chromium on the PATH ({', '.join(NAMES)}), so nothing is tested in a browser"


def program():
    """Where it is; None without one, or without Playwright to drive it."""
    return next(filter(None, map(which, NAMES)), None) if find_spec("playwright") else None


@contextmanager
def launched():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=list(ARGUMENTS))
        yield browser
        browser.close()


if __name__ == "__main__" and program() is None:
    print(f"{MISSING} (pytest -m browser).", file=sys.stderr)  # noqa: T201 - make test says it at once

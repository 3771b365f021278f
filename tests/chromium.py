"""The system's Chromium in, pages opened in it out: with or without script, at any width, on paper."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "microsoft-edge")


def found() -> str:
    """Where the browser is: AUDITOR_CHROMIUM, else the first of its usual names; a skip with a sentence for neither."""
    place = os.environ.get("AUDITOR_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")
    if not place:
        pytest.skip("There is no Chromium here: install it, or set AUDITOR_CHROMIUM to its path.")
    return place


@contextmanager
def browser() -> Iterator:
    """A headless Chromium."""
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install -e '.[test]'")
    with api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found(), args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@contextmanager
def opened(chromium, path: Path, width: int = 1000, script: bool = True) -> Iterator:
    """A page of a file; `page.asked` are the addresses that it asked for, its own first."""
    context = chromium.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
    page = context.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(path.as_uri())
    yield page
    context.close()

"""The pages in reports/example in, the pictures of them for the README out: python docs/images/draw.py [CHROMIUM]."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parents[1] / "reports" / "example"
# Picture, page, where it begins (an element's id, or nothing for the top), width and height in pixels.
PICTURES = (
    ("run.png", "index.html", "", 1280, 860),
    ("map.png", "index.html", "map", 1280, 866),
    ("centre.png", "copperlark-contact.html", "", 1100, 1000),
)


def main() -> None:
    browser_file = sys.argv[1] if len(sys.argv) > 1 else shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=browser_file, args=["--no-sandbox"])
        for picture, page, place, width, height in PICTURES:
            tab = browser.new_page(viewport={"width": width, "height": height})
            tab.goto((EXAMPLE / page).as_uri())
            top = tab.locator(f"#{place}").bounding_box()["y"] - 16 if place else 0
            clip = {"x": 0, "y": top, "width": width, "height": height}
            tab.screenshot(path=HERE / picture, clip=clip, full_page=True)
        browser.close()


main()

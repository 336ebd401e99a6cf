"""Takes the picture of the README: one clause from its scanned line to the verdicts (make picture)."""

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
SHOWN = "kien-giang-so-xay-dung-2022--2024"
CLAUSE = "IV.1.2.a.lead"
ABOVE = "IV.1.2.a"


def main() -> None:
    """Run the demo, open the clause, take it at laptop width in both languages."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        command = [Path(sys.executable).with_name("thidua"), "demo", "--no-open", "--out", folder]
        subprocess.run(command, check=True, capture_output=True)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for lang in ("en", "vi"):
            page = browser.new_page(viewport={"width": 1280, "height": 620})
            page.goto((Path(folder) / SHOWN / "index.html").as_uri())
            page.click(f'[data-lang="{lang}"]')
            page.evaluate(f"location.hash = '#k-{CLAUSE}'")
            page.wait_for_timeout(500)
            page.evaluate(f"document.getElementById('k-{ABOVE}').scrollIntoView()")
            page.screenshot(path=ROOT / "docs" / "img" / f"page.{lang}.png")
        browser.close()


if __name__ == "__main__":
    main()

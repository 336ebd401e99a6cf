"""The archive of a movement of the demo, opened from disk without a server and without scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.system.site import AXE, command

pytestmark = pytest.mark.system
LOOKED_AT = (
    "index.html",
    "ke-hoach.html",
    "lich.html",
    "so-lieu.html",
    "van-ban.html",
    "nhat-ky.html",
    "tim.html",
)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_archive_opens_from_disk_and_shows_why(
    ready: Path, chromium: Any, tmp_path: Path, lang: str
) -> None:
    out = tmp_path / "goi"
    told = command(ready, "archive", "1", "--out", str(out), "--lang", lang)
    assert told.returncode == 0, told.stderr
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto((out / "index.html").as_uri())
    page.locator('table a[href^="ho-so/"]').first.click()
    assert page.locator("ol.clauses li .answer").count() > 3
    page.locator('a[href^="../ke-hoach.html#"]').first.click()
    assert page.locator("li:target").count() == 1
    for path in (*LOOKED_AT, *(f"dot/{p.name}" for p in (out / "dot").iterdir())):
        page.goto((out / path).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    context.close()


def test_pages_of_an_archive_have_nothing_for_axe_to_find_and_are_searched(
    ready: Path, chromium: Any, tmp_path: Path
) -> None:
    out = tmp_path / "goi"
    assert command(ready, "archive", "1", "--out", str(out)).returncode == 0
    context = chromium.new_context()
    page, found = context.new_page(), []
    for path in (*LOOKED_AT, *(f"ho-so/{p.name}" for p in sorted((out / "ho-so").glob("*.html"))[:2])):
        page.goto((out / path).as_uri())
        page.evaluate(AXE)
        seen = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        found += [f"{path}: {v['id']}" for v in seen]
    assert found == []
    page.goto((out / "tim.html").as_uri())
    rows = page.locator("tbody tr:visible").count()
    page.locator("#tim").fill("nhat ky")
    assert 0 < page.locator("tbody tr:visible").count() < rows
    context.close()

"""The colours of the screens, measured: every text reads on its ground, in each look."""

import re
from pathlib import Path

import pytest

from thidua import screens

TOKENS = (Path(screens.__file__).parent / "static/thidua/tokens.css").read_text(encoding="utf-8")
STYLES = sorted((Path(screens.__file__).parent / "static/thidua").glob("*.css"))
GROUNDS = ("ground", "paper", "head")
PAIRS = [
    *((ink, ground, 4.5) for ink in ("ink", "ink2", "ink3", "blue") for ground in GROUNDS),
    *((a, f"{a}-bg", 4.5) for a in ("met", "unmet", "missing", "judge", "held")),
    *((a, "paper", 4.5) for a in ("met", "unmet", "missing", "judge", "held")),
    ("goldink", "goldbg", 4.5),
    ("on-blue", "blue", 4.5),
    ("on-mast", "mast", 7.0),
    ("mast2", "mast", 4.5),
    ("gold-mast", "mast", 4.5),
    ("edge", "paper", 3.0),
    ("ink", "hover", 4.5),
    ("ink", "picked", 4.5),
    ("blue", "info-bg", 4.5),
    *((series, "paper", 3.0) for series in ("s1", "s2", "s3", "s4")),
]


def block(selector: str) -> dict[str, str]:
    body = TOKENS.split(selector + "{", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([a-z0-9-]+):(#[0-9A-F]{6})", body))


LIGHT = block(":root")
LOOKS = {
    "light": LIGHT,
    "dark": LIGHT | block('[data-theme="dark"]'),
    "contrast": LIGHT | block(':root[data-contrast="high"]'),
}


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS, ids=lambda v: str(v))
def test_every_pair_reads(look: str, ink: str, ground: str, least: float) -> None:
    assert ratio(LOOKS[look][ink], LOOKS[look][ground]) >= least


def test_the_system_in_dark_is_the_dark_look() -> None:
    assert block("  :root:not([data-theme])") == block('[data-theme="dark"]')


@pytest.mark.parametrize("path", STYLES, ids=lambda p: p.name)
def test_styles_are_plain_enough_for_old_browsers(path: Path) -> None:
    rules = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    unknown = r"oklch|color-mix|light-dark\(|text-transform|text-overflow|@import"
    assert re.findall(unknown, rules) == []
    assert len(rules.splitlines()) <= 300

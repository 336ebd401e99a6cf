"""A further plan, as an office would bring it: the teaching plan under another name and with later days."""

import zipfile
from pathlib import Path

MODEL = Path(__file__).parents[3] / "plans" / "mau"
CHANGED = (
    ("code: mau", "code: nu-cuoi"),
    ("01/KH-SM", "77/KH-SXD"),
    ('"15/03"', '"15/05"'),
    ("15/3 hàng năm", "15/5 hàng năm"),
    ("15 March", "15 May"),
)
TITLE = "Nụ cười một cửa"


def folder(to: Path) -> Path:
    """The plan's folder as one file."""
    packed = to / "nu-cuoi.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("plan.md", "plan.en.yaml", "source.txt"):
            text = (MODEL / name).read_text("utf-8-sig")
            for old, new in CHANGED:
                text = text.replace(old, new)
            archive.writestr(f"nu-cuoi/{name}", text)
    return packed

"""Writes every made page anew: `make docs-pages`."""

from __future__ import annotations

import sys

from thidua.docpages.markdown import ROOT
from thidua.docpages.pages import pages

if __name__ == "__main__":
    for path, text in pages().items():
        (ROOT / "docs" / path).write_text(text, encoding="utf-8")
        sys.stdout.write(f"docs/{path}\n")

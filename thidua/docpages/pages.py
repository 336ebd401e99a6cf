"""Every made page by its path below docs."""

from __future__ import annotations

from thidua.docpages.commands import commands
from thidua.docpages.data import facts
from thidua.docpages.reading import reading
from thidua.docpages.rules import kinds, marks
from thidua.docpages.scorecards import scorecards
from thidua.docpages.web import rights, settings, states
from thidua.docpages.words import glossary


def pages() -> dict[str, str]:
    """Every made page by its path below docs."""
    made = {
        "glossary.md": glossary(),
        "reference/marks.md": marks(),
        "reference/kinds.md": kinds(),
        "reference/scorecards.md": scorecards(),
        "reference/facts.md": facts(),
        "reference/commands.md": commands(),
        "reference/reading.md": reading(),
        "reference/rights.md": rights(),
        "reference/states.md": states(),
        "reference/settings.md": settings(),
    }
    return {path: "\n".join(lines).rstrip() + "\n" for path, lines in made.items()}

"""What of a fact and its documents a person should look at: shown beside the fact, never mended by itself."""

from thidua.core.doubts import checks
from thidua.core.doubts.base import CHECKS, NOBODY, Around, Check, Document, Doubt, Proved, doubts
from thidua.core.doubts.checks import figures_of
from thidua.core.doubts.reading import mark_of, read

__all__ = [
    "CHECKS",
    "NOBODY",
    "Around",
    "Check",
    "Document",
    "Doubt",
    "Proved",
    "checks",
    "doubts",
    "figures_of",
    "mark_of",
    "read",
]

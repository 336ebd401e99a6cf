"""What may be read of decisions, packages sent up, and letters."""

from thidua.decisions.queries.lists import decisions, letters, packages, packages_back, packages_in, to_sign
from thidua.decisions.queries.standing import Standing, standing_of

__all__ = [
    "Standing",
    "decisions",
    "letters",
    "packages",
    "packages_back",
    "packages_in",
    "standing_of",
    "to_sign",
]

"""The engines that a test is run on: those inside the process every day, the others where the system has them."""

from __future__ import annotations

import pytest

from thidua import engines

OUTSIDE = {"postgresql", "spark"}
"""Engines that need a server or Java."""


def engine(name: str) -> object:
    """An engine as a parameter of a test, marked where it needs more than Python."""
    return pytest.param(name, marks=pytest.mark.system if name in OUTSIDE else ())


ENGINES = [engine(name) for name in engines.names()]
EVERY_DAY = [engine(name) for name in engines.names() if name != "spark"]
"""Those that walk many examples; Spark, whose every answer takes a second, walks few."""

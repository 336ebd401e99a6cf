"""Reads of the room of papers; importing it fills the catalogue."""

from thidua.papers.queries import begun, counted, given, handled, met, nominated, settled, told
from thidua.papers.queries.catalogue import KINDS, Made, Shelf, Which, content, files, one, shelves

SOURCES = (begun, nominated, handled, met, settled, given, told, counted)
"""The modules that put kinds of papers into the catalogue."""

__all__ = ["KINDS", "SOURCES", "Made", "Shelf", "Which", "content", "files", "one", "shelves"]

"""Reads of the room of papers; importing it fills the catalogue."""

from thidua.papers.queries import nominated, settled
from thidua.papers.queries.catalogue import KINDS, Made, Shelf, content, one, shelves

__all__ = ["KINDS", "Made", "Shelf", "content", "nominated", "one", "settled", "shelves"]

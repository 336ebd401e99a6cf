"""Reads of the room of papers."""

from thidua.papers.queries.wordings import Kind, kinds, words_of

__all__ = ["Kind", "kinds", "words_of"]

"""Builds that break a promise on purpose: who judges kills must catch them, or judges nothing."""

"""Scorecards: kept by version; a card for each unit and year, from its own score to the announced result."""

"""Everyone's to-do page, search, notices, the demo."""

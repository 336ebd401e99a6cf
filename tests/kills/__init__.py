"""The server, its worker and its database killed in the middle of work; what clients saw acknowledged is the judge."""

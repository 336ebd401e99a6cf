"""A deadline day played against the program as it is served: a Sở on SQLite, a province on PostgreSQL."""

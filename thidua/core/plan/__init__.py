"""What a plan says: its clauses, its marks, and how both are read from a folder."""

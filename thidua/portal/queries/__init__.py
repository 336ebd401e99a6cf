"""What the public may read, and what the office of an agency sees of it."""

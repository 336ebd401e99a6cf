"""What people fill in for decisions, packages and letters."""

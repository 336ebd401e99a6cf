"""Stage 7: decide or propose upward, publish, revoke, letters."""

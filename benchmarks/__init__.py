"""How fast the rules are, beside programs that do the same by other means."""

"""What the pages of home read: what waits for a person, where their cases stand, search."""

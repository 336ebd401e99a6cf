"""Places of an award: how many there are, in which order they are taken, who falls below the line."""

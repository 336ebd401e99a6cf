"""The tables of the public side through time."""

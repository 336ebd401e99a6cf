"""Reads of the room: what is kept of a person, what may be erased, what waits."""

"""Writes of the room: starting, writing, sending, accepting and returning dossiers; the state of the case."""

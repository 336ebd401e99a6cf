"""Reads of the room: queues, criteria with opinions, the board of an award, comments."""

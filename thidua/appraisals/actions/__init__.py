"""Writes of the room: who appraises what, opinions, the order, reserved places, days for comments."""

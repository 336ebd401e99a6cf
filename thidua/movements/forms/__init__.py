"""Forms of plans and movements: one module for each part of the room."""

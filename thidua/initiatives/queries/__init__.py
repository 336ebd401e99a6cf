"""What the pages of initiatives read: one module for each part of the room."""

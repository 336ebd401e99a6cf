"""What the pages of plans and movements read: one module for each part of the room."""

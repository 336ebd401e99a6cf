"""What people do with plans and movements: one module for each part of the room."""

"""The records a verdict may read, and how they are seen on a day."""

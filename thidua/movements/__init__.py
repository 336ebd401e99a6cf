"""Stage 1: plans published, movements opened, roles in a movement, rounds and calendar."""

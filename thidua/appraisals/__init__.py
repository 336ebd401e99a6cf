"""Stage 5: opinions, ranking, comment days."""

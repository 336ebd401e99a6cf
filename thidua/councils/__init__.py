"""Stage 6: agenda and minutes of award councils."""

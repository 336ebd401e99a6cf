"""Stage 2: who takes part."""

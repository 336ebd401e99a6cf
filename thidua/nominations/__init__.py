"""Stage 4: eligibility, dossier, the state of the case, the relay between levels."""

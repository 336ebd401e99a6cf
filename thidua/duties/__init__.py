"""What the plan asks of whom, by when; who did it, with what to show for it."""

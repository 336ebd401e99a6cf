"""What is known of scorings, cards and results."""

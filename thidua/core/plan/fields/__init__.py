"""What a form shows of a mark: its fields in words, its values, and the way back to the plan file."""

"""How well plans are read: answers about documents beside the truth about them, written by hand."""

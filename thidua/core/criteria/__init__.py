"""The kinds of criteria: each one class with two voices, one candidate with reasons and a table."""

"""Data of the first day, brought to the tables of today."""

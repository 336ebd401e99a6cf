"""Reads of the room: lists of dossiers, their papers, reports, allowances and deadlines; eligibility."""

"""The public side: what an agency shows to everybody, what citizens say, open data."""

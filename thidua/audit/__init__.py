"""The diary: every action one entry, append-only, one chain for the site."""

"""Agencies and units, people, accounts, and the roles they hold."""

"""The rules of emulation movements: no Django, no database, no clock, no network."""

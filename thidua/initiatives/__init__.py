"""Initiatives: registered in a yearly window, appraised, heard by a council, recognised, copied by others."""

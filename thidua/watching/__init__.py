"""How the program itself is: health, measures, one log line a request, what was slow or failed."""

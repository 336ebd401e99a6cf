"""Stage 3: the facts that rules read, the files that prove them, imports, holds."""

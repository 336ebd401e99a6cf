"""A document or a scan becomes a draft plan: lines, outline, what the clauses say, the draft."""

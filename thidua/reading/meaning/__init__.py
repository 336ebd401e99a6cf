"""What the clauses say: each proposal with the words it rests on and how sure it is."""

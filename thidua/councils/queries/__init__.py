"""What may be read of award councils: their sessions, votes and what was said in them."""

from thidua.councils.queries.votes import KIND, differing_of, vote_of, votes_of

__all__ = ["KIND", "differing_of", "vote_of", "votes_of"]

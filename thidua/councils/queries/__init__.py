"""What may be read of award councils: their sessions, votes and what was said in them."""

from thidua.councils.queries.lists import by_waiting, councils, sessions, to_attend, to_sign, waiting_cases
from thidua.councils.queries.votes import KIND, differing_of, vote_of, votes_of

__all__ = [
    "KIND",
    "by_waiting",
    "councils",
    "differing_of",
    "sessions",
    "to_attend",
    "to_sign",
    "vote_of",
    "votes_of",
    "waiting_cases",
]

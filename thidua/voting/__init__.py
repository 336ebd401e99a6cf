"""Sessions, attendance, recusal, ballots; used by every council."""

"""Councils decide by counting: ratios of all members, quorum, recusal, results, places, paper totals."""

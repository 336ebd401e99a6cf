"""A whole round without a screen: judge, rank, allot, and write every paper of it."""

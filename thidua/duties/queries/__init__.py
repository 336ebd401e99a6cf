"""What is read of duties: lines of work, who owns them, what waits for whom."""

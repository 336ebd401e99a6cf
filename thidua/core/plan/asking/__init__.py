"""What a careful reader asks of a plan, by topic; every question is one function from a plan to remarks."""

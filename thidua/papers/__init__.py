"""Which paper is made from which data of a movement, in whose words; whole rounds as one pack."""

"""What is done with scorecards, scorings and cards; every act is one function of its module."""

"""What may be read of councils and votes; before the count nothing here tells a count."""

from thidua.voting.queries.opening import conflicts, hindrances, warnings
from thidua.voting.queries.results import (
    check_list,
    minutes_figures,
    outcome_of,
    outcomes,
    placing,
    result_of,
)
from thidua.voting.queries.roll import Roll, ballot_of, roll_of, rule_for, turnout

__all__ = [
    "Roll",
    "ballot_of",
    "check_list",
    "conflicts",
    "hindrances",
    "minutes_figures",
    "outcome_of",
    "outcomes",
    "placing",
    "result_of",
    "roll_of",
    "rule_for",
    "turnout",
    "warnings",
]

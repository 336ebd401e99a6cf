"""Where a rule of the law stands, in both languages."""

from __future__ import annotations

from thidua.core.judging import Judging
from thidua.core.law import pack_on
from thidua.core.wording import NOTHING, Say


def law_source(judging: Judging, clause: str) -> Say:
    """The source of a rule of the law, with the mark of what nobody has verified."""
    rule = pack_on(judging.view.as_of).rules.get(clause.partition(".")[2])
    return rule.cited if rule else NOTHING

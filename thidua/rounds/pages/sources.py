"""Where a rule of the law stands, in both languages."""

from __future__ import annotations

from thidua.core.judging import Judging
from thidua.core.law import pack_on
from thidua.core.wording import NOTHING, Say

LAW_WORDS = {
    "kế thừa": "inherited from",
    "theo trang dẫn lại, chưa đọc nguyên văn": "as retold, the text itself not read",
    "chưa kiểm chứng cho thời kỳ này": "unverified for this period",
    "chưa kiểm chứng": "unverified",
    "Nghị định": "Decree",
    "Thông tư": "Circular",
    "Luật": "Law",
    "Điều": "Article",
    "khoản": "clause",
}
"""The words by which a source of the law is named in English."""


def law_source(judging: Judging, clause: str) -> Say:
    """The source of a rule of the law, with the mark of what nobody has verified."""
    rule = pack_on(judging.view.as_of).rules.get(clause.partition(".")[2])
    if rule is None:
        return NOTHING
    plain = rule.verified or "chưa kiểm chứng" in rule.source
    unsure = NOTHING if plain else Say(" (chưa kiểm chứng)", " (unverified)")
    english = rule.source
    for vi, en in LAW_WORDS.items():
        english = english.replace(vi, en)
    return Say(rule.source + unsure.vi, english + unsure.en)

"""Everything that is shown has its words in both languages: terms, tables, columns, marks, kinds."""

from collections import Counter
from dataclasses import fields

from thidua.core.criteria.registry import KINDS
from thidua.core.facts.columns import columns_of
from thidua.core.facts.registry import RECORDS
from thidua.core.plan.marks import SORTS
from thidua.core.terms import GROUPS, TERMS, read
from thidua.core.wording import Say


def shown() -> dict[str, Say]:
    """Every code that a person may meet, with its words."""
    words = {f"term {t.group}/{t.code}": t.say for t in TERMS}
    words |= {f"mark {m.sort}": m.say for m in SORTS.values()}
    words |= {f"table {r.table}": r.say for r in RECORDS}
    words |= {f"kind {k.name}": k.say for k in KINDS.values()}
    words |= {
        f"parameter {k.name}.{f.name}": f.metadata["say"]
        for k in KINDS.values()
        for f in fields(k)
        if "say" in f.metadata
    }
    words |= {f"column {r.table}.{c.name}": c.say for r in RECORDS for c in columns_of(r)}
    return words


def test_everything_shown_has_words_in_both_languages() -> None:
    assert [code for code, say in shown().items() if not (say.vi.strip() and say.en.strip())] == []


def test_no_code_stands_twice_in_a_group() -> None:
    assert [c for c, n in Counter((t.group, t.code) for t in TERMS).items() if n > 1] == []


def test_a_word_reads_back_as_its_code() -> None:
    slips = [(t.group, word) for t in TERMS for word in (t.code, t.vi, t.en) if read(t.group, word) != t.code]
    assert slips == []


def test_columns_name_only_known_groups() -> None:
    kinds = {
        c.kind.removeprefix("term?:").removeprefix("term:")
        for r in RECORDS
        for c in columns_of(r)
        if ":" in c.kind
    }
    assert kinds <= set(GROUPS)


def test_every_answer_has_its_word() -> None:
    assert list(GROUPS["answer"]) == ["met", "unmet", "missing", "to_judge"]

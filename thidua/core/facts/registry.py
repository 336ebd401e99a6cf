"""All tables of facts by name, in the order of the exchange format."""

from __future__ import annotations

from thidua.core.facts import acts, tables
from thidua.core.facts.columns import Record

RECORDS: tuple[type[Record], ...] = (
    tables.Unit,
    tables.UnitChange,
    tables.Succession,
    tables.Person,
    tables.Registration,
    tables.IndexResult,
    tables.IndexClass,
    tables.Rating,
    tables.Discipline,
    tables.Initiative,
    tables.Task,
    tables.Service,
    acts.Attestation,
    acts.Conclusion,
    acts.Hold,
    acts.Honour,
    acts.Nomination,
    acts.DossierPaper,
    acts.Event,
    acts.Allotment,
    acts.Ranking,
    acts.Choice,
    acts.Coverage,
)
BY_NAME: dict[str, type[Record]] = {r.table: r for r in RECORDS}

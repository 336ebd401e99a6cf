"""All kinds of criteria by name; to add one, write its class and name it here."""

from __future__ import annotations

from thidua.core.criteria.attested import Attested, Delegated
from thidua.core.criteria.base import Kind
from thidua.core.criteria.concluded import Conclusions
from thidua.core.criteria.conduct import NoDiscipline
from thidua.core.criteria.dependent import CollectiveAwarded, CollectiveMeets
from thidua.core.criteria.eligible import Eligible
from thidua.core.criteria.indices import IndexClassAtLeast, IndexRank, IndexScore
from thidua.core.criteria.initiatives import InitiativeRecognised
from thidua.core.criteria.lawful import OneAward, UnitStands
from thidua.core.criteria.ranks import RankImproves
from thidua.core.criteria.standing import Registered, UnitIs
from thidua.core.criteria.work import NoLateServices, RatingAtLeast, TasksDone

WRITTEN: dict[str, type[Kind]] = {
    k.name: k
    for k in (
        Registered,
        RatingAtLeast,
        IndexClassAtLeast,
        IndexScore,
        IndexRank,
        RankImproves,
        NoDiscipline,
        Conclusions,
        InitiativeRecognised,
        TasksDone,
        NoLateServices,
        CollectiveAwarded,
        CollectiveMeets,
        UnitIs,
        Delegated,
    )
}
"""Kinds that a `rule` may name."""

MARKED: dict[str, type[Kind]] = {"attest": Attested, "eligible": Eligible}
"""Kinds that are marks of their own."""

LAWFUL: dict[str, type[Kind]] = {k.name: k for k in (OneAward, UnitStands)}
"""Kinds that the law puts to every award."""

KINDS: dict[str, type[Kind]] = WRITTEN | MARKED | LAWFUL

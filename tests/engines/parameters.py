"""What a plan may write of each kind of criterion, as Hypothesis makes it up."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from tests.engines.worlds import AWARDS, terms

OF = st.sampled_from(["self", "own_unit", "agency", "members", "key_leader", "province", "so", "phong"])
YEARS = st.sampled_from(
    ["every", "last", {"at_least": 1}, {"at_least": 2}, {"at_least": 0}, {"at_least": 2, "besides": "last"}]
)
PERCENT = st.sampled_from(["0", "33.333333", "50", "66.7", "89.5", "90", "100"])
ACTOR = st.sampled_from(["so", "phong", "cac-phong", "danh-sach", "khong-co"])
LEADERSHIP = st.lists(terms("leadership"), min_size=1, max_size=2)


def written(
    optional: Mapping[str, st.SearchStrategy[Any]] | None = None, **needed: st.SearchStrategy[Any]
) -> st.SearchStrategy[dict[str, Any]]:
    """Parameters of one kind."""
    return st.fixed_dictionaries(needed, optional=dict(optional or {}))


YEARLY = {"of": OF, "years": YEARS, "share": PERCENT}
INDEX = YEARLY | {"issuer": st.just("UBND tỉnh Mẫu")}
UNIT_ASKED = {
    "kinds": st.lists(terms("unit_kind"), min_size=1, max_size=4),
    "level": st.lists(terms("level"), min_size=1, max_size=2),
    "named": ACTOR,
}

PARAMETERS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "registered": written({"deadline": st.sampled_from(["ngay", "truoc", "cho", "khong-co"])}),
    "rating": written(YEARLY | {"at_least": terms("rating")}),
    "index_class": written(INDEX | {"at_least": terms("index_class")}, index=st.just("par_index")),
    "index_score": written(INDEX | {"at_least": PERCENT}, index=st.just("par_index")),
    "index_rank": written(
        INDEX | {"at_most": st.integers(1, 2), "within": st.just("sở, ban, ngành")},
        index=st.just("par_index"),
    ),
    "rank_improves": written({"of": OF, "issuer": st.just("ubnd tỉnh mẫu")}, index=st.just("par_index")),
    "no_discipline": written({"of": OF, "from": st.just("any") | terms("discipline"), "posts": LEADERSHIP}),
    "conclusions": written(
        {
            "of": OF,
            "about": st.lists(terms("conclusion_about"), max_size=2),
            "faults": st.integers(0, 1),
            "good": st.integers(0, 2),
        },
        source=terms("conclusion_source"),
    ),
    "initiative": written(
        {
            "of": OF,
            "level_at_least": terms("initiative_level"),
            "recognised_by": st.sampled_from(["so", "UBND tỉnh Mẫu"]),
            "topic": st.just("admin_reform"),
        }
    ),
    "tasks": written(
        YEARLY | {"programme": st.just("admin_reform"), "completed": PERCENT, "on_time": PERCENT}
    ),
    "services": written(YEARLY | {"late": st.integers(0, 1), "pending_late": st.integers(0, 1)}),
    "collective_awarded": written({"of": OF}, awards=st.lists(st.sampled_from((*AWARDS, "bk")), max_size=2)),
    "collective_meets": written({"of": OF}, awards=st.lists(st.sampled_from((*AWARDS, "bk")), max_size=2)),
    "unit_is": written({"of": OF, "reform_body": st.booleans()} | UNIT_ASKED),
    "delegated": written(to=st.just("law")),
    "attest": written(marks=st.just(["I.1", "I.1#a"]), by=st.sampled_from(["appraiser", "council", "so"])),
    "eligible": written(
        {
            "who": terms("who"),
            "units": ACTOR,
            "under": ACTOR,
            "subunits": st.booleans(),
            "staff": st.lists(terms("staff_kind"), min_size=1, max_size=3),
            "leadership": LEADERSHIP,
            "does_reform": st.booleans(),
        }
        | UNIT_ASKED
    ),
    "one_award": written({"form": st.just("merit_certificate"), "authority": st.just("province_chair")}),
    "unit_stands": written(),
}

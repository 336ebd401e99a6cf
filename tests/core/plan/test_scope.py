"""The tree of a standard is the tree of the text: scopes, leads, one of several, reserved places."""

from tests.core.small import mark, plan_of
from thidua.core.plan.model import Plan
from thidua.core.plan.standards import Group, Node, standard

AWARDS = (
    "# I. HÌNH THỨC\n"
    "- Giấy khen cho tập thể và cá nhân.\n"
    + mark("award", "id: gk\nform: commendation_certificate\nwho: [collective, individual]\nround: annual")
    + mark("quota", "for: [gk]\nplaces: 2")
)
BY = mark("attest", "by: appraiser")


def tree(plan: Plan, award: str, place: str | None = None) -> str:
    """A standard as words: `all(…)`, `one_of(…)`, clause ids; without the criteria of the law."""
    return told(standard(plan, plan.award(award), place))


def told(node: Node) -> str:
    if not isinstance(node, Group):
        return node.name
    parts = [told(p) for p in node.parts if not p.clause.startswith("law.")]
    return f"{node.how}({' '.join(parts)})"


def test_a_scope_on_a_heading_holds_for_everything_under_it() -> None:
    text = "# II. TIÊU CHUẨN\n" + mark("scope", "for: [gk.collective]") + "- Một.\n" + BY + "- Hai.\n" + BY
    assert tree(plan_of(AWARDS + text), "gk.collective") == "all(II-1 II-2)"
    assert tree(plan_of(AWARDS + text), "gk.individual") == "all()"


def test_an_award_with_lists_is_several_and_its_id_means_all() -> None:
    plan = plan_of(AWARDS + "# II. TIÊU CHUẨN\n" + mark("scope", "for: [gk]") + "- Một.\n" + BY)
    assert [a.id for a in plan.awards] == ["gk.collective", "gk.individual"]
    assert {tree(plan, a.id) for a in plan.awards} == {"all(II-1)"}


def test_lists_of_who_and_round_name_four_awards() -> None:
    four = AWARDS.replace("round: annual", "round: [annual, stage]")
    assert [a.id for a in plan_of(four).awards] == [
        "gk.collective.annual",
        "gk.collective.stage",
        "gk.individual.annual",
        "gk.individual.stage",
    ]


def test_the_scope_of_a_lead_joins_the_dashes_after_it() -> None:
    text = (
        "# II. TIÊU CHUẨN\n## a) Tập thể\nĐoàn kết và đạt một trong các tiêu chuẩn sau:\n"
        + mark("scope", "for: [gk.collective]\nbelow: one_of")
        + BY
        + "- Một.\n"
        + BY
        + "- Hai.\n"
        + BY
    )
    assert tree(plan_of(AWARDS + text), "gk.collective") == "all(II.a.lead one_of(II.a-1 II.a-2))"


def test_marks_of_one_clause_are_all_required_even_under_one_of() -> None:
    both = mark("attest", "key: mot\nby: appraiser") + mark("attest", "key: hai\nby: council")
    scope = mark("scope", "for: [gk.collective]\nbelow: one_of")
    text = "# II. TIÊU CHUẨN\n" + scope + "- Một và hai.\n" + both + "- Ba.\n" + BY
    assert tree(plan_of(AWARDS + text), "gk.collective") == ("all(one_of(all(II-1#mot II-1#hai) II-2))")


def test_a_nearer_scope_replaces_the_one_above() -> None:
    text = (
        "# II. TIÊU CHUẨN\n"
        + mark("scope", "for: [gk]")
        + "## a) Tập thể\n"
        + mark("scope", "for: [gk.collective]")
        + "- Một.\n"
        + BY
        + "## b) Chung\n- Hai.\n"
        + BY
    )
    plan = plan_of(AWARDS + text)
    assert tree(plan, "gk.collective") == "all(II.a-1 II.b-1)"
    assert tree(plan, "gk.individual") == "all(II.b-1)"


def test_for_on_a_block_narrows_the_scope() -> None:
    text = (
        "# II. TIÊU CHUẨN\n"
        + mark("scope", "for: [gk]")
        + "- Một.\n"
        + BY
        + "- Hai, riêng cá nhân.\n"
        + mark("attest", "by: appraiser\nfor: [gk.individual]")
    )
    plan = plan_of(AWARDS + text)
    assert tree(plan, "gk.collective") == "all(II-1)"
    assert tree(plan, "gk.individual") == "all(II-1 II-2)"


def test_reserved_places_add_criteria_of_their_own() -> None:
    text = (
        "# II. TIÊU CHUẨN\n"
        + mark("scope", "for: [gk.individual]")
        + "- Một.\n"
        + BY
        + "- Hai suất do Ban chỉ đạo chọn.\n"
        + mark("scope", "for: [gk.individual/bcd]")
        + BY
    )
    plan = plan_of(AWARDS + text)
    assert tree(plan, "gk.individual") == "all(II-1)"
    assert tree(plan, "gk.individual", "bcd") == "all(II-2)"


def test_several_kinds_of_eligible_are_one_of_and_a_named_one_replaces_them() -> None:
    text = (
        "# II. ĐỐI TƯỢNG\n- Sở, huyện.\n"
        + mark("eligible", "key: so\nwho: collective\nkinds: [department]")
        + mark("eligible", "key: huyen\nwho: collective\nkinds: [district]")
    )
    plan = plan_of(AWARDS + text)
    assert tree(plan, "gk.collective") == "all(one_of(II-1#so II-1#huyen))"
    narrow = mark("eligible", "who: collective\nkinds: [commune]\nfor: [gk.collective]")
    assert tree(plan_of(AWARDS + text + "- Riêng cấp xã.\n" + narrow), "gk.collective") == "all(II-2)"


def test_the_law_stands_last_and_asks_a_standing_unit_of_collectives_only() -> None:
    plan = plan_of(AWARDS + "# II. A\n" + mark("scope", "for: [gk]") + "- Một.\n" + BY)
    last = [p.clause for p in standard(plan, plan.award("gk.collective")).parts]
    assert last == ["II-1", "law.one_award", "law.unit_stands"]
    assert "law.unit_stands" not in [p.clause for p in standard(plan, plan.award("gk.individual")).parts]

"""Every mark of every plan can be shown in a form, changed there, and written back as it was."""

from pathlib import Path
from typing import Any

import pytest

from tests.core.small import mark, plan_of
from thidua.core.criteria.registry import WRITTEN
from thidua.core.plan.entries import alike
from thidua.core.plan.fields.block import Block
from thidua.core.plan.fields.criteria import kind_fields
from thidua.core.plan.fields.forms import MarkForm, free_id, free_key
from thidua.core.plan.fields.front import front_entries, front_kept, front_values
from thidua.core.plan.fields.model import BadForm, Field
from thidua.core.plan.fields.own import choices
from thidua.core.plan.fields.said import mark_lines
from thidua.core.plan.fields.table import FIELDS
from thidua.core.plan.loading import load
from thidua.core.plan.marks import COMMON, READINGS, SORTS
from thidua.core.plan.model import Plan
from thidua.core.plan.writing import entries_of

PLANS = sorted((Path(__file__).parents[3] / "plans").iterdir())
AWARD = """\
id: gk
form: commendation_certificate
decided_by: self
who: [collective, individual]
round: annual"""
PLAN = plan_of(
    "# I. Khen\n"
    + mark("scope", "for: [gk]")
    + "\n- Tặng Giấy khen.\n"
    + mark("award", AWARD)
    + mark("deadline", 'key: ho-so\nwhat: dossier\nwhen: {before: "15/10", year: same}')
    + mark("rule", "rating: {of: self, at_least: good}")
)


def nothing_left_out(value: Any) -> Any:
    """A value without nulls and with lists of one as that one, for forms filled in from nothing."""
    if isinstance(value, dict):
        return {k: nothing_left_out(v) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return nothing_left_out(value[0]) if len(value) == 1 else [nothing_left_out(v) for v in value]
    return value


@pytest.mark.parametrize("folder", PLANS, ids=lambda p: p.name)
def test_every_mark_goes_to_its_form_and_back(folder: Path) -> None:
    text, plan = (folder / "plan.md").read_text("utf-8"), load(folder)
    for found in plan.marks:
        entries = entries_of(text, found)
        form = MarkForm.of(plan, found.sort, entries)
        values = form.values(entries)
        assert form.kept(entries) == {}, f"{found.name}: the form cannot show this"
        assert alike(form.entries(values, entries), entries), found.name
        named = {k: entries[k] for k in ("key", "row") if k in entries}
        assert nothing_left_out(form.entries(values, named)) == nothing_left_out(entries), found.name


@pytest.mark.parametrize("folder", PLANS, ids=lambda p: p.name)
def test_front_matter_goes_to_its_form_and_back(folder: Path) -> None:
    plan = load(folder)
    assert front_kept(plan) == {}
    assert alike(front_entries(plan, front_values(plan)), dict(plan.front))


def test_every_key_of_every_sort_has_its_field() -> None:
    asked = {sort: {f.name for f in FIELDS[sort]} | set(COMMON) | set(READINGS) for sort in SORTS}
    assert {s: set(SORTS[s].keys) - asked[s] for s in SORTS if set(SORTS[s].keys) - asked[s]} == {}


def fields_within(fields: tuple[Field, ...]) -> list[Field]:
    """Fields and the fields inside them."""
    return [g for f in fields for g in (f, *fields_within(f.fields))]


def test_every_field_has_words_and_every_choice_its_source() -> None:
    every = [f for fields in FIELDS.values() for f in fields_within(fields)]
    every += [f for kind in WRITTEN for f in fields_within(kind_fields(kind))]
    assert [f.name for f in every if not (f.say.vi and f.say.en)] == []
    chosen = {f.of for f in every if f.type in ("choice", "choices", "lone")}
    dependent = {"named", "forms", "attests"}
    assert {of for of in chosen - dependent if not choices(PLAN, Field("x", Field, "choice", of))} == set()  # type: ignore[arg-type]  # only the source of the choices is asked


def rule_form() -> MarkForm:
    """An empty form for a rule of the small plan."""
    return MarkForm(PLAN, "rule")


def test_a_rule_is_made_from_plain_answers() -> None:
    years = {"how": "at_least", "count": "3", "besides": "true"}
    params = {"index": "par_index", "of": "agency", "at_least": "89,5", "years": years}
    values = {"criteria": {"how": "", "parts": [{"kind": "index_score", "params": params}]}}
    assert rule_form().entries(values) == {
        "index_score": {
            "of": "agency",
            "years": {"at_least": 3, "besides": "last"},
            "index": "par_index",
            "at_least": "89.5",
        }
    }


def test_several_conditions_count_together() -> None:
    meets = {"kind": "collective_meets", "params": {"awards": ["gk"]}}
    parts = [{"kind": "rating", "params": {"at_least": "good"}}, meets]
    made = rule_form().entries({"criteria": {"how": "one_of", "parts": parts}, "for": ["gk"]})
    assert made == {"for": ["gk"], "one_of": [{"rating": {"at_least": "good"}}, {"collective_meets": ["gk"]}]}


def test_a_deadline_keeps_only_what_its_way_of_reckoning_asks() -> None:
    form = MarkForm(PLAN, "deadline")
    when = {"how": "after", "day": "15/10", "days": "10", "counted": "working", "event": "plan_issued"}
    made = form.entries({"what": "dossier", "when": when})
    begun = {"event": "plan_issued", "issuer": None, "year": None}
    assert made == {"what": "dossier", "when": {"within_days": 10, "counted": "working", "after": begun}}


@pytest.mark.parametrize(
    ("values", "path", "told"),
    [
        (
            {"what": "dossier", "when": {"how": "by", "day": "31/02/2025"}},
            "when.day",
            "Chưa đọc được “31/02/2025”.",
        ),
        ({"what": "dossier", "when": {"how": "by", "day": "mai"}}, "when.day", "Chưa đọc được “mai”."),
        ({"what": "khac"}, "what", "Không có lựa chọn “khac”."),
        ({}, "what", "Chưa điền."),
    ],
)
def test_a_bad_answer_names_its_field(values: dict[str, Any], path: str, told: str) -> None:
    with pytest.raises(BadForm) as refused:
        MarkForm(PLAN, "deadline").entries(values)
    assert [(b.path, b.what.vi) for b in refused.value.fields] == [(path, told)]


def test_a_number_must_be_a_number_inside_rows_too() -> None:
    with pytest.raises(BadForm) as refused:
        MarkForm(PLAN, "quota").entries({"strata": [{"label": "Nhóm", "places": "hai"}]})
    assert [b.path for b in refused.value.fields] == ["strata.0.places"]


def test_what_no_field_can_show_stays_as_it_is() -> None:
    entries = {"rating": {"of": "self", "at_least": "good"}, "all": [{"tasks": {}}]}
    form = MarkForm.of(PLAN, "rule", entries)
    assert form.values(entries)["criteria"] is None
    assert form.kept(entries) != {}
    assert form.entries({**form.values(entries), "note": "Mới"}, entries) == {**entries, "note": "Mới"}


def test_a_second_reading_begins_with_what_was_said_so_far() -> None:
    entries = {"what": "dossier", "when": {"before": "15/10", "year": "same"}}
    form = MarkForm.of(PLAN, "deadline", entries)
    values = form.two_readings(form.values(entries))
    values["a"]["says_so"], values["b"]["says_so"] = "Không kể ngày 15", "Kể cả ngày 15"
    values["b"]["when"]["how"] = "by"
    made = MarkForm(PLAN, "deadline", ("a", "b")).entries(values, entries)
    assert made["a"]["when"] == {"before": "15/10", "year": "same"}
    assert made["b"]["when"] == {"by": "15/10", "year": "same"}
    assert made["reading"] == "a"
    assert "when" not in made
    wider = MarkForm(PLAN, "deadline", ("a", "b"))
    assert form.entries(wider.one_reading(wider.values(made), "b"), made) == {
        "what": "dossier",
        "when": {"by": "15/10", "year": "same"},
    }


def test_names_are_found_where_the_form_asks_for_none() -> None:
    clause = PLAN.by_id["I-1"]
    assert free_key(clause, "doubt", None) is None
    assert free_key(clause, "rule", "Hoàn thành tốt nhiệm vụ") == "hoan-thanh-tot"
    made = free_id(PLAN, "award", {"form": "merit_certificate", "who": "collective"})
    assert made == "bk.tap-the"
    assert free_id(PLAN, "award", {"form": "commendation_certificate"}) == "gk-2"


def said(plan: Plan, sort: str, entries: dict[str, Any]) -> list[str]:
    """What a mark says, line by line in Vietnamese."""
    return [line.say.vi for line in mark_lines(plan, sort, entries).values()]


def test_what_a_mark_says_is_told_in_words() -> None:
    entries = {
        "for": ["gk"],
        "all": [
            {"rating": {"at_least": "good", "of": "members", "share": "89.5"}},
            {"collective_meets": ["gk"]},
        ],
    }
    assert said(PLAN, "rule", entries) == [
        "Kết hợp: đạt tất cả các điều sau",
        f"{WRITTEN['rating'].say.vi} · Của ai: cá nhân trực thuộc",
        f"{WRITTEN['rating'].say.vi} · Tỷ lệ cá nhân (%): 89,5",
        f"{WRITTEN['rating'].say.vi} · Từ mức: Hoàn thành tốt nhiệm vụ",
        f"{WRITTEN['collective_meets'].say.vi} · Các hình thức khen: Giấy khen (mọi đối tượng)",
        "Chỉ dùng cho: Giấy khen (mọi đối tượng)",
    ]


def test_a_block_may_hold_more_than_it_shows_only_where_it_is_loose() -> None:
    fields = FIELDS["issuer"]
    within = (Field("issuer", fields[0].say, "group", fields=fields),)
    said_ = {"issuer": {"name": "Sở", "source": 3}}
    assert Block(PLAN, within).kept(said_) == said_
    assert Block(PLAN, within, loose=True).kept(said_) == {}

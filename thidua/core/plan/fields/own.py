"""Words of choices that only forms know, and the choices that a plan itself gives."""

from __future__ import annotations

from collections.abc import Callable

from thidua.core import terms
from thidua.core.facts.columns import columns_of
from thidua.core.facts.registry import BY_NAME, RECORDS
from thidua.core.plan.fields.model import Field
from thidua.core.plan.model import Award, Plan, many
from thidua.core.wording import Say, both, join

Choices = list[tuple[str, Say]]

_ROWS = """
what | registration | đăng ký thi đua | registration
what | dossier | gửi hồ sơ đề nghị khen thưởng | send the award dossier
what | report | báo cáo | report
when | by | hết ngày | until the end of the day
when | before | trước ngày (đúng ngày đó là muộn) | before the day (that day itself is late)
when | after | trong một số ngày kể từ một việc | within some days of an event
when | with | cùng lúc với một việc | together with an event
when | at | cuối năm | at the end of the year
year | same | năm xét | the year judged
year | next | năm sau năm xét | the year after
year | previous | năm trước năm xét | the year before
counted | calendar | mọi ngày trên lịch | every calendar day
counted | working | ngày làm việc | working days
event_year | round | năm của đợt | the year of the round
event_year | year | một năm nêu dưới đây | a year named below
as_of | review | lúc xét | when it is judged
as_of | day | một ngày nêu dưới đây | a day named below
below | all | phải đạt tất cả | all of them
below | one_of | đạt một trong các điều là đủ | any one of them
allotted | parent | cấp trên giao | the level above
every | year | hằng năm | every year
every | stage | theo giai đoạn | each stage
every | ongoing | thường xuyên | all the time
decided | self | cơ quan ban hành kế hoạch | the issuer of the plan
decided | parent | cấp trên, theo đề nghị | the level above, on a proposal
prefer | direct_reform_worker | người trực tiếp làm cải cách hành chính | direct workers of administrative reform
tie | law | theo luật | as the law says
start | issued | ngày ban hành | the day of issue
start | day | một ngày nêu dưới đây | a day named below
places | number | một số suất | a number of places
places | each_qualifying | ai đạt tiêu chuẩn đều được | everyone who meets the standard
per | actor | mỗi đơn vị | each unit
per | awarded | mỗi tập thể được tặng | each awarded collective
order | actors | thứ tự do người xếp | an order set by people
order | index_score | điểm chỉ số, cao trước | the score of an index, highest first
order | index_rank | thứ hạng của chỉ số | the rank in an index
years | every | mọi năm của đợt | every year of the round
years | last | năm cuối | the last year
years | at_least | ít nhất một số năm | at least some years
reading | a | cách hiểu thứ nhất | the first reading
reading | b | cách hiểu thứ hai | the second reading
reading | c | cách hiểu thứ ba | the third reading
how | all | đạt tất cả các điều sau | all of the following
how | one_of | đạt một trong các điều sau | one of the following
maker | candidate | chính người, tập thể được xét | the candidate
maker | candidate_unit | đơn vị của người được xét | the candidate's unit
delegate | parent | cấp trên | the level above
delegate | law | pháp luật | the law
delegate | document | văn bản khác | another document
discipline | any | mọi hình thức | any form
"""
OWN: dict[str, Choices] = {}
for _row in _ROWS.strip().splitlines():
    _group, _code, _vi, _en = (cell.strip() for cell in _row.split("|"))
    OWN.setdefault(_group, []).append((_code, Say(_vi, _en)))


def choices(plan: Plan, field: Field) -> Choices:
    """What may be chosen in a field of a form about this plan."""
    kind, _, group = field.of.partition(":")
    if kind == "own":
        return OWN[group]
    if kind == "term":
        return [(code, term.say) for code, term in terms.GROUPS[group].items()]
    return _SOURCES[kind](plan) if kind in _SOURCES else []


def _actors(plan: Plan) -> Choices:
    return [(key, plan.actor_say(key)) for key in plan.actors]


def _roles() -> Choices:
    return [(c, terms.label("role", c)) for c in ("appraiser", "council") if c in terms.GROUPS["role"]]


def _named(award: Award) -> Say:
    parts = [terms.label("who", award.who)] if award.who else []
    parts += [terms.label("round", award.round)] if award.round else []
    kinds = join(parts, ", ")
    return Say(f"{award.say.vi} ({kinds.vi})", f"{award.say.en} ({kinds.en})") if parts else award.say


def _awards(plan: Plan) -> Choices:
    several: dict[str, list[Award]] = {}
    for award in plan.awards:
        several.setdefault(award.base, []).append(award)
    found: Choices = []
    for base, mine in several.items():
        if mine[0].id != base:
            found.append((base, Say(f"{mine[0].say.vi} (mọi đối tượng)", f"{mine[0].say.en} (all)")))
        found += [(a.id, _named(a)) for a in mine]
    return found


def _places(plan: Plan) -> Choices:
    found = _awards(plan)
    for mark in plan.sorted_as("quota"):
        for place in many(mark.body.get("reserved")):
            for award in plan.awards_for(mark.body.get("for")):
                who = plan.actor_say(str(place.get("chosen_by")))
                say = Say(f"suất do {who.vi} chọn", f"places chosen by {who.en}")
                found.append((f"{award.id}/{place.get('id')}", join([_named(award), say], ": ")))
    return found


def _clauses(plan: Plan) -> Choices:
    return [(c.id, both(f"{c.id} {_short(c.text)}")) for c in plan.clauses]


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


def _attests(plan: Plan) -> Choices:
    return [
        (m.name, both(f"{m.clause} {_short(plan.by_id[m.clause].quote(m))}"))
        for m in plan.sorted_as("attest")
    ]


def _deadlines(plan: Plan) -> Choices:
    what = [
        (m.key or m.name, m, terms.label("deadline", str(m.body.get("what"))))
        for m in plan.sorted_as("deadline")
    ]
    return [(key, Say(f"{m.clause} {say.vi}", f"{m.clause} {say.en}")) for key, m, say in what]


def _forms(plan: Plan) -> Choices:
    return [
        (str(m.key), both(f"{m.clause} {_short(plan.by_id[m.clause].text)}")) for m in plan.sorted_as("form")
    ]


def _columns(plan: Plan) -> Choices:
    return [(c.name, c.say) for c in columns_of(BY_NAME["registrations"])]


_SOURCES: dict[str, Callable[[Plan], Choices]] = {
    "actors": _actors,
    "named": lambda p: [(k, s) for k, s in _actors(p) if "named" in p.actors[k].is_],
    "attesters": lambda p: [*_roles(), *_actors(p)],
    "makers": lambda p: [*OWN["maker"], *_actors(p)],
    "delegates": lambda p: [*OWN["delegate"], *_actors(p)],
    "of": lambda p: [(c, t.say) for c, t in terms.GROUPS["of"].items()] + _actors(p),
    "discipline": lambda p: OWN["discipline"] + [(c, t.say) for c, t in terms.GROUPS["discipline"].items()],
    "kinds_of_actor": lambda p: [
        (c, t.say) for g in ("actor_is", "unit_kind") for c, t in terms.GROUPS[g].items()
    ],
    "awards": _awards,
    "places": _places,
    "clauses": _clauses,
    "attests": _attests,
    "deadlines": _deadlines,
    "forms": _forms,
    "tables": lambda p: [(r.table, r.say) for r in RECORDS],
    "columns": _columns,
}

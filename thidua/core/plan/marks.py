"""The sorts of marks and the keys each may hold (the table of the plan format)."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.core.wording import Say

COMMON = ("key", "says", "note", "row")
READINGS = ("reading", "question", "settled_by", "settled_on", "a", "b", "c")


@dataclass(frozen=True)
class MarkSort:
    """One sort of mark: its name for people, its keys, those it cannot do without."""

    sort: str
    say: Say
    keys: tuple[str, ...]
    needs: tuple[str, ...] = ()

    @property
    def allowed(self) -> tuple[str, ...]:
        """All keys this sort may hold."""
        return COMMON + self.keys


_ROWS = """
period | thời gian | period | from to before rounds |
theme | chủ đề | theme | words |
award | hình thức khen | award | id form authority decided_by who round delegated | id
allowance | suất đề nghị | allowance | per collectives individuals to for | per
order | thứ tự ưu tiên | order | prefer by tie for |
route | đường trình | route | for steps | steps
form | mẫu kèm theo | form | id paper template to collects | id
scope | phạm vi | scope | for below | for
attest | người xét | attestation | by shows same_as for restates | by
doubt | chỗ ngờ | doubt | asks maybe | asks
narrative | lời dẫn | narrative | restates |
term | từ ngữ | term | name means | name
eligible | đối tượng | eligible | who units kinds level under subunits staff leadership does_reform named for |
quota | chỉ tiêu | quota | for places at_most per strata reserved allotted_by delegated restates round |
deadline | hạn | deadline | what for round form who to via when |
dossier | hồ sơ | dossier | for paper by template must_state copies original delegated |
duty | nhiệm vụ | duty | who with advises to via does every when | does
content | nội dung thi đua | content | act who cites report | act
rule | quy tắc | rule | for restates |
"""


def _sort(row: str) -> MarkSort:
    sort, vi, en, keys, needs = (cell.strip() for cell in row.split("|"))
    more = READINGS if sort in ("rule", "deadline", "quota") else ()
    return MarkSort(sort, Say(vi, en), tuple(keys.split()) + more, tuple(needs.split()))


SORTS: dict[str, MarkSort] = {m.sort: m for m in map(_sort, _ROWS.strip().splitlines())}

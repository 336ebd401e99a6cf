"""The sorts of marks and the keys each may hold (the table of the plan format)."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.core.wording import Say

COMMON = ("key", "says", "note", "row")
READINGS = ("reading", "question", "settled_by", "a", "b", "c")


@dataclass(frozen=True)
class MarkSort:
    """One sort of mark: its name for people, its keys, those it cannot do without."""

    sort: str
    say: Say
    keys: tuple[str, ...]
    needs: tuple[str, ...] = ()
    carried_by: str = ""

    @property
    def allowed(self) -> tuple[str, ...]:
        """All keys this sort may hold."""
        return COMMON + self.keys


def _sort(sort: str, vi: str, en: str, keys: str = "", needs: str = "", by: str = "") -> MarkSort:
    names = tuple(keys.split())
    more = READINGS if sort in ("rule", "deadline", "quota") else ()
    return MarkSort(sort, Say(vi, en), names + more, tuple(needs.split()), by)


SORTS: dict[str, MarkSort] = {
    m.sort: m
    for m in (
        _sort("period", "thời gian", "period", "from to before rounds", by="calendar"),
        _sort("theme", "chủ đề", "theme", "words", by="show"),
        _sort("award", "hình thức khen", "award", "id form authority decided_by who round", "id"),
        _sort(
            "allowance", "suất đề nghị", "allowance", "per collectives individuals to for", "per"
        ),
        _sort("order", "thứ tự ưu tiên", "order", "prefer by tie for"),
        _sort("route", "đường trình", "route", "for steps", "steps"),
        _sort("form", "mẫu kèm theo", "form", "id paper template to collects", "id"),
        _sort("scope", "phạm vi", "scope", "for below", "for"),
        _sort("attest", "người xét", "attest", "by shows same_as for restates", ""),
        _sort("doubt", "chỗ ngờ", "doubt", "asks maybe", "asks"),
        _sort("narrative", "lời dẫn", "narrative", "restates"),
        _sort("term", "từ ngữ", "term", "name means", "name"),
        _sort(
            "eligible",
            "đối tượng",
            "eligible",
            "who units kinds level under subunits staff leadership does_reform named for",
        ),
        _sort(
            "quota",
            "chỉ tiêu",
            "quota",
            "for places at_most per strata reserved allotted_by delegated restates round",
        ),
        _sort("deadline", "hạn", "deadline", "what for round form who to via when"),
        _sort(
            "dossier",
            "hồ sơ",
            "dossier",
            "for paper by template must_state copies original delegated",
        ),
        _sort("duty", "nhiệm vụ", "duty", "who with advises to via does every when", "does"),
        _sort("content", "nội dung thi đua", "content", "act who cites report", "act"),
        _sort("rule", "quy tắc", "rule", "for restates"),
    )
}

"""The checklist of a dossier: each paper that plan and law ask for, and what there is of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thidua.clock import day_of, today
from thidua.core.checklists import REPORT, Needed, needed
from thidua.core.wording import NOTHING, Say, both
from thidua.movements.compiled import plan_of
from thidua.nominations.models import Nomination, Paper
from thidua.nominations.queries.report import Written, sections, written
from thidua.records.models import Attachment
from thidua.records.queries import files_on

DONE, WRITING, MISSING, LATER = "done", "writing", "missing", "later"


@dataclass(frozen=True)
class Line:
    """One paper of the checklist with its state; `row` is None where the dossier is older than the clause."""

    needed: Needed
    row: Paper | None
    files: tuple[Attachment, ...]
    state: str
    told: Say

    @property
    def paper(self) -> str:
        """The paper's code."""
        return self.needed.paper

    @property
    def stops(self) -> bool:
        """Whether the dossier cannot be sent without it."""
        return self.state in (WRITING, MISSING)

    @property
    def lacking(self) -> Say:
        """The paper by name and clause, for the reason of a refusal."""
        name = self.needed.say
        by = both(f" ({self.needed.clause})") if self.needed.clause else NOTHING
        return Say(f"{name.vi}{by.vi}: {self.told.vi}", f"{name.en}{by.en}: {self.told.en}")


def needed_for(nomination: Nomination, day: date | None = None) -> list[Needed]:
    """What the dossier must have, by the movement's plan and the law of the day."""
    plan = plan_of(nomination.movement.plan)
    award = plan.awards_by_id.get(nomination.award)
    return needed(plan, award, day or nomination.submitted_on or today()) if award else []


def checklist(nomination: Nomination, report: list[Written] | None = None) -> list[Line]:
    """Every paper with its state: three queries, whatever there is."""
    rows = {row.paper: row for row in nomination.papers.all()}
    hung: dict[int, list[Attachment]] = {}
    for one in files_on(Paper, [r.pk for r in rows.values()]):
        hung.setdefault(one.ident, []).append(one)
    told = sections(nomination) if report is None else report
    return [
        _line(paper, rows.get(paper.paper), hung.get(getattr(rows.get(paper.paper), "pk", 0), []), told)
        for paper in needed_for(nomination)
    ]


def _line(paper: Needed, row: Paper | None, files: list[Attachment], report: list[Written]) -> Line:
    state, told = _state(paper, row, files, report)
    return Line(paper, row, tuple(files), state, told)


def _state(
    paper: Needed, row: Paper | None, files: list[Attachment], report: list[Written]
) -> tuple[str, Say]:
    if files:
        return DONE, Say(f"Xong, {len(files)} tệp", f"Done, {len(files)} file{'s'[: len(files) > 1]}")
    if row and row.composed_at:
        on = f"{day_of(row.composed_at):%d/%m/%Y}"
        return DONE, Say(f"Xong, soạn từ dữ liệu {on}", f"Done, made from the data {on}")
    if paper.paper == REPORT:
        done, all_ = written(report), len(report)
        if done == all_:
            return DONE, Say(f"Xong {done}/{all_} mục", f"Done, {done}/{all_} sections")
        if done:
            return WRITING, Say(f"Đang viết {done}/{all_} mục", f"{done}/{all_} sections written")
        return MISSING, Say("Chưa viết", "Not written yet")
    if paper.later:
        return LATER, Say(
            "Hội đồng hoặc nơi khác làm sau khi nhận hồ sơ. Không chặn việc gửi hồ sơ.",
            "The council or another office makes it once the dossier has come in. It does not stop the sending.",
        )
    return MISSING, Say("Chưa có", "Not there yet")

"""Criteria about yearly work: ratings, tasks, one-stop services."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar

from thidua.core import terms
from thidua.core.criteria.bench import all_of, settled, settled_newest
from thidua.core.criteria.ground import number
from thidua.core.criteria.params import param
from thidua.core.criteria.yearly import Found, Yearly, settle
from thidua.core.facts.columns import Record
from thidua.core.facts.tables import Rating, Service, Task
from thidua.core.occasion import Occasion
from thidua.core.verdict import MET, MISSING, UNMET, Finding
from thidua.core.wording import Say, figure

if TYPE_CHECKING:
    from ibis.expr.types import IntegerValue, Table

    from thidua.core.criteria.bench import Bench


def rating_order(class_: str) -> int:
    """Order of a yearly rating, the best highest (law.md §7.1)."""
    return -terms.order("rating", class_)


@dataclass(frozen=True)
class RatingAtLeast(Yearly):
    """Yearly rating of a person or unit, or of a share of a unit's members, at least so high."""

    name: ClassVar[str] = "rating"
    say: ClassVar[Say] = Say("xếp loại hằng năm", "yearly rating")
    reads: ClassVar[tuple[str, ...]] = ("ratings", "people", "units")
    at_least: str = param("term:rating", "từ mức", "at least", "good", stricter=-1)
    by: str | None = param("actor", "ai xếp loại", "rated by", None)
    counted_at: str = param("only:year_end", "đếm cá nhân lúc", "members counted at", "year_end")

    def found(self, occasion: Occasion) -> Found:
        """What the ratings say of each subject and year."""
        least = rating_order(self.at_least)

        def read(record: Rating) -> tuple[int, Any]:
            return (MET if rating_order(record.class_) >= least else UNMET), record.class_

        latest = occasion.view.current(Rating, "subject", "year")
        return {(k[0], k[1]): settle(rows, (k[0], k[1]), read) for k, rows in latest.items()}

    def found_table(self, bench: Bench) -> Table:
        """The same as a table `subject, year, answer`."""
        rows = bench.rows(Rating)
        reached = [c for c in terms.GROUPS["rating"] if rating_order(c) >= rating_order(self.at_least)]
        read = rows.mutate(answer=rows["class"].isin(reached).ifelse(MET, UNMET))
        return settled_newest(read, ["subject", "year"], ["class"])

    def matter(self) -> Say:
        """What is read."""
        return Say("xếp loại chất lượng", "the rating")

    def bound(self, occasion: Occasion) -> Say:
        """The rating to reach."""
        word = terms.label("rating", self.at_least)
        return Say(f"được xếp loại “{word.vi}” trở lên", f"rated “{word.en}” or better")

    def value(self, record: Record) -> Say:
        """The rating with its decision."""
        assert isinstance(record, Rating)
        word = terms.label("rating", record.class_)
        basis = f" ({record.decision})" if record.decision else ""
        return Say(f"{word.vi}{basis}", f"{word.en}{basis}")


@dataclass(frozen=True)
class TasksDone(Yearly):
    """Tasks of a programme completed, and completed on time, at least so many percent."""

    name: ClassVar[str] = "tasks"
    say: ClassVar[Say] = Say("hoàn thành nhiệm vụ", "tasks completed")
    reads: ClassVar[tuple[str, ...]] = ("tasks",)
    programme: str | None = param("text", "chương trình", "programme", None)
    completed: Decimal | None = param("percent", "hoàn thành từ (%)", "completed (%)", None, stricter=1)
    on_time: Decimal | None = param("percent", "đúng hạn từ (%)", "on time (%)", None, stricter=1)

    def found(self, occasion: Occasion) -> Found:
        """What the task counts say of each subject and year."""
        latest = occasion.view.current(Task, "subject", "programme", "year")
        rows: defaultdict[tuple[str, int], tuple[Task, ...]] = defaultdict(tuple)
        for (subject, programme, year), records in latest.items():
            if self.programme is None or programme in (None, self.programme):
                rows[subject, year] += records
        return {key: settle(records, key, self._read) for key, records in rows.items()}

    def _read(self, row: Task) -> tuple[int, Any]:
        counts = (row.assigned, row.completed, row.completed_on_time)
        if not row.assigned or (self.completed is not None and row.completed is None):
            return MISSING, Say("chưa đủ số liệu nhiệm vụ", "task counts are incomplete")
        if self.on_time is not None and row.completed_on_time is None:
            return MISSING, Say("chưa có số nhiệm vụ đúng hạn", "no count of tasks on time")
        asked = ((row.completed, self.completed), (row.completed_on_time, self.on_time))
        met = all(n is None or (d or 0) * 100 >= n * row.assigned for d, n in asked)
        return (MET if met else UNMET), counts

    def found_table(self, bench: Bench) -> Table:
        """The same as a table `subject, year, answer`."""
        rows = bench.current(Task, "subject", "programme", "year")
        if self.programme is not None:
            rows = rows.filter(rows["programme"].fill_null(self.programme) == self.programme)
        asked = [("completed", self.completed), ("completed_on_time", self.on_time)]
        answers = [_share(rows[c], rows["assigned"], n) for c, n in asked if n is not None]
        known = (rows["assigned"].fill_null(0) != 0).ifelse(MET, MISSING)
        for column, least in asked:
            known = known if least is None else rows[column].isnull().ifelse(MISSING, known)
        read = rows.mutate(answer=(known == MISSING).ifelse(MISSING, all_of(answers)))
        return settled(read, ["subject", "year"], ["assigned", "completed", "completed_on_time"])

    def lead(self, occasion: Occasion) -> Say:
        """The tasks, and whose they are."""
        return self.about(occasion)

    def matter(self) -> Say:
        """What is read."""
        word = terms.label("programme", self.programme) if self.programme else Say("", "")
        return Say(f"nhiệm vụ {word.vi}".strip(), f"{word.en} tasks".strip())

    def bound(self, occasion: Occasion) -> Say:
        """The shares to reach."""
        vi, en = [], []
        if self.completed is not None:
            vi.append(f"hoàn thành {figure(self.completed)}%")
            en.append(f"{self.completed}% completed")
        if self.on_time is not None:
            vi.append(f"đúng hạn {figure(self.on_time)}%")
            en.append(f"{self.on_time}% on time")
        return Say(", ".join(vi), ", ".join(en))

    def value(self, record: Record) -> Say:
        """The counts."""
        assert isinstance(record, Task)
        done, all_, timely = record.completed, record.assigned, record.completed_on_time
        told = Say(f"hoàn thành {done}/{all_}", f"{done} of {all_} completed")
        if timely is None:
            return told
        return Say(f"{told.vi}, đúng hạn {timely}", f"{told.en}, {timely} on time")


@dataclass(frozen=True)
class NoLateServices(Yearly):
    """One-stop dossiers: at most so many late, at most so many pending past their date."""

    name: ClassVar[str] = "services"
    say: ClassVar[Say] = Say("hồ sơ trễ hẹn, tồn đọng", "late and stuck dossiers")
    reads: ClassVar[tuple[str, ...]] = ("services",)
    late: int | None = param("count", "trễ hẹn nhiều nhất", "late at most", None, stricter=-1)
    pending_late: int | None = param("count", "tồn đọng nhiều nhất", "stuck at most", None, stricter=-1)

    def found(self, occasion: Occasion) -> Found:
        """What the figures of each year say; a year in parts needs all its twelve months."""
        rows: defaultdict[tuple[str, int], list[tuple[Service, ...]]] = defaultdict(list)
        for (subject, period), records in occasion.view.current(Service, "subject", "period").items():
            rows[subject, int(period[:4])].append(records)
        return {key: self._settle(parts, key) for key, parts in rows.items()}

    def _settle(self, parts: list[tuple[Service, ...]], key: tuple[str, int]) -> Finding:
        whole = [p for p in parts if span(p[0].period) == (1, 12)]
        counted = whole or parts
        findings = [settle(p, key, self._read) for p in counted]
        records = tuple(r for p in counted for r in p)
        answer = min(f.answer for f in findings)
        seen = {m for p in parts for m in range(span(p[0].period)[0], span(p[0].period)[1] + 1)}
        if answer == MET and len(seen) < 12:
            lacks = Say("chưa đủ số liệu cả năm", "not the whole year yet")
            return Finding(MISSING, "unread", (*key, lacks), records)
        worst = next(f for f in findings if f.answer == answer)
        return worst._replace(records=records)

    def _read(self, row: Service) -> tuple[int, Any]:
        asked = ((row.late, self.late), (row.pending_late, self.pending_late))
        if any(most is not None and got is not None and got > most for got, most in asked):
            return UNMET, (row.late, row.pending_late)
        if any(most is not None and got is None for got, most in asked):
            return MISSING, Say("chưa đủ số liệu trễ hẹn, tồn đọng", "late counts are incomplete")
        return MET, (row.late, row.pending_late)

    def found_table(self, bench: Bench) -> Table:
        """The same as a table `subject, year, answer`."""
        rows = bench.current(Service, "subject", "period")
        answer = number(MET)
        asked = [(rows[c], most) for c, most in (("late", self.late), ("pending_late", self.pending_late))]
        for got, most in asked:
            answer = answer if most is None else got.isnull().ifelse(MISSING, answer)
        for got, most in asked:
            answer = answer if most is None else (got.fill_null(0) > most).ifelse(UNMET, answer)
        keys = ["subject", "year", "first_month", "last_month"]
        parts = settled(rows.mutate(answer=answer), [*keys, "period"], ["late", "pending_late"])
        whole = parts["last_month"] - parts["first_month"] == 11
        parts = parts.mutate(whole=whole.ifelse(1, 0))
        best = parts["whole"].max().over(group_by=["subject", "year"])
        counted = parts.mutate(best=best).filter(lambda t: t["whole"] == t["best"])
        has = [
            ((counted["first_month"] <= m) & (counted["last_month"] >= m)).ifelse(1, 0).max()
            for m in range(1, 13)
        ]
        sums = counted.group_by(["subject", "year"]).agg(answer=counted["answer"].min(), months=sum(has))
        part = (sums["answer"] == MET) & (sums["months"] < 12)
        return sums.select("subject", "year", answer=part.ifelse(MISSING, sums["answer"]))

    def matter(self) -> Say:
        """What is read."""
        return Say("hồ sơ một cửa", "one-stop dossiers")

    def bound(self, occasion: Occasion) -> Say:
        """The most that is allowed."""
        if self.late == 0 and self.pending_late == 0:
            return Say("không có hồ sơ trễ hẹn, tồn đọng", "no late or stuck dossiers")
        return Say(
            f"trễ hẹn không quá {self.late}, tồn đọng không quá {self.pending_late}",
            f"at most {self.late} late and {self.pending_late} stuck",
        )

    def value(self, record: Record) -> Say:
        """The counts of one period."""
        assert isinstance(record, Service)
        late, stuck, handled = record.late, record.pending_late, record.handled
        return Say(
            f"{record.period}: {late} trễ hẹn, {stuck} tồn đọng trên {handled} hồ sơ",
            f"{record.period}: {late} late, {stuck} stuck of {handled}",
        )


def span(period: str) -> tuple[int, int]:
    """First and last month of a period: `2024`, `2024-H1`, `2024-Q1` or `2024-03`.

    >>> span("2024-Q2")
    (4, 6)
    """
    part = period[5:]
    length = {"": 12, "H": 6, "Q": 3}.get(part[:1], 1)
    nth = int(part.lstrip("HQ") or 1)
    return (nth - 1) * length + 1, nth * length


def _share(done: IntegerValue, assigned: IntegerValue, percent: Decimal) -> IntegerValue:
    share = Fraction(percent) / 100
    return (done.fill_null(0) * share.denominator >= assigned * share.numerator).ifelse(MET, UNMET)

"""ket-qua.xlsx: every candidate, every criterion, reason and evidence, as an office takes it to a meeting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from thidua.core import terms
from thidua.core.dossiers import dossier
from thidua.core.explain import obstacles, reason, shareable
from thidua.core.judging import Verdict
from thidua.core.plan.standards import Test
from thidua.core.quotas.line import STATUS
from thidua.core.quotas.places import EVERY
from thidua.core.verdict import NAMES
from thidua.core.wording import Say, days
from thidua.rounds.result import RoundResult

STAMP = datetime(2000, 1, 1, tzinfo=UTC)
"""One fixed creation time, so that the same run gives the same bytes."""

Cells = Iterable[Any]


class Book:
    """A workbook whose sheets all look alike: bold frozen heads, filters, wrapped text."""

    def __init__(self, path: Path, lang: str) -> None:
        self.lang = lang
        self.file = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
        self.file.set_properties({"title": "Thi Đua", "created": STAMP})
        self.head = self.file.add_format(
            {"bold": True, "text_wrap": True, "bg_color": "#E6EDF5", "border": 1}
        )
        self.cell = self.file.add_format({"text_wrap": True, "valign": "top", "border": 1})

    def sheet(self, name: Say, columns: list[tuple[Say, int]], rows: Iterable[Cells]) -> None:
        """One sheet: a head row, then rows; widths in characters."""
        sheet = self.file.add_worksheet(name.of(self.lang))
        for at, (label, width) in enumerate(columns):
            sheet.set_column(at, at, width, self.cell)
            sheet.write_string(0, at, label.of(self.lang), self.head)
        last = 0
        for last, row in enumerate(rows, 1):
            for at, value in enumerate(row):
                self._write(sheet, last, at, value)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&C&P/&N")

    def _write(self, sheet: Any, row: int, column: int, value: Any) -> None:
        if isinstance(value, int | Decimal):
            sheet.write_number(row, column, value, self.cell)
        else:
            sheet.write_string(row, column, "" if value is None else str(value), self.cell)


def write(result: RoundResult, path: Path, lang: str = "vi") -> None:
    """Write the workbook of a round."""
    book = Book(path, lang)
    _candidates(book, result)
    _criteria(book, result)
    _lines(book, result)
    _dossiers(book, result)
    _calendar(book, result)
    _about(book, result)
    book.file.close()


def _candidates(book: Book, result: RoundResult) -> None:
    columns = [
        (Say("STT", "No."), 5),
        (Say("Ứng viên", "Candidate"), 32),
        (Say("Mã", "Key"), 18),
        (Say("Đơn vị", "Unit"), 30),
        (Say("Hình thức khen", "Award"), 30),
        (Say("Kết luận", "Answer"), 18),
        (Say("Vướng ở khoản", "Obstacles"), 28),
        (Say("Vị trí so với chỉ tiêu", "Place"), 28),
        (Say("Tạm dừng xét", "On hold"), 12),
    ]
    places = {
        (row.key, a.award.id): STATUS[row.status].of(book.lang) for a in result.allotted for row in a.rows()
    }
    rows = (_candidate(book, result, n, v, places) for n, v in enumerate(result.verdicts, 1))
    book.sheet(Say("Danh sách", "Candidates"), columns, rows)


def _candidate(
    book: Book, result: RoundResult, number: int, verdict: Verdict, places: dict[tuple[str, str], str]
) -> Cells:
    occasion = result.judging.occasion
    who = verdict.candidate
    over = who.own_unit if who.who == "individual" else who.agency
    stops = dict.fromkeys(leaf.node.name for leaf in obstacles(verdict))
    yield from (number, occasion.name(who.key), who.key, occasion.name(over) if over else "")
    yield from (award_words(verdict, book.lang), terms.label("answer", NAMES[verdict.answer]).of(book.lang))
    yield from (", ".join(stops), places.get((who.key, verdict.award.id), ""))
    yield Say("có", "yes").of(book.lang) if verdict.held else ""


def award_words(verdict: Verdict, lang: str) -> str:
    """An award as people know it: its form, and its id in the plan."""
    return f"{verdict.award.say.of(lang)} ({verdict.award.id})"


def _criteria(book: Book, result: RoundResult) -> None:
    columns = [
        (Say("STT", "No."), 5),
        (Say("Ứng viên", "Candidate"), 28),
        (Say("Hình thức khen", "Award"), 22),
        (Say("Khoản", "Clause"), 16),
        (Say("Điều kiện", "Condition"), 40),
        (Say("Kết quả", "Answer"), 16),
        (Say("Lý do", "Reason"), 70),
        (Say("Minh chứng đã đọc", "Evidence"), 40),
    ]
    book.sheet(Say("Từng tiêu chuẩn", "Criteria"), columns, _criterion_rows(book, result))


def _criterion_rows(book: Book, result: RoundResult) -> Iterable[Cells]:
    judging, number = result.judging, 0
    for verdict in result.verdicts:
        for leaf in verdict.tree.leaves():
            assert isinstance(leaf.node, Test)
            assert leaf.finding
            number += 1
            yield (
                number,
                judging.occasion.name(verdict.candidate.key),
                verdict.award.id,
                leaf.node.name,
                leaf.node.kind.required(judging.occasion).of(book.lang),
                terms.label("answer", NAMES[leaf.answer]).of(book.lang),
                reason(judging, leaf).of(book.lang),
                "; ".join(shareable(leaf.finding.records)),
            )


def _lines(book: Book, result: RoundResult) -> None:
    columns = [
        (Say("Hình thức khen", "Award"), 26),
        (Say("Nhóm", "Group"), 24),
        (Say("Số suất", "Places"), 12),
        (Say("Thứ tự", "Order"), 8),
        (Say("Ứng viên", "Candidate"), 32),
        (Say("Vị trí", "Standing"), 30),
        (Say("Vì sao", "Why"), 50),
    ]
    book.sheet(Say("Chỉ tiêu", "Quotas"), columns, _line_rows(book, result))


def _line_rows(book: Book, result: RoundResult) -> Iterable[Cells]:
    lang, name = book.lang, result.judging.occasion.name
    for allotted in result.allotted:
        award = allotted.award.id
        for line in allotted.lines:
            places = places_words(line.places).of(lang)
            for row in line.rows:
                why = row.why.of(lang)
                yield (
                    award,
                    line.label,
                    places,
                    row.number or "",
                    name(row.key),
                    STATUS[row.status].of(lang),
                    why,
                )
            if line.open:
                yield (
                    award,
                    line.label,
                    places,
                    "",
                    "",
                    Say("còn trống", "open").of(lang),
                    line.why_open.of(lang),
                )
        for row in allotted.apart:
            yield (award, "", "", "", name(row.key), STATUS[row.status].of(lang), row.why.of(lang))
        if not allotted.lines and not allotted.apart:
            yield (
                award,
                "",
                places_words(allotted.quota.places).of(lang),
                "",
                "",
                "",
                allotted.quota.why.of(lang),
            )


def places_words(places: int | None) -> Say:
    """A number of places in words."""
    if places is None:
        return Say("chưa có", "not known")
    return Say("mỗi người đạt", "each who meets it") if places == EVERY else Say(str(places), str(places))


def _dossiers(book: Book, result: RoundResult) -> None:
    columns = [
        (Say("Hình thức khen", "Award"), 26),
        (Say("Ứng viên", "Candidate"), 32),
        (Say("Khoản", "Clause"), 14),
        (Say("Giấy tờ", "Paper"), 60),
        (Say("Hạn", "Due"), 14),
    ]
    rows = (
        (
            a.award.id,
            result.judging.occasion.name(row.key),
            p.mark.clause,
            p.say.of(book.lang),
            _day(p.last_day),
        )
        for a in result.allotted
        for row in a.rows()
        for p in dossier(result.judging, a.award, row.key)
    )
    book.sheet(Say("Hồ sơ", "Dossiers"), columns, rows)


def _calendar(book: Book, result: RoundResult) -> None:
    columns = [
        (Say("Hết ngày", "Until the end of"), 14),
        (Say("Việc", "What"), 34),
        (Say("Đợt", "Round"), 14),
        (Say("Khoản", "Clause"), 14),
        (Say("Nguyên văn", "Clause's words"), 80),
    ]
    rows = (
        (
            _day(d.last) or d.told().of(book.lang),
            d.say.of(book.lang),
            d.round.name if d.round else "",
            d.clause,
            result.plan.by_id[d.clause].text,
        )
        for d in result.dues
    )
    book.sheet(Say("Lịch", "Calendar"), columns, rows)


def _day(value: date | None) -> str:
    return days(value).vi if value else ""


def _about(book: Book, result: RoundResult) -> None:
    judging = result.judging
    rows = [
        (Say("Kế hoạch", "Plan").of(book.lang), result.plan.title),
        (Say("Mã", "Code").of(book.lang), result.plan.code),
        (Say("Đợt", "Round").of(book.lang), judging.round.name),
        (Say("Tính đến ngày", "As of").of(book.lang), _day(judging.view.as_of)),
        (Say("Biết đến ngày", "Known at").of(book.lang), _day(judging.view.known_at)),
        (Say("Luật", "Law").of(book.lang), result.pack.note.of(book.lang)),
        (Say("Dấu vết kế hoạch", "Plan digest").of(book.lang), result.plan.digest),
        (Say("Dấu vết số liệu", "Facts digest").of(book.lang), judging.view.facts.digest),
        (Say("Ngoài đối tượng, không liệt kê", "Outside the scope").of(book.lang), str(result.left_out)),
    ]
    columns = [(Say("Mục", "Item"), 30), (Say("Nội dung", "Content"), 90)]
    book.sheet(Say("Thông tin", "About"), columns, rows)

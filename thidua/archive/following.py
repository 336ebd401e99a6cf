"""What a movement lived by, in an archive: its duties, what was asked and answered, checks, stories, reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from thidua.archive.pages import Block, Cell, Page, Site, pairs
from thidua.clock import day_of
from thidua.core import terms
from thidua.core.plan.model import plain_clause
from thidua.core.wording import Say, day
from thidua.duties.models import Check, Difficulty, Interpretation
from thidua.duties.queries.lines import Line, whole_lines
from thidua.movements.models import Movement
from thidua.reports.models import TEXTS, Report
from thidua.reports.queries.figures import TOTALS
from thidua.stories.models import Story
from thidua.stories.queries.lists import for_everybody, published

PARTS = {
    "launched": Say("Công tác chỉ đạo, phát động", "Direction and launch"),
    "examples": Say("Mô hình hay, điển hình tiên tiến", "Models and good practice"),
    "strengths": Say("Ưu điểm", "Strengths"),
    "limits": Say("Khó khăn, hạn chế và nguyên nhân", "Difficulties, limits and their causes"),
    "next_steps": Say("Nhiệm vụ tiếp theo", "Next steps"),
    "proposals": Say("Kiến nghị, đề xuất", "Proposals"),
}
"""What the parts of a report that are written by hand are called."""


def followed_pages(site: Site, movement: Movement) -> Iterator[Page]:
    """Duties with what was done, difficulties and answers, checks; stories; reports."""
    blocks = (_duties(site, movement), _difficulties(site, movement), _answers(site, movement))
    title = site.say("Nhiệm vụ, kiểm tra", "Duties and checks")
    yield Page("nhiem-vu.html", title, blocks=(*blocks, *_checks(site, movement)))
    yield from story_pages(site, published().filter(movement=movement))
    yield from _reports(site, movement)


def public_followed(site: Site, movement: Movement) -> Iterator[Page]:
    """Answers that all may read, and the stories whose people agreed and whose names stand."""
    title = site.say("Trả lời, cách hiểu", "Answers")
    yield Page("cach-hieu.html", title, blocks=(_answers(site, movement),))
    off = for_everybody().filter(told_of__withheld__isnull=False, told_of__withheld__ended_at=None)
    rows = for_everybody().filter(movement=movement).exclude(pk__in=off.values("pk"))
    yield from story_pages(site, rows)


def _duties(site: Site, movement: Movement) -> Block:
    rows = [_line(site, line) for line in whole_lines(movement) if line.standing != "to_come"]
    columns = [
        site.say("Việc", "Work"),
        site.say("Khoản", "Clause"),
        site.say("Kỳ", "Turn"),
        site.say("Đơn vị", "Unit"),
        site.say("Hạn", "Due"),
        site.say("Tình trạng", "Standing"),
        site.say("Làm xong", "Done on"),
        site.say("Kết quả", "What was done"),
    ]
    return site.table(site.say("Nhiệm vụ theo kế hoạch", "Duties of the plan"), columns, rows)


def _line(site: Site, line: Line) -> list[Cell]:
    was = site.say(f" (thay {line.was})", f" (in place of {line.was})") if line.was else ""
    return [
        Cell(site.of(line.say)),
        Cell(line.duty.clause),
        Cell(line.turn.name or site.say("một lần", "once")),
        Cell(f"{line.unit or ''}{was}"),
        Cell(day(line.turn.last) if line.turn.last else ""),
        Cell(site.of(terms.label("duty_standing", line.standing))),
        Cell(day(line.report.done_on) if line.report else ""),
        Cell(line.report.words if line.report else ""),
    ]


def _difficulties(site: Site, movement: Movement) -> Block:
    rows = [
        [
            Cell(plain_clause(d.clause)),
            Cell(str(d.unit)),
            Cell(day(d.made_on)),
            Cell(d.words),
            Cell(site.of(terms.label("difficulty_state", d.state))),
        ]
        for d in Difficulty.objects.filter(movement=movement).select_related("unit").order_by("pk")
    ]
    columns = [
        site.say("Khoản", "Clause"),
        site.say("Đơn vị", "Unit"),
        site.say("Ngày", "Day"),
        site.say("Khó khăn", "Difficulty"),
        site.say("Tình trạng", "State"),
    ]
    return site.table(site.say("Khó khăn, vướng mắc", "Difficulties"), columns, rows)


def _answers(site: Site, movement: Movement) -> Block:
    found = Interpretation.objects.filter(movement=movement, withdrawn_at=None).order_by("answered_on", "pk")
    rows = [
        [Cell(plain_clause(a.clause)), Cell(day(a.answered_on)), Cell(a.question), Cell(a.words)]
        for a in found
    ]
    columns = [
        site.say("Khoản", "Clause"),
        site.say("Ngày", "Day"),
        site.say("Câu hỏi", "Question"),
        site.say("Trả lời", "Answer"),
    ]
    return site.table(site.say("Trả lời, cách hiểu", "Answers"), columns, rows)


def _checks(site: Site, movement: Movement) -> Iterator[Block]:
    rows = Check.objects.filter(movement=movement, state__in=("held", "closed")).select_related("unit")
    for check in rows.prefetch_related("points", "findings").order_by("held_on", "pk"):
        yield pairs(
            site.say(f"Kiểm tra {check.unit}", f"Check of {check.unit}"),
            [
                (site.say("Ngày", "Day"), day(check.held_on or check.planned_on)),
                (site.say("Đoàn kiểm tra", "Team"), check.team),
                (site.say("Kết luận chung", "Conclusion"), check.conclusion),
            ],
        )
        yield from _seen(site, check)


def _seen(site: Site, check: Check) -> Iterator[Block]:
    """What was seen at each point of a check, and what was to be mended."""
    seen = [
        [
            Cell(str(p.number), mark="number"),
            Cell(site.of(p.say)),
            Cell(_answered(site, p.answer)),
            Cell(p.note),
        ]
        for p in check.points.all()
    ]
    columns = ["", site.say("Nội dung", "Point"), site.say("Kết quả", "Seen"), site.say("Ghi chú", "Note")]
    yield site.table("", columns, seen)
    found = [
        [Cell(f.words), Cell(f.mend), Cell(f.mended), Cell(site.of(terms.label("finding_state", f.state)))]
        for f in check.findings.all()
    ]
    if found:
        heads = (
            site.say("Kết luận", "Finding"),
            site.say("Phải làm", "To be done"),
            site.say("Đơn vị báo", "Reported"),
            site.say("Tình trạng", "State"),
        )
        yield site.table("", heads, found)


def _answered(site: Site, code: str) -> str:
    return site.of(terms.label("check_answer", code)) if code else ""


def story_pages(site: Site, stories: QuerySet[Story]) -> Iterator[Page]:
    """The list of stories, and a page for each; never who wrote or reviewed it."""
    found = list(stories.select_related("unit", "picture").order_by("published_at", "pk"))
    rows = [
        [
            Cell(one.title, f"dien-hinh/{one.code}.html"),
            Cell(site.of(terms.label("story_kind", one.kind))),
            Cell(str(one.unit)),
            Cell(day(day_of(one.published_at)) if one.published_at else ""),
        ]
        for one in found
    ]
    columns = [
        site.say("Bài", "Story"),
        site.say("Loại", "Kind"),
        site.say("Đơn vị", "Unit"),
        site.say("Đăng ngày", "Published on"),
    ]
    title = site.say("Điển hình, cách làm hay", "Models and good practice")
    yield Page("dien-hinh.html", title, blocks=(site.table("", columns, rows),))
    for one in found:
        head = pairs(
            "",
            [
                (site.say("Đơn vị", "Unit"), str(one.unit)),
                (site.say("Kể về", "About"), one.about),
                (site.say("Nơi diễn ra", "Place"), one.place),
            ],
        )
        body = Block(words=(one.lead, *one.paragraphs), picture=_picture(site, one))
        yield Page(f"dien-hinh/{one.code}.html", one.title, str(one.unit), (head, body))


def _picture(site: Site, story: Story) -> Cell | None:
    """The picture of a story, laid beside its page."""
    there = getattr(story, "picture", None)
    if there is None:
        return None
    path = f"dien-hinh/{story.code}.jpg"
    site.files[path] = bytes(there.content)
    return Cell(there.alt, path)


def _reports(site: Site, movement: Movement) -> Iterator[Page]:
    sent = Report.objects.filter(movement=movement).exclude(signed_at=None, sent_at=None)
    found = list(sent.select_related("unit", "round").order_by("round__name", "unit__path", "pk"))
    columns = [
        site.say("Báo cáo", "Report"),
        site.say("Đơn vị", "Unit"),
        site.say("Số", "Number"),
        site.say("Tình trạng", "State"),
    ]
    rows = [
        [
            Cell(_called(site, one), f"bao-cao/{one.pk}.html"),
            Cell(str(one.unit)),
            Cell(one.written),
            Cell(site.of(terms.label("report_state", one.state))),
        ]
        for one in found
    ]
    yield Page("bao-cao.html", site.say("Báo cáo", "Reports"), blocks=(site.table("", columns, rows),))
    for one in found:
        yield Page(f"bao-cao/{one.pk}.html", _called(site, one), str(one.unit), tuple(_report(site, one)))


def _called(site: Site, report: Report) -> str:
    said = [terms.label("report_kind", report.kind), terms.label("report_part", report.part)]
    return ", ".join([*(site.of(s) for s in said), report.round.name])


def _report(site: Site, report: Report) -> Iterable[Block]:
    told = report.figures.get("totals", {})
    yield pairs(
        "",
        [
            (site.say("Đơn vị", "Unit"), str(report.unit)),
            (site.say("Số liệu tính đến", "Figures as of"), day(day_of(report.as_of))),
            *((site.of(say), str(told.get(name, ""))) for name, (say, _unit) in TOTALS.items()),
        ],
    )
    for name in TEXTS:
        lines = tuple(x.strip() for x in report.texts.get(name, "").splitlines() if x.strip())
        if lines:
            yield Block(site.of(PARTS[name]), words=lines)

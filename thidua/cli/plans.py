"""Commands about plans: list, check, show, test, and the coverage of their clauses."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import click

from thidua.cli.options import OutFile, PlanFolder, with_lang
from thidua.cli.shelf import loaded, parent_of, plan_folders
from thidua.cli.shown import heading, table
from thidua.core.errors import Fault, PlanFaults
from thidua.core.facts.view import FactsView
from thidua.core.plan.check import compare_ids, faults_of
from thidua.core.plan.file import draft
from thidua.core.plan.findings import findings
from thidua.core.plan.marks import SORTS
from thidua.core.plan.model import Plan
from thidua.core.plan.remark import SEVERITY, Remark
from thidua.core.wording import Say


@click.group()
def plan() -> None:
    """Đọc, kiểm tra, xem kế hoạch. / Read, check and show plans."""


@plan.command("list")
@with_lang
def list_(lang: str) -> None:
    """Các kế hoạch đã có. / The plans that are here."""
    rows = [
        [p.code, p.number or "–", p.say_title.of(lang), str(len(p.clauses))]
        for p in map(loaded, plan_folders())
    ]
    table([Say("Mã", "Code").of(lang), "Số", Say("Tên", "Title").of(lang), "Khoản"], rows, [3])


@plan.command()
@click.argument("folder", type=PlanFolder(), metavar="PLAN")
@click.option("--json", "as_json", is_flag=True, help="Cho máy đọc / for machines.")
@click.option("--against", type=PlanFolder(), help="Bản cũ, để kiểm mã khoản / an older version.")
@click.option(
    "--facts",
    "given",
    type=click.Path(exists=True, path_type=Path),
    help="Số liệu các năm trước: thư mục hoặc XLSX / facts of past years.",
)
@with_lang
def check(folder: Path, as_json: bool, against: Path | None, given: Path | None, lang: str) -> None:
    """Khoản theo loại dấu, lỗi, và điều cần hỏi. Thoát 1 khi có lỗi. / Clauses by mark, faults, findings."""
    found, faults = draft(folder)
    faults = faults + faults_of(found)
    if against:
        faults += compare_ids(loaded(against), found)
    remarks = findings(found, parent_of(found), _past(given)) if not faults else []
    if as_json:
        click.echo(json.dumps(_json(found, faults, remarks, lang), ensure_ascii=False, indent=1))
    else:
        _show_check(found, faults, remarks, lang)
    if faults:
        raise SystemExit(1)


def _past(given: Path | None) -> FactsView | None:
    """The facts of past years, where they were given."""
    if given is None:
        return None
    from thidua.exchange.reading import read

    return FactsView(read(given), date.max)


def _counts(found: Plan) -> dict[str, int]:
    counts = Counter(m.sort for m in found.marks)
    return {sort: counts[sort] for sort in SORTS if counts[sort]}


def _clauses(found: Plan, sort: str) -> str:
    return ", ".join(dict.fromkeys(m.clause for m in found.sorted_as(sort)))


def _json(found: Plan, faults: list[Fault], remarks: list[Remark], lang: str) -> dict[str, object]:
    return {
        "plan": found.code,
        "digest": found.digest,
        "clauses": len(found.clauses),
        "marks": {s: [m.name for m in found.sorted_as(s)] for s in _counts(found)},
        "faults": [
            {"where": f.place(lang), "what": f.what.of(lang), "cure": f.cure.of(lang)} for f in faults
        ],
        "findings": [
            {
                "check": r.check,
                "topic": r.topic,
                "clauses": r.clauses,
                "severity": r.severity,
                "what": r.what.of(lang),
                "why": r.why.of(lang),
                "cure": r.cure.of(lang),
            }
            for r in remarks
        ],
    }


def _show_check(found: Plan, faults: list[Fault], remarks: list[Remark], lang: str) -> None:
    click.secho(found.say_title.of(lang), bold=True)
    heads = sum(c.heading for c in found.clauses)
    lines = len(found.clauses) - heads
    click.echo(Say(f"{lines} khoản, {heads} đề mục", f"{lines} clauses, {heads} headings").of(lang))
    rows = [[SORTS[s].say.of(lang), s, str(n), _clauses(found, s)] for s, n in _counts(found).items()]
    table(
        [Say("Dấu", "Mark").of(lang), "", Say("Số", "Count").of(lang), Say("Khoản", "Clauses").of(lang)],
        rows,
        [2],
    )
    heading(Say(f"Lỗi: {len(faults)}", f"Faults: {len(faults)}").of(lang))
    for fault in faults:
        click.echo(f"  {fault.line(lang)}")
    if faults:
        return
    heading(Say(f"Điều cần hỏi: {len(remarks)}", f"Findings: {len(remarks)}").of(lang))
    rows = [
        [
            SEVERITY[r.severity].of(lang),
            ", ".join(r.clauses) or "–",
            f"{r.what.of(lang)} {r.why.of(lang)}",
            r.cure.of(lang),
        ]
        for r in remarks
    ]
    vi, en = ("Mức", "Khoản", "Điều gì, vì sao", "Đề nghị"), ("Grade", "Clause", "What and why", "Proposed")
    columns = vi if lang == "vi" else en
    table(columns, rows)


@plan.command()
@click.argument("folder", type=PlanFolder(), metavar="PLAN")
@click.option("--award", help="Gom mọi điều về một hình thức khen / gather one award.")
@with_lang
def show(folder: Path, award: str | None, lang: str) -> None:
    """Mục lục với quy tắc, hoặc mọi điều về một hình thức khen. / The outline with its rules, or one award."""
    from thidua.rounds.outline import award_view, outline

    found = loaded(folder)
    if award and award not in found.awards_by_id:
        raise click.BadParameter(f"“{award}”. Đã có / known: {', '.join(found.awards_by_id)}")
    for line in award_view(found, award, lang) if award else outline(found, lang):
        click.echo(line)


@plan.command("test")
@click.argument("folder", type=PlanFolder(), metavar="PLAN")
@with_lang
def test_(folder: Path, lang: str) -> None:
    """Chạy các tình huống của kế hoạch. / Run the plan's cases."""
    from thidua.rounds.cases import cases_of

    wrong = 0
    cases = cases_of(folder, loaded(folder))
    for case in cases:
        found, expected = case.found(), case.expected()
        differ = {n: (a, found.get(n)) for n, a in expected.items() if found.get(n) != a}
        wrong += bool(differ)
        for name, (want, got) in differ.items():
            click.echo(f"{case.name}: {name or '='}: {want} ≠ {got}")
    click.echo(Say(f"{len(cases)} tình huống, {wrong} sai", f"{len(cases)} cases, {wrong} wrong").of(lang))
    if wrong:
        raise SystemExit(1)


@click.command()
@click.option("--write", type=OutFile(), help="Ghi vào tệp / write.")
@click.option("--check", "checks", type=click.Path(exists=True, path_type=Path), help="So với tệp / compare.")
def coverage(write: Path | None, checks: Path | None) -> None:
    """Mỗi khoản của năm nguồn: dấu, lệnh thực hiện, kiểm thử. / Every clause, where it is carried out."""
    from thidua.rounds.cases import cases_of
    from thidua.rounds.coverage import page

    folders = [f for f in plan_folders() if f.name != "mau"]
    text = page([(plan, cases_of(f, plan)) for f in folders for plan in (loaded(f),)])
    if write:
        write.write_text(text, "utf-8")
    elif checks:
        if checks.read_text("utf-8") != text:
            what = Say(f"{checks} đã cũ.", f"{checks} is out of date.")
            raise PlanFaults(
                [Fault(str(checks), what, Say("Chạy make coverage-page.", "Run make coverage-page."))]
            )
    else:
        click.echo(text)

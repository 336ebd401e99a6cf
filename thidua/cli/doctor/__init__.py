"""`thidua doctor`: finds what is set wrongly before people do."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import click

from thidua.cli.doctor import database, kept, machine, office
from thidua.cli.doctor.findings import Finding
from thidua.cli.options import with_lang
from thidua.cli.web import ready
from thidua.core.wording import Say

BEFORE, AFTER = (office, machine), (kept,)
"""What needs no database is looked at first; what lies in the tables only when they are right."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Cho máy đọc / for programs.")
@with_lang
def doctor(as_json: bool, lang: str) -> None:
    """Tìm chỗ đặt sai trước khi người dùng gặp: cài đặt, máy, cơ sở dữ liệu, nhật ký, tệp, sao lưu.

    Finds what is set wrongly: settings, machine, database, diary, files, backups. Each finding says what, where,
    why and the cure. Changes nothing. Ends with 1 when something is wrong, with 0 when there are warnings only.
    """
    found = list(findings())
    if as_json:
        click.echo(json.dumps([f.told(lang) for f in found], ensure_ascii=False, indent=1))
    else:
        for finding in found:
            _tell(finding, lang)
        click.echo(_sum(found).of(lang))
    if any(f.level == "fault" for f in found):
        sys.exit(1)


def findings() -> Iterator[Finding]:
    """Everything that is wrong, worst things first within each group."""
    for group in BEFORE:
        for check in group.CHECKS:
            yield from check.findings()
    ready()
    seen = set()
    for check in database.CHECKS:
        for finding in check.findings():
            seen.add(finding.code)
            yield finding
        if "database" in seen:
            return
    if "tables" not in seen:
        for group in AFTER:
            for check in group.CHECKS:
                yield from check.findings()


def _tell(finding: Finding, lang: str) -> None:
    level = Say("LỖI", "FAULT") if finding.level == "fault" else Say("LƯU Ý", "WARNING")
    click.echo(f"{level.of(lang)} {finding.code} · {finding.where}")
    for line in (finding.what, finding.why):
        click.echo(f"    {line.of(lang)}")
    click.echo(f"    → {finding.cure.of(lang)}")


def _sum(found: list[Finding]) -> Say:
    faults = sum(f.level == "fault" for f in found)
    warnings = len(found) - faults
    if not found:
        return Say("Không thấy gì sai.", "Nothing wrong was found.")
    return Say(f"{faults} lỗi, {warnings} lưu ý.", f"{faults} faults, {warnings} warnings.")

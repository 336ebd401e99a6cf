"""Commands about facts: an empty workbook, and the check of a folder or workbook."""

from __future__ import annotations

from pathlib import Path

import click

from thidua.cli.options import OutFile, with_lang
from thidua.cli.shown import heading, table
from thidua.core.wording import Say


@click.group()
def facts() -> None:
    """Số liệu để xét: biểu mẫu và kiểm tra. / Facts: template and check."""


@facts.command()
@click.argument("out", type=OutFile())
@with_lang
def template(out: Path, lang: str) -> None:
    """Ghi một sổ Excel trống có danh mục chọn và ghi chú. / Write an empty workbook."""
    from thidua.exchange import template as made

    made.write(out)
    click.echo(
        Say(f"Đã ghi {out}. Kiểm tra sau khi nhập: thidua facts check {out}", f"Written: {out}").of(lang)
    )


@facts.command()
@click.argument("where", type=click.Path(exists=True, path_type=Path))
@with_lang
def check(where: Path, lang: str) -> None:
    """Đọc chặt một thư mục CSV hoặc sổ Excel; nêu mọi lỗi một lần. / Read strictly, tell every fault."""
    from thidua.exchange.reading import examine
    from thidua.exchange.report import report

    found = report(examine(where))
    click.secho(str(where), bold=True)
    rows = [[t.say.of(lang), t.table, str(t.rows), t.absence.of(lang)] for t in found.tables if t.given]
    columns = (
        ("Bảng", "", "Dòng", "Dòng vắng nghĩa là") if lang == "vi" else ("Table", "", "Rows", "Absence means")
    )
    table(columns, rows, [2])
    if found.understood:
        heading(Say("Đã hiểu là", "Understood as").of(lang))
        for said in found.understood:
            click.echo(f"  {said.say.of(lang)}")
    absent = ", ".join(t.table for t in found.tables if not t.given)
    click.echo()
    click.echo(
        Say(
            f"Chưa có bảng: {absent or 'không thiếu bảng nào'}.", f"Tables not given: {absent or 'none'}."
        ).of(lang)
    )
    click.echo(Say("Không có lỗi.", "No faults.").of(lang))

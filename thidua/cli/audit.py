"""Commands of the diary: verify its chain, print the anchor of a day."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from thidua.cli.options import Day, with_lang
from thidua.cli.web import ready


@click.group()
def audit() -> None:
    """Nhật ký: kiểm tra chuỗi, lấy mã neo. The diary: verify its chain, print anchors."""


@audit.command()
@click.option("--head", default="", metavar="MÃ", help="Mã neo đã giữ / the anchor that somebody kept.")
@with_lang
def verify(head: str, lang: str) -> None:
    """Tính lại mã của mọi mục và mọi tệp của văn bản đã ban hành; nêu chỗ hỏng đầu tiên.

    Digests every entry and every kept file of an issued paper again and names the first broken one.
    With an anchor that others keep it also
    finds a tail that was cut off and a diary that was written anew. Ends with 1 when it is not intact.
    """
    ready()
    from thidua.audit.verifying import read_anchor
    from thidua.audit.verifying import verify as verified

    try:
        read_anchor(head)
    except ValueError:
        told = "Mã neo cần ít nhất 16 ký tự 0–9, a–f / an anchor needs at least 16 characters of a digest."
        raise click.BadParameter(told, param_hint="--head") from None
    found = verified(head)
    click.echo(found.say.of(lang), err=found.why is not None)
    broken = _files_told(lang)
    if found.why is not None or broken:
        sys.exit(1)


def _files_told(lang: str) -> bool:
    """Tell how the kept files of issued papers are; whether one is broken."""
    from thidua.core.wording import Say, several
    from thidua.records.keeping import faults
    from thidua.records.models import Kept

    broken, count = list(faults()), Kept.objects.count()
    say = Say(
        f"{count} tệp của văn bản đã ban hành còn nguyên.",
        f"{several(count, 'file')} of issued papers looked at, none changed.",
    )
    if broken:
        names = ", ".join(f"{row} (sha256 {row.sha256[:16]}…)" for row in broken[:5])
        say = Say(
            f"{len(broken)} trong {count} tệp của văn bản đã ban hành mất hoặc đã bị sửa: {names}.",
            f"{len(broken)} of {count} files of issued papers are gone or were changed: {names}.",
        )
    click.echo(say.of(lang), err=bool(broken))
    return bool(broken)


@audit.command()
@click.argument("paper", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_lang
def file(paper: Path, lang: str) -> None:
    """Kiểm tra một tệp: có đúng là tệp đã ban hành ở đây không, chữ ký số của ai, còn nguyên không.

    Tells of a file whether it is one that was issued here, byte for byte, and whose digital signatures
    it bears and whether they are intact. Ends with 1 when it is neither, or a signature is broken.
    """
    ready()
    from thidua.clock import VIETNAM
    from thidua.core.wording import Say
    from thidua.records.keeping import same_as
    from thidua.records.signing import signatures_of

    content = paper.read_bytes()
    row, found = same_as(content), signatures_of(content)
    for one in found:
        state = Say("còn nguyên", "intact") if one.intact else Say("KHÔNG còn nguyên", "NOT intact")
        root = (
            Say("chứng thư được tin", "trusted") if one.trusted else Say("chứng thư chưa tin", "not trusted")
        )
        at = f"{one.at.astimezone(VIETNAM):%d/%m/%Y %H:%M:%S%z}" if one.at else "–"
        told = Say(f"Chữ ký số của {one.by}, {at}: ", f"Signed by {one.by}, {at}: ")
        click.echo(f"{told.of(lang)}{state.of(lang)}, {root.of(lang)}")
    if not found:
        click.echo(Say("Không đọc được chữ ký số nào.", "No signature can be read.").of(lang))
    known = Say(f"Đúng từng byte với tệp đã ban hành: {row}.", f"Byte for byte the issued file: {row}.")
    unknown = Say("Không giống tệp nào đã ban hành ở đây.", "Not the same as any file issued here.")
    click.echo((known if row else unknown).of(lang))
    if not all(one.intact for one in found) or not (found or row):
        sys.exit(1)


@audit.command()
@click.option("--day", "on", type=Day(), help="Ngày / day (mặc định: hôm nay / today).")
def anchor(on: date | None) -> None:
    """In một dòng: ngày, số mục, mã cuối; dán vào sổ công tác hay gửi cho người khác giữ.

    Prints one line: day, entries, last digest. Kept by others, it proves the diary up to that day.
    """
    ready()
    from thidua.audit.verifying import anchor_of
    from thidua.clock import today

    click.echo(str(anchor_of(on or today())))

"""Commands of the archive: write one of a movement, check that one is whole."""

from __future__ import annotations

import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from thidua.cli.options import with_lang
from thidua.cli.web import ready
from thidua.core.errors import Refused
from thidua.core.wording import Say, fold

if TYPE_CHECKING:
    from thidua.movements.models import Movement

MOST_FILES, MOST_BYTES = 200_000, 50_000_000_000


class Archive(click.Group):
    """The group whose first word is a movement, unless it is one of its own commands."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """`thidua archive MOVEMENT` writes."""
        return super().resolve_command(ctx, args if args[0] in self.commands else ["write", *args])


@click.group(cls=Archive)
def archive() -> None:
    """Gói lưu trữ của một phong trào. The archive of a movement: `thidua archive MOVEMENT`, `thidua archive verify`."""


@archive.command()
@click.argument("movement", metavar="PHONG-TRÀO")
@click.option("--out", type=click.Path(path_type=Path), help="Thư mục mới / a new folder.")
@click.option("--zip", "zipped", is_flag=True, help="Lập thêm một tệp ZIP / a ZIP too.")
@click.option("--public", is_flag=True, help="Bản công khai, lược dữ liệu riêng / for the public, redacted.")
@click.option(
    "--private", is_flag=True, help="Kèm căn cứ riêng (kỷ luật, tạm dừng) / with grounds that are private."
)
@with_lang
def write(movement: str, out: Path | None, zipped: bool, public: bool, private: bool, lang: str) -> None:
    """Lập gói lưu trữ của một phong trào: số, mã kế hoạch hoặc tên gõ không dấu.

    Writes one folder that opens in any browser without a server: plan, rounds, verdicts, votes as
    counted, papers, diary, search. The movement is named by its number, the code of its plan, or words
    of its name without accents.
    """
    if public and private:
        raise click.UsageError("--public và --private không đi cùng nhau · do not go together.")
    ready()
    from thidua.archive.packing import pack
    from thidua.archive.writing import write as written

    found = _movement(movement)
    target = out or Path(f"luu-tru-{found.plan.code}{'-cong-khai' if public else ''}")
    line = written(found, target, lang=lang, public=public, private=private)
    if zipped:
        pack(target, target.with_name(f"{target.name}.zip"))
    click.echo(str(target))
    told = Say(
        f"Dòng niêm phong, ghi vào sổ công tác: {line}",
        f"The line of the seal, to note in the office journal: {line}",
    )
    click.echo(told.of(lang))


@archive.command()
@click.argument("target", metavar="THƯ-MỤC|ZIP", type=click.Path(exists=True, path_type=Path))
@click.option("--seal", default="", metavar="DÒNG", help="Dòng niêm phong đã giữ / the line that was kept.")
@with_lang
def verify(target: Path, seal: str, lang: str) -> None:
    """Kiểm tra một gói lưu trữ; nêu từng tệp không còn như lúc lập.

    Checks an archive, folder or ZIP, and names every file that is not as it was. Ends with 1 when it is
    not whole, or is not the one whose seal was kept.
    """
    from thidua.archive.verifier import seal_line

    if target.is_dir():
        found, line = _checked(target), seal_line(target) if (target / "niem-phong.json").is_file() else ""
    else:
        found, line = _unpacked(target)
    if not found and seal and not line.startswith(seal.strip().lower()):
        found = [f"Niêm phong không khớp dòng đã giữ · not the seal that was kept: {line}"]
    for fault in found:
        click.echo(fault, err=True)
    if found:
        sys.exit(1)
    click.echo(Say(f"Nguyên vẹn. Niêm phong: {line}", f"Intact. Seal: {line}").of(lang))


def _checked(folder: Path) -> list[str]:
    from thidua.archive.verifier import faults

    return faults(folder)


def _unpacked(target: Path) -> tuple[list[str], str]:
    """The faults of a ZIP, and its seal; it is unpacked beside nothing, and packed again to compare."""
    from thidua.archive.packing import same_zip
    from thidua.archive.verifier import seal_line

    with tempfile.TemporaryDirectory() as held:
        folder = Path(held) / "goi"
        try:
            with zipfile.ZipFile(target) as book:
                _check_size(book)
                book.extractall(folder)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            return [f"{target.name}: không đọc được · cannot be read: {error}"], ""
        found = _checked(folder)
        if not found and not same_zip(folder, target):
            found = [f"{target.name}: tệp ZIP đã bị sửa · the ZIP itself was changed"]
        return found, "" if found else seal_line(folder)


def _check_size(book: zipfile.ZipFile) -> None:
    members = book.infolist()
    if len(members) > MOST_FILES or sum(m.file_size for m in members) > MOST_BYTES:
        raise ValueError("quá lớn · too large")


def _movement(word: str) -> Movement:
    """The movement that a word names.

    Raises Refused when there is none, or several; these are named.
    """
    from thidua.movements.models import Movement

    rows = Movement.objects.select_related("plan", "agency").order_by("pk")
    if word.isdigit():
        found = list(rows.filter(pk=int(word)))
    else:
        found = list(rows.filter(plan__code=word)) or list(rows.filter(folded__contains=fold(word)))
    if len(found) == 1:
        return found[0]
    named = "\n".join(f"  {m.pk}  {m.plan.code}  {m.name} ({m.agency})" for m in found or rows)
    said = (
        Say("Nhiều phong trào khớp", "Several movements match")
        if found
        else Say("Không có phong trào", "No movement")
    )
    raise Refused(
        Say(f"{said.vi} “{word}”. Chọn theo số:\n{named}", f"{said.en} “{word}”. Choose by number:\n{named}")
    )

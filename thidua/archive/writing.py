"""Writes an archive: every page and file into one folder, listed with digests, sealed."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

from thidua.archive import verifier
from thidua.archive.diary import diary_pages
from thidua.archive.dossiers import Shown, dossier_pages
from thidua.archive.facts import fact_pages, used_in
from thidua.archive.files import file_pages
from thidua.archive.following import followed_pages, public_followed
from thidua.archive.front import front, search
from thidua.archive.pages import HERE, Site, drawn
from thidua.archive.plan import plan_pages
from thidua.archive.public import public_pages
from thidua.archive.rounds import round_pages
from thidua.clock import VIETNAM, now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.movements.compiled import name_of
from thidua.movements.models import Movement

CHECK = "kiem-tra.py"


def write(
    movement: Movement, out: Path, *, lang: str = "vi", public: bool = False, private: bool = False
) -> str:
    """Write the archive of a movement into a new folder, whole or not at all; the line of its seal.

    `public` writes what the public may see only; `private` adds the grounds that are a person's
    private data (discipline, holds) for the agency's own keeping.

    Raises Refused when the folder is there already, or a file of the movement is gone.
    """
    if out.exists():
        raise Refused(
            Say(f"{out} đã có. Chọn thư mục khác.", f"{out} is there already. Choose another folder.")
        )
    site = gathered(movement, lang, public=public, private=private)
    half = out.with_name(f".{out.name}.dang-lap")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    try:
        _lay(site, half)
        line = _seal(half)
        half.rename(out)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return line


def gathered(movement: Movement, lang: str, *, public: bool, private: bool) -> Site:
    """Everything that the archive of a movement says."""
    at = now().astimezone(VIETNAM)
    made = Say(f"Lập lúc {at:%H:%M} ngày {at:%d/%m/%Y}.", f"Made at {at:%H:%M} on {at:%d/%m/%Y}.")
    site = Site(name_of(movement).of(lang), str(movement.agency), lang, made.of(lang), public)
    if public:
        site.pages += [*public_pages(site, movement), *public_followed(site, movement)]
    else:
        site.pages += [*plan_pages(site, movement), *round_pages(site, movement)]
        site.pages += followed_pages(site, movement)
        used = used_in(movement, opened=private)
        site.pages += [*dossier_pages(site, movement, Shown(used, private)), *fact_pages(site, used)]
        site.pages += [*file_pages(site, movement), *diary_pages(site, movement)]
    site.pages.insert(0, front(site, movement))
    site.pages.append(search(site))
    return site


def _lay(site: Site, folder: Path) -> None:
    for page in site.pages:
        _put(folder / page.path, drawn(site, page))
    for name, content in site.files.items():
        _put(folder / name, content)
    for name, kept in (("luu-tru.css", "luu-tru.css"), ("tim.js", "tim.js"), (CHECK, "verifier.py")):
        _put(folder / name, HERE / kept)


def _put(path: Path, content: bytes | Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, Path):
        shutil.copyfile(content, path)
    else:
        path.write_bytes(content)


def _seal(folder: Path) -> str:
    """List every file with its digests, and seal the list."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    listed = {p.relative_to(folder).as_posix(): verifier.digests_at(p) for p in files}
    told = json.dumps(listed, ensure_ascii=False, indent=0, sort_keys=True).encode()
    (folder / verifier.LIST).write_bytes(told)
    seal = {"archive": 1, "made": now().isoformat(), "list": verifier.digests(io.BytesIO(told))}
    (folder / verifier.SEAL).write_bytes(verifier.sealed(seal))
    return verifier.seal_line(folder)

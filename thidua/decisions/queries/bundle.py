"""A package as one ZIP file: what was sent, readable without this program."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator

from thidua.clock import VIETNAM
from thidua.core.papers import Paper
from thidua.decisions.models import Package
from thidua.decisions.queries.papers import package_paper
from thidua.nominations.models import Nomination
from thidua.nominations.models import Paper as DossierPaper
from thidua.people.models import User
from thidua.records.keeping import kept
from thidua.records.models import Attachment
from thidua.records.printing import FORMS, worded

BEGAN = (1980, 1, 1, 0, 0, 0)
"""Files of a package bear no hour, so that the same package gives the same bytes."""


def bundle(package: Package, *, by: User) -> bytes:
    """The letter with its list, and for each nomination its report, frozen verdict and files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _parts(package, by):
            archive.writestr(zipfile.ZipInfo(name, BEGAN), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _parts(package: Package, by: User) -> Iterator[tuple[str, bytes]]:
    for ending in FORMS:
        yield f"to-trinh.{ending}", kept(package, ending, by=by) or b""
    rows = package.lines.select_related("nomination__unit", "nomination__person")
    told = {"digest": package.digest, "sent_at": package.sent_at.astimezone(VIETNAM).isoformat(), "lines": []}
    for line in rows:
        nomination = line.nomination
        told["lines"].append(
            {"code": nomination.code, "candidate": nomination.candidate, "award": nomination.award}
        )
        yield from _dossier(nomination)
    yield "goi.json", json.dumps(told, ensure_ascii=False, indent=2).encode()


def package_letter(package: Package) -> Paper:
    """The letter with which a package goes up, in the words that its office had when it was sent."""
    return worded(package_paper(package), package.agency_id, package.movement.plan.code, package.sent_at)


def _dossier(nomination: Nomination) -> Iterator[tuple[str, bytes]]:
    folder = nomination.code
    report = {s.key: s.text for s in nomination.sections.all()}
    yield f"{folder}/bao-cao.json", json.dumps(report, ensure_ascii=False, indent=2).encode()
    verdict = json.dumps(shareable_verdict(nomination.verdict or {}), ensure_ascii=False, indent=2)
    yield f"{folder}/ket-qua-xet.json", verdict.encode()
    kind = DossierPaper._meta.label_lower
    papers = {p.pk: p.paper for p in nomination.papers.all()}
    hung = Attachment.objects.filter(kind=kind, ident__in=papers, removed_at=None).select_related("file")
    for number, one in enumerate(hung, 1):
        if one.file.path.exists():
            yield f"{folder}/{number:02d}-{papers[one.ident]}-{one.file.name}", one.file.path.read_bytes()


def shareable_verdict(told: dict[str, object]) -> dict[str, object]:
    """A frozen verdict as it may travel: no hold, and no record of a discipline, leaves the agency."""
    kept = {key: value for key, value in told.items() if key not in ("held", "reserved")}
    kept["criteria"] = [_node(n) for n in told.get("criteria") or []]  # type: ignore[attr-defined]  # JSON as kept
    return kept


def _node(node: dict[str, object]) -> dict[str, object]:
    if "criteria" in node:
        return node | {"criteria": [_node(n) for n in node["criteria"]]}  # type: ignore[attr-defined]  # JSON as kept
    if node.get("private") or str(node.get("kind")) == "no_discipline":
        return {"clause": node.get("clause"), "kind": node.get("kind"), "answer": node.get("answer")}
    return node

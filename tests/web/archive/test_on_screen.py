"""The archive of a movement made from its page: in the background, fetched by who asked, three kept."""

from __future__ import annotations

import zipfile
from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.web.asking import client
from tests.web.everything import Everything
from thidua.archive import actions
from thidua.archive.models import Bundle
from thidua.screens.models import Job

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.mark.parametrize(("kind", "holds"), [("public", "cach-hieu.html"), ("whole", "nhiem-vu.html")])
def test_an_archive_is_made_in_the_background_and_fetched(made: Everything, kind: str, holds: str) -> None:
    office, movement = client(made, "a-office"), made["movement"]
    Bundle.objects.all().delete()
    page = reverse("archive:archive", args=[movement.pk])
    assert "Chưa lập gói nào" in office.get(page).content.decode()
    at = reverse("archive:make", args=[movement.pk])
    assert office.post(at, {"kind": kind, "once": str(uuid4())}).status_code == 302
    bundle = Bundle.objects.get()
    assert Job.objects.get(back=page).state in ("done", "waiting", "running")
    if not bundle.seal:
        actions.fill(bundle, by=bundle.by)
        bundle.refresh_from_db()
    told = office.get(page).content.decode()
    assert bundle.seal in told
    answer = office.get(reverse("archive:download", args=[bundle.pk]))
    with zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content))) as book:
        assert holds in book.namelist()
        assert "kiem-tra.py" in book.namelist()
    assert client(made, "b-office").get(reverse("archive:download", args=[bundle.pk])).status_code == 404


def test_only_the_office_makes_one_and_three_are_kept(made: Everything) -> None:
    movement, office = made["movement"], made.user("a-office")
    at = reverse("archive:archive", args=[movement.pk])
    for who in ("a1-clerk", "b-office", "a-auditor"):
        assert client(made, who).get(at).status_code == 403
    for left in made["bundle"].path.parent.glob("*.zip"):  # of this and of tests whose rows are undone
        left.unlink()
    Bundle.objects.all().delete()
    for _ in range(actions.KEPT + 1):
        bundle = actions.fill(actions.make(movement, public=True, by=office), by=office)
    rows = list(Bundle.objects.all())
    assert len(rows) == actions.KEPT
    assert rows[0] == bundle
    assert {p.stem for p in bundle.path.parent.glob("*.zip")} == {str(r.pk) for r in rows}

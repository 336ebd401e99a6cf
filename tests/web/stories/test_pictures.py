"""The picture of a story: light, without what a camera writes, shown with words to whoever may read the story."""

from __future__ import annotations

import io
import json
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from tests.web.stories.made import begun, written
from tests.web.world import World
from thidua.archive.following import story_pages
from thidua.archive.pages import Site as ArchiveSite
from thidua.archive.pages import drawn
from thidua.core.errors import Refused
from thidua.stories import actions
from thidua.stories.lightness import HEAVIEST, SMALL, SMALL_HEAVIEST, WIDEST, small
from thidua.stories.models import Picture, Story
from thidua.stories.queries.lists import published

pytestmark = pytest.mark.slow
ALT = "Hai người ở bàn tiếp dân (mẫu)"


def photo(form: str = "JPEG", size: tuple[int, int] = (1600, 1200)) -> bytes:
    """A noisy picture, the hardest to make light, with the place where it was taken."""
    noise = Image.effect_noise((size[0] // 4, size[1] // 4), 90).resize(size).convert("RGB")
    if form == "PNG":
        noise.putalpha(120)
    notes = Image.Exif()
    notes[0x010F] = "Máy ảnh mẫu"
    out = io.BytesIO()
    noise.save(out, form, **({"exif": notes} if form == "JPEG" else {}))
    return out.getvalue()


def put(client: Client, story: Story, content: bytes | None, name: str = "anh.jpg", alt: str = ALT) -> Any:
    typed: dict[str, Any] = {"alt": alt, "credit": "Cá nhân mẫu", "once": str(uuid4())}
    if content is not None:
        typed["file"] = SimpleUploadedFile(name, content)
    return client.post(reverse("stories:add_picture", args=[story.pk]), typed)


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_picture_is_light_and_tells_nothing_of_its_camera(world: World, form: str) -> None:
    story = begun(world)
    assert put(world.client("a1-clerk"), story, photo(form), f"anh.{form.lower()}").status_code == 302
    kept = Picture.objects.get(story=story)
    with Image.open(io.BytesIO(bytes(kept.content))) as drawn:
        assert drawn.format == "JPEG"
        assert not drawn.getexif()
        assert drawn.size == (kept.width, kept.height)
        assert drawn.width <= WIDEST
    assert len(kept.content) <= HEAVIEST
    with Image.open(io.BytesIO(listed := small(bytes(kept.content)))) as drawn:
        assert drawn.size == SMALL
    assert len(listed) <= SMALL_HEAVIEST, "beside a title in a list"


def test_it_is_shown_where_the_story_is_and_nowhere_else(world: World) -> None:
    story, writer = begun(world), world.client("a1-clerk")
    put(writer, story, photo(size=(300, 200)))
    at = reverse("portal:picture", args=[story.pk, Picture.objects.get().digest])
    inside = reverse("stories:picture", args=[story.pk, Picture.objects.get().digest])
    assert (writer.get(inside).status_code, world.client("b-office").get(inside).status_code) == (200, 404)
    assert Client().get(at).status_code == 404, "a draft"
    actions.save(story, written(), by=world.users["a1-clerk"])
    actions.submit(story, by=world.users["a1-clerk"])
    with pytest.raises(Refused, match="không đổi ảnh được"):
        actions.remove_picture(story, by=world.users["a1-clerk"])
    actions.publish(story, by=world.users["a-office"])
    answer = Client().get(at)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    page = Client().get(reverse("portal:story", args=[story.pk])).content.decode()
    assert f'src="{at}" alt="{ALT}"' in page
    assert "og:image" in page
    for lists in ("portal:home", "portal:stories"):
        assert f'src="{at}?nho" alt="" width' in Client().get(reverse(lists)).content.decode()
    assert f'src="{inside}?nho"' in writer.get(reverse("stories:published")).content.decode()
    assert len(Client().get(f"{at}?nho").content) < len(answer.content)
    row = json.loads(Client().get(reverse("portal:api_story", args=[story.pk])).content)
    assert row["picture"].endswith(at)
    assert row["picture_alt"] == ALT
    archived = ArchiveSite("Phong trào mẫu", "Đơn vị mẫu A", "vi", "mẫu")
    words = [drawn(archived, page).decode() for page in story_pages(archived, published())]
    assert any(f'src="../dien-hinh/{story.code}.jpg" alt="{ALT}"' in page for page in words)
    assert archived.files[f"dien-hinh/{story.code}.jpg"] == answer.content
    actions.withdraw(story, "Gỡ thử.", by=world.users["a-office"])
    assert Client().get(at).status_code == 404, "taken off"


def test_it_is_refused_without_words_or_as_another_file_and_goes_with_the_draft(world: World) -> None:
    story, client = begun(world), world.client("a1-clerk")
    assert put(client, story, photo(size=(90, 60)), alt="").status_code == 422
    assert put(client, story, None).status_code == 422
    assert put(client, story, b"%PDF-1.4 mau", "anh.pdf").status_code == 422
    assert not Picture.objects.exists()
    put(client, story, photo(size=(90, 60)))
    before = Picture.objects.get().digest
    assert put(client, story, None, alt="Lời khác").status_code == 302
    assert (Picture.objects.get().alt, Picture.objects.get().digest) == ("Lời khác", before)
    actions.drop(story, by=world.users["a1-clerk"])
    assert not Picture.objects.exists()

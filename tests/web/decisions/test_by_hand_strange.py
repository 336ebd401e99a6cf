"""A draft comes back from every word processor: its words are compared, or it is said what hinders it."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

from tests.web.decisions.round import Settled
from tests.web.decisions.test_by_hand import NEW, add_sentence, article, downloaded, texts
from thidua.core.errors import Refused
from thidua.decisions.actions.hand import edit_words
from thidua.decisions.models import Decision
from thidua.records.actions import keep
from thidua.records.models import Reworded

pytestmark = [pytest.mark.slow, pytest.mark.one_database]


@pytest.fixture
def draft(a_round: Settled) -> Decision:
    a_round.passed(None)
    a_round.passed("a1")
    return a_round.decision()


def rewritten(content: bytes, change: Callable[[str, str], str]) -> bytes:
    """The package with the text of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(name, data.decode()).encode() if name.endswith(".xml") else data)
    return out.getvalue()


def libre(content: bytes) -> bytes:
    """As LibreOffice saves it: ids of styles made anew from their names."""

    def change(name: str, xml: str) -> str:
        return re.sub(
            r'(w:(?:styleId|pStyle w:val|basedOn w:val|next w:val)=")Paper(\w+)"', r'\1Vnbn\2"', xml
        )

    return rewritten(content, change)


def plain(content: bytes) -> bytes:
    """As an office on the web gives it: no style of the project left on any paragraph."""

    def change(name: str, xml: str) -> str:
        return re.sub(r'<w:pStyle w:val="Paper\w+"/>', "", xml) if name == "word/document.xml" else xml

    return rewritten(content, change)


def edited(content: bytes, change: Callable[[Any], None]) -> bytes:
    package, out = Document(io.BytesIO(content)), io.BytesIO()
    change(package)
    package.save(out)
    return out.getvalue()


def taken(a_round: Settled, draft: Decision, content: bytes) -> Reworded:
    by = a_round.user("a-office")
    return edit_words(draft, keep(SimpleUploadedFile("sua.docx", content), by=by), by=by)


def in_link(package: Any) -> None:
    """A sentence that the word processor has made a link."""
    link = parse_xml(f"<w:hyperlink {nsdecls('w')} w:anchor='x'><w:r><w:t> {NEW}</w:t></w:r></w:hyperlink>")
    article(package)._p.append(link)


def in_control(package: Any) -> None:
    """A paragraph inside a content control."""
    add_sentence(package)
    paragraph = article(package)._p
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    paragraph.addprevious(control)
    control[0].append(paragraph)


def decomposed(package: Any) -> None:
    """Letters and their marks apart (NFD), spaces that do not break."""
    add_sentence(package)
    for run in (run for p in package.paragraphs for run in p.runs):
        run.text = unicodedata.normalize("NFD", run.text).replace(" ", "\u00a0", 1)


def split(package: Any) -> None:
    """Every word a run of its own."""
    for paragraph in package.paragraphs:
        for run in list(paragraph.runs):
            parts = re.split(r"(?<= )", run.text)
            run.text = parts[0]
            for part in reversed(parts[1:]):
                made = parse_xml(f'<w:r {nsdecls("w")}><w:t xml:space="preserve"/></w:r>')
                made[0].text = part
                run._r.addnext(made)
    add_sentence(package)


@pytest.mark.parametrize("saved", [bytes, libre, plain])
@pytest.mark.parametrize("change", [add_sentence, in_link, in_control, decomposed, split])
def test_every_word_processor_gives_the_one_change_that_was_made(
    a_round: Settled, draft: Decision, saved: Callable[[bytes], bytes], change: Callable[[Any], None]
) -> None:
    was = downloaded(a_round, draft)
    edition = taken(a_round, draft, edited(saved(was), change))
    (one,) = edition.changes
    assert one[1] == f"{one[0]} {NEW}"
    told = texts(downloaded(a_round, draft)).replace("\u00a0", " ")
    assert told == texts(was).replace("\u00a0", " ").replace(one[0], one[1])


def test_a_heading_in_a_style_of_ones_own_and_a_paragraph_left_out_are_told(
    a_round: Settled, draft: Decision
) -> None:
    def change(package: Any) -> None:
        ground = next(p for p in package.paragraphs if p.text.startswith("Căn cứ Kế hoạch"))
        ground._p.getparent().remove(ground._p)
        article(package).style = package.styles.add_style("Tiêu đề riêng", 1)
        add_sentence(package)

    edition = taken(a_round, draft, edited(downloaded(a_round, draft), change))
    assert [bool(now) for _was, now in edition.changes] == [False, True]
    assert NEW in texts(downloaded(a_round, draft))
    assert "Căn cứ Kế hoạch" not in texts(downloaded(a_round, draft))


def tracked(package: Any) -> None:
    mark = f'<w:ins {nsdecls("w")} w:id="1" w:author="x"><w:r><w:t> thêm</w:t></w:r></w:ins>'
    article(package)._p.append(parse_xml(mark))


def struck(package: Any) -> None:
    mark = f'<w:del {nsdecls("w")} w:id="1" w:author="x"><w:r><w:delText>bớt</w:delText></w:r></w:del>'
    article(package)._p.append(parse_xml(mark))


def commented(package: Any) -> None:
    article(package).add_run()._r.append(parse_xml(f'<w:commentReference {nsdecls("w")} w:id="0"/>'))


def boxed(package: Any) -> None:
    box = (
        f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    article(package).add_run()._r.append(parse_xml(box))


def pictured(package: Any) -> None:
    dot = io.BytesIO()
    Image.new("RGB", (1, 1)).save(dot, "PNG")
    article(package).add_run().add_picture(dot)


def noted(package: Any) -> None:
    article(package).add_run()._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="2"/>'))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (tracked, "Track Changes"),
        (struck, "Track Changes"),
        (commented, "nhận xét"),
        (boxed, "khung chữ"),
        (pictured, "hình"),
        (noted, "chú thích"),
    ],
)
def test_what_words_cannot_carry_is_told_with_its_place_and_cure(
    a_round: Settled, draft: Decision, change: Callable[[Any], None], said: str
) -> None:
    with pytest.raises(Refused, match=said) as told:
        taken(a_round, draft, edited(downloaded(a_round, draft), change))
    assert "“Điều 2." in str(told.value)
    assert "tải lại" in str(told.value)
    assert not Reworded.objects.exists()


def add_row(package: Any) -> None:
    package.tables[-1].add_row()
    package.tables[-1].rows[-1].cells[0].text = "9"


def drop_table(package: Any) -> None:
    package.element.body.remove(package.tables[-1]._tbl)


def other_day(package: Any) -> None:
    cell = next(t for t in package.element.body.iter(qn("w:t")) if "tháng" in (t.text or ""))
    cell.text = "Hà Nam, ngày 31 tháng 12 năm 2024"


@pytest.mark.parametrize("change", [add_row, drop_table, other_day])
def test_a_changed_list_number_or_day_is_refused_with_the_way_to_change_it(
    a_round: Settled, draft: Decision, change: Callable[[Any], None]
) -> None:
    with pytest.raises(Refused, match="tải bản DOCX mới"):
        taken(a_round, draft, edited(downloaded(a_round, draft), change))


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b" " * 300_000_000)
    return out.getvalue()


def with_macros(content: bytes) -> bytes:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macro = "application/vnd.ms-word.document.macroEnabled.main+xml"
    return rewritten(content, lambda name, xml: xml.replace(main, macro))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("sua.docx", b"%PDF-1.7\n%%EOF"),
        ("sua.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("sua.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("sua.docx", bomb),
        ("sua.docx", with_macros),
    ],
)
def test_a_file_that_is_no_plain_docx_is_refused_on_the_page_by_its_name(
    a_round: Settled, draft: Decision, name: str, content: Any
) -> None:
    data = content
    if callable(content):
        data = content() if content is bomb else content(downloaded(a_round, draft))
    client, address = a_round.world.client("a-office"), reverse("decisions:edit", args=[draft.pk])
    told = client.post(address, {"file": SimpleUploadedFile(name, data)})
    assert told.status_code == 200
    assert name in told.content.decode()
    assert not Reworded.objects.exists()

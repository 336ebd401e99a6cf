"""Decisions: books of numbers, a draft, a signature, publication, letters to those not chosen."""

from tests.system.site import Walk


def open_books(admin: Walk, names: dict[str, str]) -> None:
    """The administrator opens the books from which numbers come."""
    for name, pattern in names.items():
        admin.go("/so-sach/day-so/mo")
        box = admin.main.locator("select[name=agency]")
        box.select_option(index=box.locator("option").count() - 1)
        admin.fill({"Dùng cho": name, "Cách viết số": pattern}).send()


def draft(office: Walk, award: str) -> str:
    """The office drafts a decision on all that have a place and sends it for signature; gives its number."""
    office.go("/quyet-dinh/lap")
    office.main.locator("label").filter(has_text=award).locator("input").first.check()
    office.send()
    decision = office.path.split("/")[2]
    office.press("Trình ký")
    return decision


def sign(signer: Walk, decision: str) -> None:
    """The signer reads one page and signs."""
    signer.go("/").click(signer.main.locator(f'a[href="/quyet-dinh/{decision}"]').first).look()
    signer.says("Một trang cho người ký", "Tiền thưởng")
    signer.press("Ký ban hành").send()
    assert signer.path == f"/quyet-dinh/{decision}"


def publish(office: Walk, decision: str) -> None:
    """The decision becomes public."""
    office.go(f"/quyet-dinh/{decision}").press("Công bố quyết định")


def answer_others(office: Walk, who: str) -> None:
    """A letter to one who was not chosen is read, and sent."""
    office.go("/quyet-dinh/thu").press(who).press("Đã đọc, gửi được").press("Gửi thư")

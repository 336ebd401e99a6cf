"""The first page of an archive, and the page that finds the others."""

from __future__ import annotations

import json

from thidua.archive.dossiers import path_of
from thidua.archive.granted import granted
from thidua.archive.pages import Block, Cell, Page, Site, pairs
from thidua.clock import day_of
from thidua.core import terms
from thidua.core.wording import day
from thidua.honours.models import Honour
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement
from thidua.rounds.pages.naming import award_full

FRONT, SEARCH = "index.html", "tim.html"


def front(site: Site, movement: Movement) -> Page:
    """What this is of, who was awarded, how it is checked."""
    plan = movement.plan
    head = pairs(
        "",
        [
            (site.say("Cơ quan", "Agency"), str(movement.agency)),
            (site.say("Kế hoạch", "Plan"), f"{plan.document} {plan.title}".strip()),
            (site.say("Mở ngày", "Opened on"), day(day_of(movement.opened_at))),
            (site.say("Tình trạng", "State"), site.of(terms.label("movement_state", movement.state))),
            (site.say("Bản", "Kind"), _kind(site)),
        ],
    )
    return Page(
        FRONT, site.say("Gói lưu trữ", "Archive"), blocks=(head, awarded(site, movement), _checking(site))
    )


def _kind(site: Site) -> str:
    if site.public:
        return site.say("bản công khai, đã lược dữ liệu riêng", "for the public, without private data")
    return site.say("bản đầy đủ, chỉ để cơ quan lưu", "whole, for the agency's own keeping")


def awarded(site: Site, movement: Movement) -> Block:
    """Who was awarded what by which decision; each leads to the reasons."""
    rows = [
        [
            Cell(one.name, path_of(one.nomination)),
            Cell(str(one.honour.unit) if one.honour.person_id else ""),
            Cell(site.of(award_full(plan_of(one.nomination.plan).award(one.nomination.award)))),
            Cell(one.nomination.round.name),
            Cell(f"{one.honour.decision_number}, {day(one.honour.decided_on)}"),
            Cell(_standing(site, one.honour)),
        ]
        for one in granted(movement)
    ]
    columns = [
        site.say("Tập thể, cá nhân", "Collective, individual"),
        site.say("Đơn vị", "Unit"),
        site.say("Hình thức", "Award"),
        site.say("Đợt", "Round"),
        site.say("Quyết định", "Decision"),
        site.say("Hiệu lực", "Standing"),
    ]
    return site.table(site.say("Đã được khen thưởng", "Awarded"), columns, rows)


def _standing(site: Site, honour: Honour) -> str:
    if honour.revoked_on:
        return site.say(
            f"đã hủy bỏ theo {honour.revoked_by_number}", f"revoked by {honour.revoked_by_number}"
        )
    return site.say("có hiệu lực", "stands")


def _checking(site: Site) -> Block:
    return Block(
        site.say("Kiểm tra gói này", "To check this archive"),
        words=(
            site.say(
                "Mọi trang mở được bằng trình duyệt, không cần mạng hay chương trình nào khác.",
                "Every page opens in a browser, without a network or any other program.",
            ),
            site.say(
                "Chạy “python kiem-tra.py” trong thư mục này, hoặc “thidua archive verify THƯ-MỤC”: mọi tệp được tính "
                "lại mã băm và so với danh-muc.json; niem-phong.json giữ mã băm của danh mục.",
                "Run “python kiem-tra.py” in this folder, or “thidua archive verify FOLDER”: every file is digested "
                "again and compared with danh-muc.json; niem-phong.json holds the digest of that list.",
            ),
            site.say(
                "So dòng niêm phong được in ra với dòng đã ghi vào sổ công tác khi lập gói.",
                "Compare the line of the seal with the one noted in the office journal when this was made.",
            ),
        ),
    )


def search(site: Site) -> Page:
    """Every page by its title, found by words without accents; a plain list where scripts are off."""
    rows = [[Cell(p.title, p.path), Cell(p.about)] for p in site.pages]
    keys = [f"{p.title} {p.about} {p.found_by}" for p in site.pages]
    told = {
        "label": site.say(
            "Tìm trong gói lưu trữ (gõ không dấu cũng được)", "Search the archive (accents may be left out)"
        ),
        "found": site.say("Thấy {n} trong {m} trang.", "{n} of {m} pages found."),
        "keys": keys,
    }
    site.files["tim-du-lieu.js"] = f"window.TIM = {json.dumps(told, ensure_ascii=False)};\n".encode()
    columns = [site.say("Trang", "Page"), site.say("Về", "About")]
    return Page(SEARCH, site.say("Tìm", "Search"), blocks=(site.table("", columns, rows),))

"""Pages of the web application: who may do what, the states of things, what an office may set."""

from __future__ import annotations

from collections.abc import Iterator

from thidua import env
from thidua.access import RIGHTS, Right
from thidua.core import terms
from thidua.core.wording import Say
from thidua.core.workflow import NEW, WAYS, Way
from thidua.docpages.markdown import opening, table

SCOPES = {
    "site": Say("mọi nơi", "everywhere"),
    "agency": Say("trong cơ quan", "in the agency"),
    "unit": Say("trong đơn vị", "in the unit"),
    "host": Say("phong trào cơ quan chạy", "movements the agency runs"),
    "movement": Say("phong trào được giao", "the movement appointed for"),
    "self": Say("của chính mình", "one's own"),
}
"""What a scope of a right reaches, in words."""
_ANYBODY = {
    "public": Say("mọi người", "everybody"),
    "signed_in": Say("người đã đăng nhập", "anybody signed in"),
}


def rights() -> list[str]:
    """The table of rights, as a page."""
    page = opening(
        Say("Quyền", "Rights"),
        "Ai được làm gì, trên phạm vi nào. Mỗi việc kiểm quyền ngay bên trong; trang không có dòng ở đây thì "
        "không mở được.",
        "Who may do what, and how far it reaches. Checked inside every action; a page without a row stays shut.",
    )
    rows = ([f"`{r.name}`", r.say.vi, r.say.en, "; ".join(_who(r))] for r in RIGHTS.values())
    return page + table(("quyền · right", "tiếng Việt", "English", "ai · who"), rows)


def _who(right: Right) -> Iterator[str]:
    for role, scope in right.who:
        say = _ANYBODY.get(role) or terms.label("role", role)
        yield f"{say.vi} ({SCOPES[scope].vi})" if scope else say.vi


def states() -> list[str]:
    """Every state and every way between states, by thing."""
    page = opening(
        Say("Trạng thái và đường đi", "States and ways"),
        "Từ trạng thái nào, bằng việc nào, sang trạng thái nào, khi điều gì đã đủ.",
        "From which state, by which action, to which, when what is fulfilled.",
    )
    for thing in dict.fromkeys(w.thing for w in WAYS.values()):
        rows = [_way(w) for w in WAYS.values() if w.thing == thing]
        page += [
            f"## `{thing}`",
            "",
            *table(("việc · action", "từ · from", "sang · to", "cần · needs"), rows),
        ]
    return page


def _way(way: Way) -> list[str]:
    group = f"{way.thing}_state"
    states = [terms.label(group, s).vi if s != NEW else "–" for s in way.from_]
    needs = ", ".join(f"`{n}`" for n in way.needs)
    return [f"`{way.action}`", ", ".join(states), terms.label(group, way.to).vi, needs]


def settings() -> list[str]:
    """Every variable of the environment that an office may set."""
    page = opening(
        Say("Cài đặt", "Settings"),
        "Đặt bằng biến môi trường trước khi chạy.",
        "Set in the environment before the program starts.",
    )
    rows = ([f"`{s.name}`", f"`{s.default}`" if s.default else "", s.say.vi, s.say.en] for s in env.SETTINGS)
    return page + table(("biến · variable", "mặc định · default", "tiếng Việt", "English"), rows)

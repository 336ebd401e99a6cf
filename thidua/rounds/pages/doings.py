"""What the program understood by the marks that say who does what, when and with which paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thidua.core.plan.model import Plan, many
from thidua.core.wording import NOTHING, Say, both
from thidua.rounds.pages.naming import actors_named, cap, labels
from thidua.rounds.pages.telling import Told, actor_lines, delegated, for_awards, line, via
from thidua.rounds.pages.when import when_said

WHAT = {
    "registration": Say("đăng ký thi đua", "registration"),
    "dossier": Say("hồ sơ đề nghị khen thưởng", "award dossier"),
    "report": Say("báo cáo", "report"),
}
EVERY = {
    "year": Say("hằng năm", "every year"),
    "stage": Say("theo giai đoạn", "each stage"),
    "ongoing": Say("thường xuyên", "all the time"),
}


def route(plan: Plan, body: Mapping[str, Any]) -> list[Told]:
    """The steps that a nomination takes."""
    lines = []
    for number, step in enumerate(body.get("steps") or (), 1):
        who, does = actors_named(plan, step.get("who")), labels("does", step.get("does"))
        to, via = actors_named(plan, step.get("to")), str(step.get("via") or "")
        at = Say(f" với {to.vi}" if step.get("does") == "propose" else f", gửi {to.vi}", f", to {to.en}")
        ends = at if to.vi else NOTHING
        through = Say(f" (qua {via})", f" (through {via})") if via else NOTHING
        label = Say(f"Bước {number}", f"Step {number}")
        said = Say(
            who.vi + " " + does.vi + ends.vi + through.vi, who.en + ": " + does.en + ends.en + through.en
        )
        lines.append(Told(label, cap(said)))
    return [*lines, for_awards(plan, body)]


def form(plan: Plan, body: Mapping[str, Any]) -> list[Told]:
    """A form annexed to the plan."""
    return [
        line("paper", labels("paper", body.get("paper"))),
        *actor_lines(plan, body, "to"),
    ]


def deadline(plan: Plan, body: Mapping[str, Any]) -> list[Told]:
    """What is due, when, from whom, to whom."""
    what = str(body.get("what") or "")
    return [
        line("what", WHAT.get(what, both(what))),
        line("when", when_said(body.get("when"))),
        *actor_lines(plan, body, "who", "to"),
        via(body),
        for_awards(plan, body),
    ]


def dossier(plan: Plan, body: Mapping[str, Any]) -> list[Told]:
    """One paper of a dossier."""
    template = body.get("template") or {}
    copies = str(body.get("copies") or "")
    kept = Say(f"{copies} bản chính", f"{copies} original") if body.get("original") else both(copies)
    form = Say(
        f"mẫu {template.get('no')}, {template.get('of')}", f"form {template.get('no')}, {template.get('of')}"
    )
    return [
        line("paper", labels("paper", body.get("paper"))),
        line("by", actors_named(plan, body.get("by"))),
        Told(Say("Theo mẫu", "Template"), form if template else NOTHING),
        Told(Say("Phải nêu", "Must state"), both(str(body.get("must_state") or ""))),
        Told(Say("Số bản", "Copies"), kept if copies else NOTHING),
        *delegated(plan, body),
        for_awards(plan, body),
    ]


def duty(plan: Plan, body: Mapping[str, Any]) -> list[Told]:
    """Who has to do what."""
    return [
        *actor_lines(plan, body, "who"),
        line("does", labels("does", body.get("does"))),
        *actor_lines(plan, body, "with", "advises", "to"),
        via(body),
        line("every", EVERY.get(str(body.get("every")), NOTHING)),
        line("when", when_said(body.get("when")) if body.get("when") else NOTHING),
    ]


def content(plan: Plan, body: Mapping[str, Any]) -> list[Told]:
    """What people emulate in."""
    report = body.get("report") or {}
    return [
        line("does", labels("act", body.get("act"))),
        *actor_lines(plan, body, "who"),
        Told(Say("Dẫn văn bản", "Cites"), both(", ".join(str(c) for c in many(body.get("cites"))))),
        Told(Say("Báo cáo", "Report"), EVERY.get(str(report.get("every")), NOTHING)),
    ]

"""The lines in which a mark is told: a label and what stands under it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from thidua.core.plan.model import Plan
from thidua.core.wording import NOTHING, Say, both
from thidua.rounds.pages.naming import actor_name, actors_named, awards_named


class Told(NamedTuple):
    """One thing said of a mark."""

    label: Say
    value: Say


LABELS = {
    "for": Say("Dùng cho", "For"),
    "who": Say("Ai làm", "Who"),
    "does": Say("Làm gì", "Does"),
    "with": Say("Cùng với", "With"),
    "advises": Say("Tham mưu cho", "Advises"),
    "to": Say("Gửi đến", "To"),
    "via": Say("Qua", "Through"),
    "every": Say("Bao lâu một lần", "How often"),
    "when": Say("Khi nào", "When"),
    "what": Say("Việc", "What"),
    "paper": Say("Giấy tờ", "Paper"),
    "by": Say("Do ai làm", "Made by"),
    "note": Say("Ghi chú", "Note"),
}


def line(key: str, value: Say) -> Told:
    """A line under one of the known labels."""
    return Told(LABELS[key], value)


def for_awards(plan: Plan, body: Mapping[str, Any]) -> Told:
    """Which awards a mark is for."""
    return line("for", awards_named(plan, body.get("for")))


def actor_lines(plan: Plan, body: Mapping[str, Any], *keys: str) -> list[Told]:
    """Who stands under each of some keys."""
    return [line(k, actors_named(plan, body.get(k))) for k in keys]


def via(body: Mapping[str, Any]) -> Told:
    """Through whom something is sent."""
    return line("via", both(str(body.get("via") or "")))


def delegated(plan: Plan, body: Mapping[str, Any]) -> list[Told]:
    """To whom the plan leaves a matter; nothing where it leaves none."""
    given = body.get("delegated")
    if not given:
        return []
    to, number = actor_name(plan, given.get("to")), given.get("number")
    under = Say(f", theo {number}", f", under {number}") if number else NOTHING
    label = Say("Giao cho", "Left to")
    return [Told(label, Say(to.vi + under.vi, to.en + under.en))]

"""What a story still lacks, for which units and in which movements one may write, whom it tells of."""

from __future__ import annotations

from thidua.core.duties import Duty, duties_of
from thidua.core.wording import Say, fold, join
from thidua.duties.queries.lines import does_said
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement
from thidua.people.models import Person, Unit
from thidua.stories.models import Story

NEEDED = {
    "lead": Say("tóm tắt", "the summary"),
    "text": Say("bài viết", "the text"),
    "about": Say("kể về ai", "whom it tells of"),
}
"""Parts without which it is not sent."""
CONSENT = Say("sự đồng ý của người, tập thể được kể", "the consent of whom it tells of")


def lacking(story: Story) -> Say | None:
    """Everything that hinders sending it, in one sentence; None when it is complete."""
    lacks = [say for name, say in NEEDED.items() if not getattr(story, name).strip()]
    if not story.consent.strip() or story.consent_on is None:
        lacks.append(CONSENT)
    if not lacks:
        return None
    parts = join(lacks, ", ")
    return Say(f"Chưa gửi được: còn thiếu {parts.vi}.", f"Not ready to be sent: {parts.en} missing.")


def contents_of(movement: Movement | None) -> list[tuple[str, Say]]:
    """The contents that the plan of a movement names, each with its clause and words; none without one."""
    if movement is None:
        return []
    plan = plan_of(movement.plan)
    return [(d.code, _said(d)) for d in duties_of(plan) if d.is_content]


def content_said(story: Story) -> Say | None:
    """The content of the plan that a story belongs to, in words."""
    return dict(contents_of(story.movement)).get(story.content) if story.content else None


def _said(duty: Duty) -> Say:
    say = does_said(duty)
    return Say(f"{duty.clause} · {say.vi}", f"{duty.clause} · {say.en}")


def person_named(agency: Unit, name: str) -> Person | None:
    """The one person of an agency with a name; None where there is none, or where two are called so."""
    found = list(Person.objects.filter(agency=agency, folded=fold(name))[:2]) if name.strip() else []
    return found[0] if len(found) == 1 else None

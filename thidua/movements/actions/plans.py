"""What is done with a version of a plan: brought in, published, followed by another, taken up."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Max

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.plan.file import read_texts
from thidua.core.plan.model import Plan
from thidua.core.wording import Say, fold, join
from thidua.core.workflow import next_state
from thidua.movements.compiled import draft_of
from thidua.movements.models import Movement, MovementAct, PlanVersion
from thidua.people.models import Unit, User

SHOWN_FAULTS = 5
"""How many faults a refusal names before it says how many more there are."""


class Texts(NamedTuple):
    """The files of a plan folder that are kept: plan.md, its gloss, its source."""

    text: str
    gloss: str = ""
    source: str = ""


@action("plan.bring")
def bring(texts: Texts, agency: Unit, *, by: User) -> PlanVersion:
    """Take a plan folder in as a draft: a new plan, or the next version of one that is here.

    Raises Refused where nothing in it can be read as a plan, or a draft of it is open already.
    """
    made = PlanVersion(agency=agency, made_by=by, made_at=now(), **texts._asdict())
    access.check("plan.bring", by, made)
    plan, faults = read_texts(*texts)
    if not plan.clauses or not plan.front:
        told = [Say(f.line("vi"), f.line("en")) for f in faults[:SHOWN_FAULTS]]
        raise Refused(Say("Không đọc được kế hoạch trong tệp này.", "There is no plan in this file."), *told)
    describe(made, plan)
    made.number = _next_number(made)
    made.save()
    record("plan.bring", made, by=by, told={"to": "draft"})
    return made


@action("plan.new_version")
def new_version(version: PlanVersion, *, by: User) -> PlanVersion:
    """Open a draft that begins as a published version is; what was judged under that one stays.

    Raises Refused for a draft, and where a draft of this plan is open already.
    """
    former = PlanVersion.objects.select_for_update(no_key=True).get(pk=version.pk)
    access.check("plan.new_version", by, former)
    if former.state == "draft":
        raise Refused(
            Say("Bản này đang soạn: sửa ngay ở đây.", "This version is a draft: change it as it stands.")
        )
    made = PlanVersion(
        agency=former.agency,
        code=former.code,
        text=former.text,
        gloss=former.gloss,
        source=former.source,
        made_by=by,
        made_at=now(),
    )
    describe(made, draft_of(former).plan)
    made.code = former.code
    made.number = _next_number(made)
    made.save()
    record("plan.new_version", made, by=by, told={"to": "draft"})
    return made


@action("plan.publish")
def publish(version: PlanVersion, *, by: User) -> PlanVersion:
    """Freeze a draft; a version published before is replaced, movements that run it keep it.

    Raises Refused with every fault that the plan still has.
    """
    draft = PlanVersion.objects.select_for_update(no_key=True).get(pk=version.pk)
    access.check("plan.publish", by, draft)
    hindrances = {"readable": why} if (why := unreadable(draft)) else {}
    draft.state = next_state("plan", "publish", draft.state, hindrances)
    draft.published_at = now()
    draft.save(update_fields=["state", "published_at"])
    former = PlanVersion.objects.select_for_update(no_key=True).filter(
        agency=draft.agency_id, code=draft.code, state="published"
    )
    for old in former.exclude(pk=draft.pk):
        old.state = next_state("plan", "replace", old.state)
        old.save(update_fields=["state"])
    record("plan.publish", draft, by=by, told={"from": "draft", "to": draft.state})
    return draft


@action("plan.discard")
def discard(version: PlanVersion, *, by: User) -> PlanVersion:
    """Throw a draft away; Refused for a published version, which stays for ever."""
    draft = PlanVersion.objects.select_for_update(no_key=True).get(pk=version.pk)
    access.check("plan.discard", by, draft)
    if draft.state != "draft":
        raise Refused(
            Say(
                "Bản đã công bố không bỏ được. Lập bản mới thay nó.",
                "A published version cannot be discarded.",
            )
        )
    record("plan.discard", draft, by=by, told={"from": "draft"})
    gone = PlanVersion(**{f.attname: getattr(draft, f.attname) for f in PlanVersion._meta.concrete_fields})
    draft.delete()
    return gone


@action("movement.adopt")
def adopt(movement: Movement, version: PlanVersion, reason: str, *, by: User) -> Movement:
    """Judge from now on by another published version of the movement's plan.

    What was judged before keeps the version it was judged under. Raises Refused for a draft,
    for another plan, and in a movement that does not run.
    """
    running = Movement.objects.select_for_update(no_key=True).get(pk=movement.pk)
    access.check("movement.adopt", by, running)
    chosen = PlanVersion.objects.get(pk=version.pk)
    if running.state not in ("open", "suspended"):
        raise Refused(
            Say("Phong trào không còn chạy, không đổi được bản kế hoạch.", "The movement no longer runs.")
        )
    if chosen.state == "draft" or (chosen.agency_id, chosen.code) != (running.agency_id, running.plan.code):
        raise Refused(
            Say(
                "Chỉ áp dụng được bản đã công bố của đúng kế hoạch này.",
                "Only a published version of this plan.",
            )
        )
    if chosen.pk == running.plan_id:
        raise Refused(Say("Phong trào đang áp dụng bản này.", "The movement already runs this version."))
    told = {"fields": {"plan": [running.plan.number, chosen.number]}}
    running.plan = chosen
    running.save(update_fields=["plan"])
    MovementAct.objects.create(
        movement=running, action="adopt", number=chosen.document, on=today(), reason=reason, by=by
    )
    record("movement.adopt", running, by=by, told=told)
    return running


def unreadable(version: PlanVersion) -> Say | None:
    """Why a version cannot be published yet, None where nothing hinders it."""
    faults = draft_of(version).faults
    if not faults:
        return None
    named = [Say(f.line("vi"), f.line("en")) for f in faults[:SHOWN_FAULTS]]
    head = Say(
        f"Chưa công bố được: kế hoạch còn {len(faults)} lỗi.", f"Not yet: the plan has {len(faults)} faults."
    )
    return join([head, *named], " ")


def describe(version: PlanVersion, plan: Plan) -> None:
    """Keep beside the text what lists show of it."""
    version.code = version.code or plan.code
    version.title = plan.title[:500]
    version.document = (plan.number or "")[:120]
    version.folded = fold(f"{plan.title} {plan.number or ''}")[:500]
    version.digest = plan.digest


def _next_number(made: PlanVersion) -> int:
    """The number of the next version; Refused while a draft is open."""
    mine = PlanVersion.objects.select_for_update(no_key=True).filter(agency=made.agency_id, code=made.code)
    if mine.filter(state="draft").exists():
        raise Refused(
            Say(
                "Kế hoạch này đang có một bản nháp. Sửa tiếp hoặc bỏ bản nháp đó trước.",
                "There is a draft of this plan already. Go on with it, or discard it first.",
            )
        )
    return int(mine.aggregate(last=Max("number"))["last"] or 0) + 1

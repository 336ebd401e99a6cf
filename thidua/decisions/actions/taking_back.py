"""What happens when a revoking or correcting decision is issued: awards fall, words change, all with trail."""

from __future__ import annotations

from django.urls import reverse

from thidua.core import terms
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.decisions.models import Decision, Withdrawal
from thidua.evidence.resting import changed_record
from thidua.honours import actions as honours
from thidua.honours.queries import record_of
from thidua.nominations.actions import case
from thidua.people.actions import notify
from thidua.people.models import User
from thidua.people.queries import clerks_of
from thidua.records.actions import revoke_code
from thidua.records.keeping import keep
from thidua.records.models import Paper


def take_awards_back(decision: Decision, *, by: User) -> None:
    """Revoke every line named, its certificate code and its nomination; all lines gone revoke the decision."""
    rows = decision.withdrawals.select_related(
        "line__honour__unit", "line__honour__person", "line__nomination__unit"
    )
    for withdrawal in rows:
        _take_one_back(decision, withdrawal, by)
    revoked = Decision.objects.select_for_update(of=("self",), no_key=True).get(pk=decision.revokes_id)
    if not revoked.lines.filter(honour__revoked_on=None).exists():
        revoked.state = next_state("decision", "revoke", revoked.state)
        revoked.version += 1
        revoked.save()


def _take_one_back(decision: Decision, withdrawal: Withdrawal, by: User) -> None:
    honour, number = withdrawal.line.honour, decision.issued.text
    ground = terms.label("revocation_ground", decision.ground).vi
    honours.revoke(honour, number, decision.signed_on, f"{decision.reason} ({ground})", by=by)
    code = Paper.objects.filter(kind=withdrawal.line._meta.label_lower, ident=withdrawal.line_id).first()
    if code:
        revoke_code(code, by=by)
    case.revoke(withdrawal.line.nomination, by=by)
    changed_record(record_of(honour).id, "revoked")
    told = Say(
        f"Quyết định {number} hủy bỏ khen thưởng của {withdrawal.line.name}.",
        f"Decision {number} revokes the award of {withdrawal.line.name}.",
    )
    url = reverse("honours:honour", args=[honour.pk])
    person = User.objects.filter(person=honour.person_id) if honour.person_id else User.objects.none()
    notify([*person, *clerks_of(honour.unit)], told, url)


def correct_words(decision: Decision, *, by: User) -> None:
    """Mend the words of every line named; the register says by which decision.

    What was issued with the former words is kept before they change.
    """
    keep(decision.corrects, by=by)
    for wording in decision.wordings.select_related("line__honour"):
        line = wording.line
        setattr(line, wording.part, wording.now)
        line.save(update_fields=[wording.part])
        reason = wording.now if wording.part == "reason" else None
        honours.reword(line.honour, decision.issued.text, decision.signed_on, reason, by=by)

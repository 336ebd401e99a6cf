"""The table of actions: what each is tried with where the thing of its kind will not do.

A row: action | parameter=value …; `parameter.field=value` fills a field of a form. A value that is
the name of a thing of the province of everything stands for that thing. Actions without a row are
tried with A's thing of each kind (`supplying.BY_KIND`).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from tests.web.everything import Everything
from tests.web.world import DAY
from thidua.core.facts import tables
from thidua.scorecards.actions.appraising import Read
from thidua.scorecards.actions.appraising_many import Given
from thidua.scorecards.compiled import tree_of

_ROWS = """
account.appoint | user=user.plain unit=agency role=member
account.invite | new.unit=agency new.role=member new.email=moi@thidua.test
account.reactivate | user=user.shut
appraisal.agree | nomination=nomination.accepted
appraisal.assign | nomination=nomination.accepted user=user.appraiser2
appraisal.finish | nomination=nomination.accepted
appraisal.hand_over | user=user.appraiser2
appraisal.note | nomination=nomination.accepted
appraisal.opine | nomination=nomination.accepted name=III.1.b-1
appraisal.reopen | nomination=nomination.appraised
card.agree | card=card.submitted
card.appraise_many | scoring=scoring.submitted given=given
card.ask_area | code=1
card.grant_area | card=card.submitted code=2
card.refuse_area | card=card.submitted code=2
card.appraise | line=line.submitted
card.decide | line=line.appraised
card.finish | card=card.submitted
card.keep_book | batch=batch.scores
card.enter_book | batch=batch.scores
card.undo_book | batch=batch.scores.done
card.grant_exempt | line=line.asked
card.refuse_exempt | line=line.asked
card.reopen | card=card.appraised
card.return | card=card.submitted
comments.open | award=gk.individual
comments.record | nomination=nomination.public
comments.say | nomination=nomination.public
comments.waive | award=gk.individual
complaint.make | line=line.announced
council.add_case | nomination=nomination.appraised
council.close | agenda=agenda.voting
council.confirm_paper | agenda=agenda.voting
council.sign_minutes | agenda=agenda.counted
decision.draft | award=gk
decision.draft_correction | decision=decision.issued words=words
decision.draft_revocation | decision=decision.issued lines=line.issued ground=fraud
decision.issue | decision=decision.for_signature
decision.publish | decision=decision.issued
decision.send_back | decision=decision.for_signature
decision.take_in | nomination=nomination.passed
check.close | check=check.held
check.plan | new.units=unit new.kind=regular
finding.accept | finding=finding.mended
finding.note | check=check.held new.clause=II-1
finding.send_back | finding=finding.mended
finding.sign | act.kind=evidence act.about=work act.result=good
check.sign | check=check.held act.kind=evidence act.about=work act.result=good
difficulty.raise | new.clause=II-1
duty.assign | actor=cac-phong owners.unit=unit owners.role=clerk
duty.report | new.code=II-1 new.turn=2024
duty.return | report=duty_report
story.add_picture | story=story.draft
story.remove_picture | story=story.draft
story.drop | story=story.draft
story.adopt | story=story.published told.unit=unit.2
story.restore | story=story.withdrawn
story.send | story=story.published
story.start | new.kind=good_practice
story.submit | story=story.draft
story.withdraw | story=story.published
story.word | story=story.published
story.write | story=story.draft told.kind=good_practice
fact.declare | table=initiatives scope=unit:A1
fact.enter | given=record
fact.ask | agency=agency tables=ratings
fact.let_be | fact=fact.rejected
fact.reject | fact=fact.second
fact.restate | given=record
fact.settle | fact=fact.doubted sign=sign.doubted
fact.verify | fact=fact.second
honour.change | given.form=flag_province given.authority=province_chair
honour.enter | given.form=flag_province given.authority=province_chair
honour.grant | given.form=flag_province given.authority=province_chair
import.undo | batch=import.taken
initiative.adopt | initiative=initiative.recognised told.unit=unit.2
initiative.call_session | council=council.initiative initiatives=initiative.appraised
initiative.close | session=session.initiative
initiative.close_open | session=session.initiative
initiative.confirm_paper | session=session.initiative
initiative.mark | item=item.initiative
initiative.recognise | agency=agency level=base scope=base initiatives=initiative.passed
initiative.register | new.person=person.public
initiative.send_up | initiative=initiative.recognised
initiative.set_window | agency=agency year=2031
initiative.sign_minutes | session=session.initiative.counted
initiative.submit | initiative=initiative.draft
initiative.withdraw | initiative=initiative.draft
initiative.write_minutes | session=session.initiative
initiative.write | initiative=initiative.draft
letter.write | award=gk
movement.adopt | version=plan
movement.open | plan=plan
movement.record_event | new.event=plan_issued
movement.transfer | agency=agency.b
data_request.send | person=person.self kind=erase
data_request.receive | kind=erase
data_request.finish | request=request.accepted
observation.follow_up | observation=observation.answered
observation.attest | observation=observation.unsigned told.about=attitude told.result=fault told.subject=
observation.send | agency=agency told.kind=praise told.voice=citizen
news.write | agency=agency
nomination.bring | nomination=nomination.appraised
nomination.call_back | nomination=nomination.proposed
nomination.decline | nomination=nomination.passed
nomination.grant | nomination=nomination.in_decision
nomination.not_pass | nomination=nomination.before_council
nomination.pass | nomination=nomination.before_council
nomination.propose | nomination=nomination.passed
nomination.put_in | nomination=nomination.passed
nomination.receive | round_=round.above award=bk-nam.ca-nhan
nomination.return | wrong.fields=results
nomination.revoke | nomination=nomination.granted
nomination.settle | answer=keep
nomination.start | new.award=gk.individual new.person=person.public
nomination.submit | nomination=nomination.draft
nomination.take_back | nomination=nomination.before_council
nomination.take_out | nomination=nomination.in_decision
nomination.undo_return | nomination=nomination.returned
nomination.withdraw | nomination=nomination.draft
package.send | award=gk
person.add | new.code=nguoi-moi
person.move | moves=moves
person.undo_move | deed=deed.people
person.take_moves | batch=batch.moves
person.post | new.on=2025-01-02
plan.add_clause | after=I.1
plan.add_rule | clause_id=I.1 sort=term
plan.bring | agency=agency
plan.bring_line_back | version=read line=3
plan.change_read | written.sort=term
plan.change_words | clause_id=I.1
plan.correct_head | proposed=proposed.head
plan.draft_read | reading=reading.waiting read=read.found
plan.join_clauses | version=read clause_id=II.1.b
plan.new_version | version=plan
plan.repeal | clause_id=I.1
plan.send_in | files=file agency=agency
plan.set_line_aside | version=read line=20
plan.split_clause | version=read clause_id=II.1.b
public.set_contact | agency=agency
public.show | movement=movement.hidden
public.withhold | person=person
ranking.break_tie | nomination=nomination.appraised
ranking.change | nomination=nomination.appraised
ranking.choose | nomination=nomination.appraised
ranking.set_order | award=gk.individual order=nomination.appraised
decision.edit_words | decision=decision.draft
decision.drop_edit | decision=decision.draft
records.keep_issued | thing=decision.issued
records.open_series | agency=agency name=certificate year=2026
records.take_number | name=letter
registration.accept_late | registration=registration.late_asked
honour.import | batch=batch.honours
honour.read_sheet | agency=agency
honour.undo_import | batch=batch.honours
registration.import | batch=batch.registrations
registration.refuse_late | registration=registration.late_asked
registration.register | new.person=person.public
registration.register_again | registration=registration.withdrawn
registration.undo_import | batch=batch.registrations
report.begin | new.kind=final
report.call_back | report=report.sent
report.receive | report=report.sent
report.remind | round_=2024 kind=periodic
report.reopen | report=report.signed
report.return | report=report.sent
report.sign | report=report.agency
report.write | texts=words.report
review.judge_again | review=review
salary.set | since=2026-01-01
scorecard.add_item | item.code=9
scorecard.change_head | head=tree
scorecard.change_item | code=1.1 item.code=1.1
scorecard.draft | agency=agency
scorecard.move_item | code=1.2 steps=-1
scorecard.remove_item | code=1.2
scoring.announce | scoring=scoring.settled
scoring.appoint | agency=agency
scoring.open | scorecard=scorecard.published new.kind=division
scoring.restate | scoring=scoring.announced
scoring.settle | scoring=scoring.appraised
standing.judge | part.agency=agency
succession.sign | heir=unit.2 source=unit what=inherited
succession.withdraw | fact=fact.succession
unit.add | new.code=don-vi-moi new.name=Phòng-mới new.kind=division
unit.add_agency | parent=agency new.code=co-quan-moi new.kind=department
unit.end | unit=unit.2
unit.move | unit=unit.2 parent=agency
unit.change_code | official=25217
unit.change_kind | kind=office name=Văn-phòng-mới
unit.load | code=91
unit.merge | units=unit into=unit.2
unit.split | parts=parts
unit.take_list | batch=batch.list
unit.undo | deed=deed
unit.rename | name=Phòng-mới
voting.abandon | session=session.voting
voting.add_item | told.kind=nominations.nomination told.ident=9
voting.change_mode | mode=open
voting.close | session=session.voting
voting.destroy | session=session.signed
voting.mark | presence=absent
voting.recount | session=session.counted
voting.seat | user=user.member3 role=member
voting.set_working_rules | quorum=2/3 recusal=reduces
voting.sign | session=session.counted
paper.drop_edit | which.slug=tong-ket which.ident=round.number
paper.edit | which.slug=tong-ket which.ident=round.number
paper.issue | which.slug=tong-ket which.ident=round.number
positions.end | kept=positions
positions.set | agency=agency sheet=phoi-in-san text=table
wording.set | agency=agency paper=thu-thong-bao-ket-qua text=wording
"""

OTHER_RIGHT = {
    "records.attach": "fact.enter",
    "records.remove": "fact.enter",
    "records.restore": "fact.enter",
}
"""Actions open to every account whose gate is the right over the thing that the file hangs on."""

IN_OWN_WORDS = {
    "voting.take_code": "Bạn không giữ mã của phiên này.",
    "voting.confirm_code": "Bạn không giữ mã của phiên này.",
    "voting.burn_code": "Bạn không giữ mã của phiên này.",
    "fact.enter": "không thuộc phạm vi của bạn",
    "fact.declare": "không thuộc phạm vi của bạn",
    "import.look": "không thuộc phạm vi của bạn",
}
"""What is told before the right is asked: who holds no code of the session, whose person it is not."""

NOT_BY_THE_THING = {"import.look", "published.load"}
"""What a role of any agency may do: a workbook read for oneself."""

DOERS = {
    "salary.set": ("admin",),
    "package.receive": ("p-office",),
    "package.return": ("p-office",),
    "nomination.receive": ("p-office",),
}
"""Who does it, where it is not somebody of A."""

NOT_TRIED = {"demo.load", "site.install", "account.accept"}
"""They ask for no role: an empty installation, a demo, the key of an invitation."""


def own(name: str) -> dict[str, str]:
    """The values that an action is tried with."""
    return TABLE.get(name, {})


def _read(rows: str) -> dict[str, dict[str, str]]:
    found = {}
    for row in rows.strip().splitlines():
        name, _, values = (part.strip() for part in row.partition("|"))
        found[name] = dict(pair.split("=", 1) for pair in values.split())
    return found


TABLE = _read(_ROWS)


def with_records(made: Everything) -> Everything:
    """Forms that cannot be filled by kind: a record of facts, with the words of A."""
    record: Any = tables.Initiative(
        initiative_id="SK-moi", owner="person:a1", title="Sáng kiến mẫu", level="base", recognised_on=DAY
    )
    made.things["record"] = record
    seen = Read(None, "")
    made.things["given"] = [Given(made["line.submitted"].pk, Decimal(1), "mẫu", seen)]
    made.things["tree"] = replace(tree_of(made["scorecard.draft"]), note="ZQ-A-typed")
    made.things["words.report"] = {"limits": "ZQ-A-typed"}
    made.things["round.number"] = made["round"].pk
    made.things["words"] = [(made["line.issued"], "reason", "Lời mới.")]
    return made

"""The table of pages: which of A's things each address is opened with, and who knows that it exists.

A row: address | parts | known to. The first part is the thing by which the right is measured, unless
`by=` names another (`by=-`: by something that only the page knows). Known to `own`: A, and whoever it
was sent to; for others it is not there. Known to `all`: everybody signed in may know of it (units,
movements, what was published). A value that is the name of a thing of the province of everything
stands for its number; any other stands for itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tests.web.addresses import addresses
from tests.web.every_page_followed import FOLLOWED
from tests.web.everything import Everything

_ROWS = """
openid_connect_login | provider_id=mot-cua | all
openid_connect_callback | provider_id=mot-cua | all
account_confirm_email | key=no-such-key | all
account_reset_password_from_key | uidb36=1 key=no-such-key | all
home:feed | token=no-such-token | all
home:help_page | name=how-to/score-a-year | all
home:help_picture | name=decision.vi.png | all
home:across | pk=movement | all
screens:job | pk=job by=- | own
screens:stop_job | pk=job by=- | own
screens:sample | name=ho-so | all
audit:movement | movement=movement by=- | own
people:unit | pk=unit | all
people:unit_rename | pk=unit | all
people:unit_move | pk=unit | all
people:unit_end | pk=unit | all
evidence:succession_sign | pk=unit_change by=- | own
evidence:succession_withdraw | pk=fact.succession | own
people:unit_merge | pk=unit | all
people:unit_split | pk=unit | all
people:unit_kind | pk=unit | all
people:unit_code | pk=unit | all
people:unit_undo | pk=deed | own
people:load_one | code=91 by=- | all
people:person | pk=person | own
people:person_edit | pk=person | own
people:person_post | pk=person | own
people:person_move | pk=person | own
people:unit_people | pk=unit | all
people:list_batch | pk=batch.list | own
people:moves_batch | pk=batch.moves | own
people:move_undo | pk=deed.people | own
people:batch | pk=batch.people | own
people:batch_file | pk=batch.people | own
people:batch_left | pk=batch.people | own
people:batch_undo | pk=batch.people | own
people:user | pk=user | own
people:appoint | pk=user | own
people:deactivate | pk=user | own
people:reactivate | pk=user | own
people:end_sessions | pk=user | own
people:reset | pk=user | own
people:factors_reset | pk=user | own
people:factor_remove | pk=factor by=- | own
people:appointment_end | pk=appointment | own
people:invitation_withdraw | pk=invitation | own
people:accept | key=no-such-key | all
initiatives:initiative | pk=initiative | own
initiatives:write | pk=initiative.draft | own
initiatives:save | pk=initiative.draft | own
initiatives:submit | pk=initiative.draft | own
initiatives:withdraw | pk=initiative.draft | own
initiatives:return | pk=initiative | own
initiatives:appraise | pk=initiative | own
initiatives:link_author | pk=author by=initiative | own
initiatives:send_up | pk=initiative.recognised | own
initiatives:recognise | pk=agency by=- | all
initiatives:decision | pk=recognition ending=docx | own
initiatives:paper | pk=recognised ending=docx by=- | all
initiatives:revoke | pk=recognised by=- | all
initiatives:confirm | pk=recognised by=- | all
initiatives:confirmation | pk=confirmation ending=docx | own
initiatives:void_confirmation | pk=confirmation | own
initiatives:revocation | pk=recognised.revoked ending=docx by=- | own
initiatives:call | pk=council.initiative | own
initiatives:session | pk=session.initiative | own
initiatives:mark | pk=item.initiative by=session.initiative | own
initiatives:close | pk=session.initiative | own
initiatives:close_open | pk=session.initiative | own
initiatives:confirm_paper | pk=session.initiative | own
initiatives:sign | pk=session.initiative | own
initiatives:write_minutes | pk=session.initiative | own
initiatives:minutes_paper | pk=session.initiative ending=docx | own
initiatives:call_off | pk=session.initiative | own
initiatives:recognised | pk=initiative.recognised by=- | all
initiatives:adopt | pk=initiative.recognised by=- | all
initiatives:withdraw_adoption | pk=adoption | own
records:file | pk=file | own
records:attach | kind=nominations.paper ident=paper | own
records:pages | pk=attachment | own
records:remove | pk=attachment | own
records:restore | pk=attachment | own
records:book | pk=series | own
records:void | pk=issued | own
reports:board | pk=movement by=- | own
reports:never | pk=round by=- | own
reports:awards | pk=round by=- | own
reports:statistics | pk=round slug=bieu-0603 year=2024 by=movement | all
reports:report | pk=report.draft | own
reports:paper | pk=report.draft ending=docx | own
reports:write | pk=report.draft | own
reports:save | pk=report.draft | own
reports:refresh | pk=report.draft | own
reports:sign | pk=report.agency | own
reports:reopen | pk=report.signed | own
reports:send | pk=report.draft | own
reports:call_back | pk=report.sent | own
reports:receive | pk=report.sent | own
reports:return | pk=report.sent | own
reports:missing | pk=round kind=periodic part=whole by=movement | all
reports:remind | pk=round kind=periodic part=whole by=movement | all
papers:positions | sheet=phoi-in-san by=- | all
papers:reset_positions | pk=positions | own
papers:papers | pk=round by=movement | all
papers:paper | pk=round slug=bien-ban ident=agenda ending=pdf by=- | own
papers:pack | pk=round by=movement | all
papers:sheet | pk=round slug=tham-dinh ident=round by=- | own
papers:edit | pk=round slug=tong-ket ident=round by=- | own
papers:unedit | pk=round slug=tong-ket ident=round by=- | own
papers:issue | pk=round slug=tong-ket ident=round by=- | own
papers:release | pk=release ending=docx by=- | own
papers:void | pk=release | own
papers:download | pk=pack | own
archive:archive | pk=movement | all
archive:make | pk=movement | all
archive:download | pk=bundle by=- | own
papers:wording | slug=to-trinh by=- | all
papers:unword | pk=text | own
movements:movement | pk=movement | all
movements:calendar | pk=movement | all
movements:calendar_print | pk=movement | all
movements:calendar_ics | pk=movement | all
movements:progress | pk=movement | all
movements:open | pk=plan | all
movements:open_below | pk=movement | all
movements:suspend | pk=movement | all
movements:resume | pk=movement | all
movements:transfer | pk=movement | all
movements:close | pk=movement | all
movements:window | pk=round | all
movements:appoint | pk=movement | all
movements:account_lookup | pk=movement by=- | all
movements:end_role | pk=movement_role | own
movements:event | pk=movement | all
movements:event_withdraw | pk=event by=- | own
movements:allot | pk=movement by=movement.above | all
movements:places_withdraw | pk=allotment by=- | own
movements:receive_places | pk=movement | all
movements:adopt | pk=movement | all
movements:plan | pk=draft | own
movements:plan_clause | pk=draft clause=I.1 | own
movements:plan_calendar | pk=draft | own
movements:plan_places | pk=draft | own
movements:plan_progress | pk=draft | own
movements:plan_review | pk=draft | own
movements:plan_parent | pk=draft | own
movements:plan_versions | pk=draft | own
movements:plan_compare | pk=draft other=plan | own
movements:plan_download | pk=draft | own
movements:plan_rule | pk=draft clause=III.1.a-1 sort=rule key=- | own
movements:plan_remove_rule | pk=draft clause=III.1.a-1 sort=rule key=- | own
movements:plan_add | pk=draft clause=I.1 | own
movements:plan_add_rule | pk=draft clause=I.1 sort=term | own
movements:plan_words | pk=draft clause=I.1 | own
movements:plan_add_clause | pk=draft clause=I.1 | own
movements:plan_repeal | pk=draft clause=I.1 | own
movements:plan_front | pk=draft | own
movements:plan_actors | pk=draft | own
movements:plan_undo | pk=draft | own
movements:plan_publish | pk=draft | own
movements:reading | pk=reading | own
movements:confirm | pk=read | own
movements:confirm_image | pk=read page=1 | own
movements:confirm_accept | pk=read item=proposed | own
movements:confirm_narrative | pk=read item=proposed | own
movements:confirm_head | pk=read item=proposed.head | own
movements:confirm_change | pk=read item=proposed | own
movements:confirm_other | pk=read item=proposed | own
movements:confirm_kind | pk=read item=proposed sort=term | own
movements:confirm_word | pk=read clause=II.1.c | own
movements:confirm_join | pk=read clause=II.1.b | own
movements:confirm_split | pk=read clause=II.1.b | own
movements:confirm_aside | pk=read line=20 | own
movements:confirm_back | pk=read line=3 | own
movements:confirm_undo | pk=read | own
movements:plan_new_version | pk=plan | all
movements:plan_discard | pk=draft | own
honours:honour | pk=honour | own
honours:change | pk=honour | own
honours:revoke | pk=honour | own
honours:returned | pk=honour what=object | own
registrations:round | pk=round by=- | all
registrations:new | pk=round by=- | all
registrations:missing | pk=round | all
registrations:remind | pk=round | all
registrations:template | pk=round unit=unit by=registration.registered | own
registrations:import | pk=round unit=unit by=registration.registered | own
honours:batch | pk=batch.honours | own
honours:batch_undo | pk=batch.honours | own
registrations:batch | pk=batch.registrations | own
registrations:batch_undo | pk=batch.registrations | own
registrations:registration | pk=registration.registered | own
registrations:withdraw | pk=registration.registered | own
registrations:again | pk=registration.withdrawn | own
registrations:accept | pk=registration.late_asked | own
registrations:refuse | pk=registration.late_asked | own
evidence:published_year | index=papi year=2016 by=- | all
evidence:published_unit | key=~an-giang by=- | all
evidence:published_set | name=papi_2011_2016 by=- | all
evidence:table | table=initiatives | all
evidence:enter | table=initiatives | all
evidence:fact | pk=fact.initiative by=- | own
evidence:restate | pk=fact.initiative | own
evidence:revoke | pk=fact.initiative | own
evidence:settle | pk=fact.doubted sign=sign.doubted | own
evidence:verify | pk=waiting | own
evidence:reject | pk=waiting | own
evidence:let_be | pk=fact.rejected | own
evidence:preview | pk=import.ready | own
evidence:take | pk=import.ready | own
evidence:faulty | pk=import.ready | own
evidence:drop | pk=import.ready | own
evidence:undo | pk=import.taken | own
scorecards:scorecard | pk=scorecard.draft | own
scorecards:download | pk=scorecard.draft | own
scorecards:edit | pk=scorecard.draft | own
scorecards:tree | pk=scorecard.draft | own
scorecards:head | pk=scorecard.draft | own
scorecards:undo | pk=scorecard.draft | own
scorecards:add_area | pk=scorecard.draft | own
scorecards:add_item | pk=scorecard.draft code=1 | own
scorecards:item | pk=scorecard.draft code=1.1 | own
scorecards:move_item | pk=scorecard.draft code=1.1 | own
scorecards:remove_item | pk=scorecard.draft code=1.1 | own
scorecards:publish | pk=scorecard.draft | own
scorecards:discard | pk=scorecard.draft | own
scorecards:copy | pk=scorecard.published | own
scorecards:open | pk=scorecard.published | own
scorecards:scoring | pk=scoring | own
scorecards:windows | pk=scoring | own
scorecards:appoint | pk=desk | own
scorecards:survey | pk=scoring | own
scorecards:council | pk=scoring.appraised by=- | own
scorecards:drift | pk=scoring.announced | own
scorecards:settle | pk=scoring.appraised | own
scorecards:announce | pk=scoring.settled | own
scorecards:restate | pk=scoring.announced | own
scorecards:results | pk=scoring.announced | own
scorecards:card | pk=card.submitted | own
scorecards:score | pk=card | own
scorecards:save | pk=card | own
scorecards:own_book | pk=card | own
scorecards:appraisal_book | pk=scoring.submitted by=desk | own
scorecards:survey_book | pk=scoring | own
scorecards:entered | pk=batch.scores.done | own
scorecards:entered_undo | pk=batch.scores.done | own
scorecards:submit | pk=card | own
scorecards:extend | pk=card | own
scorecards:return | pk=card.submitted | own
scorecards:line | pk=line.submitted | own
scorecards:ask_exempt | pk=line | own
scorecards:ask_area | pk=card code=1 | own
scorecards:grant_area | pk=card.submitted desk=desk code=2 by=desk | own
scorecards:refuse_area | pk=card.submitted desk=desk code=2 by=desk | own
scorecards:grant_exempt | pk=line.asked by=desk | own
scorecards:refuse_exempt | pk=line.asked by=desk | own
scorecards:appraise | pk=card.submitted by=desk | own
scorecards:across | pk=scoring.submitted code=1.1 by=desk | own
scorecards:appraise_row | pk=line.submitted by=desk | own
scorecards:agree | pk=card.submitted desk=desk by=desk | own
scorecards:finish | pk=card.submitted | own
scorecards:reopen | pk=card.appraised | own
scorecards:decide | pk=line.appraised | own
scorecards:complain | pk=line.announced by=card.announced | own
scorecards:complaint | pk=complaint | own
scorecards:uphold | pk=complaint | own
scorecards:refuse | pk=complaint | own
nominations:candidates | pk=round award=gk.individual by=- | all
nominations:dossier | pk=nomination.submitted | own
nominations:check | pk=nomination.draft | own
nominations:submit | pk=nomination.draft | own
nominations:sent | pk=nomination.submitted | own
nominations:slip | pk=nomination.submitted | own
nominations:compose | pk=paper | own
nominations:uncompose | pk=paper | own
nominations:withdraw | pk=nomination.draft | own
nominations:restore | pk=nomination.draft | own
nominations:ask_late | pk=nomination.draft | own
nominations:allow_late | pk=nomination.submitted | own
nominations:refuse_late | pk=nomination.submitted | own
nominations:accept | pk=nomination.submitted | own
nominations:return | pk=nomination.submitted | own
nominations:undo_return | pk=nomination.returned | own
nominations:report | pk=nomination.draft key=results | own
nominations:save | pk=nomination.draft key=results | own
nominations:look | pk=nomination.submitted | own
nominations:copies | pk=flag by=nomination.submitted | own
nominations:settle | pk=flag by=nomination.submitted | own
nominations:submissions | pk=nomination.submitted | own
nominations:standings | pk=round award=gk.individual by=- | all
nominations:clause_counts | pk=movement clause=III.1.b-1 by=- | all
nominations:judge | pk=round | all
nominations:plan_try | pk=draft | own
nominations:criteria | pk=round key=person:a1 by=standing | own
nominations:explanation | pk=round key=person:a1 by=standing | own
nominations:report_wrong | pk=round key=person:a1 by=standing | own
nominations:ask | pk=round key=person:a1 by=standing | own
nominations:review | pk=review | own
nominations:keep | pk=review | own
nominations:judge_again | pk=review | own
appraisals:appraise | pk=nomination.accepted | own
appraisals:opine | pk=nomination.accepted | own
appraisals:agree | pk=nomination.accepted | own
appraisals:finish | pk=nomination.accepted | own
appraisals:reopen | pk=nomination.appraised | own
appraisals:note | pk=nomination.accepted | own
appraisals:hand_over | pk=assignment | own
appraisals:board | pk=round award=gk.individual by=nomination.submitted | own
appraisals:order | pk=round award=gk.individual by=nomination.submitted | own
appraisals:bring | pk=round award=gk.individual by=nomination.submitted | own
appraisals:rank | pk=nomination.appraised | own
appraisals:choose | pk=round award=gk.individual place=1 by=- | own
appraisals:unchoose | pk=chosen | own
appraisals:break_tie | pk=nomination.appraised | own
appraisals:comments | pk=round by=nomination.submitted | own
appraisals:open_comments | pk=round award=gk.individual by=nomination.submitted | own
appraisals:waive_comments | pk=round award=gk.individual by=nomination.submitted | own
appraisals:record_comment | pk=period | all
appraisals:answer_comment | pk=comment | own
appraisals:public_comment | period=period nomination=nomination.public | all
appraisals:public_thanks | code=no-such-code | all
councils:council | pk=council | own
councils:seat | pk=council | own
councils:unseat | pk=seat by=council | own
councils:working_rules | pk=council | own
councils:rule | pk=council form=commendation_certificate | own
councils:call | pk=council | own
councils:session | pk=session.planned | own
councils:add_case | pk=session.planned | own
councils:remove_case | pk=case by=session.planned | own
councils:call_off | pk=session.planned | own
councils:mode | pk=session.planned | own
councils:roll | pk=session.planned | own
councils:recuse | pk=session.planned | own
councils:take_back_recusal | pk=recusal by=session.planned | own
councils:holders | pk=session.planned | own
councils:open | pk=session.planned | own
councils:close | pk=session.voting | own
councils:close_open | pk=session.voting | own
councils:confirm_paper | pk=session.voting | own
councils:show | pk=item.voting by=session.voting | own
councils:enter_paper | pk=item.voting by=session.voting | own
councils:written | pk=item.voting user=user.member by=session.voting | own
councils:results | pk=session.counted | own
councils:settle | pk=session.counted | own
councils:minutes | pk=session.counted | own
councils:minutes_paper | pk=session.counted ending=docx | own
councils:speak | pk=session.counted | own
councils:write_minutes | pk=session.counted | own
councils:sign | pk=session.counted | own
voting:ballot | pk=session.voting | own
voting:cast | pk=session.voting | own
voting:turnout | pk=session.voting | own
voting:checks | pk=session.voting | own
voting:code | pk=session.planned by=- | own
voting:close | pk=session.voting | own
voting:recount | pk=session.counted | own
voting:destroy | pk=session.counted | own
voting:abandon | pk=session.voting | own
decisions:decision | pk=decision.draft | own
decisions:paper | pk=decision.draft ending=docx | own
decisions:edit | pk=decision.draft | own
decisions:unedit | pk=decision.draft | own
decisions:take_in | pk=decision.draft | own
decisions:take_out | pk=line.draft by=decision.draft | own
decisions:reword | pk=line.draft by=decision.draft | own
decisions:send | pk=decision.draft | own
decisions:send_back | pk=decision.for_signature | own
decisions:issue | pk=decision.for_signature | own
decisions:publish | pk=decision.issued | own
decisions:drop | pk=decision.draft | own
decisions:revoke | pk=decision.issued | own
decisions:correct | pk=decision.issued | own
decisions:package | pk=package | own
decisions:package_paper | pk=package ending=docx | own
decisions:package_zip | pk=package | own
decisions:receive | pk=package by=- | own
decisions:return | pk=package by=- | own
decisions:supplement | pk=package | own
decisions:call_back | pk=package | own
decisions:answer | pk=package | own
decisions:letter | pk=letter | own
decisions:letter_paper | pk=letter ending=docx | own
portal:movement | pk=movement by=- | all
portal:plan | pk=movement by=- | all
portal:calendar | pk=movement by=- | all
portal:calendar_ics | pk=movement by=- | all
portal:decision | pk=decision.published by=- | all
portal:data_csv | name=honours by=- | all
portal:api_movement | id=movement by=- | all
portal:api_clauses | id=movement by=- | all
portal:api_calendar | id=movement by=- | all
portal:api_honour | id=honour.published by=- | all
portal:api_decision | id=decision.published by=- | all
portal:news_item | pk=news by=- | all
portal:index | name=papi year=2016 by=- | all
portal:write_news | pk=agency | all
portal:change_news | pk=news | own
portal:withdraw_news | pk=news | own
portal:observed | code=observation.code by=- | all
portal:observation | pk=observation | own
portal:take_up | pk=observation | own
portal:answer | pk=observation | own
portal:follow_up | pk=observation | own
portal:attest | pk=observation | own
privacy:request | pk=request | own
privacy:accept | pk=request | own
privacy:refuse | pk=request | own
privacy:withdraw | pk=request | own
privacy:finish | pk=request.accepted | own
privacy:erase_due | pk=agency by=- | own
portal:withdraw_attested | pk=attested | own
portal:show | pk=movement | all
portal:hide | pk=movement | all
portal:restore | pk=withheld | own
portal:contact | pk=agency | all
portal:recall | pk=agency | all
decisions:write_letters | pk=round | all
decisions:change_letter | pk=letter | own
decisions:read_letter | pk=letter | own
"""


@dataclass(frozen=True)
class Row:
    """One address with the thing it is opened with."""

    page: str
    parts: tuple[tuple[str, str], ...]
    by: str
    known_to: str

    def address(self, made: Everything) -> str:
        """The address with the numbers of A's things."""
        return reverse(self.page, kwargs={name: _value(made, value) for name, value in self.parts})

    def thing(self, made: Everything) -> Any:
        """What the right is measured by; None for a page that is opened with nothing."""
        return made.things.get(self.by)


def _value(made: Everything, name: str) -> Any:
    thing = made.things.get(name)
    return getattr(thing, "pk", thing) if thing is not None else name


def _read(rows: str) -> Iterator[Row]:
    for row in rows.strip().splitlines():
        page, parts, known_to = (part.strip() for part in row.split("|"))
        pairs = [tuple(pair.split("=", 1)) for pair in parts.split()]
        by = dict(pairs).pop("by", pairs[0][1])
        yield Row(page, tuple(p for p in pairs if p[0] != "by"), by, known_to)


WITH_PARTS = {row.page: row for row in _read(_ROWS + FOLLOWED.lstrip())}
NOT_OURS = {"account_signup"}
"""Closed by the settings."""
DEMO_ONLY = {"home:guide", "home:become", "home:set_clock", "screens:parts", "screens:sample"}
"""Where no demo runs they are not there."""


def pages() -> list[Row]:
    """Every address there is, those without parts too."""
    found = [WITH_PARTS.get(page) or Row(page, (), "", "all") for page in addresses() if page not in NOT_OURS]
    return sorted(found, key=lambda row: row.page)

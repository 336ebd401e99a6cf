"""The table of pages goes on: duties, difficulties and checks, as in every_page.py."""

FOLLOWED = """
duties:movement | pk=movement by=- | all
duties:lines | pk=movement by=- | all
duties:contents | pk=movement by=- | all
duties:duty | pk=movement code=II-1 by=- | all
duties:owners | pk=movement | all
duties:assign | pk=movement actor=cac-phong | all
duties:assign_proposed | pk=movement | all
duties:remind | pk=movement | all
duties:do | unit=unit pk=movement code=II-2 by=- | all
duties:report | pk=duty_report by=- | own
duties:checks | pk=movement by=- | all
duties:check_plan | pk=movement | all
duties:linked | pk=movement by=- | all
duties:check | pk=check by=- | own
duties:check_hold | pk=check | own
duties:check_close | pk=check.held | own
duties:check_call_off | pk=check | own
duties:finding_note | pk=check.held | own
duties:finding_mend | pk=finding | own
duties:finding_accept | pk=finding.mended | own
duties:finding_send_back | pk=finding.mended | own
evidence:finding_sign | pk=finding | own
evidence:finding_unsign | pk=signed | own
duties:difficulties | pk=movement by=- | all
duties:raise | pk=movement by=- | all
duties:answers | pk=movement by=- | all
duties:difficulty | pk=difficulty by=- | own
duties:difficulty_withdraw | pk=difficulty | own
duties:answer | pk=difficulty | own
duties:answer_as | pk=difficulty | own
duties:answer_withdraw | pk=interpretation | all
duties:answer_settle | pk=interpretation | all
duties:confirm | pk=duty_report | own
duties:return | pk=duty_report | own
"""

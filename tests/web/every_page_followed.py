"""The table of pages goes on: duties, difficulties, checks and stories, as in every_page.py."""

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
duties:finding | pk=finding by=- | own
duties:finding_mend | pk=finding | own
duties:finding_accept | pk=finding.mended | own
duties:finding_send_back | pk=finding.mended | own
evidence:finding_sign | pk=finding | own
evidence:check_sign | pk=check.held | own
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
stories:read | pk=story.published | all
stories:adopt | pk=story.published by=- | all
stories:withdraw_adoption | pk=story_adoption | own
stories:story | pk=story by=- | own
stories:write | pk=story.draft | own
stories:save | pk=story.draft | own
stories:add_picture | pk=story.draft | own
stories:remove_picture | pk=story.draft | own
stories:picture | pk=story.published digest=story_digest by=- | all
stories:submit | pk=story.draft | own
stories:drop | pk=story.draft | own
stories:call_back | pk=story | own
stories:return | pk=story | own
stories:publish | pk=story | own
stories:withdraw | pk=story.published | own
stories:restore | pk=story.withdrawn | own
stories:word | pk=story.published | own
stories:bulletin | pk=story.published ending=pdf by=- | own
stories:send | pk=story.published | own
stories:withdraw_sending | pk=story_sending | own
portal:story | pk=story.published | all
portal:picture | pk=story.published digest=story_digest by=- | all
portal:api_story | id=story.published by=- | all
"""

"""The glossary: every word of the field, by group."""

from __future__ import annotations

from thidua.core.terms import GROUPS
from thidua.core.wording import Say
from thidua.docpages.markdown import opening, table

GROUP_TITLES = {
    "answer": Say("Câu trả lời", "Answers"),
    "who": Say("Ai", "Who"),
    "round": Say("Đợt", "Rounds"),
    "form": Say("Hình thức khen", "Forms of award"),
    "authority": Say("Cấp có thẩm quyền", "Authorities"),
    "unit_kind": Say("Loại đơn vị", "Kinds of unit"),
    "level": Say("Cấp", "Levels"),
    "staff_kind": Say("Đối tượng", "Kinds of staff"),
    "leadership": Say("Lãnh đạo", "Leadership"),
    "gender": Say("Giới tính", "Gender"),
    "rating": Say("Xếp loại hằng năm", "Yearly ratings"),
    "index_class": Say("Xếp loại chỉ số", "Classes of an index"),
    "discipline": Say("Hình thức kỷ luật", "Forms of discipline"),
    "initiative_level": Say("Cấp công nhận sáng kiến", "Levels of recognition"),
    "index": Say("Chỉ số", "Indices"),
    "item_kind": Say("Loại mục của bộ tiêu chí", "Kinds of scorecard items"),
    "item_channel": Say("Nguồn điểm của mục", "Where the points of an item come from"),
    "programme": Say("Chương trình", "Programmes"),
    "paper": Say("Giấy tờ", "Papers"),
    "deadline": Say("Hạn", "Deadlines"),
    "event": Say("Sự kiện", "Events"),
    "change": Say("Biến động đơn vị", "Unit changes"),
    "succession": Say("Kế thừa", "Successions"),
    "hold": Say("Tạm dừng xét", "Holds"),
    "role": Say("Vai", "Roles"),
    "of": Say("Xét trên ai", "Judged of whom"),
    "actor_is": Say("Chủ thể trong kế hoạch", "Actors of a plan"),
    "does": Say("Nhiệm vụ", "Duties"),
    "act": Say("Nội dung thi đua", "Contents"),
    "ballot": Say("Lá phiếu", "Ballots"),
    "vote_result": Say("Kết quả bỏ phiếu", "Results of votes"),
    "vote_mode": Say("Cách bỏ phiếu", "Ways of voting"),
    "attendance": Say("Dự họp", "Attendance"),
    "recusal": Say("Cách tính khi từ chối xét", "How a recusal counts"),
    "seat": Say("Vị trí trong Hội đồng", "Seats of a council"),
    "council": Say("Loại Hội đồng", "Kinds of council"),
    "change_of_record": Say("Số liệu đổi thế nào", "How a record changes"),
    "fact_state": Say("Trạng thái số liệu", "States of a record"),
    "import_state": Say("Trạng thái lần nhập", "States of an import"),
    "flag": Say("Điều cần xem", "Flags"),
    "flag_settled": Say("Giải quyết điều cần xem", "How a flag is settled"),
    "paper_state": Say("Trạng thái giấy tờ", "States of a paper"),
    "decision_kind": Say("Loại quyết định", "Kinds of decision"),
    "revocation_ground": Say("Căn cứ hủy bỏ", "Grounds of revocation"),
    "wording_part": Say("Phần được đính chính", "What a correction changes"),
    "plan_state": Say("Trạng thái kế hoạch", "States of a plan"),
    "movement_state": Say("Trạng thái phong trào", "States of a movement"),
    "initiative_state": Say("Trạng thái sáng kiến", "States of an initiative"),
    "influence_scope": Say("Phạm vi ảnh hưởng của sáng kiến", "Scopes of an initiative"),
    "duty_state": Say("Trạng thái báo cáo nhiệm vụ", "States of a report of a duty"),
    "duty_standing": Say("Một việc đang thế nào", "How a piece of work stands"),
    "difficulty_state": Say("Trạng thái khó khăn, vướng mắc", "States of a difficulty"),
    "check_kind": Say("Loại kiểm tra", "Kinds of checks"),
    "check_state": Say("Trạng thái cuộc kiểm tra", "States of a check"),
    "check_answer": Say("Kết quả từng nội dung kiểm tra", "What was seen at a point of a check"),
    "finding_state": Say("Trạng thái kết luận kiểm tra", "States of a finding"),
    "finding_kind": Say("Kết luận ký thành gì", "What a finding becomes by a signed act"),
    "conclusion_source": Say("Kết luận đã ký về việc gì", "What a signed act concludes"),
    "conclusion_about": Say("Kết luận về mặt nào", "What a conclusion is about"),
    "conclusion_result": Say("Kết luận thế nào", "What is concluded"),
    "story_state": Say("Trạng thái bài điển hình", "States of a story"),
    "noticed_sort": Say("Điều được ghi lại khi theo dõi hệ thống", "What is noticed in watching the program"),
    "story_kind": Say("Loại bài điển hình", "Kinds of stories"),
    "registration_state": Say("Trạng thái đăng ký", "States of a registration"),
    "nomination_state": Say("Trạng thái hồ sơ đề nghị", "States of a nomination"),
    "session_state": Say("Trạng thái phiên họp", "States of a session"),
    "decision_state": Say("Trạng thái quyết định", "States of a decision"),
    "review_state": Say("Trạng thái việc xem lại", "States of a review"),
    "scorecard_state": Say("Trạng thái bộ tiêu chí", "States of a scorecard"),
    "scoring_state": Say("Trạng thái năm chấm điểm", "States of a scoring"),
    "card_state": Say("Trạng thái phiếu chấm điểm", "States of a card"),
    "exemption_state": Say("Mục không áp dụng", "Items that do not apply"),
    "complaint_state": Say("Trạng thái kiến nghị về điểm", "States of a complaint"),
    "mark_voice": Say("Ai cho điểm", "Who gave a mark"),
    "report_state": Say("Trạng thái báo cáo phong trào", "States of a report"),
    "report_kind": Say("Loại báo cáo phong trào", "Kinds of reports"),
    "report_part": Say("Kỳ báo cáo", "Parts of a year reported"),
    "relay_state": Say("Trạng thái chuyển cấp trên", "States of a relay"),
    "package_state": Say("Trạng thái gói hồ sơ", "States of a package"),
    "comment_state": Say("Trạng thái lấy ý kiến", "States of comment days"),
    "data_request_state": Say(
        "Trạng thái yêu cầu về dữ liệu cá nhân", "States of a request about personal data"
    ),
    "data_request_kind": Say("Yêu cầu về dữ liệu cá nhân", "Kinds of request about personal data"),
    "observation_state": Say("Trạng thái góp ý về phục vụ", "States of an observation on service"),
    "observation_kind": Say("Loại góp ý", "Kinds of observation"),
    "observation_voice": Say("Người góp ý", "Who observes"),
    "release_state": Say("Trạng thái giấy tờ", "States of a paper"),
    "series": Say("Dãy số", "Number series"),
    "thing": Say("Sự vật trong nhật ký", "Things in the diary"),
    "key_holder": Say("Người giữ mã mở hòm phiếu", "Holders of the codes of the box"),
}


def glossary() -> list[str]:
    """Every word of the field in both languages, by group."""
    page = opening(
        Say("Thuật ngữ", "Glossary"),
        "Mã dùng trong tệp và trong kế hoạch; chữ hiện trên màn hình và giấy tờ. Cột “cũng nhận” là "
        "những cách viết khác được chấp nhận khi nhập.",
        "The code stands in files and plans, the words on screen and paper; other spellings are accepted on input.",
    )
    for group, terms in GROUPS.items():
        say = GROUP_TITLES[group]
        page += [f"## {say.vi} · {say.en} (`{group}`)", ""]
        rows = ([f"`{t.code}`", t.vi, t.en, "; ".join(t.also), t.source] for t in terms.values())
        page += table(("mã · code", "tiếng Việt", "English", "cũng nhận · also", "căn cứ · source"), rows)
    return page

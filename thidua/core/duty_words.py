"""Words of duties, difficulties and checks: how each stands; read by terms.py."""

DUTY_ROWS = """
duty_state | reported | đã báo cáo, chờ xác nhận | reported, to be confirmed
duty_state | returned | trả lại để bổ sung | returned to be mended
duty_state | confirmed | đã xác nhận | confirmed
duty_standing | unassigned | chưa giao cho ai | given to nobody yet
duty_standing | late | quá hạn | overdue
duty_standing | returned | trả lại để bổ sung | returned to be mended
duty_standing | open | chưa báo cáo | not reported yet
duty_standing | to_come | chưa đến kỳ | not yet its turn
duty_standing | reported | đã báo cáo, chờ xác nhận | reported, to be confirmed
duty_standing | confirmed | đã xác nhận | confirmed
difficulty_state | open | chưa trả lời | not answered yet
difficulty_state | answered | đã trả lời | answered
difficulty_state | withdrawn | đã rút | withdrawn
check_kind | regular | thường xuyên | regular
check_kind | sudden | đột xuất | sudden
check_state | planned | đã lên kế hoạch | planned
check_state | held | đã kiểm tra | held
check_state | closed | đã kết thúc | closed
check_state | called_off | không kiểm tra | called off
check_answer | done | đã làm | done
check_answer | partly | làm chưa đủ | partly done
check_answer | not_done | chưa làm | not done
check_answer | not_seen | chưa xem | not looked at
finding_state | open | phải khắc phục | to be mended
finding_state | mended | đã báo khắc phục | mended, to be accepted
finding_state | accepted | đã khắc phục | accepted
finding_kind | evidence | minh chứng khi xét | evidence
finding_kind | hold | tạm dừng xét đơn vị | hold on the unit
conclusion_source | check | kiểm tra | check | đoàn kiểm tra
conclusion_source | observation | phản ánh, góp ý về phục vụ | observation on service | phản ánh; góp ý
conclusion_about | attitude | thái độ phục vụ | attitude in service
conclusion_about | timeliness | thời hạn giải quyết | keeping to time
conclusion_about | procedure | thủ tục, giấy tờ | procedure and papers
conclusion_about | conduct | kỷ luật, kỷ cương hành chính | administrative discipline and order
conclusion_about | work | thực hiện nhiệm vụ của phong trào | doing the duties of the movement
conclusion_result | good | tốt, không có sai sót | good, without fault | tốt
conclusion_result | partial | có mặt chưa đạt, đúng một phần | partly wanting, partly founded | đúng một phần
conclusion_result | fault | có sai phạm, phản ánh đúng | at fault, founded | sai phạm; phản ánh đúng
thing | duties.owner | nơi làm nhiệm vụ | owner of duties
thing | duties.difficulty | khó khăn, vướng mắc | difficulty
thing | duties.interpretation | trả lời, cách hiểu | answer, interpretation
thing | duties.check | cuộc kiểm tra | check
thing | duties.finding | kết luận kiểm tra | finding of a check
thing | duties.signed | văn bản ký về kết luận kiểm tra | signed act on a finding
thing | archive.bundle | gói lưu trữ | archive
thing | duties.urged | lần nhắc việc | reminder of work
thing | duties.report | báo cáo nhiệm vụ | report of a duty
"""
"""Group, code, Vietnamese, English, as in terms.py."""

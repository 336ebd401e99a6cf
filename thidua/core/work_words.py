"""Words of the work on screen: states, votes, decisions; read by terms.py."""

WORK_ROWS = """
noticed_sort | slow | chậm | slow
noticed_sort | fault | lỗi | fault
plan_state | draft | đang soạn | draft
plan_state | published | đang áp dụng | published
plan_state | replaced | đã có bản mới | replaced
movement_state | open | đang chạy | running
movement_state | suspended | tạm dừng | suspended
movement_state | closed | đã kết thúc | closed
movement_state | transferred | đã chuyển giao | transferred
story_state | draft | đang viết | being written
story_state | submitted | đã gửi, chờ duyệt | submitted, to be reviewed
story_state | returned | trả lại để sửa | returned to be mended
story_state | published | đã đăng | published
story_state | withdrawn | đã gỡ | taken off
story_state | dropped | đã bỏ | dropped
story_kind | model_collective | điển hình tập thể | model collective
story_kind | model_person | điển hình cá nhân | model individual
story_kind | good_practice | cách làm hay | good practice
story_kind | good_deed | người tốt việc tốt | good people, good deeds
registration_state | registered | đã đăng ký | registered
registration_state | late_asked | xin đăng ký muộn | late, asked for
registration_state | refused | không nhận | refused
registration_state | withdrawn | đã rút | withdrawn
nomination_state | draft | đang lập | being prepared
nomination_state | submitted | đã gửi | submitted
nomination_state | accepted | đã tiếp nhận | accepted
nomination_state | returned | yêu cầu bổ sung | returned
nomination_state | appraised | đã thẩm định | appraised
nomination_state | before_council | trình Hội đồng | before the council
nomination_state | passed | Hội đồng thông qua | passed by the council
nomination_state | not_passed | Hội đồng không thông qua | not passed by the council
nomination_state | proposed | đã chuyển cấp trên | sent to the level above
nomination_state | in_decision | trong dự thảo quyết định | in a draft decision
nomination_state | granted | đã được tặng | granted
nomination_state | not_chosen | không được chọn | not chosen
nomination_state | withdrawn | đã rút | withdrawn
nomination_state | revoked | đã hủy bỏ | revoked
initiative_state | draft | đang viết | being written
initiative_state | submitted | đã gửi | submitted
initiative_state | returned | trả lại để bổ sung | returned to be mended
initiative_state | withdrawn | đã rút | withdrawn
initiative_state | appraised | đã thẩm định | appraised
initiative_state | before_council | trình Hội đồng | before the council
initiative_state | passed | Hội đồng thông qua | passed by the council
initiative_state | not_passed | Hội đồng không thông qua | not passed by the council
initiative_state | recognised | được công nhận | recognised
initiative_state | revoked | đã hủy công nhận | recognition revoked
influence_scope | base | trong cơ sở | within the base unit
influence_scope | sector_province | trong ngành, tỉnh | within the sector or province
influence_scope | national | toàn quốc | nationwide
session_state | planned | đang chuẩn bị | being prepared
session_state | voting | đang bỏ phiếu | voting
session_state | counted | đã kiểm phiếu | counted
session_state | signed | đã ký biên bản | minutes signed
session_state | called_off | không họp | called off
session_state | abandoned | bỏ lượt, không kiểm phiếu | abandoned uncounted
decision_state | draft | dự thảo | draft
decision_state | for_signature | trình ký | for signature
decision_state | issued | đã ban hành | issued
decision_state | published | đã công bố | published
decision_state | withdrawn | đã bỏ dự thảo | dropped
decision_state | revoked | đã hủy bỏ | revoked
review_state | open | cần xem lại | to be reviewed
review_state | kept | giữ nguyên | kept
review_state | judged_again | đã xét lại | judged again
change_of_record | restated | đính chính | restated
change_of_record | revoked | thu hồi | revoked
change_of_record | closed | đóng | closed
change_of_record | added | thêm mới | added
fact_state | waits | chờ xác nhận, chưa tính | waits to be verified, does not count
fact_state | open | chưa ai xác nhận | not verified yet
fact_state | verified | đã xác nhận | verified
fact_state | rejected | bị trả lại | rejected
fact_state | restated | đã đính chính | restated
fact_state | revoked | đã thu hồi | revoked
import_state | reading | đang đọc | being read
import_state | ready | chờ nhập | to be taken in
import_state | taken | đã nhập | taken in
import_state | undone | đã hoàn tác | undone
import_state | dropped | đã bỏ | dropped
scorecard_state | draft | đang soạn | draft
scorecard_state | published | đã ban hành | published
scorecard_state | replaced | đã có bản mới | replaced
scoring_state | open | đang chấm điểm | being scored
scoring_state | settled | Hội đồng đã chốt | settled by the council
scoring_state | announced | đã công bố | announced
card_state | scoring | đang tự chấm | scoring itself
card_state | submitted | chờ thẩm định | being appraised
card_state | appraised | đã thẩm định | appraised
card_state | settled | Hội đồng đã chốt | settled by the council
card_state | announced | đã công bố | announced
exemption_state | asked | xin không áp dụng | asked not to apply
exemption_state | granted | không áp dụng | does not apply
exemption_state | refused | vẫn áp dụng | applies
complaint_state | open | chờ trả lời | to be answered
complaint_state | upheld | được sửa điểm | upheld
complaint_state | refused | giữ nguyên điểm | refused
mark_voice | own | tự chấm | own score
mark_voice | appraised | thẩm định | appraised
mark_voice | final | Hội đồng | council
package_state | sent | đã gửi | sent
package_state | received | đã tiếp nhận | received
package_state | returned | yêu cầu bổ sung | returned
package_state | answered | đã trả lời | answered
package_state | called_back | đã gọi về | called back
relay_state | sent | đã gửi | sent
relay_state | received | đã tiếp nhận | received
relay_state | returned | yêu cầu bổ sung | returned
relay_state | answered | đã trả lời | answered
relay_state | called_back | đã gọi về | called back
release_state | draft | chưa phát hành | not issued
release_state | issued | đã phát hành | issued
release_state | void | đã hủy | void
comment_state | open | đang lấy ý kiến | open for comments
comment_state | closed | đã hết hạn ý kiến | closed
observation_state | received | đã nhận | received
observation_state | looking | đang xem | being looked into
observation_state | answered | đã trả lời | answered
data_request_state | received | đã nhận, chờ trả lời | received, to be answered
data_request_state | accepted | đã trả lời, đang làm | answered, being done
data_request_state | refused | đã từ chối | refused
data_request_state | done | đã làm xong | done
data_request_state | withdrawn | đã rút | withdrawn
data_request_kind | see | xem dữ liệu và cách dùng | see the data and how it is used
data_request_kind | correct | đính chính dữ liệu sai | have wrong data corrected
data_request_kind | restrict | thôi công khai tên | take the name off the public site
data_request_kind | erase | xóa dữ liệu | have data erased
observation_kind | complaint | phản ánh, kiến nghị | complaint, request
observation_kind | praise | khen ngợi | praise
observation_kind | idea | đề xuất | suggestion
observation_voice | citizen | người dân | citizen
observation_voice | business | doanh nghiệp, tổ chức | business, organisation
observation_voice | front | Mặt trận Tổ quốc, đoàn thể | Fatherland Front, mass organisation
series | decision | quyết định | decision
series | submission | tờ trình | submission letter
series | minutes | biên bản | minutes
series | letter | công văn | official letter
series | report | báo cáo | report
series | notice | thông báo | notice
series | invitation | giấy mời | invitation
series | plan | kế hoạch | plan
series | confirmation | giấy xác nhận | confirmation
series | certificate | bằng khen, giấy khen | certificates
thing | people.unit | đơn vị | unit
thing | people.reorganisation | việc sắp xếp đơn vị | reorganisation
thing | people.unitchange | thay đổi của đơn vị | change of a unit
thing | people.posting | quá trình công tác | posting
thing | people.person | cá nhân | person
thing | people.user | tài khoản | account
thing | people.appointment | vai được giao | role given
thing | people.invitation | lời mời | invitation
thing | people.batch | lần nhập đơn vị, cá nhân | import of units and people
thing | records.file | tệp | file
thing | records.numberseries | sổ cấp số | book of numbers
thing | records.issued | số văn bản | document number
thing | records.paper | mã kiểm tra | check code
thing | records.kept | tệp đã ban hành | issued file
thing | records.papertext | lời văn giấy tờ | wording of a paper
thing | records.reworded | lời văn sửa trong Word | words edited in Word
thing | voting.council | Hội đồng | council
thing | voting.session | phiên họp Hội đồng | council session
thing | honours.honour | khen thưởng | award
thing | movements.planversion | kế hoạch | plan
thing | movements.movement | phong trào | movement
thing | movements.round | đợt | round
thing | movements.movementrole | vai trong phong trào | role in a movement
thing | movements.event | sự kiện | event
thing | movements.allotment | phân bổ suất | allotment of places
thing | movements.planreading | lần đọc văn bản | reading of a document
thing | movements.planreadingfile | tệp của văn bản được đọc | file of a document read
thing | movements.proposed | điều máy hiểu | proposal of the reader
report_state | draft | đang viết | being written
report_state | signed | đã ký | signed
report_state | sent | đã gửi | sent
report_state | received | đã tiếp nhận | received
report_state | returned | trả lại để bổ sung | returned to be mended
report_kind | periodic | báo cáo định kỳ | periodic report
report_kind | interim | báo cáo sơ kết | interim review
report_kind | final | báo cáo tổng kết | final review
report_part | whole | cả đợt | the whole round
report_part | q1 | quý I | first quarter
report_part | q2 | quý II | second quarter
report_part | q3 | quý III | third quarter
report_part | q4 | quý IV | fourth quarter
report_part | h1 | 6 tháng đầu năm | first half
report_part | m9 | 9 tháng | nine months
thing | reports.report | báo cáo của phong trào | report of a movement
thing | portal.showndecision | quyết định trước đây trên bảng vinh danh | earlier decision on the honour roll
thing | stories.story | bài điển hình | story
thing | stories.picture | ảnh của bài điển hình | picture of a story
thing | stories.bulletin | bản tin truyền thanh | radio bulletin
thing | stories.sending | lần gửi đài truyền thanh | sending to a radio
thing | stories.adoption | lần áp dụng cách làm | adoption of a practice
thing | papers.pack | gói giấy tờ | pack of papers
thing | papers.release | giấy tờ phát hành | issued paper
thing | registrations.registration | đăng ký | registration
thing | evidence.import | lần nhập số liệu | import of facts
thing | evidence.fact | số liệu | fact
thing | evidence.asked | bảng phải xác nhận | table to be verified
thing | evidence.settled | điều cần xem đã xem | doubt that was settled
thing | evidence.review | việc xem lại | review
thing | scorecards.scorecard | bộ tiêu chí chấm điểm | scorecard
thing | scorecards.scoring | năm chấm điểm | scoring of a year
thing | scorecards.desk | nơi thẩm định | appraising agency
thing | scorecards.card | phiếu chấm điểm | card
thing | scorecards.line | mục của phiếu chấm điểm | item of a card
thing | scorecards.change | thay đổi điểm | change of a mark
thing | scorecards.publication | lần công bố kết quả | announcement of results
thing | scorecards.result | kết quả chấm điểm | result of a card
thing | scorecards.complaint | kiến nghị về điểm | complaint about a mark
thing | initiatives.window | thời gian nhận sáng kiến | days for initiatives
thing | initiatives.initiative | sáng kiến | initiative
thing | initiatives.recognition | quyết định công nhận sáng kiến | decision that recognises initiatives
thing | initiatives.minutes | biên bản Hội đồng sáng kiến | minutes of an initiative council
thing | initiatives.recognised | sáng kiến được công nhận | recognised initiative
thing | initiatives.confirmation | giấy xác nhận sáng kiến | confirmation of an initiative
thing | initiatives.adoption | lần áp dụng lại sáng kiến | adoption of an initiative
thing | nominations.standing | kết quả xét | verdict
thing | nominations.nomination | hồ sơ đề nghị | nomination
thing | nominations.paper | giấy tờ của hồ sơ | paper of a dossier
thing | appraisals.assignment | phân công thẩm định | assignment of an appraiser
thing | appraisals.place | thứ hạng | place in the ranking
thing | appraisals.chosen | suất được chọn | chosen place
thing | appraisals.commentperiod | đợt lấy ý kiến | comment period
thing | appraisals.comment | ý kiến góp ý | comment
thing | councils.agenda | chương trình phiên họp | agenda
thing | decisions.decision | quyết định | decision
thing | decisions.package | gói chuyển cấp trên | package to the level above
thing | decisions.letter | thư trả lời | letter
thing | portal.shown | phong trào trên cổng công khai | movement on the public site
thing | portal.withheld | tên thôi công khai | withheld name
thing | portal.contact | thông tin liên hệ của cơ quan | contact of an agency
thing | portal.news | tin | news item
thing | portal.observation | góp ý về phục vụ | observation on service
thing | privacy.datarequest | yêu cầu về dữ liệu cá nhân | request about personal data
thing | portal.followup | việc làm sau góp ý | what was done after an observation
thing | duties.reminder | lời nhắc việc | reminder of a piece of work
thing | portal.attested | xác nhận góp ý | attested observation
ballot | for | đồng ý | in favour
ballot | against | không đồng ý | against
ballot | blank | phiếu trắng | blank | không hợp lệ
vote_result | passed | thông qua | passed
vote_result | not_passed | không thông qua | not passed
vote_result | no_quorum | không đủ số thành viên dự họp | no quorum
vote_mode | sealed | bỏ phiếu kín trên hệ thống | secret ballot in the sealed box | phiếu kín
vote_mode | paper | bỏ phiếu kín bằng phiếu giấy | secret ballot on paper | phiếu giấy
vote_mode | open | biểu quyết công khai | open vote | giơ tay
attendance | present | có mặt | present
attendance | online | dự trực tuyến | attending online
attendance | absent | vắng mặt | absent
attendance | unknown | chưa điểm danh | not called yet
recusal | reduces | mẫu số trừ người từ chối xét | the denominator leaves the recused out
recusal | stays | mẫu số giữ tổng số thành viên | the denominator stays all members
seat | chair | Chủ tịch Hội đồng | chair
seat | deputy | Phó Chủ tịch Hội đồng | deputy chair
seat | secretary | thư ký | secretary
seat | member | ủy viên | member
council | award | Hội đồng Thi đua - Khen thưởng | award council
council | initiative | Hội đồng sáng kiến | initiative council
flag | report | đoạn báo cáo giống nhau | alike passages of reports
flag | initiative | sáng kiến dùng hai lần | initiative used twice
flag | honour | khen thưởng dùng ở hai phong trào | award used in two movements
flag | work | kết quả công việc dùng ở hai phong trào | work used in two movements
flag | file | tệp dùng hai lần | file used twice
flag | text | nội dung tệp giống nhau | files that say the same
flag_settled | keep | giữ | kept
flag_settled | drop | bỏ, viết lại | dropped, to be rewritten
flag_settled | explain | giải trình | explained
paper_state | done | xong | done
paper_state | writing | đang viết | being written
paper_state | missing | chưa có | missing
paper_state | later | chưa đến lúc | not yet
key_holder | chair | chủ tịch Hội đồng | council chair
key_holder | secretary | thư ký Hội đồng | council secretary
key_holder | board | thành viên Ban kiểm phiếu | member of the counting board
decision_kind | grant | tặng | award
decision_kind | revoke | hủy bỏ | revocation
decision_kind | correct | đính chính | correction
revocation_ground | fraud | gian dối trong kê khai thành tích | fraud in declaring achievements | | Luật 06/2022 Điều 93.2
revocation_ground | false_papers | cung cấp thông tin sai, giả mạo giấy tờ | false information or forged papers | | Luật 06/2022 Điều 93.2
revocation_ground | unlawful | thẩm định, xét duyệt trái quy định | unlawful appraisal or approval | | Luật 06/2022 Điều 93.2
revocation_ground | later_breach | kết luận, quyết định, bản án cho thấy vi phạm nên không bảo đảm tiêu chuẩn | a conclusion, decision or judgment shows a breach of the standards | | Luật 06/2022 Điều 93.2
wording_part | name | tên tập thể, cá nhân | name
wording_part | under | đơn vị, chức vụ | unit, post
wording_part | reason | thành tích | achievement
"""
"""Group, code, Vietnamese, English, other spellings, legal source, as in terms.py."""

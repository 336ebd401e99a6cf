"""Who may do what: the one table of rights.

A row: right | who | Vietnamese | English | pages (names of URLs that need this right).
Who is `role@scope`, where the scope says which things the role reaches:
`site` all · `agency` things of the role's own agency · `unit` things of the role's unit and those
below · `host` things of movements that the role's agency runs · `movement` things of the movement
the role was appointed for · `self` one's own. `signed_in` is anybody with an account, `public` all.
A page with `!` asks again who sits there when the sign-in is some minutes old; with `!!` it also never
writes back what was typed, for that is secret.
"""

ROWS = """
account.enter | public | đăng nhập | sign in | account_login mfa_authenticate openid_connect_login openid_connect_callback socialaccount_login_cancelled account_reset_password account_reset_password_done account_reset_password_from_key account_reset_password_from_key_done account_signup account_inactive account_email_verification_sent account_confirm_email account_confirm_login_code
account.own | signed_in | giữ tài khoản của mình | keep one's own account | account_logout account_change_password account_set_password account_reauthenticate account_email!
account.preferences | public | đổi ngôn ngữ, cách hiển thị | change language and display | screens:language screens:display screens:look screens:parts screens:sample
home.view | signed_in | xem việc của mình | see one's own work | home:todo screens:job screens:stop_job screens:columns home:search home:notices home:notices_read
help.read | public | đọc trợ giúp | read the help | home:help home:help_page home:help_picture
home.open_feed | signed_in | mở lịch hạn của mình | open one's calendar of deadlines | home:feed_open
home.close_feed | signed_in | đóng lịch hạn của mình | close one's calendar of deadlines | home:feed_close
home.read_feed | public | đọc lịch bằng địa chỉ riêng | read a calendar by its secret address | home:feed
site.install | public | cài đặt lần đầu | install the program
demo.load | sysadmin@site | nạp số liệu mẫu | load sample data
demo.enter | public | vào bản trình diễn | enter the demo | home:guide home:become home:set_clock
person.private | agency_admin@agency office@agency office@host appraiser@host appraiser@movement secretary@agency candidate@self | xem dữ liệu riêng của cá nhân | see a person's private data
account.mine | signed_in | xem tài khoản của mình | see one's own account | people:account
account.view | sysadmin@site agency_admin@agency | xem người dùng và quyền | see users and roles | people:admin people:users people:user people:invitations
account.invite | sysadmin@site agency_admin@agency | mời người dùng | invite a user | people:invite
account.withdraw_invitation | sysadmin@site agency_admin@agency | rút lời mời | withdraw an invitation | people:invitation_withdraw
account.accept | public | nhận lời mời | accept an invitation | people:accept
account.appoint | sysadmin@site agency_admin@agency | giao vai | give a role | people:appoint
account.end_appointment | sysadmin@site agency_admin@agency | thôi giao vai | end a role | people:appointment_end
account.deactivate | sysadmin@site agency_admin@agency | khóa tài khoản | deactivate an account | people:deactivate
account.reactivate | sysadmin@site agency_admin@agency | mở lại tài khoản | reactivate an account | people:reactivate
account.end_sessions | sysadmin@site agency_admin@agency | kết thúc mọi phiên làm việc | end all sessions | people:end_sessions
account.reset | sysadmin@site agency_admin@agency | gửi đường dẫn đặt lại mật khẩu | send a link to reset a password | people:reset
account.end_others | signed_in | kết thúc các phiên khác của mình | end one's other sessions | people:sessions!
factor.view | signed_in | xem xác thực hai lớp của mình | see one's own second factor | people:factors
factor.add_app | signed_in | thêm ứng dụng tạo mã | add an app for codes | people:factor_app!!
factor.add_key | signed_in | thêm khóa truy cập | add a passkey | people:factor_key!!
factor.renew_codes | signed_in | tạo mã dự phòng mới | make new recovery codes | people:factor_codes!!
factor.remove | signed_in | gỡ lớp xác thực của mình | remove one's own second factor | people:factor_remove!
factor.ask_reset | sysadmin@site agency_admin@agency | xin đặt lại xác thực hai lớp của quản trị | ask to reset an administrator's second factor |
factor.reset | sysadmin@site agency_admin@agency | đặt lại xác thực hai lớp | reset a second factor | people:factors_reset!
unit.view | signed_in | xem đơn vị | see units | people:units people:unit people:units_on people:unit_lookup
unit.add_agency | sysadmin@site | thêm cơ quan | add an agency | people:agency_add people:load_all
unit.add | sysadmin@site agency_admin@agency | thêm đơn vị | add a unit | people:unit_add
unit.rename | sysadmin@site agency_admin@agency | đổi tên đơn vị | rename a unit | people:unit_rename
unit.move | sysadmin@site agency_admin@agency | chuyển đơn vị | move a unit | people:unit_move
unit.end | sysadmin@site agency_admin@agency | kết thúc đơn vị | end a unit | people:unit_end
unit.merge | sysadmin@site agency_admin@agency | sáp nhập đơn vị | merge units | people:unit_merge
unit.split | sysadmin@site agency_admin@agency | chia, tách đơn vị | split a unit | people:unit_split
unit.change_kind | sysadmin@site agency_admin@agency | đổi loại đơn vị | change the kind of a unit | people:unit_kind
unit.change_code | sysadmin@site agency_admin@agency | đổi mã số hành chính | change an official code | people:unit_code
unit.load | sysadmin@site office@agency | nạp đơn vị hành chính | load administrative units | people:load people:load_one
unit.read_list | sysadmin@site | đọc danh mục đơn vị mới hơn | read a later list of units | people:lists
unit.take_list | sysadmin@site | nạp danh mục đơn vị mới hơn | take in a later list of units | people:list_batch
unit.undo | sysadmin@site agency_admin@agency | hoàn tác thay đổi đơn vị | take back a change of units | people:unit_undo
person.view | agency_admin@agency office@agency auditor@agency signer@agency chair@agency secretary@agency clerk@unit candidate@self | xem cá nhân | see people | people:people people:person people:person_lookup
person.add | agency_admin@agency | thêm cá nhân | add a person | people:person_add
person.edit | agency_admin@agency | sửa thông tin cá nhân | edit a person | people:person_edit
person.post | agency_admin@agency | ghi vị trí công tác | record a posting | people:person_post
person.move | sysadmin@site agency_admin@agency | chuyển người sang đơn vị khác | move people to other units | people:person_move people:unit_people
person.read_moves | sysadmin@site agency_admin@agency | đọc bảng tính chuyển người | read a workbook of moves | people:moves
person.take_moves | sysadmin@site agency_admin@agency | chuyển người theo bảng tính | move people by a workbook | people:moves_batch
person.undo_move | sysadmin@site agency_admin@agency | hoàn tác việc chuyển người | take moves of people back | people:move_undo
people.read_sheet | agency_admin@agency sysadmin@site | đọc bảng tính đơn vị, cá nhân | read a workbook of units and people | people:import people:import_template
people.import | agency_admin@agency sysadmin@site | nhập đơn vị, cá nhân | import units and people | people:batch
people.undo_import | agency_admin@agency sysadmin@site | hoàn tác lần nhập | undo an import | people:batch_undo
batch.view | signed_in | xem các lần nhập từ Excel của mình thấy | see the imports by workbook that one may see | people:batches people:batch_file people:batch_left
watching.read_health | public | hỏi sức khỏe hệ thống | ask how the system is | watching:live watching:ready watching:measures
watching.view | sysadmin@site | xem yêu cầu chậm và lỗi | see slow requests and faults | watching:noticed
audit.view | sysadmin@site agency_admin@agency office@agency auditor@agency | xem nhật ký | read the diary | audit:diary audit:movement
audit.verify | sysadmin@site auditor@agency agency_admin@agency | kiểm tra nhật ký | verify the diary | audit:verify audit:anchors
records.file | signed_in | mở tệp của hồ sơ mình thấy | open a file of a case one sees | records:file
records.keep | signed_in | tải tệp lên | upload a file
records.attach | signed_in | gắn tệp | attach a file | records:attach records:pages
records.remove | signed_in | gỡ tệp | remove a file | records:remove
records.restore | signed_in | gắn lại tệp | attach a file again | records:restore
records.view | agency_admin@agency office@agency signer@agency secretary@agency chair@agency auditor@agency clerk@agency | xem sổ cấp số | see the books of numbers | records:series records:book
records.open_series | agency_admin@agency | mở sổ cấp số | open a book of numbers | records:open
records.take_number | office@agency signer@agency secretary@agency clerk@agency | lấy số | take a number
records.void_number | agency_admin@agency office@agency | bỏ số | make a number void | records:void
records.keep_issued | signed_in | lưu tệp của văn bản đã ban hành | keep the files of an issued paper
records.issue_code | office@agency signer@agency secretary@agency chair@agency clerk@agency | cấp mã kiểm tra | issue a check code
records.revoke_code | office@agency signer@agency | thu mã kiểm tra | revoke a check code
paper.list | signed_in | xem giấy tờ của đợt | see the papers of a round | papers:papers papers:sheet papers:paper papers:release papers:download
archive.make | office@host office@movement | lập gói lưu trữ của phong trào | make the archive of a movement | archive:archive archive:make archive:download
paper.pack | office@host office@movement | lập gói giấy tờ | make a pack of papers | papers:pack
paper.edit | office@agency secretary@agency clerk@unit | dùng lời văn sửa trong Word của giấy tờ | use words of a paper edited in Word | papers:edit
paper.drop_edit | office@agency secretary@agency clerk@unit | bỏ lời văn sửa trong Word của giấy tờ | take back words of a paper edited in Word | papers:unedit
paper.issue | office@agency secretary@agency clerk@unit | phát hành giấy tờ | issue a paper | papers:issue
paper.void | office@agency | hủy giấy tờ đã phát hành | make an issued paper void | papers:void
board.view | office@site office@movement signer@site steering@site steering@movement auditor@site auditor@movement agency_admin@site clerk@site | xem bảng điều hành | see dashboards | reports:list reports:board reports:never reports:awards
report.view | office@agency office@host signer@agency signer@host agency_admin@agency auditor@agency auditor@host steering@host clerk@unit | xem báo cáo phong trào | see reports of movements | reports:reports reports:report reports:paper
report.begin | office@agency clerk@unit | lập báo cáo phong trào | begin a report of a movement | reports:begin
report.write | office@agency clerk@unit | viết báo cáo phong trào | write a report of a movement | reports:write reports:save
report.refresh | office@agency clerk@unit | lấy lại số liệu của báo cáo | take the figures of a report anew | reports:refresh
report.sign | signer@agency | ký báo cáo phong trào | sign a report of a movement | reports:sign!
report.reopen | signer@agency office@agency | mở lại báo cáo đã ký | open a signed report again | reports:reopen
report.send | office@agency signer@agency clerk@unit | gửi báo cáo lên cấp trên | send a report to the level above | reports:send
report.call_back | office@agency signer@agency clerk@unit | gọi báo cáo về | call a report back | reports:call_back
report.receive | office@host | tiếp nhận báo cáo | receive a report | reports:receive
report.return | office@host | trả lại báo cáo | return a report | reports:return
report.count | office@host office@movement | xem biểu thống kê | see statistics forms | reports:statistics
report.remind | office@host office@movement | nhắc đơn vị chưa báo cáo | remind units that have not reported | reports:missing reports:remind
board.whole | office@host office@movement signer@host steering@host steering@movement auditor@host auditor@movement agency_admin@host | xem số liệu của cả phong trào | see the figures of a whole movement
positions.set | office@agency agency_admin@agency | đặt vị trí in bằng, giấy khen | set where certificates are printed | papers:positions
positions.end | office@agency agency_admin@agency | bỏ vị trí in riêng | give up own positions | papers:reset_positions
wording.set | office@agency agency_admin@agency | đặt lời văn của giấy tờ | word a kind of paper | papers:wordings papers:wording
wording.end | office@agency agency_admin@agency | bỏ lời văn riêng | give up an own wording | papers:unword
public.read | public | đọc cổng công khai | read the public site | portal:home portal:movements portal:movement portal:plan portal:calendar portal:calendar_ics portal:honours portal:decision portal:initiatives portal:stories portal:story portal:picture portal:observed portal:look_up robots portal:news portal:news_item portal:indices portal:index portal:feed portal:sitemap portal:data portal:data_csv portal:dictionary portal:openapi portal:api_movements portal:api_movement portal:api_clauses portal:api_calendar portal:api_honours portal:api_honour portal:api_decisions portal:api_decision portal:api_initiatives portal:api_stories portal:api_story portal:api_indices portal:api_dictionary
public.manage | office@agency office@host office@movement agency_admin@agency signer@agency auditor@agency | xem việc của cổng công khai | see the work of the public site | portal:manage
public.show | office@host office@movement | công khai phong trào trên cổng | show a movement on the public site | portal:show
public.hide | office@host office@movement | thôi công khai phong trào trên cổng | take a movement off the public site | portal:hide
public.withhold | office@agency agency_admin@agency | thôi công khai tên một người | take a person's name off the public site | portal:withhold
public.restore | office@agency agency_admin@agency | công khai lại tên một người | show a person's name on the public site again | portal:restore
public.show_decisions | office@agency agency_admin@agency | chọn quyết định trước đây hiện trên bảng vinh danh | choose earlier decisions for the honour roll | portal:recall
public.set_contact | office@agency agency_admin@agency | đặt thông tin liên hệ trên cổng | set the contact on the public site | portal:contact
personal_data.read_terms | public | xem thời hạn giữ dữ liệu | see how long data is kept | privacy:retention
personal_data.mine | candidate@self | xem dữ liệu của mình | see one's own data | privacy:mine privacy:download
personal_data.erase_due | agency_admin@agency | xóa liên hệ quá thời hạn giữ | erase contacts past their term | privacy:erase_due
data_request.send | candidate@self | gửi yêu cầu về dữ liệu của mình | ask about one's own data | privacy:ask
data_request.withdraw | candidate@self | rút yêu cầu về dữ liệu | withdraw a request about data | privacy:withdraw
data_request.view | agency_admin@agency auditor@agency | xem các yêu cầu về dữ liệu cá nhân | see requests about personal data | privacy:requests
data_request.see_one | agency_admin@agency auditor@agency candidate@self | xem một yêu cầu về dữ liệu cá nhân | see one request about personal data | privacy:request
data_request.receive | agency_admin@agency | ghi yêu cầu nhận bằng giấy | enter a request that came on paper | privacy:receive
data_request.accept | agency_admin@agency | nhận làm yêu cầu về dữ liệu | accept a request about data | privacy:accept
data_request.refuse | agency_admin@agency | từ chối yêu cầu về dữ liệu | refuse a request about data | privacy:refuse
data_request.finish | agency_admin@agency | làm theo yêu cầu về dữ liệu | carry out a request about data | privacy:finish!
news.write | office@agency | đăng tin trên cổng công khai | write news for the public site | portal:write_news
news.change | office@agency | sửa tin trên cổng công khai | mend news of the public site | portal:change_news
news.withdraw | office@agency | gỡ tin khỏi cổng công khai | take news off the public site | portal:withdraw_news
observation.send | public | gửi góp ý về phục vụ | comment on service | portal:observe
observation.view | office@agency agency_admin@agency signer@agency chair@agency secretary@agency auditor@agency | xem góp ý về phục vụ | see observations on service | portal:observations portal:observation
observation.take_up | office@agency | nhận xem góp ý | look into an observation | portal:take_up
observation.answer | office@agency | trả lời góp ý | answer an observation | portal:answer
observation.follow_up | office@agency | ghi việc làm sau góp ý | record what was done after an observation | portal:follow_up
observation.attest | signer@agency chair@agency | ký xác nhận góp ý | attest an observation | portal:attest!
observation.withdraw_attested | signer@agency chair@agency | rút xác nhận góp ý | withdraw an attestation | portal:withdraw_attested!
voting.view | chair@agency chair@movement secretary@agency secretary@movement member@agency member@movement office@agency auditor@agency | xem phiên họp Hội đồng | see council sessions | voting:turnout voting:checks
voting.found | office@agency secretary@agency | lập Hội đồng | set up a council | councils:found
voting.seat | office@agency secretary@agency chair@agency chair@movement | thêm thành viên Hội đồng | add a council member | councils:seat
voting.unseat | office@agency secretary@agency chair@agency chair@movement | kết thúc vai của thành viên Hội đồng | end a council member's seat | councils:unseat
voting.set_working_rules | chair@agency chair@movement | đặt quy tắc làm việc của Hội đồng | declare the council's working rules | councils:working_rules
voting.set_rule | chair@agency chair@movement | đặt ngưỡng thông qua | set a voting threshold | councils:rule
voting.plan | secretary@agency secretary@movement chair@agency chair@movement office@agency | lập phiên họp Hội đồng | plan a council session
voting.add_item | secretary@agency secretary@movement office@agency | thêm dòng vào phiên họp | add an item to a session
voting.remove_item | secretary@agency secretary@movement office@agency | bỏ dòng khỏi phiên họp | remove an item from a session
voting.mark | secretary@agency secretary@movement chair@agency chair@movement | điểm danh | call the roll
voting.call_roll | secretary@agency secretary@movement chair@agency chair@movement | điểm danh cả Hội đồng | call the whole roll | councils:roll
voting.change_mode | secretary@agency secretary@movement chair@agency chair@movement | đổi cách bỏ phiếu | change the way of voting | councils:mode
voting.recuse | chair@agency chair@movement secretary@agency secretary@movement member@agency member@movement | ghi từ chối xét | record a recusal | councils:recuse
voting.take_back_recusal | chair@agency chair@movement secretary@agency secretary@movement member@agency member@movement | bỏ ghi từ chối xét | take back a recusal | councils:take_back_recusal
voting.name_holders | chair@agency chair@movement secretary@agency secretary@movement | chọn người giữ mã mở hòm phiếu | name the holders of the codes | councils:holders
voting.take_code | chair@self secretary@self member@self office@self | nhận mã mở hòm phiếu | take a code of the box | voting:code!!
voting.confirm_code | chair@self secretary@self member@self office@self | gõ thử mã mở hòm phiếu | try a code of the box
voting.burn_code | chair@self secretary@self member@self office@self | hủy mã mở hòm phiếu | destroy a code of the box
voting.open_vote | chair@agency chair@movement secretary@agency secretary@movement | mở bỏ phiếu | open a vote | councils:open
voting.cast | chair@agency chair@movement secretary@agency secretary@movement member@agency member@movement | bỏ phiếu kín | cast a secret ballot | voting:ballot!! voting:cast!!
voting.write | secretary@agency secretary@movement | ghi ý kiến bằng văn bản của người vắng mặt | record an absent member's written opinion | councils:written
voting.show | secretary@agency secretary@movement | ghi biểu quyết công khai | record an open vote | councils:show
voting.enter_paper | secretary@agency secretary@movement | nhập kết quả phiếu giấy | enter paper ballots | councils:enter_paper
voting.confirm_paper | chair@agency chair@movement secretary@agency secretary@movement member@agency member@movement office@agency | xác nhận kết quả phiếu giấy | confirm paper ballots
voting.close | chair@agency chair@movement secretary@agency secretary@movement | đóng bỏ phiếu và kiểm phiếu | close and count a vote | voting:close!!
voting.close_open | chair@agency chair@movement secretary@agency secretary@movement | đóng biểu quyết công khai | close an open vote
voting.recount | chair@agency chair@movement secretary@agency secretary@movement | kiểm phiếu lại | recount a vote | voting:recount!!
voting.sign | chair@agency chair@movement secretary@agency secretary@movement | ghi nhận biên bản đã ký | record signed minutes
voting.destroy | chair@agency chair@movement secretary@agency secretary@movement | hủy phiếu kín | destroy sealed ballots | voting:destroy!
voting.call_off | chair@agency chair@movement secretary@agency secretary@movement | không họp phiên | call off a session | initiatives:call_off
voting.abandon | chair@agency chair@movement secretary@agency secretary@movement | bỏ lượt bỏ phiếu | abandon a vote | voting:abandon!
plan.view | signed_in | xem kế hoạch | read plans | movements:plans movements:plan movements:plan_clause movements:plan_calendar movements:plan_places movements:plan_progress movements:plan_review movements:plan_parent movements:plan_versions movements:plan_compare movements:plan_download
plan.bring | office@agency | nạp kế hoạch | bring a plan in | movements:plan_bring
plan.change_rule | office@agency | sửa quy tắc của kế hoạch | change a rule of a plan | movements:plan_rule
plan.add_rule | office@agency | thêm quy tắc vào kế hoạch | add a rule to a plan | movements:plan_add movements:plan_add_rule
plan.remove_rule | office@agency | bỏ quy tắc của kế hoạch | remove a rule of a plan | movements:plan_remove_rule
plan.change_words | office@agency | sửa lời của khoản | change the words of a clause | movements:plan_words movements:confirm_word
plan.add_clause | office@agency | thêm khoản vào kế hoạch | add a clause to a plan | movements:plan_add_clause
plan.repeal | office@agency | bãi bỏ khoản | repeal a clause | movements:plan_repeal
plan.change_front | office@agency | sửa phần đầu kế hoạch | change the head of a plan | movements:plan_front movements:plan_actors
plan.send_in | office@agency | gửi văn bản để đọc thành kế hoạch | send a document in to be read as a plan | movements:reading_add
plan.draft_read | office@agency | lập bản nháp từ văn bản đã đọc | make a draft of a document that was read
plan.confirm | office@agency | xem điều đã đọc từ văn bản | see what was read of a document | movements:reading movements:confirm movements:confirm_image
plan.accept_read | office@agency | nhận điều đã đọc | accept what was read | movements:confirm_accept
plan.change_read | office@agency | sửa điều đã đọc | change what was read | movements:confirm_change movements:confirm_other movements:confirm_kind
plan.correct_head | office@agency | sửa phần đầu văn bản đã đọc | correct the head of a document that was read | movements:confirm_head
plan.call_narrative | office@agency | coi điều đã đọc là lời dẫn | call what was read narrative | movements:confirm_narrative
plan.join_clauses | office@agency | ghép hai khoản | join two clauses | movements:confirm_join
plan.split_clause | office@agency | tách một khoản | split a clause | movements:confirm_split
plan.set_line_aside | office@agency | để riêng một dòng | set a line aside | movements:confirm_aside
plan.bring_line_back | office@agency | lấy lại dòng để riêng | bring back a line set aside | movements:confirm_back
plan.undo | office@agency | hoàn tác lần sửa kế hoạch | undo an edit of a plan | movements:plan_undo movements:confirm_undo
plan.discard | office@agency | bỏ bản nháp kế hoạch | discard a draft plan | movements:plan_discard
plan.publish | office@agency signer@agency | công bố kế hoạch | publish a plan | movements:plan_publish
plan.new_version | office@agency | lập bản mới của kế hoạch | start a new version of a plan | movements:plan_new_version
plan.try | office@agency secretary@agency chair@agency signer@agency | thử thay đổi kế hoạch trên số liệu | try a change of a plan on facts | nominations:plan_try
movement.view | signed_in | xem phong trào | see movements | movements:list movements:movement movements:calendar movements:calendar_print movements:calendar_ics movements:progress
movement.open | office@agency | mở phong trào | open a movement | movements:open
movement.open_below | office@host office@movement | mở phong trào cho các cơ quan cấp dưới | open a movement for agencies below | movements:open_below
movement.set_window | office@host office@movement | đặt thời gian đăng ký | set when registration is open | movements:window
movement.appoint | office@host office@movement | giao vai trong phong trào | give a role in a movement | movements:appoint movements:account_lookup
movement.end_role | office@host office@movement | thôi giao vai trong phong trào | end a role in a movement | movements:end_role
movement.record_event | office@host office@movement | ghi sự kiện | record an event | movements:event
movement.withdraw_event | office@host office@movement | rút sự kiện ghi nhầm | withdraw an event | movements:event_withdraw
movement.allot | office@host office@movement | giao suất xuống cấp dưới | allot places downward | movements:allot
movement.receive_places | office@host office@movement | ghi suất được giao | record places given | movements:receive_places
movement.withdraw_places | office@host office@movement | rút suất ghi nhầm | withdraw places recorded in error | movements:places_withdraw
movement.suspend | office@host | tạm dừng phong trào | suspend a movement | movements:suspend
movement.resume | office@host | tiếp tục phong trào | continue a movement | movements:resume
movement.transfer | office@host | chuyển giao phong trào | transfer a movement | movements:transfer
movement.close | office@host | kết thúc phong trào | close a movement | movements:close
movement.adopt | office@agency | áp dụng bản kế hoạch mới | adopt a new version of the plan | movements:adopt
honour.view | signed_in | xem sổ khen thưởng | see the register of awards | honours:register honours:honour
honour.enter | office@agency agency_admin@agency | ghi khen thưởng của sổ cũ | enter an award of an old book | honours:add
honour.read_sheet | office@agency agency_admin@agency | đọc thử sổ khen thưởng từ Excel | look at a workbook of awards | honours:import honours:template
honour.import | office@agency agency_admin@agency | nhập sổ khen thưởng từ Excel | import the register of awards | honours:batch
honour.undo_import | office@agency agency_admin@agency | hoàn tác lần nhập sổ khen thưởng | undo an import of awards | honours:batch_undo
honour.change | office@agency agency_admin@agency | sửa khen thưởng của sổ cũ | mend an award of an old book | honours:change
honour.grant | signer@host office@host | ghi danh hiệu được tặng | write a granted award into the register
honour.reword | signer@host | đính chính khen thưởng | correct an award
honour.revoke | signer@host office@host | hủy bỏ khen thưởng | revoke an award | honours:revoke!
honour.returned | office@host | ghi thu hồi hiện vật, tiền thưởng | record a returned object or money | honours:returned
nomination.bring | secretary@host chair@host office@host | trình hồ sơ ra Hội đồng | bring a nomination before the council
nomination.take_back | secretary@host chair@host office@host | rút hồ sơ khỏi phiên họp | take a nomination off the agenda
nomination.pass | secretary@host chair@host office@host | ghi Hội đồng thông qua | record that the council agrees
nomination.not_pass | secretary@host chair@host office@host | ghi Hội đồng không thông qua | record that the council does not agree
nomination.put_in | office@host | đưa hồ sơ vào dự thảo quyết định | put a nomination into a draft decision
nomination.take_out | office@host signer@host | đưa hồ sơ ra khỏi dự thảo quyết định | take a nomination out of a draft decision
nomination.propose | office@host | chuyển hồ sơ lên cấp trên | send a nomination to the level above
nomination.call_back | office@host | gọi hồ sơ về từ cấp trên | call a nomination back from the level above
nomination.receive | office@host | tiếp nhận hồ sơ từ cấp dưới | receive a nomination from below
nomination.supplement | office@host | bổ sung hồ sơ đã chuyển cấp trên | supplement a nomination sent to the level above
nomination.grant | signer@host office@host | tặng danh hiệu theo hồ sơ | grant the award of a nomination
nomination.decline | office@host signer@host | kết thúc hồ sơ không được chọn | close a nomination that was not chosen
nomination.revoke | signer@host | hủy bỏ danh hiệu theo hồ sơ | revoke the award of a nomination
duty.view | signed_in | xem nhiệm vụ của kế hoạch | see the duties of a plan | duties:list duties:movement duties:lines duties:contents duties:duty duties:report
duty.assign | office@host office@movement | giao nhiệm vụ cho đơn vị | give duties to units | duties:owners duties:assign
duty.assign_proposed | office@host office@movement | giao nhiệm vụ theo đề xuất | give duties as proposed | duties:assign_proposed
duty.report | clerk@unit office@agency signer@agency secretary@agency steering@agency office@host | báo cáo nhiệm vụ | report a duty | duties:do
duty.confirm | office@host signer@host | xác nhận báo cáo nhiệm vụ | confirm a report of a duty | duties:confirm
duty.return | office@host signer@host | trả lại báo cáo nhiệm vụ | return a report of a duty | duties:return
duty.remind | office@host office@movement | nhắc nhiệm vụ | remind of duties | duties:remind
difficulty.view | signed_in | xem khó khăn và trả lời | see difficulties and answers | duties:difficulties duties:difficulty duties:answers
difficulty.raise | clerk@unit office@agency signer@agency | nêu khó khăn | raise a difficulty | duties:raise
difficulty.withdraw | clerk@unit office@agency signer@agency | rút khó khăn đã nêu | withdraw a difficulty | duties:difficulty_withdraw
difficulty.answer | office@host office@movement | trả lời khó khăn | answer a difficulty | duties:answer
difficulty.answer_as | office@host office@movement | trả lời khó khăn bằng trả lời đã có | answer a difficulty as another was answered | duties:answer_as
interpretation.withdraw | office@host office@movement | rút trả lời | withdraw an answer | duties:answer_withdraw
interpretation.settle | office@host | ghi cách hiểu vào kế hoạch | write an interpretation into the plan | duties:answer_settle
check.view | signed_in | xem việc kiểm tra | see checks | duties:checks duties:check duties:finding duties:linked
check.plan | office@host office@movement | lên kế hoạch kiểm tra | plan a check | duties:check_plan
check.hold | office@host office@movement | ghi kết quả kiểm tra | record a check | duties:check_hold
check.close | office@host office@movement | kết thúc cuộc kiểm tra | close a check | duties:check_close
check.call_off | office@host office@movement | không tiến hành kiểm tra | call a check off | duties:check_call_off
finding.note | office@host office@movement | ghi kết luận phải khắc phục | note what must be mended | duties:finding_note
finding.mend | clerk@unit office@agency signer@agency | báo đã khắc phục | report that something was mended | duties:finding_mend
finding.accept | office@host office@movement | nhận việc khắc phục | accept what was mended | duties:finding_accept
finding.send_back | office@host office@movement | chưa nhận việc khắc phục | send back what was mended | duties:finding_send_back
finding.sign | signer@host | ký kết luận kiểm tra thành minh chứng hoặc tạm dừng xét | sign a finding into evidence or a hold | evidence:finding_sign!
check.sign | signer@host | ký kết quả kiểm tra chung thành minh chứng | sign the result of a check into evidence | evidence:check_sign!
finding.unsign | signer@host | rút văn bản đã ký về kết luận kiểm tra | withdraw a signed act on a finding | evidence:finding_unsign!
story.view | signed_in | xem bài điển hình | see stories | stories:list stories:mine stories:story stories:bulletin stories:picture
story.read | signed_in | đọc điển hình đã đăng | read published stories | stories:published stories:read
story.start | clerk@unit office@agency candidate@self | viết bài điển hình | begin a story | stories:start
story.write | clerk@unit office@agency candidate@self | sửa bài điển hình | write a story | stories:write stories:save
story.add_picture | clerk@unit office@agency candidate@self | đặt ảnh của bài điển hình | put a picture to a story | stories:add_picture
story.remove_picture | clerk@unit office@agency candidate@self | bỏ ảnh của bài điển hình | take the picture off a story | stories:remove_picture
story.submit | clerk@unit office@agency candidate@self | gửi bài điển hình để duyệt | send a story to be reviewed | stories:submit
story.drop | clerk@unit office@agency candidate@self | bỏ bài điển hình chưa gửi | drop a story that was not sent | stories:drop
story.call_back | clerk@unit office@agency candidate@self | lấy lại bài điển hình đã gửi | take a story back | stories:call_back
story.return | office@host signer@host office@movement | trả lại bài điển hình | return a story | stories:return
story.publish | office@host signer@host office@movement | duyệt, đăng bài điển hình | publish a story | stories:publish
story.withdraw | office@host signer@host office@movement | gỡ bài điển hình | take a published story off | stories:withdraw
story.restore | office@host signer@host office@movement | đăng lại bài điển hình | publish a story again | stories:restore
story.word | office@host office@agency office@movement | soạn bản tin truyền thanh | word a radio bulletin | stories:word
story.send | office@host office@agency office@movement | ghi đã gửi đài truyền thanh | record a sending to a radio | stories:send
story.withdraw_sending | office@host office@agency office@movement | rút ghi gửi đài truyền thanh | take back a sending to a radio | stories:withdraw_sending
story.adopt | office@agency clerk@unit | ghi áp dụng cách làm hay | record that a practice is adopted | stories:adopt
story.withdraw_adoption | office@agency clerk@unit | rút ghi áp dụng cách làm hay | take back an adoption of a practice | stories:withdraw_adoption
registration.list | signed_in | xem danh sách đăng ký | see lists of registrations | registrations:list registrations:round
registration.view | office@host office@agency office@movement clerk@unit agency_admin@agency auditor@agency auditor@host auditor@movement signer@host signer@movement appraiser@host appraiser@movement chair@host chair@movement secretary@host secretary@movement member@host member@movement steering@host steering@movement candidate@self | xem đăng ký thi đua | see a registration | registrations:registration
registration.register | clerk@unit office@agency office@host candidate@self | đăng ký thi đua | register | registrations:new
registration.ask_late | clerk@unit office@agency office@host candidate@self | xin đăng ký muộn | ask to register late
registration.register_again | clerk@unit office@agency office@host candidate@self | đăng ký lại | register again | registrations:again
registration.withdraw | clerk@unit office@agency office@host candidate@self | rút đăng ký | withdraw a registration | registrations:withdraw
registration.accept_late | office@host office@movement | nhận đăng ký muộn | accept a late registration | registrations:accept
registration.refuse_late | office@host office@movement | không nhận đăng ký muộn | refuse a late registration | registrations:refuse
registration.read_sheet | clerk@unit office@agency office@host | đọc bảng tính đăng ký | read a workbook of registrations | registrations:import registrations:template
registration.import | clerk@unit office@agency office@host | nhập đăng ký từ bảng tính | import registrations | registrations:batch
registration.undo_import | clerk@unit office@agency office@host | hoàn tác lần nhập đăng ký | undo an import of registrations | registrations:batch_undo
registration.remind | office@host office@movement | nhắc đơn vị chưa đăng ký | remind units that have not registered | registrations:missing registrations:remind
fact.view | office@agency agency_admin@agency auditor@agency secretary@agency chair@agency signer@agency appraiser@agency appraiser@movement clerk@unit candidate@self | xem số liệu | see records | evidence:list evidence:table evidence:fact evidence:subjects evidence:words
fact.enter | office@agency clerk@unit candidate@self | nhập số liệu | enter a record | evidence:enter
succession.sign | signer@agency chair@agency | ký chọn kế thừa | sign a succession | evidence:succession_sign
succession.withdraw | signer@agency chair@agency | thu hồi chọn kế thừa | withdraw a succession | evidence:succession_withdraw
succession.view | office@agency signer@agency chair@agency agency_admin@agency auditor@agency secretary@agency | xem kế thừa sau sắp xếp | see successions | evidence:successions home:across
fact.enter_any | office@agency | nhập mọi bảng số liệu | enter records of every table
fact.restate | office@agency clerk@unit | đính chính số liệu | restate a record | evidence:restate
fact.revoke | office@agency | thu hồi số liệu | revoke a record | evidence:revoke
fact.verify | office@agency clerk@unit appraiser@agency | xác nhận số liệu | verify a record | evidence:verify evidence:to_verify evidence:verify_many
fact.reject | office@agency clerk@unit appraiser@agency | trả lại số liệu | reject a record | evidence:reject
fact.let_be | office@agency clerk@unit candidate@self | không nhập lại số liệu bị trả | let a rejected record be | evidence:let_be
fact.ask | office@agency | đặt bảng phải có người thứ hai xác nhận | ask that records of a table be verified | evidence:asked
fact.settle | office@agency appraiser@agency | xem và để yên điều cần xem của số liệu | settle a doubt about a record | evidence:settle
fact.declare | office@agency | khai đã đủ số liệu | declare records complete | evidence:declare
published.view | signed_in | xem chỉ số đã công bố | see published indices | evidence:published evidence:published_year evidence:published_unit
published.load | office@agency | nạp chỉ số đã công bố | load published indices | evidence:published_load evidence:published_set
import.look | office@agency clerk@unit | xem trước tệp số liệu | look at a workbook of records | evidence:import evidence:imports evidence:template evidence:preview evidence:faulty
import.read | office@agency clerk@self | đọc tệp số liệu | read a workbook of records
import.take | office@agency clerk@self | nhập tệp số liệu | take in a workbook of records | evidence:take
import.drop | office@agency clerk@self | bỏ tệp số liệu | drop a workbook of records | evidence:drop
import.undo | office@agency clerk@self | hoàn tác lần nhập số liệu | undo an import of records | evidence:undo
standing.view | office@agency office@host agency_admin@agency auditor@agency secretary@agency chair@agency signer@agency appraiser@agency appraiser@movement clerk@unit candidate@self | xem kết quả xét tiêu chuẩn | see who meets which criteria | nominations:eligibility nominations:standings nominations:clause_counts nominations:criteria nominations:explanation
standing.judge | office@host office@agency | xét tiêu chuẩn cả đợt | judge a whole round | nominations:judge
standing.judge_one | office@host office@agency | xét lại một người, một tập thể | judge one candidate again
standing.report_wrong | office@agency clerk@unit candidate@self | báo số liệu sai | report a wrong record | nominations:report_wrong
standing.ask | office@agency clerk@unit candidate@self | hỏi cơ quan thường trực | ask the movement office | nominations:ask
review.view | office@agency office@host auditor@agency appraiser@movement | xem việc cần xem lại | see what waits to be reviewed | nominations:reviews nominations:review
review.keep | office@agency office@host | giữ kết quả sau khi xem lại | keep a result after review | nominations:keep
review.judge_again | office@agency office@host | xét lại sau khi số liệu đổi | judge again after a record changed | nominations:judge_again
initiative.list | signed_in | xem sáng kiến | see initiatives | initiatives:list initiatives:mine initiatives:initiative initiatives:paper initiatives:decision initiatives:confirmation initiatives:revocation
initiative.shared | signed_in | xem sáng kiến được công nhận | see recognised initiatives | initiatives:shared initiatives:recognised
initiative.set_window | office@agency | đặt thời gian nhận sáng kiến | set when initiatives are taken | initiatives:window
initiative.register | clerk@unit office@agency candidate@self | đăng ký sáng kiến | register an initiative | initiatives:register
initiative.write | clerk@unit office@agency candidate@self | viết sáng kiến | write an initiative | initiatives:write initiatives:save
initiative.submit | clerk@unit office@agency candidate@self | gửi sáng kiến | send an initiative | initiatives:submit
initiative.link_author | office@agency | nối tác giả với cá nhân | link an author to a person | initiatives:link_author
initiative.withdraw | clerk@unit office@agency candidate@self | rút sáng kiến | withdraw an initiative | initiatives:withdraw
initiative.compare | office@host appraiser@host chair@host secretary@host member@host | xem chỗ giống sáng kiến khác | see what reads like another initiative
initiative.return | office@host appraiser@host | trả lại sáng kiến | return an initiative | initiatives:return
initiative.appraise | office@host appraiser@host | thẩm định sáng kiến | appraise an initiative | initiatives:appraise
initiative.hear | chair@agency secretary@agency member@agency office@agency auditor@agency | xem phiên họp Hội đồng sáng kiến | see sessions of initiative councils | initiatives:sessions initiatives:session initiatives:minutes_paper
initiative.call_session | secretary@agency chair@agency | lập phiên họp Hội đồng sáng kiến | call an initiative council's session | initiatives:call
initiative.mark | chair@agency secretary@agency member@agency | ghi nhận xét sáng kiến | leave marks on an initiative | initiatives:mark
initiative.close | chair@agency secretary@agency | đóng bỏ phiếu, ghi kết quả sáng kiến | close the vote and settle the initiatives | initiatives:close!!
initiative.close_open | chair@agency secretary@agency | đóng biểu quyết, ghi kết quả sáng kiến | close an open vote and settle the initiatives | initiatives:close_open!
initiative.confirm_paper | chair@agency secretary@agency member@agency office@agency | xác nhận phiếu giấy, ghi kết quả sáng kiến | confirm paper ballots and settle the initiatives | initiatives:confirm_paper
initiative.recognise | signer@agency | công nhận sáng kiến | recognise initiatives | initiatives:recognise!
initiative.write_minutes | secretary@agency chair@agency | viết biên bản Hội đồng sáng kiến | write an initiative council's minutes | initiatives:write_minutes
initiative.sign_minutes | secretary@agency chair@agency | ký biên bản Hội đồng sáng kiến | sign an initiative council's minutes | initiatives:sign!
initiative.confirm | signer@agency | cấp giấy xác nhận sáng kiến | issue the confirmation of an initiative | initiatives:confirm!
initiative.void_confirmation | office@agency | hủy giấy xác nhận sáng kiến | make the confirmation of an initiative void | initiatives:void_confirmation
initiative.revoke | signer@agency | hủy công nhận sáng kiến | revoke a recognition | initiatives:revoke!
initiative.send_up | office@host | đề nghị công nhận ở phạm vi rộng hơn | ask for wider recognition | initiatives:send_up
initiative.adopt | office@agency clerk@unit | ghi áp dụng lại sáng kiến | record that an initiative is adopted | initiatives:adopt
initiative.withdraw_adoption | office@agency clerk@unit | rút ghi áp dụng lại | take back an adoption | initiatives:withdraw_adoption
nomination.view | agency_admin@agency office@agency office@host clerk@unit candidate@self appraiser@host appraiser@movement chair@host secretary@host member@host signer@host signer@agency steering@host auditor@host auditor@agency office@movement chair@movement secretary@movement member@movement signer@movement steering@movement auditor@movement | xem hồ sơ đề nghị | see dossiers | nominations:list nominations:dossier nominations:sent nominations:slip nominations:submissions nominations:copies
nomination.start | clerk@unit office@agency | lập hồ sơ | start a dossier | nominations:start nominations:candidates
nomination.write | clerk@unit office@agency candidate@self | viết hồ sơ | write a dossier | nominations:report nominations:save nominations:check
nomination.compose | clerk@unit office@agency | soạn tờ trình từ dữ liệu | make the submission letter | nominations:compose
nomination.uncompose | clerk@unit office@agency | bỏ tờ trình soạn từ dữ liệu | take the made letter off | nominations:uncompose
nomination.submit | clerk@unit office@agency | gửi hồ sơ | send a dossier | nominations:submit
nomination.withdraw | clerk@unit office@agency | rút hồ sơ | withdraw a dossier | nominations:withdraw
nomination.restore | clerk@unit office@agency | lập lại hồ sơ đã rút | take up a withdrawn dossier | nominations:restore
nomination.ask_late | clerk@unit office@agency | xin nộp muộn | ask to send late | nominations:ask_late
nomination.allow_late | office@host | nhận nộp muộn | take a late dossier | nominations:allow_late
nomination.refuse_late | office@host | không nhận nộp muộn | refuse a late dossier | nominations:refuse_late
nomination.accept | office@host | tiếp nhận hồ sơ | accept a dossier | nominations:accept nominations:accept_many
nomination.return | office@host | trả lại hồ sơ | return a dossier | nominations:return
nomination.undo_return | office@host | hoàn tác trả lại | undo a return | nominations:undo_return
nomination.look_for_copies | clerk@unit office@agency office@host appraiser@host appraiser@movement | tìm chỗ giống nhau | look for likenesses | nominations:look
nomination.settle | clerk@unit office@agency office@host | trả lời chỗ giống nhau | settle a likeness | nominations:settle
scorecard.view | steering@site office@site agency_admin@site auditor@site signer@site chair@site secretary@site member@site appraiser@site clerk@site | xem bộ tiêu chí chấm điểm | see scorecards | scorecards:scorecards scorecards:scorecard scorecards:download
scorecard.draft | office@agency | soạn bộ tiêu chí | draft a scorecard | scorecards:new scorecards:copy
scorecard.edit | office@agency | sửa bộ tiêu chí | edit a scorecard | scorecards:edit
scorecard.change_item | office@agency | sửa một mục của bộ tiêu chí | change an item of a scorecard | scorecards:tree scorecards:item
scorecard.add_item | office@agency | thêm mục vào bộ tiêu chí | add an item to a scorecard | scorecards:add_area scorecards:add_item
scorecard.move_item | office@agency | chuyển một mục của bộ tiêu chí | move an item of a scorecard | scorecards:move_item
scorecard.remove_item | office@agency | bỏ một mục của bộ tiêu chí | take an item out of a scorecard | scorecards:remove_item
scorecard.change_head | office@agency | sửa phần đầu bộ tiêu chí | change the head of a scorecard | scorecards:head
scorecard.undo | office@agency | hoàn tác sửa bộ tiêu chí | undo a change of a scorecard | scorecards:undo
scorecard.publish | office@agency signer@agency | ban hành bộ tiêu chí | publish a scorecard | scorecards:publish
scorecard.discard | office@agency | bỏ bộ tiêu chí đang soạn | discard a draft scorecard | scorecards:discard
scoring.view | steering@site office@site agency_admin@site auditor@site signer@site chair@site secretary@site member@site appraiser@site clerk@site | xem việc chấm điểm | see scorings | scorecards:list scorecards:scoring scorecards:results scorecards:council scorecards:drift
scoring.open | office@agency | mở năm chấm điểm | open the scoring of a year | scorecards:open
scoring.set_windows | office@agency | đặt hạn chấm điểm | set the deadlines of a scoring | scorecards:windows
scoring.appoint | office@agency | giao cơ quan thẩm định | name an appraising agency | scorecards:appoint
scoring.enter_survey | appraiser@host office@host | nhập điểm điều tra | enter the points of the survey | scorecards:survey scorecards:survey_book
scoring.settle | secretary@agency chair@agency | chốt điểm theo biên bản Hội đồng | settle the scores by the minutes | scorecards:settle!
scoring.announce | office@agency signer@agency | công bố kết quả chấm điểm | announce the results | scorecards:announce!
scoring.restate | office@agency signer@agency | công bố lại kết quả | announce the results again | scorecards:restate!
card.view | office@site agency_admin@site auditor@site signer@site chair@site secretary@site member@site appraiser@site clerk@site | xem phiếu chấm điểm | see cards | scorecards:card scorecards:line scorecards:entered
card.score | clerk@unit office@host | tự chấm điểm | score one's own unit | scorecards:score scorecards:save scorecards:own_book
card.ask_exempt | clerk@unit office@host | xin không áp dụng một mục | ask that an item not apply | scorecards:ask_exempt
card.ask_area | clerk@unit office@host | xin không áp dụng cả lĩnh vực | ask that an area not apply | scorecards:ask_area
card.submit | signer@host | ký, gửi phiếu chấm điểm | sign and send a card | scorecards:submit
card.extend | office@agency | gia hạn cho một đơn vị | give a unit more time | scorecards:extend
card.return | office@agency | trả lại phiếu chấm điểm | return a card | scorecards:return
card.grant_exempt | appraiser@host office@host | nhận mục không áp dụng | grant that an item does not apply | scorecards:grant_exempt
card.refuse_exempt | appraiser@host office@host | không nhận mục không áp dụng | refuse that an item does not apply | scorecards:refuse_exempt
card.grant_area | appraiser@host office@host | nhận lĩnh vực không áp dụng | grant that an area does not apply | scorecards:grant_area
card.refuse_area | appraiser@host office@host | không nhận lĩnh vực không áp dụng | refuse that an area does not apply | scorecards:refuse_area
card.appraise | appraiser@host | chấm điểm thẩm định | appraise an item | scorecards:queue scorecards:appraise scorecards:across scorecards:appraise_row
card.appraise_many | appraiser@host | chấm điểm thẩm định bằng Excel | appraise items by a workbook | scorecards:appraisal_book
card.keep_book | clerk@self office@self appraiser@self | giữ tệp điểm đã gửi | keep a workbook of scores that was sent
card.enter_book | clerk@self office@self appraiser@self | ghi điểm từ Excel | enter scores from a workbook
card.undo_book | clerk@self office@self appraiser@self | hoàn tác lần ghi điểm từ Excel | take back scores entered from a workbook | scorecards:entered_undo
card.agree | appraiser@host | đồng ý với điểm tự chấm | agree with own scores | scorecards:agree
card.finish | office@agency | kết thúc thẩm định phiếu | end the appraisal of a card | scorecards:finish
card.reopen | office@agency | mở lại thẩm định phiếu | open the appraisal of a card again | scorecards:reopen
card.decide | secretary@agency chair@agency | ghi điểm Hội đồng | record the council's points | scorecards:decide
complaint.view | office@agency agency_admin@agency auditor@agency signer@agency chair@agency secretary@agency clerk@unit | xem kiến nghị về điểm | see complaints about marks | scorecards:complaint
complaint.make | signer@host office@host | kiến nghị về điểm | complain about a mark | scorecards:complain
complaint.uphold | office@agency | sửa điểm theo kiến nghị | uphold a complaint | scorecards:uphold
complaint.refuse | office@agency | giữ nguyên điểm | refuse a complaint | scorecards:refuse
decision.view | office@agency signer@agency agency_admin@agency auditor@agency chair@agency secretary@agency clerk@site candidate@site appraiser@site member@site steering@site | xem quyết định | see decisions | decisions:list decisions:decision decisions:paper
decision.draft | office@host | lập dự thảo quyết định | draft a decision | decisions:draft
decision.take_in | office@host | thêm người vào dự thảo | take somebody into a draft | decisions:take_in
decision.take_out | office@host signer@host | đưa người ra khỏi dự thảo | take somebody out of a draft | decisions:take_out
decision.reword | office@host | sửa lời ghi thành tích | edit the words of an achievement | decisions:reword
decision.send | office@host | trình ký quyết định | send a decision for signature | decisions:send
decision.send_back | signer@host | trả lại dự thảo | send a decision back | decisions:send_back
decision.issue | signer@host | ký ban hành quyết định | issue a decision | decisions:issue!
decision.publish | office@host signer@host | công bố quyết định | publish a decision | decisions:publish!
decision.edit_words | office@host | dùng lời văn sửa trong Word | use words edited in Word | decisions:edit
decision.drop_edit | office@host | bỏ lời văn sửa trong Word | take back words edited in Word | decisions:unedit
decision.check | public | kiểm tra quyết định, bằng khen, giấy khen | check a decision or certificate | decisions:check
decision.drop | office@host | bỏ dự thảo | drop a draft | decisions:drop
decision.draft_revocation | office@host | lập dự thảo hủy bỏ | draft a revocation | decisions:revoke!
decision.draft_correction | office@host | lập dự thảo đính chính | draft a correction | decisions:correct
salary.set | sysadmin@site | ghi mức lương cơ sở | enter a base salary | decisions:salary
package.view | office@agency signer@agency agency_admin@agency auditor@agency chair@agency secretary@agency | xem hồ sơ chuyển cấp trên | see packages sent up | decisions:packages decisions:package decisions:package_zip decisions:package_paper
package.send | office@host | chuyển hồ sơ lên cấp trên | send nominations up | decisions:send_up
package.receive | office@host | tiếp nhận gói hồ sơ | receive a package | decisions:receive
package.return | office@host | yêu cầu cấp dưới bổ sung | ask the level below to supplement | decisions:return
package.supplement | office@host | bổ sung gói hồ sơ | supplement a package | decisions:supplement
package.call_back | office@host | gọi gói hồ sơ về | call a package back | decisions:call_back
package.answer | office@host | ghi trả lời của cấp trên | record the answer from above | decisions:answer
letter.view | office@agency signer@agency agency_admin@agency auditor@agency chair@agency secretary@agency clerk@unit candidate@self | xem thư kết quả | see result letters | decisions:letters decisions:letter decisions:letter_paper
letter.write | office@host signer@host | viết thư kết quả | write result letters | decisions:write_letters
letter.change | office@host | thêm lời nhắn vào thư | add a note to a letter | decisions:change_letter
letter.read | office@host | đọc lại thư trước khi gửi | read a letter before it goes | decisions:read_letter
letter.send | office@host | gửi thư kết quả | send result letters | decisions:send_letters
appraisal.view | office@host appraiser@host appraiser@movement chair@host secretary@host member@host signer@host steering@host auditor@host | xem việc thẩm định | see appraisals | appraisals:queue appraisals:appraise appraisals:board appraisals:boards
appraisal.assign | office@host | giao thẩm định | assign an appraisal | appraisals:assign
appraisal.hand_over | office@host appraiser@self | chuyển người thẩm định khác | hand an appraisal over | appraisals:hand_over
appraisal.opine | appraiser@host appraiser@movement | cho ý kiến thẩm định | give an opinion | appraisals:opine
appraisal.agree | appraiser@host appraiser@movement | đồng ý với kết quả của máy | agree with the rules | appraisals:agree
appraisal.finish | appraiser@host appraiser@movement | kết thúc thẩm định | end an appraisal | appraisals:finish
appraisal.reopen | office@host | mở lại thẩm định | open an appraisal again | appraisals:reopen
appraisal.note | office@host appraiser@host appraiser@movement | ghi điểm còn tranh luận | note a contested point | appraisals:note
ranking.set_order | office@host appraiser@host appraiser@movement | xếp thứ tự | set the order | appraisals:order
ranking.change | office@host appraiser@host appraiser@movement | đổi thứ tự | change a rank | appraisals:rank
ranking.choose | steering@host steering@movement | chọn suất dành riêng | give a reserved place | appraisals:choose
ranking.unchoose | steering@host steering@movement | bỏ lựa chọn suất dành riêng | take a choice back | appraisals:unchoose
ranking.break_tie | chair@host secretary@host | chọn khi đồng hạng | break a tie | appraisals:break_tie
ranking.bring | office@host secretary@host | trình Hội đồng | put before the council | appraisals:bring
comments.view | office@host appraiser@host appraiser@movement chair@host secretary@host signer@host steering@host auditor@host | xem góp ý | see comments | appraisals:comments
comments.open | office@host | mở lấy ý kiến công khai | open the days for comment | appraisals:open_comments
comments.waive | office@host | không lấy ý kiến công khai | leave out the days for comment | appraisals:waive_comments
comments.say | public | góp ý | comment | appraisals:public appraisals:public_comment appraisals:public_thanks
comments.record | office@host | ghi góp ý nhận được | write down a comment | appraisals:record_comment
comments.answer | office@host | trả lời góp ý | answer a comment | appraisals:answer_comment
council.view | chair@agency chair@movement secretary@agency secretary@movement member@agency member@movement office@agency agency_admin@agency auditor@agency signer@agency | xem Hội đồng và phiên họp | see councils and their sessions | councils:list councils:sessions councils:council councils:session councils:results councils:minutes councils:minutes_paper
council.call_session | secretary@agency chair@agency office@agency | lập phiên họp xét khen thưởng | call an award session | councils:call
council.add_case | secretary@agency office@agency | đưa hồ sơ vào chương trình | put a nomination on the agenda | councils:add_case
council.remove_case | secretary@agency office@agency | bỏ hồ sơ khỏi chương trình | take a nomination off the agenda | councils:remove_case
council.call_off | chair@agency secretary@agency | không họp phiên xét khen thưởng | call an award session off | councils:call_off
council.close | chair@agency secretary@agency | đóng bỏ phiếu, ghi kết quả hồ sơ | close the vote and settle the nominations | councils:close!!
council.close_open | chair@agency secretary@agency | đóng biểu quyết, ghi kết quả hồ sơ | close an open vote and settle the nominations | councils:close_open!
council.confirm_paper | chair@agency secretary@agency member@agency office@agency | xác nhận phiếu giấy, ghi kết quả hồ sơ | confirm paper ballots and settle the nominations | councils:confirm_paper
council.settle_places | chair@agency secretary@agency | ghi Hội đồng chọn người vào suất còn lại | record whom the council gives the open places | councils:settle
council.speak | chair@agency secretary@agency member@agency | ghi ý kiến vào biên bản | put a statement into the minutes | councils:speak
council.write_minutes | secretary@agency | viết biên bản | write the minutes | councils:write_minutes
council.sign_minutes | secretary@agency chair@agency | ký biên bản | sign the minutes | councils:sign!
"""

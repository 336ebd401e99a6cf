"""The fields of forms as text, one row a field: `key | type | choices | words | required | asked for`."""

_WHEN = """
how | choice | own:when | Tính hạn thế nào | How it is reckoned |
day | day | | Ngày | Day | | by before
year | choice | own:year | Của năm nào | Of which year | | by before
days | count | | Trong bao nhiêu ngày | Within how many days | | after
counted | choice | own:counted | Đếm ngày nào | Which days count | | after
event | choice | term:event | Tính từ việc | Counted from | | after with
issuer | text | | Ai công bố việc đó | Announced by | | after with
event_year | choice | own:event_year | Việc của năm nào | The event of which year | | after with
event_in | count | | Năm | Year | | after with
"""
_DELEGATED = """
to | choice | delegates | Giao cho ai quy định | Left to whom |
number | text | | Số văn bản | Number of the document |
as_of | choice | own:as_of | Tính đến lúc nào | As of when |
as_of_day | date | | Ngày | Day |
"""
ROWS = f"""
[attest]
by | choice | attesters | Ai xét | Who judges | *
shows | choices | tables | Xem trên số liệu nào | Looking at which records |
same_as | choice | attests | Đã hỏi chung với | Asked once, together with |
for | choices | awards | Chỉ dùng cho | Only for |
restates | choices | clauses | Nhắc lại khoản | Restates the clause |
[scope]
for | choices | places | Dùng cho hình thức khen | For which awards | *
below | choice | own:below | Các điều bên dưới kết hợp | What stands below counts |
[eligible]
who | choice | term:who | Tập thể hay cá nhân | Collectives or individuals |
units | choice | actors | Đơn vị nào | Which units |
kinds | choices | term:unit_kind | Loại đơn vị | Kinds of unit |
level | choices | term:level | Cấp | Level |
under | choice | actors | Thuộc | Under |
subunits | flag | | Kể cả phòng, ban trực thuộc | With their own divisions |
staff | choices | term:staff_kind | Đối tượng | Kinds of staff |
leadership | choices | term:leadership | Chức vụ | Posts |
does_reform | flag | | Có nhiệm vụ cải cách hành chính | Has reform tasks |
named | choice | named | Theo danh sách nêu tên | A named list |
for | choices | places | Chỉ dùng cho | Only for |
[quota]
for | choices | awards | Chỉ tiêu của hình thức khen | Places for which award |
places | places | | Số suất | Places |
at_most | flag | | Là số nhiều nhất (không quá) | It is the most (at most) |
per | per | | Tính cho mỗi | Counted for each |
strata | rows | strata | Chia theo nhóm đơn vị | Shared out by groups of units |
reserved | rows | reserved | Suất dành riêng | Reserved places |
allotted_by | choice | own:allotted | Ai giao số suất | Who gives the places |
delegated | delegated | | Để văn bản khác quy định | Left to another document |
round | lone | term:round | Cho đợt | For rounds |
restates | choices | clauses | Nhắc lại khoản | Restates the clause |
[deadline]
what | choice | own:what | Hạn của việc gì | What is due | *
when | when | | Khi nào | When |
for | choices | awards | Dùng cho hình thức khen | For which awards |
round | lone | term:round | Cho đợt | For rounds |
who | lone | actors | Ai phải làm | Who must do it |
to | lone | actors | Gửi đến | Sent to |
via | text | | Gửi qua | Sent through |
form | choice | forms | Theo mẫu | On the form |
[dossier]
paper | choice | term:paper | Giấy tờ | Paper |
by | choice | makers | Ai làm | Who makes it |
for | choices | awards | Dùng cho hình thức khen | For which awards |
template | group | template | Theo mẫu | Template |
must_state | long | | Phải nêu | It must state |
copies | count | | Số bản | Copies |
original | flag | | Phải là bản chính | Must be original |
delegated | delegated | | Để văn bản khác quy định | Left to another document |
[duty]
who | lone | actors | Ai làm | Who |
does | lone | term:does | Làm gì | Does what | *
with | lone | actors | Cùng với | Together with |
advises | lone | actors | Tham mưu cho | Advising |
to | lone | actors | Gửi đến, trình | Sent to |
via | text | | Gửi qua | Sent through |
every | choice | own:every | Bao lâu một lần | How often |
when | when | | Khi nào | When |
[content]
act | lone | term:act | Thi đua làm gì | What people emulate in | *
who | lone | actors | Ai làm | Who |
cites | texts | | Văn bản được dẫn (mỗi dòng một số) | Documents cited (one number a line) |
report | group | report | Báo cáo | Report |
[award]
form | choice | term:form | Hình thức khen | Form of the award |
authority | choice | term:authority | Ai tặng | Given by |
decided_by | choice | own:decided | Ai quyết định | Who decides |
who | lone | term:who | Cho ai | For whom |
round | lone | term:round | Theo đợt | In which rounds |
delegated | delegated | | Để văn bản khác quy định | Left to another document |
id | text | | Tên ngắn trong tệp | Short name in the file |
[allowance]
per | choice | actors | Mỗi đơn vị nào | For each unit of | *
collectives | count | | Được đề nghị bao nhiêu tập thể | How many collectives it may propose |
individuals | count | | Được đề nghị bao nhiêu cá nhân | How many individuals it may propose |
to | lone | actors | Gửi đến | Sent to |
for | choices | awards | Dùng cho hình thức khen | For which awards |
[order]
prefer | choices | own:prefer | Ưu tiên ai | Whom it prefers |
by | order_by | | Xếp thứ tự theo | Ranked by |
tie | choice | own:tie | Khi bằng nhau | Ties |
for | choices | awards | Dùng cho hình thức khen | For which awards |
[route]
steps | rows | steps | Các bước | Steps | *
for | choices | awards | Dùng cho hình thức khen | For which awards |
[form]
paper | choice | term:paper | Là giấy tờ gì | Which paper it is |
to | lone | actors | Gửi đến | Sent to |
collects | choices | columns | Thu thập những mục | What it collects |
template | group | template | Theo mẫu | Template |
id | text | | Tên ngắn trong tệp | Short name in the file |
[period]
from | start | | Bắt đầu từ | From |
to | date | | Đến hết ngày | Until the end of |
before | date | | Trước ngày (ngày đó không tính) | Before (that day not counted) |
rounds | group | rounds | Các đợt xét | Rounds |
[theme]
words | long | | Chủ đề | Theme |
[doubt]
asks | long | | Điều còn ngờ | What is in doubt | *
maybe | lines | | Có thể là | It may be |
[narrative]
restates | choices | clauses | Nhắc lại khoản | Restates the clause |
[term]
name | text | | Từ, chữ viết tắt | Word | *
means | long | | Nghĩa là | Means |
[rule]
criteria | criteria | | Điều phải đạt | What must be met |
for | choices | places | Chỉ dùng cho | Only for |
restates | choices | clauses | Nhắc lại khoản | Restates the clause |
[steps]
who | lone | actors | Ai | Who |
does | lone | term:does | Làm gì | Does what |
to | lone | actors | Gửi đến | Sent to |
via | text | | Gửi qua | Sent through |
[strata]
label | text | | Tên nhóm | Name of the group |
units | group | units | Gồm các đơn vị | Of these units |
places | count | | Số suất | Places |
[units]
kinds | choices | term:unit_kind | Loại đơn vị | Kinds of unit |
level | choices | term:level | Cấp | Level |
[reserved]
id | text | | Tên ngắn | Short name | *
places | count | | Số suất | Places |
chosen_by | choice | attesters | Ai chọn | Chosen by |
[template]
no | text | | Mẫu số | Form number |
of | text | | Của văn bản | Of the document |
[report]
every | choice | own:every | Bao lâu một lần | How often |
to | lone | actors | Gửi đến | Sent to |
[rounds]
annual | whole | | Các năm xét hằng năm | Years judged yearly |
stage | text | | Giai đoạn (ví dụ 2021-2025) | Stage (such as 2021-2025) |
[front]
title | long | | Trích yếu (tên kế hoạch) | Title of the plan | *
number | text | | Số, ký hiệu | Number |
issued | date | | Ngày ban hành | Date of issue |
place | text | | Nơi ban hành | Place of issue |
issuer | group | issuer | Cơ quan ban hành | Issuer | *
signatory | group | signatory | Người ký | Signatory |
movement | group | named_thing | Phong trào | Movement |
rounds | group | rounds | Các đợt xét | Rounds |
parent | group | parent | Kế hoạch cấp trên | Plan of the level above |
grounds | rows | ground | Căn cứ | Grounds |
linked | rows | named_thing | Phong trào gắn kèm | Movements it is tied to |
recipients | group | recipients | Nơi nhận | Recipients |
verify | choices | tables | Bảng phải có người thứ hai xác nhận mới được tính | Tables that count once verified |
secondary | flag | | Chỉ biết qua bài viết thuật lại | Known only through a retelling |
actors | rows | actor | Cơ quan, đơn vị, người mà kế hoạch nêu tên | Whom the plan names |
[issuer]
name | text | | Tên | Name | *
kind | choice | term:unit_kind | Loại đơn vị | Kind of unit |
level | choice | term:level | Cấp | Level |
superior | text | | Cơ quan chủ quản | Superior |
[signatory]
name | text | | Họ và tên | Name |
post | text | | Chức vụ | Post |
[named_thing]
name | long | | Tên | Name |
[parent]
number | text | | Số, ký hiệu | Number |
issued | date | | Ngày ban hành | Date of issue |
issuer | text | | Cơ quan ban hành | Issuer |
plan | text | | Mã kế hoạch trong hệ thống | Its code in this system |
held | flag | | Đã có trong hệ thống | It is held here |
[ground]
number | text | | Số, ký hiệu | Number |
issued | date | | Ngày ban hành | Date of issue |
issuer | text | | Cơ quan ban hành | Issuer |
title | long | | Về việc | About |
[recipients]
names | texts | | Mỗi dòng một nơi | One a line |
[actor]
key | key | | Tên ngắn trong tệp | Short name in the file |
name | text | | Tên | Name | *
is | lone | kinds_of_actor | Là gì | What it is | *
under | choice | actors | Thuộc | Under |
names | texts | | Danh sách nêu tên (mỗi dòng một tên) | The names listed (one a line) |
[start]
how | choice | own:start | Từ lúc nào | From when |
day | date | | Ngày | Day | | day
[places]
how | choice | own:places | Bao nhiêu | How many |
number | count | | Số suất | Places | | number
[per]
how | choice | own:per | Mỗi gì | Each what |
actor | choice | actors | Đơn vị | Unit | | actor
awarded | choice | awards | Hình thức khen của tập thể | The collective's award | | awarded
[order_by]
how | choice | own:order | Theo gì | By what |
actors | lone | attesters | Ai xếp | Who ranks | | actors
index | choice | term:index | Chỉ số | Index | | index_score index_rank
of | choice | of | Của ai | Of whom | | index_score index_rank
issuer | text | | Cơ quan công bố | Announced by | | index_score index_rank
[years]
how | choice | own:years | Tính thế nào | How they count |
count | count | | Ít nhất mấy năm | At least how many years | | at_least
besides | flag | | Không kể năm cuối | Besides the last year | | at_least
[delegated]
{_DELEGATED}
[when]
{_WHEN}
"""
"""The fields of every sort of mark under its name, and those of what stands within them."""

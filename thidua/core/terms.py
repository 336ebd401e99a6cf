"""The field's words: a code, its Vietnamese and English term, other spellings, its source.

Codes decide, shown words only show. Screens, papers, imports and the glossary read this page.
"""

from __future__ import annotations

from dataclasses import dataclass

from thidua.core.duty_words import DUTY_ROWS
from thidua.core.wording import Say, fold
from thidua.core.work_words import WORK_ROWS


@dataclass(frozen=True)
class Term:
    """One word of the field; `also` holds other spellings that imports accept."""

    group: str
    code: str
    vi: str
    en: str
    also: tuple[str, ...] = ()
    source: str = ""

    @property
    def say(self) -> Say:
        """The term in both languages."""
        return Say(self.vi, self.en)


_ROWS = """
answer | met | đạt | met
answer | unmet | không đạt | unmet
answer | missing | thiếu minh chứng | evidence missing
answer | to_judge | cần người xét | to judge
who | collective | tập thể | collective
who | individual | cá nhân | individual
round | annual | hằng năm | annual | hàng năm
round | stage | giai đoạn | stage
form | flag_government | Cờ thi đua của Chính phủ | Government emulation flag | | Luật 06/2022 Điều 25
form | flag_province | Cờ thi đua của Ủy ban nhân dân tỉnh | provincial emulation flag | Cờ thi đua | Luật 06/2022 Điều 26
form | hero | danh hiệu Anh hùng | title of Hero | Anh hùng
form | fighter_national | Chiến sĩ thi đua toàn quốc | national emulation fighter
form | fighter_province | Chiến sĩ thi đua bộ, ban, ngành, tỉnh | ministerial or provincial emulation fighter | Chiến sĩ thi đua cấp tỉnh
form | fighter_base | Chiến sĩ thi đua cơ sở | base-level emulation fighter
form | merit_certificate | Bằng khen | certificate of merit | | Luật 06/2022 Điều 73, 74
form | commendation_certificate | Giấy khen | certificate of commendation | | Luật 06/2022 Điều 75
authority | president | Chủ tịch nước | State President
authority | prime_minister | Thủ tướng Chính phủ | Prime Minister
authority | minister | Bộ trưởng | minister
authority | province_chair | Chủ tịch Ủy ban nhân dân tỉnh | chair of the provincial People's Committee | Chủ tịch UBND tỉnh; UBND tỉnh
authority | department_director | Giám đốc Sở | director of the department
authority | district_chair | Chủ tịch Ủy ban nhân dân huyện, thị xã, thành phố | chair of the district People's Committee | Chủ tịch UBND thị xã; Chủ tịch UBND huyện
authority | commune_chair | Chủ tịch Ủy ban nhân dân xã, phường, đặc khu | chair of the commune People's Committee | Chủ tịch UBND xã
authority | unit_head | Thủ trưởng đơn vị | head of the unit
unit_kind | province | tỉnh, thành phố | province | tỉnh
unit_kind | ministry | bộ, ngành trung ương | ministry | bộ
unit_kind | department | sở, ban, ngành | department | sở
unit_kind | central_agency | cơ quan ngành dọc trung ương | central agency in the province | ngành dọc
unit_kind | district | huyện, thị xã, thành phố thuộc tỉnh | district | huyện; thị xã
unit_kind | commune | xã, phường, thị trấn, đặc khu | commune | xã; phường
unit_kind | division | phòng | division | phòng chuyên môn
unit_kind | public_service_unit | đơn vị sự nghiệp | public service unit | trung tâm
unit_kind | office | văn phòng | office
unit_kind | party_body | cơ quan Đảng, đoàn thể | party or mass body | cơ quan Đảng
unit_kind | hamlet | thôn, ấp, khu phố | hamlet or quarter | thôn; ấp; khóm; bản; khu phố; tổ dân phố
unit_kind | enterprise | doanh nghiệp, hợp tác xã | enterprise or cooperative | doanh nghiệp; công ty; hợp tác xã; HTX
unit_kind | household | hộ gia đình | household | hộ
level | province | cấp tỉnh | provincial level | tỉnh
level | district | cấp huyện | district level | huyện
level | commune | cấp xã | commune level | xã
level | unit | cấp đơn vị | unit level | đơn vị
staff_kind | cadre | cán bộ | elected cadre
staff_kind | civil_servant | công chức | civil servant
staff_kind | public_employee | viên chức | public employee
staff_kind | worker | người lao động | contract worker
leadership | head | cấp trưởng | head | trưởng; người đứng đầu
leadership | deputy | cấp phó | deputy | phó
leadership | none | không giữ chức vụ | none | không
gender | male | nam | male
gender | female | nữ | female
rating | excellent | Hoàn thành xuất sắc nhiệm vụ | excellent completion | xuất sắc; HTXSNV
rating | good | Hoàn thành tốt nhiệm vụ | good completion | tốt; hoàn thành tốt; HTTNV
rating | completed | Hoàn thành nhiệm vụ | completion | hoàn thành; HTNV
rating | not_completed | Không hoàn thành nhiệm vụ | non-completion | không hoàn thành; KHTNV
index_class | excellent | xuất sắc | excellent | nhóm xuất sắc; loại xuất sắc
index_class | good | tốt | good | nhóm tốt; loại tốt
index_class | fair | khá | fair | nhóm khá; loại khá
index_class | average | trung bình | average
index_class | weak | yếu | weak | kém; yếu, kém
discipline | reprimand | khiển trách | reprimand | | NĐ 172/2025
discipline | warning | cảnh cáo | warning | | NĐ 172/2025
discipline | salary_cut | hạ bậc lương | salary-step demotion | | NĐ 112/2020
discipline | demotion | giáng chức | demotion | | NĐ 112/2020
discipline | removal | cách chức | dismissal from post | | NĐ 172/2025
discipline | dismissal | buộc thôi việc | forced resignation | bãi nhiệm | NĐ 172/2025
initiative_level | base | cấp cơ sở | base level | cơ sở
initiative_level | commune | cấp xã | commune level | xã; phường
initiative_level | district | cấp huyện | district level | huyện; cấp thị xã; thị xã
initiative_level | department | cấp sở, ngành | department level | sở
initiative_level | province | cấp tỉnh | provincial level | tỉnh
initiative_level | ministry | cấp bộ | ministry level | bộ
initiative_level | national | toàn quốc | national
index | par_index | Chỉ số cải cách hành chính (PAR INDEX) | PAR INDEX | PAR-INDEX; PARINDEX
index | sipas | Chỉ số hài lòng (SIPAS) | SIPAS
index | papi | Chỉ số hiệu quả quản trị và hành chính công (PAPI) | PAPI
index | pci | Chỉ số năng lực cạnh tranh cấp tỉnh (PCI) | PCI
index | ddci | Chỉ số năng lực cạnh tranh cấp sở, huyện (DDCI) | DDCI
index | service_766 | Bộ chỉ số phục vụ người dân, doanh nghiệp (Quyết định 766) | Decision 766 service index | 766; Chỉ số 766; Bộ chỉ số 766; QĐ 766; Quyết định 766
index | province_scorecard | Chỉ số cải cách hành chính do tỉnh chấm | provincial reform scorecard | CCHC; Chỉ số CCHC; PARI
index | district_scorecard | Chỉ số cải cách hành chính do huyện chấm | district reform scorecard
item_kind | scored | tiêu chí chấm điểm | scored item
item_kind | bonus | điểm thưởng | bonus
item_kind | deduction | điểm trừ | deduction
item_channel | appraisal | thẩm định | appraisal
item_channel | survey | điều tra xã hội học | survey | XHH
programme | admin_reform | cải cách hành chính | administrative reform | CCHC
programme | regular | nhiệm vụ thường xuyên | regular tasks
paper | submission_letter | tờ trình | submission letter
paper | achievement_report | báo cáo thành tích | achievement report
paper | council_minutes | biên bản họp Hội đồng | council minutes
paper | registration_form | bản đăng ký thi đua | registration form
deadline | registration | đăng ký thi đua | registration
deadline | dossier | gửi hồ sơ đề nghị khen thưởng | send the award dossier
deadline | report | báo cáo | report
deadline | period | kết thúc phong trào | end of the movement
event | index_recognised | công nhận kết quả đánh giá cải cách hành chính | the reform result is recognised
event | plan_issued | ban hành kế hoạch | the plan is issued
event | parent_reviewed | cấp trên sơ kết, tổng kết | the level above reviews
event | day_off | ngày nghỉ được thông báo | an announced day off
event | day_worked | ngày làm bù được thông báo | an announced day of work
event | discipline_ended | hết thời hạn kỷ luật | the discipline ends
change | merge | sáp nhập, hợp nhất | merger | sáp nhập
change | split | chia, tách | split
change | rename | đổi tên | renaming
change | part | tách một phần | part split off
change | abolish | giải thể | abolition
succession | index | chỉ số | index
succession | honours | khen thưởng | honours
succession | movement | phong trào | movement
succession | quota | chỉ tiêu | quota
hold | discipline | đang xem xét kỷ luật | discipline under consideration | kỷ luật
hold | inspection | đang thanh tra, kiểm tra có dấu hiệu vi phạm | inspection with signs of breach | thanh tra
hold | complaint | đang giải quyết khiếu nại, tố cáo | complaint being resolved | khiếu nại; tố cáo
hold | press | báo chí nêu, đang xác minh | press report being verified | báo chí
role | appraiser | người thẩm định | appraiser
role | council | Hội đồng Thi đua - Khen thưởng | emulation and commendation council | hội đồng
role | clerk | đầu mối đơn vị | unit clerk
role | office | cơ quan thường trực | movement office
of | self | chính ứng viên | the candidate
of | own_unit | tập thể của ứng viên | the candidate's own unit
of | agency | cơ quan | the agency
of | members | cá nhân trực thuộc | the members
of | key_leader | lãnh đạo chủ chốt | the key leaders
of | province | tỉnh | the province
actor_is | issuer | cơ quan ban hành | issuer
actor_is | parent | cấp trên | level above
actor_is | council | hội đồng | council
actor_is | steering_committee | ban chỉ đạo | steering committee
actor_is | leader | người đứng đầu | leader
actor_is | outside | bên ngoài | outside body
actor_is | named | danh sách nêu tên | named list
does | launch | phát động | launch
does | propagate | tuyên truyền | spread word
does | implement | triển khai thực hiện | carry out
does | register | đăng ký | register
does | guide | hướng dẫn | guide
does | inspect | kiểm tra, đôn đốc | inspect and urge
does | appraise | thẩm định | appraise
does | synthesise | tổng hợp | put together
does | select | lựa chọn | select
does | propose | đề xuất | propose
does | report | báo cáo | report
does | raise_difficulties | nêu khó khăn, vướng mắc | raise difficulties
does | interim_review | sơ kết | interim review
does | final_review | tổng kết | final review
act | propagate | tuyên truyền | spread word
act | lead | lãnh đạo, chỉ đạo | lead
act | implement | thực hiện | carry out
act | innovate | đổi mới, sáng kiến | innovate
act | inspect | kiểm tra, giám sát | inspect
act | digitise | chuyển đổi số | digitise
act | mobilise | huy động | mobilise
act | encourage | khuyến khích | encourage
role | sysadmin | quản trị hệ thống | system administrator
role | agency_admin | quản trị cơ quan | agency administrator
role | candidate | cán bộ, công chức | civil servant
role | chair | Chủ tịch Hội đồng | council chair
role | secretary | thư ký Hội đồng | council secretary
role | member | ủy viên Hội đồng | council member
role | signer | lãnh đạo ký | signer
role | steering | Ban Chỉ đạo CCHC | steering committee
role | auditor | kiểm soát | auditor
"""


def _parse(row: str) -> Term:
    cells = [cell.strip() for cell in row.split("|")] + ["", ""]
    also = tuple(a.strip() for a in cells[4].split(";") if a.strip())
    return Term(cells[0], cells[1], cells[2], cells[3], also, cells[5])


TERMS: tuple[Term, ...] = tuple(
    _parse(row) for row in (_ROWS.strip() + WORK_ROWS.rstrip() + DUTY_ROWS.rstrip()).splitlines()
)
GROUPS: dict[str, dict[str, Term]] = {}
_SPELLINGS: dict[tuple[str, str], str] = {}
for _term in TERMS:
    GROUPS.setdefault(_term.group, {})[_term.code] = _term
    for _word in (_term.code, _term.vi, _term.en, *_term.also):
        _SPELLINGS.setdefault((_term.group, fold(_word)), _term.code)


def label(group: str, code: str) -> Say:
    """The shown words of a code; a code that has none is shown as it is."""
    term = GROUPS.get(group, {}).get(code)
    return term.say if term else Say(code, code)


def read(group: str, text: str) -> str | None:
    """The code that `text` means, in either language or by another spelling; None if unknown.

    >>> read("rating", "Hoàn thành tốt nhiệm vụ")
    'good'
    """
    return _SPELLINGS.get((group, fold(text)))


def known(group: str) -> Say:
    """The accepted words of a group, for a message that refuses another."""
    terms = GROUPS.get(group, {}).values()
    return Say(", ".join(f"{t.vi} ({t.code})" for t in terms), ", ".join(t.code for t in terms))


def order(group: str, code: str) -> int:
    """Place of a code in its group as listed, from 0: lightest discipline, highest rating first."""
    return list(GROUPS[group]).index(code)

"""A sample plan in print, with a table and an annexed form, and that form filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from thidua.core.papers.annexed import AnnexedForm, Filled, annexed_form, form_in
from thidua.core.papers.frame import Signer
from thidua.core.papers.launch import LaunchPlan, launch_plan
from thidua.core.papers.samples_frame import SAMPLE_NOTE
from thidua.core.plan.file import read_texts
from thidua.core.plan.model import Plan

SAMPLE_PLAN = """---
code: ke-hoach-mau
kind: plan
title: Phát động phong trào thi đua cải cách hành chính năm 2025 của Sở Mẫu
issuer: {name: Sở Mẫu tỉnh Mẫu, kind: department, level: province, superior: UBND tỉnh Mẫu}
number: {value: null, printed: "Số: /KH-SM"}
issued: {value: null, printed: "Tỉnh Mẫu, ngày tháng năm 2025"}
place: Tỉnh Mẫu
signatory: {name: null, post: Giám đốc}
recipients: {names: [UBND tỉnh Mẫu (để báo cáo), "Các phòng, đơn vị thuộc Sở", "Lưu: VT, VP"]}
---
{#can-cu.1}
Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
{#can-cu.2}
Căn cứ Kế hoạch mẫu của UBND tỉnh Mẫu về phong trào thi đua cải cách hành chính.
{#mo-dau}
Sở Mẫu ban hành Kế hoạch với các nội dung như sau:
# I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích: nâng cao trách nhiệm của công chức, viên chức trong cải cách hành chính.
2. Yêu cầu: thiết thực, hiệu quả, không phô trương.
# II. NỘI DUNG THI ĐUA
## 1. Nội dung
- Giải quyết hồ sơ đúng hẹn.
- Đạt một trong hai kết quả:
+ Không có hồ sơ trễ hẹn.
+ Có sáng kiến được công nhận.
## 2. Chỉ tiêu
#### a) Đối với tập thể
Các phòng, đơn vị phấn đấu đạt các chỉ tiêu sau:

| STT | Chỉ tiêu | Mức phấn đấu |
|---|---|---|
| 1 | Tỷ lệ hồ sơ giải quyết đúng hẹn | từ 98% trở lên |
| 2 | Tỷ lệ hồ sơ nộp trực tuyến | từ 80% trở lên |

#### b) Đối với cá nhân
Được xếp loại hoàn thành tốt nhiệm vụ trở lên.
# III. TỔ CHỨC THỰC HIỆN
Văn phòng Sở hướng dẫn, kiểm tra việc thực hiện Kế hoạch này./.
{#M1}
# ĐĂNG KÝ THI ĐUA Thực hiện nhiệm vụ cải cách hành chính năm 2025
```form
id: dang-ky
paper: registration_form
```
{#M1.ngay}
Tỉnh Mẫu, ngày … tháng … năm 2025
{#M1.can-cu}
Thực hiện Kế hoạch của Sở Mẫu, đơn vị đăng ký thi đua như sau:
1. Tập thể: … tập thể
{#M1.1.noi-dung}
Đăng ký thi đua: Hoàn thành tốt nhiệm vụ cải cách hành chính năm 2025.
2. Cá nhân: … cá nhân (thuộc các phòng, đơn vị: .....)
{#M1.2.noi-dung}
Nội dung đăng ký: Hoàn thành tốt nhiệm vụ cải cách hành chính năm 2025.
{#M1.noi-nhan}
Nơi nhận: Văn phòng Sở; Lưu: VT.
{#M1.ky}
TRƯỞNG PHÒNG
"""


@lru_cache(maxsize=1)
def sample_plan() -> Plan:
    """A made-up plan; nobody runs it."""
    plan, faults = read_texts(SAMPLE_PLAN)
    assert not faults, faults
    return plan


def launched() -> LaunchPlan:
    """The sample plan in print: number and day still blank."""
    return launch_plan(sample_plan(), (SAMPLE_NOTE,))


def registered() -> AnnexedForm:
    """The form annexed to the sample plan, filled in."""
    plan = sample_plan()
    filled = Filled(1, 2, "Phòng Mẫu 01", "", date(2025, 3, 5), Signer("Trưởng phòng"))
    form = annexed_form(plan, form_in(plan, "registration_form"), filled)
    return replace(form, frame=replace(form.frame, notes=(SAMPLE_NOTE,)))

"""Sample registrations of a collective and of a person, and a sample agreement of three sides."""

from __future__ import annotations

from dataclasses import replace

from thidua.core.papers.agreement import EmulationAgreement, Side
from thidua.core.papers.frame import Office, Signer
from thidua.core.papers.registration import CollectiveRegistration, PersonalRegistration, Registrant
from thidua.core.papers.samples_frame import FRAME, GROUNDS, OCCASION

UNIT = Office("Phòng Mẫu 01", "PM01", "Tỉnh Mẫu", "Sở Mẫu", "Phòng Mẫu 01 thuộc Sở Mẫu tỉnh Mẫu")
UNIT_FRAME = replace(
    FRAME, office=UNIT, signer=Signer("Trưởng phòng"), recipients=("Văn phòng Sở",), filed="Phòng"
)
THEME = "Nụ cười một cửa, hồ sơ đúng hẹn"
AIMS = (
    "100% hồ sơ thủ tục hành chính được giải quyết đúng hẹn và trước hẹn",
    "Tỷ lệ hồ sơ nộp trực tuyến từ 80% trở lên",
    "100% công chức, viên chức được xếp loại hoàn thành tốt nhiệm vụ trở lên",
)


def collective_registration() -> CollectiveRegistration:
    """A division with two of its people."""
    return CollectiveRegistration(
        UNIT_FRAME,
        "Phòng Mẫu 01",
        OCCASION,
        ("Hội đồng Thi đua - Khen thưởng Sở Mẫu",),
        THEME,
        AIMS,
        ("Gộp hai bước tiếp nhận và số hóa hồ sơ thành một bước",),
        "Giấy khen của Giám đốc Sở",
        GROUNDS[-1:],
        staff=12,
        people=(
            Registrant("Cá nhân mẫu 01", "Chuyên viên, trực Bộ phận Một cửa", "Giấy khen của Giám đốc Sở"),
            Registrant("Cá nhân mẫu 02", "Phó Trưởng phòng"),
        ),
    )


def personal_registration() -> PersonalRegistration:
    """A person who has not yet thought of an initiative: dots to write on."""
    return PersonalRegistration(
        UNIT_FRAME,
        "Cá nhân mẫu 01",
        OCCASION,
        ("Hội đồng Thi đua - Khen thưởng Sở Mẫu",),
        THEME,
        AIMS[:1],
        award="Giấy khen của Giám đốc Sở",
        post="Chuyên viên, trực Bộ phận Một cửa",
        unit="Phòng Mẫu 01 thuộc Sở Mẫu tỉnh Mẫu",
    )


def agreement() -> EmulationAgreement:
    """Three sides of one block, before a witness of the department that launched the movement."""
    return EmulationAgreement(
        replace(FRAME, office=Office("Khối thi đua Mẫu 01", "KTĐ", "Tỉnh Mẫu", "Sở Mẫu tỉnh Mẫu")),
        OCCASION,
        (
            Side("Phòng Mẫu 01", "Cá nhân mẫu 02", "Trưởng phòng"),
            Side("Phòng Mẫu 02", "", "Trưởng phòng"),
            Side("Trung tâm Mẫu 03"),
        ),
        "Hội trường Sở Mẫu",
        AIMS,
        "từ ngày ký đến hết ngày 31 tháng 12 năm 2025",
        ("Mỗi quý cử một công chức trao đổi nghiệp vụ giữa ba đơn vị",),
        "Các bên tự chấm điểm, chấm chéo theo bảng điểm của Khối; Trưởng Khối tổng hợp, báo cáo Sở Mẫu.",
        "Văn phòng Sở Mẫu",
        Signer("Phó Giám đốc Sở", "Đại diện Sở Mẫu"),
        GROUNDS[-1:],
    )

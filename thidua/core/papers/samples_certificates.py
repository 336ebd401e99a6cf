"""Certificates filled with plainly marked sample data."""

from __future__ import annotations

from thidua.core.papers.certificates import Certificate, CertificateSet
from thidua.core.papers.frame import Frame, Signer


def certificate(frame: Frame) -> Certificate:
    """A certificate for a collective."""
    signed = Frame(frame.office, Signer("Chủ tịch", name="Người ký mẫu"), year=frame.year, notes=frame.notes)
    return Certificate(
        signed,
        "Chủ tịch Ủy ban nhân dân tỉnh Mẫu",
        "Bằng khen",
        "Trung tâm Mẫu 02",
        "Sở Mẫu tỉnh Mẫu",
        "Đã có thành tích xuất sắc trong phong trào thi đua cải cách hành chính năm 2024",
        "12/QĐ-UBND ngày 15 tháng 01 năm 2025",
        "0123/2025",
    )


def certificate_set(frame: Frame) -> CertificateSet:
    """Two certificates, a collective's and a person's with a long unit."""
    first = certificate(frame)
    second = Certificate(
        first.frame,
        first.giver,
        first.form,
        "Ông Cá nhân mẫu 01",
        "Phó Trưởng phòng Kiểm soát thủ tục hành chính và Trung tâm Phục vụ hành chính công, Văn phòng "
        "Ủy ban nhân dân tỉnh Mẫu",
        first.achievement,
        first.decision,
        "0124/2025",
    )
    return CertificateSet((first, second))

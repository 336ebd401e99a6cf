"""What every sample paper shares: the made-up agency, its signer, the occasion, the mark of sample data."""

from __future__ import annotations

from thidua.core.papers.frame import Frame, Office, Signer

OCCASION = "phong trào thi đua cải cách hành chính năm 2024"
SAMPLE_NOTE = "Dữ liệu mẫu: người và kết quả trong văn bản này không có thật."
DEPARTMENT = Office("Sở Mẫu", "SM", "Tỉnh Mẫu", "UBND tỉnh Mẫu", "Sở Mẫu tỉnh Mẫu")
COUNCIL = Office("Hội đồng Thi đua - Khen thưởng", "HĐTĐKT", "Tỉnh Mẫu", "Sở Mẫu tỉnh Mẫu")
GROUNDS = (
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, "
    "phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng dẫn thi hành một số điều "
    "của Luật Thi đua, khen thưởng",
    "Căn cứ Kế hoạch mẫu về phong trào thi đua cải cách hành chính",
)
FRAME = Frame(
    DEPARTMENT,
    Signer("Giám đốc"),
    year=2025,
    recipients=("Như trên", "Giám đốc, các Phó Giám đốc Sở"),
    filed="VT, VP",
    notes=(SAMPLE_NOTE,),
)

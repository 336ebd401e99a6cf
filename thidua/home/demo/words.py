"""What the sample dossiers say: made-up sentences that say so, different for everybody, the same each time."""

from __future__ import annotations

import hashlib

_DONE = (
    "rà soát {n} thủ tục hành chính và kiến nghị bỏ bớt {m} thành phần hồ sơ",
    "rút ngắn thời gian giải quyết của {n} thủ tục, trung bình {m} ngày làm việc",
    "đưa {n} thủ tục lên dịch vụ công trực tuyến toàn trình, {m} phần trăm hồ sơ nộp qua mạng",
    "số hóa {n} hồ sơ lưu trữ, bàn giao {m} hộp tài liệu đã chỉnh lý",
    "tổ chức {n} buổi tập huấn cho cán bộ một cửa với {m} lượt người dự",
    "trả lời {n} phản ánh, kiến nghị, trong đó {m} việc giải quyết ngay trong ngày",
    "kiểm tra {n} đơn vị về kỷ luật, kỷ cương và nhắc {m} trường hợp",
    "tham mưu {n} văn bản về cải cách thể chế, {m} văn bản được ban hành trước hạn",
    "lấy ý kiến {n} người dân về mức độ hài lòng, {m} góp ý đã tiếp thu",
    "cắt giảm {n} cuộc họp, thay bằng {m} phiếu lấy ý kiến điện tử",
    "ký số {n} văn bản đi, giảm {m} ram giấy so với năm trước",
    "hướng dẫn {n} hộ dân lập tài khoản định danh trong {m} buổi cuối tuần",
    "sắp xếp lại {n} vị trí việc làm, không tăng biên chế ở {m} bộ phận",
    "công khai {n} quy trình nội bộ và {m} biểu mẫu tại nơi tiếp dân",
    "theo dõi {n} nhiệm vụ được giao, {m} nhiệm vụ xong sớm",
)
_ALSO = (
    "Việc này được ghi trong sổ theo dõi của đơn vị.",
    "Kết quả do bộ phận một cửa tổng hợp hằng tháng.",
    "Cách làm đã chia sẻ cho đơn vị bạn.",
    "Phần còn vướng là kinh phí và đường truyền.",
    "Năm sau tiếp tục duy trì.",
    "Có bảng số liệu kèm theo hồ sơ.",
)


def claim(who: str, section: str) -> str:
    """A few sentences for one section of one dossier."""
    seed = hashlib.sha256(f"{who}/{section}".encode()).digest()
    order = sorted(range(len(_DONE)), key=lambda at: seed[at])[:4]
    told = (_DONE[at].format(n=5 + seed[at] % 90, m=2 + seed[at + 1] % 30) for at in order)
    return f"Nội dung mẫu. {who} đã {'; '.join(told)}. {_ALSO[seed[20] % len(_ALSO)]}"

"""A plan as an office would receive it: one page, made up, of a department that does not exist."""

WORDS = """UBND TỈNH MẪU
SỞ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-SNV
Mẫu, ngày 05 tháng 01 năm 2024
KẾ HOẠCH
Tổ chức phong trào thi đua “Công sở kiểu mẫu” năm 2024
Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
Sở Nội vụ ban hành Kế hoạch tổ chức phong trào thi đua với các nội dung sau:
I. ĐỐI TƯỢNG, THỜI GIAN
1. Đối tượng
a) Tập thể: Các phòng, đơn vị thuộc Sở.
b) Cá nhân: Công chức, viên chức của Sở.
2. Thời gian: Phong trào được tổ chức từ ngày 15/01/2024 đến hết ngày 31/12/2024.
II. TIÊU CHUẨN
1. Đối với tập thể
a) Có ít nhất 90% công chức được xếp loại hoàn thành tốt nhiệm vụ trở lên.
b) Không có công chức bị kỷ luật từ hình thức khiển trách trở lên.
c) Môi trường làm việc xanh, sạch, đẹp.
2. Đối với cá nhân
- Được xếp loại hoàn thành xuất sắc nhiệm vụ.
- Có sáng kiến được Hội đồng sáng kiến cấp cơ sở công nhận.
III. HÌNH THỨC, SỐ LƯỢNG KHEN THƯỞNG
1. Khen thưởng hằng năm Giám đốc Sở Nội vụ tặng Giấy khen cho:
- 03 tập thể tiêu biểu;
- Không quá 10 cá nhân.
IV. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở theo dõi, đôn đốc việc thực hiện kế hoạch.
2. Hồ sơ đề nghị khen thưởng gửi về Văn phòng Sở trước ngày 15/12/2024.
Trên đây là Kế hoạch tổ chức phong trào thi đua năm 2024./.
Nơi nhận:
- Các phòng, đơn vị;
- Lưu: VT.
GIÁM ĐỐC
đã ký
"""

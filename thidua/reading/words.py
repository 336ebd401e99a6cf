"""The words of the field, folded: what a misread word may be brought near. They come from no plan."""

from __future__ import annotations

from itertools import pairwise

_PHRASES = """
can cu quyet dinh so|ngay|thang|nam|cua uy ban nhan dan tinh|huyen|thi xa|phuong|thanh pho|thi tran|xa
ve viec ban hanh|chuong trinh|ke hoach|cong van|huong dan|thong tu|nghi quyet|nghi dinh|luat|chi thi|van ban
ket luan|de an|phat dong|phong trao thi dua|day manh cai cach hanh chinh nha nuoc|giai doan|hang nam|so noi vu
so tu phap|so xay dung|cong tac|nhu sau|cu the|muc dich|yeu cau|chu de|noi dung|tieu chi|tieu chuan|doi tuong
hinh thuc khen thuong|thoi gian|thoi han|dieu kien|pham vi|tap the|ca nhan|doi voi tap the|doi voi ca nhan
cac phong|don vi truc thuoc|chuyen mon|can bo|cong chuc|vien chuc|nguoi lao dong|toan the|to chuc thuc hien
bang khen cua chu tich|giay khen cua giam doc|giay khen|co thi dua|chien si thi dua co so|tang bang khen
tang giay khen|khong|so luong khen thuong|suat|de nghi khen thuong|xet chon|phan bo|chi tieu|ho so de nghi
gui ve|gui|cham nhat|den truoc ngay|truoc ngay|sau khi|trong khoang|qua|ke tu ngay ban hanh|tu ngay|den ngay
den het ngay|het|dot xuat|thuong xuyen|lan|nam cuoi|moi|it nhat|tro len|tat ca|dat loai tot|loai kha
nhom xuat sac|loai xuat sac|hoan thanh xuat sac nhiem vu|hoan thanh tot nhiem vu|nhiem vu duoc giao
duoc danh gia xep loai|danh gia ket qua|ket qua thuc hien|xep hang|thu hang|thu hang nhat|nhi|nhom
duoc cong nhan|cong bo|ket qua|chi so|diem|phan tram|khong bi ky luat|hinh thuc khien trach tro len
thi hanh ky luat|canh cao|cach chuc|tu muc|khien trach|sang kien|giai phap|cach lam moi
duoc hoi dong sang kien|cap thi xa|cap tinh|cap co so|dang ky thi dua|theo mau|kem theo|bien ban hop|hoi dong
to trinh|bao cao thanh tich|bao cao ket qua|tong ket|so ket|tong hop|thanh tich|xuat sac|tieu bieu
cach lam hay|da|noi nhan|nhu tren|luu vt|chu tich|giam doc|pho giam doc|truong phong|ban chi dao
thu tuong chinh phu|bo truong|bo noi vu|trung uong|dang uy|chap hanh tot|chap hanh nghiem|noi bo doan ket
guong mau|vuong mac|kho khan|phan anh|sua doi|bo sung|kiem tra|don doc|giam sat|theo doi|tham muu|phoi hop
tuyen truyen|trien khai|chi dao|lanh dao|phu trach|van hoa|thong tin|tren dia ban|hieu qua|dung han|tre han
qua han|duoi|ton dong|xu ly|thu tuc|hanh chinh|dich vu cong|mot cua|su hai long|chu truong|chinh sach
phap luat cua nha nuoc|vai tro|trach nhiem|gop phan|nang cao|nhan thuc|y thuc|tinh than|quan ly|cac cap
co quan|bao gom|nganh|cac ban nganh doan the|doanh nghiep|truong hop|ho gia dinh|khu dan cu|thon|to dan pho
bo phan|thanh vien|lien tuc|nao|cung|nguoi dung dau|hai|ba|bon|bay|tam|chin|muoi|theo quy dinh tai diem|khoan
muc|phan|dieu|nay|do|cho|va|hoac|neu|la|co|thi|duoc|ap dung|hieu luc|uu tien|truc tiep|quy che|ban than
dan dau|tien tien|dien hinh|nguoi tot|viec tot|nhan rong|mo hinh|hay|gan voi|voi|qua trinh|ky niem chuong
danh hieu|lao dong tien tien|bieu duong|truy tang|vinh du|xem xet|thu ly|bo nhiem|gom|mot|01 bo ban chinh|bo
ban sao|tom tat|xac nhan|chung minh|tai lieu|nop|lap ho so|chung|thuc|doc lap|tu do|hanh phuc|cong hoa xa hoi
chu nghia viet nam|phuc vu nguoi dan|kinh phi|nguon|du toan|dam bao|bao dam|binh xet|chuyen de|xay dung
dat cac tieu chuan sau|mot trong cac|cuoi nam|dau nam|nam truoc|lien ke|nam lien ke|cao hon|van phong
phong noi vu|ban thi dua khen thuong|thuoc|thuoc tap the|la tap the|chuyen trach|gan|nghiem tuc
ky luat ky cuong|duoi day|sau day|tren day|nhung|cac|mang tinh|so voi|tham dinh|de xuat|lua chon
uy ban nhan dan thi xa|hoi dong thi dua khen thuong|cua|vien|tu|den|dia phuong|theo|tinh hinh
can bo cong chuc vien chuc
"""
_LISTED = [phrase.split() for phrase in _PHRASES.replace("\n", "|").split("|") if phrase.strip()]

WORDS = frozenset(word for phrase in _LISTED for word in phrase if word.isalpha())
PAIRS = frozenset(pair for phrase in _LISTED for pair in pairwise(phrase))
"""Two words that stand side by side in the field: what tells which of several spellings was meant."""

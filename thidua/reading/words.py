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
can bo cong chuc vien chuc|vu|cuc|thanh tra|bat dau|ket thuc|trong vong|hop tac xa|trat tu|an ninh
mat tran to quoc viet nam|doan thanh nien|cong doan|lien doan lao dong|hoi lien hiep phu nu|hoi nong dan
hoi cuu chien binh|phan mem|gioi thieu|quyet dinh|he thong|tham quyen|uy quyen|cong an|quan su|bien phong|y te
giao duc va dao tao|tai chinh|ke hoach va dau tu|giao thong van tai|nong nghiep|phat trien nong thon
tai nguyen va moi truong|thong tin va truyen thong|van hoa the thao va du lich|khoa hoc va cong nghe|lao dong
thuong binh va xa hoi|cong thuong|tu phap|ngoai vu|dan toc|kho bac|thue|hai quan|thong ke|bao hiem xa hoi
ngan hang|chi nhanh|chi cuc|trung tam|benh vien|tram y te|truong hoc|mam non|tieu hoc|trung hoc co so
trung hoc pho thong|dai hoc|cao dang|khoa|nha giao|giao vien|hoc sinh|sinh vien|phu huynh|nhan vien|bac si
nguoi benh|nong dan|phu nu|thanh nien|cuu chien binh|gia dinh|dien tich|san xuat|kinh doanh|giam ngheo
ho ngheo|can ngheo|thoat ngheo|an toan giao thong|tai nan|vi pham|xu phat|nong thon moi|do thi|van minh
moi truong|rac thai|nuoc sach|ve sinh|chuyen doi so|ky nang so|truc tuyen|dinh danh|thanh toan|tien mat
tiet kiem|lang phi|chong|tham nhung|tieu cuc|thuc hanh|ngan sach|chi thuong xuyen|giai ngan|dau tu cong|von
quy|hang quy|tuan|gio|sang|chieu|trong gio|lich|thoi diem|dieu chinh|thay the|bai bo|hieu luc thi hanh|ky ten
dong dau|ho va ten|chuc vu|noi cong tac|dia chi|dien thoai|thu dien tu|buu dien|van thu|ban dien tu|ban giay
ban chinh|goc|kem|danh sach|bang tong hop|phieu|bo phieu|kin|suy ton|ty le|tren|so phieu|cham diem|tong diem
thang diem|diem thuong|diem tru|toi da|toi thieu|khong qua|vuot|vuot muc|vuot chi tieu|gap|muc do|hai long
cum thi dua|khoi thi dua|cum|khoi|truong cum|truong khoi|co dan dau|nhat nhi ba|giai nhat|giai nhi|giai ba
khuyen khich|thuong|tien thuong|muc luong|co so|quy thi dua khen thuong|hop xet|xet duyet|trinh duyet|tham mat
bieu quyet|thong nhat|nhat tri|cong khai|dan chu|cong bang|minh bach|kip thoi|chinh xac|dung doi tuong
dung nguoi|dung viec|nhan dip|ky niem|ngay thanh lap|quoc khanh|tong khoi nghia|chao mung|dai hoi|dang bo
nhiem ky|muc tieu|nhiem vu|dot|cao diem|chia|thanh|hai dot|dot mot|dot hai|buoc|giai doan mot|phat huy
huy dong|suc manh|day|phong chong|dich benh|toi pham|te nan|ma tuy|bao luc|hoc duong|hoc tap|ren luyen|dao duc
loi song|phong cach|ho chi minh|lam theo|tu tuong|guong|cam ket|thoi quen|trach nhiem neu guong|khu vuc|vung
mien nui|hai dao|dac biet|luu y|tru|ngoai|rieng|dong thoi|tung|ca|toan bo|ban to chuc|huyen uy|tinh uy
vi sao|tai sao|lam trong bao lau|khi nao|khen gi|khen bao nhieu|ai lam viec gi|thi dua voi ai|cham nhu the nao
cham diem|giay to|han nop|muc phai dat|yeu cau can dat|nguoi tham gia|cach cham|ton vinh|ghi nhan|moc thoi gian
luc luong tham gia|viec can lam|thu tuc|quy trinh|thoi han|han cuoi|nguyen tac|y nghia|quyen loi|co cau giai thuong
cau lac bo|doi van nghe|nhom tinh nguyen|to cong nghe so cong dong|to tu quan|hiep hoi|thu vien|bao tang|nha hat
doan nghe thuat|dai truyen thanh|toa soan|hat kiem lam|hoc vien|dang bo|chi bo|doan xa|doan co so|lien doi|chi doan
phan xuong|day chuyen|ca san xuat|kip truc|doi tau|xuong|khu chung cu|khach san|nha hang|sieu thi|trang trai|nhom tre
nha thuoc|phong kham|tuyen xe|cap uy|buu dien|cang|doi tuyen|lop hoc|khoi lop|to chuyen mon|phong giao dich
nghiep doan
chu doanh nghiep|chu ho|chu tau|tac gia|nghe nhan|thanh thieu nien|thieu nhi|ba con|dong bao|nhan dan|tieu thuong
lai xe
luat su|nha khoa hoc|phong vien|nha bao|thuyen vien|thuyen truong|nguoi cao tuoi|tri thuc|gia lang|truong thon|y si
y ta
ho dan|hoi vien nong dan|giang vien|doan vien|hoi vien|chien si|si quan|quan nhan|dan quan|tu ve|dang vien|doanh nhan
xa vien|van dong vien|huan luyen vien|duoc si|dieu duong|ho ly|cong tac vien|tinh nguyen vien|chuyen gia|thay co
huan chuong lao dong hang ba|tap the lao dong xuat sac|lao dong tien tien|giay chung nhan|bieu trung|bieu tuong|cup
bang lao dong sang tao|giai nhat|giai dac biet|phan bo nhu sau|moi don vi|moi cum|moi khoi|khoi dong|ve dich|mo dau
khep lai|ket thuc vao ngay|tinh tu ngay|thoi han thi dua|doi du|nguoi du|ghi danh|minh chung|so theo doi|thuyet minh
to khai|bang tu cham diem|phieu cham diem|mot bo|hai bo|moi loai|moi thu|ban chinh|ban sao|ban ke|moi bo gom
chanh an|toi cao|vien truong|kiem sat|chanh thanh tra|chanh van phong|tong giam doc|tu lenh|chi huy truong|chinh uy
thong doc|cuc truong|chi cuc truong|truong ban|bi thu|doi truong|to truong|quan doc|tham phan|tham tra vien|thu ky
chap hanh vien|kiem sat vien|giao dich vien|dieu tra vien|quy tin dung|xi nghiep|tram bom|lien minh|hai quan|dien luc
nha may|cong nhan|ky thuat vien|tu khi ky|vu mua|vu xuan|luat dinh|cac moc can nho|tong cong ty|tap doan|hoi phu nu
thuong truc|ban thuong vu|ban chap hanh|tinh doan|hoi cuu chien binh|dan quan tu ve|luc luong|chi tieu|muc dat
bo ho so|bo ban giay|mot bo ho so|chi uy|hoat dong|bo mon|bua an ca|co so
muon nhat|khong muon hon ngay|muon nhat la|han chot|han cuoi|han nop|han gui|nop truoc|gui truoc|truoc han|dung hen
qua hen
ngay lam viec ke tu|ke tu khi|nhan duoc|bao cao quy|bao cao nam|ho so nam|sau thang|nua nam|hang thang|thang cuoi quy
chia chang|chang dau|chang hai|chia thanh hai chang|khep lai|mo dau|bat dau tu|ra quan|ghi ten|ban dang ky
da gui ban dang ky
moi xa|moi phuong|moi huyen|moi tinh|moi so|moi nganh|moi phong|moi lop|moi to|moi doi|moi thon|moi truong|moi khoa
moi tap the
moi ca nhan|moi chi bo|moi chi hoi|moi xi nghiep|moi phan xuong|moi dot|moi nam chon|moi co quan|moi dia phuong
moi khu pho
nhan xet cua cap uy|noi cu tru|y kien cua|xac nhan cua|co xac nhan|co chu ky|ban chup|ban sao|ban khai thanh tich
bang ke|bang diem|bang cham diem|bang thong ke|so chi doi|nhat ky|duong dan|hinh anh|trich ngang|van ban de nghi
cong van de nghi
giay xac nhan|giay chung nhan|giay to|phieu bau|phieu dang ky|phieu cham|danh muc|quyet toan|tep|ban cung|ban mem
lap thanh
dau viec|phan viec|cong viec|viec duoc giao|thuc hien xong|hoan thanh xong|khong viec nao|qua han|gia han|tre hen
cham han
thanh uy|hoi dong nhan dan|quoc hoi|doan dai bieu|toa an|vien kiem sat|thi hanh an|cong chung
"""
_LISTED = [phrase.split() for phrase in _PHRASES.replace("\n", "|").split("|") if phrase.strip()]

WORDS = frozenset(word for phrase in _LISTED for word in phrase if word.isalpha())
PAIRS = frozenset(pair for phrase in _LISTED for pair in pairwise(phrase))
"""Two words that stand side by side in the field: what tells which of several spellings was meant."""

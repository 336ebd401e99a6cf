"""Whom words are about: collectives or individuals, by the nouns that name them."""

from __future__ import annotations

import re
from collections.abc import Sequence

COLLECTIVES = (
    r"tap the|don vi|co quan|xa(?! hoi)|phuong(?! phap| huong| an| tien)|thi tran|huyen(?! uy)|"
    r"thon(?! tin)|ban(?! hanh| than| giao| dau| sao| chinh| tom| dang| cam| mo ta| tu| thuyet| tong|"
    r" kiem| ke| giay| dien| quet)|ap(?! dung| luc)|lang(?! phi| mac| nghe thuat)|khu pho|to dan pho|"
    r"khu dan cu|xom|buon(?! ban)|tuyen duong|dong ho|phong(?! trao| chong| cach| phu| ngua| van| vien)|"
    r"khoa(?! hoc| hop| so| mua)|vu(?! an| viec| mua| ly)|cuc|cac so|so(?= , ban| nganh| va )|"
    r"truong(?! hop| phong| ban| thon| cum| khoi| khoa| nhom| to\b| doan| tho)|trung tam|doanh nghiep|"
    r"hop tac xa|cong doan (?:co so|cap|nganh|bo phan)|to san xuat|nghiep doan|to cong doan|to chuyen mon|"
    r"to (?:van phong|hop tac|tu quan|doi|bo mon|nghiep vu|cong tac|lien gia|vay von)|chi bo|chi doan|"
    r"lien doi|chi doi|cum|khoi(?! day| nghia| cong| luong| phuc)|dia phuong|ban nganh|doan the|nganh|"
    r"benh vien|tram(?! trong)|lop(?! hoc tap)|chi hoi|chi cuc|hoi(?! dong| nghi| thi| vien| thao| y|"
    r" so\b| truong| tham)|tong cong ty|cong ty|tap doan|xi nghiep|nha may|phan xuong|nong truong|lam truong|"
    r"nha thau|chi nhanh|buu cuc|doi (?:san xuat|thi cong|xay lap|tau|xe|bong|ngu tham|canh sat|nghiep vu|"
    r"quan ly|thue|bao ve)|trung doan|tieu doan|dai doi|trung doi|tieu doi|lu doan|su doan|hai doi|"
    r"don bien phong|phan doi|cau lac bo|"
    r"(?<=cac )doi(?! tuong| thu| tac)|doi (?:van nghe|tuyen|tinh nguyen|thanh nien|cong tac|truc|"
    r"ung cuu|thi|cuu|xung kich|hinh|thong tin|phong chay|kiem lam)|nhom (?:tinh nguyen|tre|ho|"
    r"thien nguyen|nghien cuu|san xuat|thanh nien|lop)|to (?:cong nghe|dai bieu|bao ve|an ninh|hoa giai|"
    r"tiet kiem|khuyen nong|phu nu|giam sat|thu gom|truc|may|che bien|ky thuat|nhan dan|dan cu|"
    r"phong chong)|thu vien|bao tang|nha (?:hat|van hoa|thuoc|hang|xuat ban)|doan (?:xa|phuong|co so|"
    r"thanh nien|truc thuoc|khoi|nghe thuat|kinh te)|dai (?:truyen thanh|phat thanh)|toa soan|"
    r"hat kiem lam|kho bac|hoc vien (?:hanh chinh|chinh tri|ky thuat|nong nghiep|quan su)|dang bo|"
    r"thanh tra (?:tinh|so|bo|huyen)|toa an|vien kiem sat|bo phan (?:mot cua|chuyen mon|nghiep vu|"
    r"tiep nhan)|ca (?:san xuat|may|truc)|kip (?:truc|lai|mo|tho)|xuong(?! song)|(?:khu )?chung cu|"
    r"sieu thi|khach san|trang trai|phan hieu|phong kham|tuyen (?:xe|pho)|ben xe|to chuc (?:co so|dang|"
    r"cong doan|doan|hoi|chinh tri|xa hoi|kinh te|khoa hoc|tin dung)|cap uy|mat tran|quy tin dung|"
    r"ngan hang|buu dien|cang (?:bien|hang|ca)|lien doan|ban quan tri|ban chi huy|bo chi huy|"
    r"cong an (?:xa|phuong|huyen|tinh|cac)|co so (?:giao duc|dao tao|day nghe|y te|kham|san xuat|kinh doanh|luu tru|"
    r"ton giao|tho tu|giam giu|cham soc|dich vu|tro giup|bao tro|doan|hoi|dang|chan nuoi|che bien|ban le)|"
    r"cap (?:hoi|bo doan|uy dang|cong doan)|toan the cong dong|cong dong (?:dan cu|thon|cac)|tieu khu|khom|phum|"
    r"htx|cdcs|ubmttq|tap chi|co quan bao chi|vuon quoc gia|khu bao ton|dien luc|gian khoan|trai giam|phan trai|"
    r"trai tam giam|nha tam giu|phan doan|lien danh|nha khach|bep an|khu (?:nha tro|tap the|cong nghiep)|"
    r"(?:ngo|hem) (?:xom|pho)|ngo , hem|thue (?:tinh|thanh pho|co so|khu vuc)|hai quan (?:khu vuc|cua khau|tinh)|"
    r"bao hiem xa hoi (?:tinh|co so|huyen|cac)|thong ke (?:tinh|co so|khu vuc)|khau doi|kip|"
    r"tau (?:ca|hang|khach|thuyen)|don(?= ,| tram| bien)|to(?= , (?:doi|nhom|ca)\b)|"
    r"quan (?:an|com)|tiem|khu tro|diem (?:buu dien|truong|giao dich|phuc vu|dan cu|ban hang)|"
    r"to (?:tu quan|lien ket|chuyen an|giup viec|bao tri|nhan khoan|van dong|thanh tra|kiem tra|giao dich|quan ly|xe)|"
    r"doan (?:thanh tra|kiem tra|kiem toan|cong tac|giam sat|van cong)|kho bac|doi (?:phuc|kiem|co dong|dieu)|"
    r"co so(?= truc thuoc)|ho doi|bo mon|vien nghien cuu|hoc vien(?= [A-Z])|cua hang(?! truong)|"
    r"cho(?= (?:hang \d|dau moi|dan sinh|truyen thong|duoc (?:xet|tang|khen|cong nhan)|dang hoat))"
)
INDIVIDUALS = (
    r"ca nhan|dong chi|nguoi|can bo|cong chuc|vien chuc|nguoi lao dong|nha giao|giao vien|hoc sinh|"
    r"sinh vien|doan vien|hoi vien|cong nhan(?! la| danh)|nhan vien|chien si(?! thi)|nguoi dan|"
    r"ho gia dinh|gia dinh|ho(?! so| tro| va| ten| boi| tich| chieu| giup)|bac si|giang vien|cong dan|"
    r"nong dan|dang vien|quan nhan|si quan|ky su|dieu duong|ho ly|ky thuat vien|doanh nhan|tai xe|lai xe|"
    r"thay thuoc|nghe nhan|tho (?:gioi|lanh nghe|bac)|xa vien|dan quan|chu (?!rung la to chuc)(?:doanh nghiep|ho|co so|"
    r"trang trai|tau|xe|rung|nha|nhiem|phuong tien)|(?:to|doi|thuyen|may|kip|tram|cum|hat|don|ca|cua hang|"
    r"dai doi|trung doi|tieu doi) truong|truong (?:thon|ap|"
    r"xom|buon|khu pho|nhom|doan)|gia lang|(?<!doan )thanh (?:thieu )?nien|thieu nhi|"
    r"(?<!hiep )(?<!hoi )phu nu|(?<!hoi )cuu chien binh|(?<!ban )(?<!dong )(?<!an )(?<!sat )nhan dan|"
    r"ba con|dong bao|luat su|nha (?:khoa hoc|bao|nong)|phong vien|thuyen vien|tri thuc|y si|y ta|duoc si|"
    r"huong dan vien|kiem lam vien|huan luyen vien|trong tai|chuyen gia|thay co|phu huynh|khach hang|"
    r"lai tau|(?:van )?nghe si|chuc sac|(?:ha )?si quan|binh si|tu ve|nghien cuu sinh|pham nhan|"
    r"lao dong (?:truc tiep|gian tiep|thoi vu)|lanh dao (?:cac|phong|don vi)|tinh nguyen vien|"
    r"kiem sat vien|tham phan|thu ky(?! hop| hoi nghi)|ke toan(?! truong)|thu kho|tong phu trach|tre em|cnvcld|"
    r"cbccvc|ccvc|cbcc|cbcnv|cb , ccvc|thieu nien|nhi dong|ban doc|thu thu|dien vien|phi cong|tiep vien|"
    r"tho (?:lan|mo|may|dien|han|van hanh|sua|co khi|thu cong)|lao dong (?:hop dong|nu|tre|tu do|pho thong|trong)|"
    r"co nuoi|bao mau|truong (?:phong|khoa|ban nhan dan|bo phan|tram)|bi thu|cap uy vien|kien truc su|quan doc|"
    r"(?:hoa giai|tuyen truyen|bao cao|cong chung|dau gia|thanh tra|kiem toan|giao dich|phat thanh|bien tap|"
    r"cong an|chap hanh|tham tra|kiem tra|quan ly|tro giup|nghien cuu|doi|to|chuyen) vien|thua phat lai|dan phong|"
    r"quan giao|giam thi|giam doc (?:htx|hop tac xa)|trinh sat|canh sat (?:khu vuc|giao thong)|cu dan|kieu bao|"
    r"nong ho|quan chung|cha me|hoi tham(?: vien)?|hssv|hs , sv|nld\b|buu ta|(?:van thu|thu quy|bao ve|"
    r"y cong|cap duong)(?= ?(?:,|;|va\b|$))|"
    r"cong tac vien|tac gia|hoc vien|van dong vien|thanh vien|ngu dan|tieu thuong"
)
_COLLECTIVE = re.compile(
    r"\btap the\b|\bdon vi(?= (?:va|,|hoac) (?:cac )?ca nhan)|(?<=ca nhan va )don vi|(?<=ca nhan , )don vi"
)
_INDIVIDUAL = re.compile(r"\bca nhan\b")
_NOUN = re.compile(rf"\b(?:(?P<one>{INDIVIDUALS})|(?P<many>{COLLECTIVES}))\b")
_FOR = re.compile(
    rf"^\W*(?:\w{{1,2}}[.)] )?(?:(?:tieu chuan|tieu chi|dieu kien) )?(?:ap dung )?(?:doi voi|danh cho|cho|cua|voi) "
    rf"(?:cac )?(?:(?P<one>{INDIVIDUALS})|(?P<many>{COLLECTIVES}))\b"
)


def who_in(plain: str) -> str | None:
    """Whom words name outright, None where nobody or both.

    >>> who_in("doi voi tap the"), who_in("ca nhan va tap the")
    ('collective', None)
    """
    collective, individual = bool(_COLLECTIVE.search(plain)), bool(_INDIVIDUAL.search(plain))
    if collective == individual:
        return None
    return "collective" if collective else "individual"


def noun_in(plain: str) -> str | None:
    """Whom the first noun of a heading is about.

    >>> noun_in("1.1. vu , cuc va tuong duong"), noun_in("b ) hoc sinh :")
    ('collective', 'individual')
    """
    found = _NOUN.search(plain)
    if not found:
        return None
    return "individual" if found.group("one") else "collective"


def is_for(plain: str) -> str | None:
    """Whom `đối với …`, `dành cho …` at the start of a heading names."""
    found = _FOR.match(plain)
    if not found:
        return None
    return "individual" if found.group("one") else "collective"


def unit_of(noun: str) -> str:
    """Whether a counted noun is a person or a body."""
    return "individual" if re.fullmatch(INDIVIDUALS, noun) else "collective"


def who_of(heads: Sequence[str]) -> str | None:
    """Whom the nearest heading names that names anybody; a heading that names both settles that it is both."""
    for words in heads:
        both = bool(_COLLECTIVE.search(words)) and bool(_INDIVIDUAL.search(words))
        if both:
            return None
        if told := who_in(words) or is_for(words):
            return told
    return None

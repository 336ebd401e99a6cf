"""Parts of a document are told apart; faults are kept and told; what is none of it is set aside with why."""

from datetime import date

from tests.reading.said import HEAD, outlined, plan, received
from thidua.reading.furniture import PAGE_NUMBER, RUNNING, SITE, set_aside
from thidua.reading.paragraphs import paragraphs
from thidua.reading.received import Line

CLAUSES = """I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao nhận thức của cán bộ về cải cách hành
chính trong toàn ngành.
- Tạo khí thế thi đua.
a) Một điểm có chữ:
+ Một ý nhỏ.
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở theo dõi.
3. Các phòng thực hiện.
"""


class TestHead:
    def test_number_day_place_title_and_issuer(self) -> None:
        said = outlined(plan(CLAUSES)).said
        assert said["number"].value == "12/KH-SM"
        assert said["issued"].value == date(2024, 3, 5)
        assert said["place"].value == "Mẫu"
        assert said["title"].value == "Phát động phong trào thi đua cải cách hành chính"
        assert (said["superior"].value, said["issuer"].value) == ("UBND TỈNH MẪU", "SỞ MẪU")

    def test_what_was_read_stands_beside_with_its_lines(self) -> None:
        said = outlined(plan(CLAUSES)).said["issued"]
        assert said.words == "ngày 05 tháng 3 năm 2024"
        assert said.lines[0] <= 3 <= said.lines[1]

    def test_a_blank_number_and_day_are_said_to_be_blank(self) -> None:
        text = (
            plan(CLAUSES)
            .replace("Số: 12/KH-SM", "Số:      /KH-SM")
            .replace("ngày 05 tháng 3", "ngày    tháng 3")
        )
        said = outlined(text).said
        assert (said["number"].value, said["issued"].value) == (None, None)

    def test_grounds_and_the_opening_sentence(self) -> None:
        found = outlined(plan(CLAUSES))
        assert [p.text[:24] for p in found.grounds] == ["Căn cứ Quyết định số 34/"]
        assert found.opening[0].text == "Sở ban hành Kế hoạch như sau:"


class TestClauses:
    def test_identities_follow_the_written_markers(self) -> None:
        ids = [p.id for p in outlined(plan(CLAUSES)).pieces]
        assert ids[:7] == ["I", "I.1", "I.1-1", "I.1-2", "I.1.a", "I.1.a+1", "III"]

    def test_wrapped_lines_are_joined_and_keep_their_lines(self) -> None:
        piece = next(p for p in outlined(plan(CLAUSES)).pieces if p.id == "I.1-1")
        assert piece.words == "Nâng cao nhận thức của cán bộ về cải cách hành chính trong toàn ngành."
        assert piece.lines[1] == piece.lines[0] + 1

    def test_numbers_that_skip_are_kept_and_told(self) -> None:
        found = outlined(plan(CLAUSES))
        assert [say.vi.split(" không")[0] for say, _ in found.faults] == ["Số thứ tự III.", "Số thứ tự 3."]

    def test_articles_and_counted_sentences_have_written_identities(self) -> None:
        text = plan(
            "Điều 1. Đối tượng\n1. Các phòng.\nĐiều 2. Tiêu chuẩn\n1. Một là, làm tốt. Hai là, đúng hạn.\n"
        )
        pieces = outlined(text).pieces
        assert {"D1", "D2"} <= {p.id for p in pieces if p.written}

    def test_every_identity_is_there_once(self) -> None:
        twice = "I. PHẦN ĐẦU\n1. Một\n1. Hai\nI. PHẦN ĐẦU\n1. Ba\n"
        ids = [p.id for p in outlined(plan(twice)).pieces]
        assert len(ids) == len(set(ids))


class TestTail:
    def test_recipients_and_signature(self) -> None:
        found = outlined(plan(CLAUSES))
        assert [name for name, _ in found.recipients] == [
            "UBND tỉnh (báo cáo)",
            "Các phòng, đơn vị",
            "Lưu: VT",
        ]
        assert [p.text for p in found.signature] == ["GIÁM ĐỐC", "Nguyễn Văn Mẫu"]

    def test_an_annex_after_the_signature(self) -> None:
        found = outlined(plan(CLAUSES) + "\nPHỤ LỤC\nBản đăng ký thi đua\n")
        assert len(found.annexes) == 1
        assert found.annexes[0][0].text == "PHỤ LỤC"


class TestFurniture:
    def test_page_numbers_site_and_running_heads(self) -> None:
        lines = [Line("KẾ HOẠCH THI ĐUA", page, page * 3) for page in (1, 2, 3)]
        lines += [Line("- 2 -", 2, 20), Line("Lượt truy cập: 12345", 3, 21), Line("Điều khoản thật.", 3, 22)]
        found = set_aside(sorted(lines, key=lambda line: (line.page, line.number)), noisy=False)
        assert {found[n] for n in (3, 6, 9)} == {RUNNING}
        assert (found[20], found[21]) == (PAGE_NUMBER, SITE)
        assert 22 not in found

    def test_a_page_break_within_a_sentence_is_joined(self) -> None:
        text = "- Câu dài bị ngắt ở cuối trang và còn tiếp ở đầu trang sau cho đủ\n\n3\n\nnghĩa của câu.\n- Câu sau.\n"
        came = received(text)
        aside = set(set_aside(came.lines, noisy=False))
        assert [p.text for p in paragraphs(came.lines, "txt", aside)] == [
            "- Câu dài bị ngắt ở cuối trang và còn tiếp ở đầu trang sau cho đủ nghĩa của câu.",
            "- Câu sau.",
        ]

    def test_the_motto_is_set_aside_and_the_agency_beside_it_is_not(self) -> None:
        assert outlined(HEAD + CLAUSES).said["issuer"].value == "SỞ MẪU"

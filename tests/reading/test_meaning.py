"""Each reader of meaning, on small sentences."""

from datetime import date
from typing import Any

import pytest

from tests.reading.said import bodies, plan, understood


def criterion(sentence: str, who: str = "tập thể") -> list[dict[str, Any]]:
    """The rules of one sentence among the criteria."""
    return bodies(plan(f"I. TIÊU CHUẨN\n1. Đối với {who}\n- {sentence}\n"), "rule")


class TestPeriod:
    @pytest.mark.parametrize(
        ("words", "body"),
        [
            (
                "Từ ngày 01/02/2024 đến hết ngày 31/12/2025.",
                {"from": date(2024, 2, 1), "to": date(2025, 12, 31)},
            ),
            (
                "Từ ngày 01/02/2024 đến trước ngày 31/12/2025.",
                {"from": date(2024, 2, 1), "before": date(2025, 12, 31)},
            ),
            ("Từ tháng 3/2024 đến tháng 11/2024.", {"from": date(2024, 3, 1), "to": date(2024, 11, 30)}),
            ("Từ khi ban hành đến ngày 30/9/2025.", {"from": "issued", "to": date(2025, 9, 30)}),
        ],
    )
    def test_from_and_to(self, words: str, body: dict[str, Any]) -> None:
        assert bodies(plan(f"I. THỜI GIAN THI ĐUA\n{words}\n"), "period") == [body]

    def test_a_stage_alone_is_a_question(self) -> None:
        text = plan("I. NỘI DUNG\n- Làm tốt.\n").replace(
            "hành chính\n\nCăn", "hành chính giai đoạn 2023-2025\n\nCăn"
        )
        found = understood(text).of("period")
        assert [(p.body["to"], p.is_question) for p in found] == [(date(2025, 12, 31), True)]


class TestCriteria:
    @pytest.mark.parametrize(
        ("sentence", "kind", "keys"),
        [
            ("Không có cá nhân bị kỷ luật.", "no_discipline", {"of": "members", "from": "any"}),
            (
                "Không bị kỷ luật từ hình thức khiển trách trở lên.",
                "no_discipline",
                {"of": "self", "from": "reprimand"},
            ),
            (
                "Được đánh giá, xếp loại hoàn thành tốt nhiệm vụ trở lên.",
                "rating",
                {"of": "self", "at_least": "good"},
            ),
            ("Chỉ số cải cách hành chính đạt từ 85% trở lên.", "index_score", {"at_least": "85"}),
            (
                "Có sáng kiến được Hội đồng sáng kiến cấp tỉnh công nhận.",
                "initiative",
                {"level_at_least": "province"},
            ),
            ("Có đăng ký tham gia phong trào thi đua.", "registered", {}),
        ],
    )
    def test_each_kind_with_its_figures(self, sentence: str, kind: str, keys: dict[str, Any]) -> None:
        rules = criterion(sentence)
        assert [next(iter(r)) for r in rules] == [kind]
        assert keys.items() <= rules[0][kind].items()

    def test_what_no_kind_reads_is_for_a_person(self) -> None:
        text = plan("I. TIÊU CHUẨN\n1. Đối với cá nhân\n- Gương mẫu chấp hành tốt chủ trương của Đảng.\n")
        found = understood(text)
        assert [p.body["by"] for p in found.of("attest")] == ["appraiser"]
        assert found.of("attest")[0].who == "individual"


class TestAwardsAndQuotas:
    TEXT = plan(
        "I. KHEN THƯỞNG\n1. Khen thưởng hằng năm\n"
        "- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh: không quá 05 tập thể, 10 cá nhân.\n"
        "- Giấy khen của Giám đốc Sở cho 03 tập thể.\n"
    )

    def test_form_giver_whom_and_round(self) -> None:
        found = {(b["form"], b["authority"], b["who"], b["round"]) for b in bodies(self.TEXT, "award")}
        assert ("merit_certificate", "province_chair", "collective", "annual") in found
        assert ("commendation_certificate", "department_director", "collective", "annual") in found

    def test_places(self) -> None:
        found = understood(self.TEXT).of("quota")
        assert [(p.body["places"], p.who) for p in found] == [
            (5, "collective"),
            (10, "individual"),
            (3, "collective"),
        ]
        assert found[0].body["at_most"] is True

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (
                "Mỗi xã đề nghị không quá 02 tập thể, 03 cá nhân.",
                [(2, "collective", True), (3, "individual", True)],
            ),
            (
                "Tổng số Bằng khen không quá 40, trong đó 15 tập thể và 25 cá nhân.",
                [(15, "collective", False), (25, "individual", False)],
            ),
            (
                "Số lượng khen thưởng: tập thể 10, cá nhân 20.",
                [(10, "collective", False), (20, "individual", False)],
            ),
            ("01 Cờ thi đua cho đơn vị dẫn đầu mỗi cụm.", [(1, "collective", True)]),
            (
                "Số lượng: 30 Bằng khen (10 tập thể, 20 cá nhân).",
                [(10, "collective", False), (20, "individual", False)],
            ),
        ],
    )
    def test_places_in_other_words(self, words: str, told: list[tuple[Any, ...]]) -> None:
        found = understood(plan(f"I. KHEN THƯỞNG\n1. Số lượng khen thưởng\n- {words}\n")).of("quota")
        assert [(p.body["places"], p.who, bool(p.body.get("per"))) for p in found] == told

    def test_a_share_for_those_at_work_is_no_quota(self) -> None:
        words = "Tặng 10 Bằng khen cho tập thể; ưu tiên ít nhất 50% là người trực tiếp lao động."
        found = bodies(plan(f"I. KHEN THƯỞNG\n- {words}\n"), "quota")
        assert [b.get("places") for b in found] == [10]

    def test_a_table_has_its_heads_over_its_figures(self) -> None:
        rows = "Đơn vị   Tập thể   Cá nhân\nCấp xã   05   10\nCấp huyện   02   04\nTổng cộng   07   14\n"
        found = understood(plan(f"I. KHEN THƯỞNG\n1. Số lượng khen thưởng\n\n{rows}")).of("quota")
        assert [(p.body["places"], p.body["strata"], p.who) for p in found] == [
            (7, [5, 2], "collective"),
            (14, [10, 4], "individual"),
        ]


class TestDeadlines:
    @pytest.mark.parametrize(
        ("words", "what", "when"),
        [
            ("Các đơn vị gửi đăng ký trước ngày 15/4/2024.", "registration", {"before": date(2024, 4, 15)}),
            ("Hồ sơ gửi về Văn phòng Sở chậm nhất ngày 30/11.", "dossier", {"by": "30/11", "year": "same"}),
        ],
    )
    def test_the_day_and_whether_it_counts(self, words: str, what: str, when: dict[str, Any]) -> None:
        assert bodies(plan(f"I. THỜI HẠN GỬI HỒ SƠ\n- {words}\n"), "deadline") == [
            {"what": what, "when": when}
        ]

    def test_relative_to_an_event_in_working_days(self) -> None:
        words = "Hồ sơ gửi trong 10 ngày làm việc kể từ ngày công bố kết quả xếp hạng."
        when = bodies(plan(f"I. HỒ SƠ\n- {words}\n"), "deadline")[0]["when"]
        assert (when["within_days"], when["counted"]) == (10, "working")

    def test_the_day_of_a_cited_document_is_none(self) -> None:
        words = "Hồ sơ lập theo Hướng dẫn số 12/HD-SNV ngày 05/3/2023 của Sở Nội vụ."
        assert bodies(plan(f"I. HỒ SƠ\n- {words}\n"), "deadline") == []


class TestDossierAndPeople:
    def test_papers_and_copies(self) -> None:
        text = plan(
            "I. HỒ SƠ ĐỀ NGHỊ KHEN THƯỞNG\n- Tờ trình, 01 bản.\n- Báo cáo thành tích.\n- Biên bản họp xét.\n"
        )
        papers = [b["paper"] for b in bodies(text, "dossier")]
        assert papers == ["submission_letter", "achievement_report", "council_minutes"]

    def test_who_may_take_part(self) -> None:
        text = plan(
            "I. ĐỐI TƯỢNG\n- Tập thể: Các phòng, đơn vị thuộc Sở.\n- Cá nhân: Công chức, viên chức.\n"
        )
        found = understood(text).of("eligible")
        assert [(p.who, p.words) for p in found] == [
            ("collective", "Các phòng, đơn vị thuộc Sở"),
            ("individual", "Công chức, viên chức"),
        ]
        assert all(p.is_question for p in found), "which units these are only a person can say"

    def test_duties_by_role(self) -> None:
        text = plan("I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở chủ trì, tổng hợp, báo cáo Giám đốc hằng năm.\n")
        found = bodies(text, "duty")
        assert found[0]["who"] == "Văn phòng Sở"
        assert {"synthesise", "report"} <= set(found[0]["does"])
        assert found[0]["every"] == "year"


def test_the_mark_to_be_reached_may_stand_in_another_column() -> None:
    rows = (
        "TT  Tiêu chí                                    Mức phải đạt                      Đơn vị theo dõi chính",
        "1   Tỷ lệ hồ sơ được ký số                      từ 95% trở lên                    Văn phòng Sở",
        "2   Xếp loại tập thể cuối năm                   hoàn thành tốt nhiệm vụ trở lên   Phòng Tổ chức cán bộ",
        "3   Sáng kiến được Hội đồng sáng kiến cấp cơ sở công nhận  ít nhất 02 sáng kiến   Phòng Kế hoạch",
        "4   Người lao động bị kỷ luật                   không có                          Thanh tra",
    )
    found = understood(plan("I. TIÊU CHUẨN TẬP THỂ\n" + "\n".join(rows) + "\n")).proposals
    told = [(p.clause, *p.body, p.figures) for p in found if p.sort in ("rule", "attest")]
    assert told == [
        ("I.r1", "by", ("95",)),
        ("I.r2", "rating", ()),
        ("I.r3", "initiative", ("02",)),
        ("I.r4", "no_discipline", ()),
    ]

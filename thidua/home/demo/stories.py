"""Sample stories in every state: being written, sent, sent back, published, on the radio, adopted, taken off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from thidua.core.aloud import shortened
from thidua.home.demo.drawing import at_the_desk
from thidua.home.demo.stage import Stage
from thidua.people.models import Unit, User
from thidua.records.actions import keep
from thidua.stories import actions
from thidua.stories.actions import NewAdoption, NewStory, Pictured, Written
from thidua.stories.lightness import light
from thidua.stories.models import Story

LONG = """\
Cuối năm 2024, Phòng Phổ biến, giáo dục pháp luật (mẫu) nhận ra một điều đơn giản: người dân đến hỏi cùng một câu \
nhiều lần, mỗi lần được trả lời một kiểu. Có người đi ba buổi mới đủ giấy tờ, dù thủ tục chỉ cần một buổi.
Phòng chọn 20 câu hỏi gặp nhiều nhất, viết lại thành lời nói thường ngày, mỗi câu không quá nửa trang. Bản viết được \
đọc thử cho 10 người dân nghe; chỗ nào người nghe hỏi lại thì viết lại.
Tờ hỏi đáp đặt ngay bàn tiếp dân. Cán bộ trả lời theo cùng một bản, ghi thêm câu hỏi mới vào sổ. Cuối tháng cả phòng \
ngồi lại 30 phút, thêm câu mới và bỏ câu không còn đúng.
Sau ba tháng, số lượt hỏi lại giảm từ 64 xuống 19 lượt mỗi tháng, theo sổ tiếp dân mẫu. Người đến làm việc chờ ít hơn, \
cán bộ có thêm thời gian cho việc khó. Người cao tuổi mang tờ hỏi đáp về cho con cháu đọc, lần sau đến đã đủ giấy tờ.
Cách làm không cần tiền, không cần phần mềm. Nơi nào muốn làm theo chỉ cần một người viết, một người đọc thử, và một \
quyển sổ. Điều khó nhất là giữ thói quen sửa bản hỏi đáp mỗi tháng một lần, để lời trả lời luôn đúng.
Phòng sẵn sàng gửi bản mẫu và kể lại cách làm cho bất cứ đơn vị nào cần. Mọi số liệu trong bài này là số liệu mẫu."""
SHORT = (
    "Chuyện mẫu: một người dân để quên túi giấy tờ ở ghế chờ. Cán bộ trực tìm số hồ sơ, gọi điện và trao tận tay "
    "trong buổi chiều.\nNgười nhận túi viết lời cảm ơn vào sổ góp ý (mẫu)."
)
TELL = {
    "hn": (
        ("good_practice", "Một bản hỏi đáp chung ở bàn tiếp dân (mẫu)", "Phòng mẫu, bàn tiếp dân"),
        ("good_deed", "Trao lại túi giấy tờ để quên (mẫu)", "Cán bộ trực mẫu"),
        ("model_person", "Người giữ quyển sổ tiếp dân (mẫu)", "Cá nhân mẫu"),
    ),
    "tm": (
        ("model_collective", "Tổ một cửa không để ai về tay không (mẫu)", "Tổ một cửa mẫu"),
        ("good_practice", "Nhắc lịch hẹn bằng loa khu phố (mẫu)", "Khu phố mẫu"),
        ("good_deed", "Đưa người già đi làm căn cước (mẫu)", "Đoàn viên mẫu"),
    ),
}
LEAD = "Bài mẫu: kể một việc có thật thì nêu ai, làm gì, kết quả ra sao."
"""What the summary of a short sample says."""


def tell(stages: Mapping[str, Stage]) -> None:
    """Hà Nam publishes, goes on the radio and is copied; in Thác Mơ one waits, one was returned, one is begun."""
    hn, tm = stages["hn"], stages["tm"]
    first, second, third = (_written(hn, *told) for told in TELL["hn"])
    for one in (first, second, third):
        _sent(hn, one)
    with hn.on(date(2025, 3, 12)):
        for one in (first, second, third):
            actions.publish(one, by=hn.user("signer"))
    _on_the_radio(hn, first)
    with hn.on(date(2025, 3, 20)):
        actions.withdraw(third, "Người được kể đề nghị chưa đăng (mẫu).", by=hn.user("office"))
    _copied(stages["ag"], first)
    sent, returned, _draft = (_written(tm, *told) for told in TELL["tm"])
    for one in (sent, returned):
        _sent(tm, one)
    with tm.on(date(2025, 4, 3)):
        actions.return_(returned, "Ghi rõ ai phụ trách loa và giờ phát (mẫu).", by=tm.user("office"))


def _written(stage: Stage, kind: str, title: str, about: str) -> Story:
    """A story of a clerk of the agency; the first one is long enough for two minutes."""
    by, agency = stage.user("clerk0"), stage.running.agency
    unit = Unit.objects.filter(agency=agency).exclude(pk=agency.pk).order_by("path").first() or agency
    whole = title == TELL["hn"][0][1]
    lead = (
        "Một bản hỏi đáp viết bằng lời thường ngày giúp người dân đi một lần là đủ (mẫu)." if whole else LEAD
    )
    with stage.on(date(2025, 3, 5)):
        made = actions.start(NewStory(kind, unit, title, stage.running), by=by)
        told = Written(
            kind,
            title,
            lead,
            LONG if whole else SHORT,
            "Bộ phận tiếp dân (mẫu)",
            about,
            consent="Đọc bài và đồng ý bằng chữ ký (mẫu)",
            consent_on=date(2025, 3, 4),
            is_public=True,
        )
        saved = actions.save(made, told, by=by)
        return _pictured(saved, by) if whole else saved


def _pictured(story: Story, by: User) -> Story:
    """A drawn sample picture, taken in as any upload."""
    upload = SimpleUploadedFile("ban-tiep-dan-mau.jpg", at_the_desk(), "image/jpeg")
    file = keep(upload, by=by, agency=story.agency)
    alt = "Hình vẽ mẫu: hai người ngồi hai bên bàn tiếp dân, giữa bàn mở một quyển hỏi đáp"
    actions.add_picture(story, Pictured(alt, "hình vẽ mẫu", file, light(file.path)), by=by)
    return story


def _sent(stage: Stage, story: Story) -> None:
    with stage.on(date(2025, 3, 6)):
        actions.submit(story, by=stage.user("clerk0"))


def _on_the_radio(stage: Stage, story: Story) -> None:
    """Two minutes, sent to one ward."""
    office = stage.user("office")
    with stage.on(date(2025, 3, 13)):
        actions.word(story, "Một bản hỏi đáp chung ở bàn tiếp dân", shortened(story.text), by=office)
        actions.send(story, "Đài truyền thanh phường Mẫu", date(2025, 3, 13), by=office)


def _copied(stage: Stage, story: Story) -> None:
    """Another agency does likewise and says with what result."""
    with stage.on(date(2025, 4, 7)):
        told = NewAdoption(
            stage.running.agency,
            date(2025, 4, 1),
            "Bộ phận Một cửa (mẫu)",
            "Viết 12 câu hỏi đáp; lượt hỏi lại giảm một nửa sau tháng đầu (mẫu).",
        )
        actions.adopt(story, told, by=stage.user("office"))

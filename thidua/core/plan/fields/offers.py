"""What may be put under a clause, in plain words: every sort of mark, every kind of criterion."""

from __future__ import annotations

from typing import NamedTuple

from thidua.core.plan.fields.criteria import KINDS
from thidua.core.wording import Say

_SORTS = """
people | attest | Người xét xác nhận | A person attests it
people | eligible | Ai được xét | Who may be considered
people | scope | Khoản này dùng cho hình thức khen nào | Which awards this part serves
award | award | Hình thức khen | An award
award | quota | Chỉ tiêu | Places
award | allowance | Suất đề nghị | Allowance
award | order | Thứ tự ưu tiên | Order of preference
work | deadline | Hạn | A deadline
work | dossier | Giấy tờ trong hồ sơ | A paper of the dossier
work | route | Đường trình | The way up
work | form | Mẫu kèm theo | An annexed form
work | duty | Nhiệm vụ | A duty
work | content | Nội dung thi đua | What people emulate in
words | period | Thời gian | The period
words | theme | Chủ đề | The theme
words | term | Từ ngữ | A term
words | doubt | Chỗ ngờ | A doubt
words | narrative | Lời dẫn | Narrative
"""
_ABOUT = """
attest | Điều chỉ người xét nói được đạt hay không, ví dụ chấp hành tốt chủ trương.
eligible | Tập thể hay cá nhân nào thuộc đối tượng.
scope | Đặt ở đề mục: mọi tiêu chuẩn bên dưới dùng cho các hình thức khen đó.
award | Khen gì, ai tặng, ai quyết định, cho ai, theo đợt nào.
quota | Được khen bao nhiêu, chia thế nào.
allowance | Mỗi đơn vị được đề nghị bao nhiêu.
order | Ai được ưu tiên, xếp theo gì.
deadline | Việc gì, đến khi nào, gửi cho ai.
dossier | Giấy tờ nào, ai làm, theo mẫu nào.
route | Ai trình ai, qua những bước nào.
form | Mẫu biểu của kế hoạch, như bản đăng ký.
duty | Ai phải làm gì, bao lâu một lần.
content | Việc mọi người thi đua làm tốt.
period | Phong trào chạy từ khi nào đến khi nào.
theme | Lời chủ đề của phong trào.
term | Chữ viết tắt, từ được giải thích.
doubt | Điều chưa chắc khi đọc văn bản; không đổi cách xét.
narrative | Không đặt ra việc gì.
registered | Phải đăng ký thi đua đúng hạn.
rating | Xếp loại hằng năm của người, của tập thể, hoặc tỷ lệ cá nhân đạt loại đó.
index_class | Chỉ số cải cách hành chính thuộc loại, nhóm nào.
index_score | Điểm chỉ số từ bao nhiêu phần trăm.
index_rank | Xếp hạng từ thứ mấy trở lên.
rank_improves | Thứ hạng cao hơn năm trước.
no_discipline | Không bị kỷ luật.
conclusions | Kết luận kiểm tra, phản ánh về phục vụ mà văn bản ký xác nhận.
initiative | Có sáng kiến được công nhận.
tasks | Hoàn thành nhiệm vụ, đúng hạn bao nhiêu phần trăm.
services | Không có hồ sơ trễ hẹn, tồn đọng.
collective_awarded | Thuộc tập thể đã được khen.
collective_meets | Thuộc tập thể đạt tiêu chuẩn.
unit_is | Là đơn vị loại nào, cấp nào.
delegated | Theo quy định của văn bản khác.
"""
_ABOUT_EN = """
attest | What only a person can say, such as exemplary conduct.
eligible | Which collectives or people are addressed.
scope | Put at a heading: all criteria below serve those awards.
award | Its form, who gives it, who decides, for whom, in which rounds.
quota | How many may be given, and how they are shared.
allowance | How many each unit may propose.
order | Who is preferred and how candidates are ranked.
deadline | What is due, when, to whom.
dossier | Which paper, who makes it, on which form.
route | Who proposes to whom, step by step.
form | A form of the plan, such as the registration form.
duty | Who has to do what, how often.
content | What everybody is asked to do well.
period | From when to when the movement runs.
theme | The words of the theme.
term | An abbreviation or a word explained.
doubt | What is not certain in the text; it changes no judging.
narrative | It asks nothing of anybody.
registered | Registration in time.
rating | The yearly rating of a person or collective, or the share of members who reach it.
index_class | The class an index puts an agency in.
index_score | The score of an index, in percent.
index_rank | The rank in an index.
rank_improves | A better rank than the year before.
no_discipline | No discipline.
conclusions | Checks and observations on service, as signed acts conclude them.
initiative | An initiative that was recognised.
tasks | Tasks completed, and on time, in percent.
services | No late or stuck one-stop dossiers.
collective_awarded | The collective was given an award.
collective_meets | The collective meets the standard of an award.
unit_is | What kind of unit it is.
delegated | As another document says.
"""
GROUPS = {
    "rule": Say("Điều phải đạt, máy xét trên số liệu", "What must be met, judged on records"),
    "people": Say(
        "Điều người xét, đối tượng, phạm vi", "What people attest, who is addressed, for which awards"
    ),
    "award": Say("Hình thức khen và chỉ tiêu", "Awards and places"),
    "work": Say("Hạn, hồ sơ, nhiệm vụ", "Deadlines, dossiers, duties"),
    "words": Say("Thời gian, từ ngữ, chỗ ngờ", "Period, words, doubts"),
}


class Offer(NamedTuple):
    """One thing that may be put under a clause: `kind` is the kind of criterion of a rule."""

    group: str
    sort: str
    kind: str
    say: Say
    about: Say


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split("|")]


def _told(rows: str) -> dict[str, str]:
    pairs = [_cells(row) for row in rows.strip().splitlines()]
    return {pair[0]: pair[1] for pair in pairs}


_VI, _EN = _told(_ABOUT), _told(_ABOUT_EN)
OFFERS: tuple[Offer, ...] = (
    *(Offer("rule", "rule", kind, say, Say(_VI[kind], _EN[kind])) for kind, say in KINDS.items()),
    *(
        Offer(group, sort, "", Say(vi, en), Say(_VI[sort], _EN[sort]))
        for group, sort, vi, en in map(_cells, _SORTS.strip().splitlines())
    ),
)
"""Everything that may be put under a clause, in the order in which it is offered."""

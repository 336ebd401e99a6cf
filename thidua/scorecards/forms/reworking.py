"""What is asked of one item of a draft scorecard, of its head, and where an item is to stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.facts.tables import IndexClass
from thidua.core.rounds import Round
from thidua.core.scorecards.band_lines import bands_from, class_lines, classes_from, lines_of
from thidua.core.scorecards.classes import ClassSet
from thidua.core.scorecards.model import APPRAISAL, MISSING, RESCALE, SCORED, Exempt, Item
from thidua.core.scorecards.model import Scorecard as Tree
from thidua.core.wording import NOTHING, Say, both
from thidua.people.forms import words
from thidua.screens.forms import FigureField, Form
from thidua.screens.posting import spoken

LINES = {"rows": 4, "spellcheck": "false"}


def kept(before: Say, typed: str) -> Say:
    """What was typed in Vietnamese; the English stays while the Vietnamese does."""
    return before if before.vi == typed else both(typed) if typed else NOTHING


class ItemForm(Form):
    """One item: code, name, points, steps, who appraises it, for whom it does not apply."""

    code = forms.RegexField(
        r"[^\s/](?:[^/]*[^\s/])?",
        label=_("Mã"),
        max_length=40,
        error_messages={"invalid": _("Mã không có dấu gạch chéo.")},
    )
    name = forms.CharField(label=_("Tên"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    name_en = forms.CharField(label=_("Tên tiếng Anh, nếu có"), max_length=500, required=False)
    points = FigureField(
        label=_("Điểm tối đa"),
        required=False,
        help_text=_("điểm trừ ghi số âm; khung chưa biết điểm thì để trống"),
    )
    kind = forms.ChoiceField(label=_("Cách tính"))
    channel = forms.ChoiceField(label=_("Nguồn điểm"), help_text=_("mục điều tra thì đơn vị không tự chấm"))
    by = forms.CharField(
        label=_("Ai thẩm định"),
        max_length=200,
        required=False,
        help_text=_("tên cơ quan; để trống thì như mục trên nó"),
    )
    bands = forms.CharField(
        label=_("Bậc điểm"),
        required=False,
        widget=forms.Textarea(attrs=LINES),
        help_text=_("mỗi bậc một dòng: “từ 80%: 2”, “từ 50%: 2 × tỷ lệ” hoặc “Kịp thời: 2”"),
    )
    measure = forms.CharField(
        label=_("Điều được đo"), max_length=500, required=False, help_text=_("khi bậc tính theo phần trăm")
    )
    evidence = forms.CharField(
        label=_("Tài liệu kiểm chứng"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    not_kinds = forms.MultipleChoiceField(
        label=_("Không áp dụng cho loại đơn vị"), required=False, widget=forms.CheckboxSelectMultiple
    )
    not_units = forms.CharField(
        label=_("Không áp dụng cho đơn vị"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("mỗi đơn vị một dòng, theo mã hoặc tên"),
    )
    not_why = forms.CharField(label=_("Lý do không áp dụng"), max_length=500, required=False)
    source = forms.CharField(label=_("Điểm, khoản của văn bản"), max_length=200, required=False)
    note = forms.CharField(label=_("Ghi chú"), max_length=1000, required=False)

    def __init__(self, tree: Tree, before: Item, *args: Any, **kwargs: Any) -> None:
        self.before = before
        super().__init__(*args, initial=_values(before), **kwargs)
        self.fields["kind"].choices = words("item_kind")
        self.fields["channel"].choices = words("item_channel")
        self.fields["not_kinds"].choices = words("unit_kind", *tree.units) if tree.units else []
        if before.items:
            del self.fields["bands"], self.fields["measure"]

    def clean_bands(self) -> Any:
        """The steps that the lines say."""
        try:
            return bands_from(self.cleaned_data["bands"], self.before.bands)
        except Refused as refused:
            raise forms.ValidationError([spoken(r) for r in refused.reasons]) from None

    def item(self) -> Item:
        """The item that was typed; what the form does not ask stays as it was."""
        told, before = self.cleaned_data, self.before
        name = told["name"]
        return replace(
            before,
            code=told["code"],
            name=Say(name, told["name_en"] or name),
            points=told["points"],
            kind=told["kind"],
            channel=told["channel"],
            by=told["by"],
            bands=told.get("bands", before.bands),
            measure=kept(before.measure, told.get("measure", before.measure.vi)),
            evidence=kept(before.evidence, told["evidence"]),
            not_for=self._exempt(told),
            source=told["source"],
            note=told["note"],
        )

    def _exempt(self, told: Mapping[str, Any]) -> Exempt | None:
        units = tuple(filter(None, (line.strip() for line in told["not_units"].splitlines())))
        was = self.before.not_for.reason if self.before.not_for else NOTHING
        if not told["not_kinds"] and not units:
            return None
        return Exempt(tuple(told["not_kinds"]), units, kept(was, told["not_why"]))


def _values(item: Item) -> dict[str, Any]:
    out = item.not_for or Exempt()
    return {
        "code": item.code,
        "name": item.name.vi,
        "name_en": item.name.en if item.name.en != item.name.vi else "",
        "points": item.points,
        "kind": item.kind,
        "channel": item.channel,
        "by": item.by,
        "bands": lines_of(item.bands),
        "measure": item.measure.vi,
        "evidence": item.evidence.vi,
        "not_kinds": list(out.kinds),
        "not_units": "\n".join(out.units),
        "not_why": out.reason.vi,
        "source": item.source,
        "note": item.note,
    }


def new_item(above: Item | None) -> Item:
    """An item still to be written, with what it takes over from the one above it."""
    if above is None:
        return Item("", NOTHING, kind=SCORED, channel=APPRAISAL)
    return Item(_next_code(above), NOTHING, kind=above.kind, channel=above.channel, by=above.by)


def _next_code(above: Item) -> str:
    """The code that would follow those in an item: after 1.2 comes 1.3."""
    taken = {i.code for i in above.items}
    return next(
        c for n in range(len(taken) + 1, 2 * len(taken) + 2) if (c := f"{above.code}.{n}") not in taken
    )


class MoveForm(Form):
    """Which item another is to stand in."""

    within = forms.ChoiceField(label=_("Chuyển vào cuối mục"), required=False)

    def __init__(self, tree: Tree, code: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        moving = tree.item(code)
        own = {code, *(i.code for i in tree.all_items if moving in tree.path(i.code))}
        told = [(i.code, spoken(i.say)) for i in tree.all_items if i.code not in own and not i.bands]
        self.fields["within"].choices = [("", gettext("– (thành lĩnh vực cuối cùng)")), *told]


class HeadForm(Form):
    """Everything of a scorecard but its items."""

    title = forms.CharField(label=_("Tên bộ tiêu chí"), max_length=300)
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=200)
    years = forms.CharField(label=_("Áp dụng cho năm"), max_length=9, help_text=_("2025 hoặc 2025-2027"))
    units = forms.MultipleChoiceField(label=_("Loại đơn vị được chấm"), widget=forms.CheckboxSelectMultiple)
    total = FigureField(label=_("Tổng điểm"), required=False, help_text=_("không kể điểm thưởng, điểm trừ"))
    survey_points = FigureField(label=_("Trong đó điểm điều tra"), required=False)
    survey_absent = forms.ChoiceField(
        label=_("Khi không điều tra"),
        choices=[(MISSING, _("chưa có kết quả")), (RESCALE, _("quy đổi phần thẩm định ra cả thang"))],
    )
    bonus_most = FigureField(label=_("Điểm thưởng nhiều nhất"), required=False)
    deduction_most = FigureField(label=_("Điểm trừ nhiều nhất"), required=False, help_text=_("số âm"))
    frame = forms.BooleanField(label=_("Mới là khung, chưa đủ mục để chấm"), required=False)
    classes = forms.CharField(
        label=_("Xếp loại"),
        required=False,
        widget=forms.Textarea(attrs=LINES),
        help_text=_("tốt nhất trước, mỗi loại một dòng: “xuất sắc: 90”; loại cuối từ 0"),
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=1000, required=False)

    def __init__(self, tree: Tree, *args: Any, **kwargs: Any) -> None:
        self.tree = tree
        super().__init__(*args, initial=_head_values(tree), **kwargs)
        self.fields["units"].choices = words("unit_kind")
        if len(tree.classes) > 1:
            del self.fields["classes"]

    def clean_years(self) -> Round:
        """The year or years."""
        try:
            return Round.read(self.cleaned_data["years"])
        except Refused as refused:
            raise forms.ValidationError([spoken(r) for r in refused.reasons]) from None

    def clean_classes(self) -> Any:
        """The classes with their cut-offs."""
        try:
            return classes_from(self.cleaned_data["classes"])
        except Refused as refused:
            raise forms.ValidationError([spoken(r) for r in refused.reasons]) from None

    def head(self) -> Tree:
        """The scorecard with the head that was typed and the items that it had."""
        told, tree = self.cleaned_data, self.tree
        return replace(
            tree,
            title=kept(tree.title, told["title"]),
            issuer=told["issuer"],
            years=told["years"],
            units=tuple(told["units"]),
            total=told["total"],
            survey_points=told["survey_points"],
            survey_absent=told["survey_absent"],
            bonus_most=told["bonus_most"],
            deduction_most=told["deduction_most"],
            frame=told["frame"],
            classes=self._classes(told),
            note=told["note"],
        )

    def _classes(self, told: Mapping[str, Any]) -> tuple[ClassSet, ...]:
        """The one set of classes; several are left to the text, but follow the issuer."""
        tree, issuer = self.tree, told["issuer"]
        if "classes" not in self.fields:
            own = [s if s.issuer != tree.issuer else _issued_by(s, issuer) for s in tree.classes]
            return tuple(own)
        if not told["classes"]:
            return ()
        base = tree.classes[0] if tree.classes else ClassSet(tree.issuer, tree.index, ())
        rows = tuple(
            IndexClass(
                issuer=base.issuer or None,
                index=base.index,
                valid_from=base.valid_from,
                unit_kind=base.unit_kind,
                class_=code,
                order=len(told["classes"]) - place,
                from_percent=cut,
            )
            for place, (code, cut) in enumerate(told["classes"])
        )
        found = replace(base, rows=rows)
        return (found if base.issuer != tree.issuer else _issued_by(found, issuer),)


def _issued_by(one: ClassSet, issuer: str) -> ClassSet:
    return replace(one, issuer=issuer, rows=tuple(replace(row, issuer=issuer or None) for row in one.rows))


def _head_values(tree: Tree) -> dict[str, Any]:
    rows = tree.classes[0].rows if tree.classes else ()
    return {
        "title": tree.title.vi,
        "issuer": tree.issuer,
        "years": tree.years.name,
        "units": list(tree.units),
        "total": tree.total,
        "survey_points": tree.survey_points,
        "survey_absent": tree.survey_absent,
        "bonus_most": tree.bonus_most,
        "deduction_most": tree.deduction_most,
        "frame": tree.frame,
        "classes": class_lines((terms.label("index_class", row.class_), row.from_percent) for row in rows),
        "note": tree.note,
    }

"""Names that a draft needs and the document does not write: awards' identities, actors, years of the rounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from thidua.core.plan.writing import one_line
from thidua.core.wording import fold
from thidua.reading.folding import bare
from thidua.reading.meaning.forms import OTHER
from thidua.reading.proposals import ASKED_BELOW, Proposal
from thidua.reading.understanding import Understood

_SHORT = {
    "flag_government": "co-cp", "flag_province": "co", "merit_certificate": "bk", "commendation_certificate": "gk",
    "fighter_national": "cstd-tq", "fighter_province": "cstd-tinh", "fighter_base": "cstd-cs", "hero": "anh-hung",
}  # fmt: skip
_BY = {
    "president": "nuoc", "prime_minister": "cp", "minister": "bo", "province_chair": "tinh", "district_chair": "huyen",
    "commune_chair": "xa", "department_director": "so", "unit_head": "don-vi",
}  # fmt: skip
_KINDS = (
    (r"^bo |^thanh tra chinh phu", "ministry", "province"),
    (r"^so |^ban |^van phong ubnd tinh", "department", "province"),
    (r"(ubnd|uy ban nhan dan)\W+(tinh|thanh pho)", "province", "province"),
    (r"(ubnd|uy ban nhan dan)\W+(huyen|thi xa|quan)", "district", "district"),
    (r"(ubnd|uy ban nhan dan)\W+(xa|phuong|thi tran|dac khu)", "commune", "commune"),
    (r"truong|benh vien|trung tam", "public_service_unit", "unit"),
)
NO_ISSUER = "Cơ quan ban hành"
_PAPERS = {"submission_letter", "achievement_report", "council_minutes", "registration_form"}


class Names:
    """The identities and actors of one draft, the same wherever they are asked for."""

    def __init__(self, understood: Understood) -> None:
        self._understood = understood
        said = understood.document.said
        issuer = bare(str(said["issuer"].value)) if "issuer" in said else ""
        kind = next(
            ((k, level) for pattern, k, level in _KINDS if re.search(pattern, issuer)),
            ("department", "province"),
        )
        self.issuer_kind, self.issuer_level = kind
        self.movement = self._movement()
        self.years, self.stage = self._rounds()
        self.actors: dict[str, Any] = {
            "co-quan": {
                "name": one_line(str(said["issuer"].value)) if "issuer" in said else NO_ISSUER,
                "is": "issuer",
            }
        }
        self._awards = dict(self._named())
        for proposal in understood.proposals:
            if proposal.sort in ("eligible", "duty"):
                self.actor(proposal)

    def _movement(self) -> str:
        said = self._understood.document.said
        title = str(said["title"].value) if "title" in said else ""
        quoted = re.search(r"[“\"]([^”\"]{6,160})[”\"]", title)
        return quoted.group(1) if quoted else title or "Phong trào thi đua"

    def _rounds(self) -> tuple[list[int] | None, str | None]:
        period = next(iter(self._understood.of("period")), None)
        turns = {p.round for p in self._understood.of("award")}
        if period is None:
            return None, None
        said = self._understood.document.said.get("issued")
        first = period.body.get("from")
        start = (
            first.year
            if isinstance(first, date)
            else said.value.year
            if said and isinstance(said.value, date)
            else None
        )
        end = period.body.get("to") or period.body.get("before")
        if not isinstance(end, date) or start is None or start > end.year or end.year - start > 30:
            return None, None
        annual = (
            list(range(start, end.year + 1))
            if "stage" not in turns or "annual" in turns or None in turns
            else None
        )
        return annual, f"{start}-{end.year}" if "stage" in turns and end.year > start else None

    def _named(self) -> Iterator[tuple[int, str]]:
        taken: set[str] = set()
        for proposal in self._understood.of("award"):
            body = proposal.body
            if proposal.sure < ASKED_BELOW or not body["round"]:
                continue
            stem = f"{_SHORT.get(str(body['form']), 'kt')}-{_BY.get(str(body['authority']), 'cap')}"
            who = {"collective": "tap-the", "individual": "ca-nhan"}.get(str(body["who"]), "chung")
            turn = {"annual": "nam", "stage": "gd"}.get(str(body["round"]), "")
            name = "-".join(part for part in (stem, turn, who) if part)
            if name not in taken:
                taken.add(name)
                yield id(proposal), name

    def serving(self, who: str | None, turn: str | None) -> list[str]:
        """The awards that criteria for these people in this round serve."""
        known = [p for p in self._understood.of("award") if id(p) in self._awards]
        fitting = [p for p in known if who in (None, p.who) and (turn in (None, p.round) or p.round is None)]
        fitting = fitting or [p for p in known if who in (None, p.who)]
        return [self._awards[id(p)] for p in fitting]

    def actor(self, proposal: Proposal) -> str:
        """The key of the actor that a proposal names, made where it is new."""
        words = str(proposal.body.get("who") or "") if proposal.sort == "duty" else proposal.words
        words = one_line(words)[:160].strip(" ,;.:")
        if not words:
            return "co-quan"
        known = next((k for k, a in self.actors.items() if a["name"] == words), None)
        if known:
            return known
        stem = re.sub(r"[^a-z0-9-]", "", "-".join(fold(words).split()[:4])).strip("-") or "ai"
        key = (
            stem if stem not in self.actors else f"{stem}-{sum(k.startswith(stem) for k in self.actors) + 1}"
        )
        self.actors[key] = {"name": words, "is": "named", "names": [words]}
        return key

    def body(self, proposal: Proposal) -> dict[str, Any] | None:
        """The keys of a mark as the plan format has them; None where too much is missing to write it."""
        match proposal.sort:
            case "award":
                return self._award(proposal)
            case "period":
                rounds = {"annual": self.years, "stage": self.stage}
                return {**proposal.body, "rounds": rounds} if self.years or self.stage else None
            case "eligible":
                staff = {"staff": proposal.body["staff"]} if proposal.body.get("staff") else {}
                told = {"who": proposal.body["who"], "units": self.actor(proposal), **staff}
                return told if proposal.body["who"] else None
            case "duty":
                keys = {k: proposal.body[k] for k in ("does", "every")}
                return {"who": self.actor(proposal), **keys, "when": None}
            case "content":
                return {"act": proposal.body["act"], "who": "co-quan"}
        return self._serving(proposal)

    def _serving(self, proposal: Proposal) -> dict[str, Any] | None:
        """The keys of a mark that says for which awards it stands."""
        body = {k: v for k, v in proposal.body.items() if v is not None}
        serves = self.serving(proposal.who, proposal.round)
        if proposal.sort == "deadline":
            return self._deadline(proposal, serves)
        if not serves:
            return None
        match proposal.sort:
            case "attest":
                return {"for": serves, **body}
            case "rule":
                return self._rule(serves, body)
            case "quota" if "percent" not in body:
                keep = {k: v for k, v in body.items() if k in ("at_most", "delegated")}
                allotted = {"allotted_by": "parent"} if "delegated" in body else {}
                return {"for": serves, "places": proposal.body.get("places"), **keep, **allotted}
            case "dossier" if body.get("paper", "submission_letter") in _PAPERS:
                keep = {k: v for k, v in body.items() if k in ("paper", "by", "copies", "template") and v}
                return {"for": serves, **keep}
        return None

    def _award(self, proposal: Proposal) -> dict[str, Any] | None:
        name = self._awards.get(id(proposal))
        if name is None:
            return None
        told = {k: None if v == OTHER else v for k, v in proposal.body.items()}
        own = told["authority"] is not None and told["authority"] == self._understood.giver
        keys = {
            "form": told["form"],
            "authority": told["authority"],
            "decided_by": "self" if own else "parent",
        }
        return {"id": name, **keys, "who": told["who"], "round": told["round"]}

    def _rule(self, serves: list[str], body: dict[str, Any]) -> dict[str, Any] | None:
        kind, keys = next(iter(body.items()))
        if kind in ("registered", "collective_meets", "collective_awarded", "services", "rank_improves"):
            return None
        return {"for": serves, kind: keys}

    def _deadline(self, proposal: Proposal, serves: list[str]) -> dict[str, Any] | None:
        when = proposal.body["when"]
        if "within_days" in when:
            return None
        keep = {"for": serves} if serves and proposal.body["what"] != "report" else {}
        return {"what": proposal.body["what"], **keep, "when": dict(when)}

    def question(self, proposal: Proposal) -> str:
        """What is asked where a proposal cannot stand by itself."""
        words = one_line(proposal.words)[:120]
        return _ASKS.get(proposal.sort, "Câu này giao điều gì: “{words}”?").replace("{words}", words)


_ASKS = {
    "eligible": "Đây là tập thể hay cá nhân: “{words}”?",
    "award": "Hình thức khen này thuộc vòng nào, ai tặng: “{words}”?",
    "quota": "Số lượng này cho hình thức khen nào: “{words}”?",
    "rule": "Điều kiện này áp dụng cho hình thức khen nào, đo thế nào: “{words}”?",
    "attest": "Tiêu chuẩn này cho hình thức khen nào: “{words}”?",
    "deadline": "Hạn này tính từ ngày nào: “{words}”?",
    "dossier": "Giấy tờ này cho hình thức khen nào: “{words}”?",
    "period": "Phong trào bắt đầu và kết thúc ngày nào?",
}

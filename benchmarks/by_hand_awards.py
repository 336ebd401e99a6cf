"""The awards of the Kiên Giang plan by hand: the criteria of `by_hand` put together."""

from __future__ import annotations

import polars as pl

from benchmarks.by_hand import MET, MISSING, PLAN, SPECIAL, STAFF, TO_JUDGE, UNMET, ByHand, C, code

ORDER = {MET: 3, MISSING: 2, TO_JUDGE: 1, UNMET: 0}
FLAG = ("flag_province", "province_chair")
MERIT = ("merit_certificate", "province_chair")
LETTER = ("commendation_certificate", "department_director")


def lit(answer: int) -> pl.Expr:
    return pl.lit(answer, pl.Int8)


def one_of(answers: list[pl.Expr]) -> pl.Expr:
    ranked = pl.max_horizontal(
        pl.when(a == MISSING).then(lit(TO_JUDGE)).when(a == TO_JUDGE).then(lit(MISSING)).otherwise(a)
        for a in answers
    )
    return (
        pl.when(ranked == TO_JUDGE)
        .then(lit(MISSING))
        .when(ranked == MISSING)
        .then(lit(TO_JUDGE))
        .otherwise(ranked)
    )


def award(t: pl.LazyFrame, columns: list[pl.Expr], answer: pl.Expr | None = None) -> pl.DataFrame:
    named = [c.cast(pl.Int8).alias(f"c{n}") for n, c in enumerate(columns)]
    whole = pl.min_horizontal(*columns) if answer is None else answer
    return t.select("candidate", *named, answer=whole.cast(pl.Int8)).collect()


class Awards(ByHand):
    """Every award of one round."""

    def collectives(self) -> pl.LazyFrame:
        """All divisions with what every collective award asks."""
        t = self.units.lazy().filter(~C("kind").is_in(["province", "ministry"]))
        t = t.select("unit_id", "agency", "name", "reform_body", candidate="subject")
        t = t.join(self.addressed(), on="unit_id", how="left")
        mark = "IV.1.2.a.lead" if len(self.years) == 1 else "IV.1.1.a.lead"
        t = t.join(self.attested(mark), on="candidate", how="left")
        t = t.join(self.registered(), on="candidate", how="left")
        t = t.join(self.members_rating(), on="unit_id", how="left")
        t = t.join(self.disciplined(), on="unit_id", how="left")
        t = t.join(self.ended(), on="candidate", how="left")
        t = t.join(self.rank_better(), on="unit_id", how="left")
        for name, form in (("other_flag", FLAG), ("other_merit", MERIT), ("other_letter", LETTER)):
            t = t.join(self.other_award(*form).rename({"other": name}), on="candidate", how="left")
        for name, asked in self._classes().items():
            t = t.join(self.class_at_least(*asked).rename({"index": name}), on="agency", how="left")
        return t.collect().lazy()

    def _classes(self) -> dict[str, tuple[int, tuple[int, ...], int]]:
        every, last = len(self.years), self.years[-1:]
        if every == 1:
            return {"excellent": (5, self.years, 1)}
        return {"good": (4, self.years, every), "thrice": (5, self.years, 3), "last": (5, last, 1)}

    def annual(self) -> dict[str, pl.DataFrame]:
        """Awards of one year."""
        t = self.collectives()
        lead = self._lead()
        special = code(C("reform_body").fill_null(0) == 1)
        better, members = C("better").fill_null(MISSING), C("members").fill_null(MISSING)
        columns = [
            lead["eligible"],
            lead["attest"],
            C("conduct").fill_null(MET),
            lead["registered"],
            C("excellent").fill_null(MISSING),
            special,
            members,
            better,
            C("other_merit").fill_null(MET),
            lead["ended"],
        ]
        either = one_of([columns[4], pl.min_horizontal(special, members, better)])
        whole = pl.min_horizontal(*columns[:4], either, *columns[8:])
        division = award(t, columns, whole)
        letter = [lead["eligible"], lit(MISSING), C("other_letter").fill_null(MET), lead["ended"]]
        p = self.persons("IV.1.2.b-1")
        meets = division.lazy().select(unit=C("candidate"), meets="answer")
        p = p.join(meets, on="unit", how="left")
        own = [C("for_people"), C("rating"), C("attest"), C("meets").fill_null(MISSING), C("other_merit")]
        return {
            "bk-nam.tap-the": division,
            "bk-nam.ca-nhan": award(p, own),
            "gk.collective": award(t, letter),
            "gk.individual": award(p, [C("for_people"), lit(MISSING), C("other_letter")]),
        }

    def stage(self) -> dict[str, pl.DataFrame]:
        """Awards of the whole stage."""
        t = self.collectives()
        lead = self._lead()
        named = pl.any_horizontal(
            [C("name").str.contains(n, literal=True) for n in SPECIAL]
        ) | pl.any_horizontal([pl.lit(n).str.contains(C("name"), literal=True) for n in SPECIAL])
        base = [lead["attest"], lead["registered"], C("members").fill_null(MISSING)]
        index = [C(n).fill_null(MISSING) for n in ("good", "thrice", "last")]
        merit = [C("other_merit").fill_null(MET), lead["ended"]]
        flag = [C("other_flag").fill_null(MET), lead["ended"]]
        units = {
            "co-gd.tap-the": award(t, [lead["eligible"], *base, *index, *flag]),
            "bk-gd.tap-the": award(t, [lead["eligible"], *base, *index[:2], *merit]),
            "bk-gd.chuyen-trach": award(t, [code(named), *base, *merit]),
        }
        p = self.persons("IV.1.1.b-1#thanh-tich")
        p = p.join(self._awarded(list(units.values())), on="unit", how="left")
        own = [C("for_people"), C("rating"), C("attest"), C("awarded").fill_null(MISSING), C("other_merit")]
        return units | {"bk-gd.ca-nhan": award(p, own)}

    def _awarded(self, judged: list[pl.DataFrame]) -> pl.LazyFrame:
        rows = self.rows("honours").filter(
            C("form").is_in(["flag_province", "merit_certificate"]),
            C("authority").is_null() | (C("authority") == "province_chair"),
            C("round").is_null() | (C("round") == self.name),
            C("achievement").is_null() | (C("achievement") == PLAN),
            C("round").is_not_null() | C("achievement").is_not_null(),
        )
        held = rows.select(unit="candidate", held=pl.lit(True)).unique()
        best = pl.concat([f.select(unit="candidate", answer="answer") for f in judged]).lazy()
        t = best.group_by("unit").agg(best=C("answer").max()).join(held, on="unit", how="left")
        lost = pl.when(C("best") == UNMET).then(lit(UNMET)).otherwise(lit(MISSING))
        return t.select("unit", awarded=pl.when(C("held").fill_null(False)).then(lit(MET)).otherwise(lost))

    def _lead(self) -> dict[str, pl.Expr]:
        return {
            "eligible": C("eligible"),
            "attest": C("attest").fill_null(TO_JUDGE),
            "registered": C("registered").fill_null(UNMET),
            "ended": C("ended").fill_null(MET),
        }

    def persons(self, mark: str) -> pl.LazyFrame:
        """Everybody with what every award to people asks."""
        t = self.people.lazy().select(candidate="subject").unique()
        t = t.join(self.postings.lazy(), on="candidate", how="left")
        t = t.join(self.addressed().select("unit_id", "for_people"), on="unit_id", how="left")
        t = t.join(self.own_rating(), on="candidate", how="left")
        t = t.join(self.attested(mark), on="candidate", how="left")
        for name, form in (("other_merit", MERIT), ("other_letter", LETTER)):
            t = t.join(self.other_award(*form).rename({"other": name}), on="candidate", how="left")
        staff = pl.when(C("staff_kind").is_null()).then(MISSING).otherwise(code(C("staff_kind").is_in(STAFF)))
        return (
            t.with_columns(
                unit="unit:" + C("unit_id"),
                for_people=pl.min_horizontal(C("for_people").fill_null(MISSING), staff),
                rating=C("rating").fill_null(MISSING),
                attest=C("attest").fill_null(TO_JUDGE),
                other_merit=C("other_merit").fill_null(MET),
                other_letter=C("other_letter").fill_null(MET),
            )
            .collect()
            .lazy()
        )

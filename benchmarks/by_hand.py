"""The Kiên Giang plan written out by hand in Polars, as a careful programmer would for this plan alone.

It reads the same parquet files as the engines and gives the same tables: for each award
`candidate, answer, c0, c1, …`. Nothing here is general: no other plan could be judged by it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

UNMET, MISSING, TO_JUDGE, MET = 0, 1, 2, 3
PLAN = "kien-giang-so-xay-dung-2022"
LAST_REGISTRATION = (date(2022, 3, 30) - date(1970, 1, 1)).days
KINDS = ["division", "public_service_unit", "office"]
STAFF = ["cadre", "civil_servant", "public_employee"]
SPECIAL = [
    "phong cai cach hanh chinh va to chuc phi chinh phu",
    "phong to chuc, cong chuc, vien chuc",
    "trung tam phuc vu hanh chinh cong",
    "phong vien thong va cong nghe thong tin",
]
CLASSES = {"excellent": 5, "good": 4, "fair": 3, "average": 2, "weak": 1}
C = pl.col


def number(day: date) -> int:
    return (day - date(1970, 1, 1)).days


def code(met: pl.Expr, otherwise: int = UNMET) -> pl.Expr:
    return pl.when(met).then(pl.lit(MET, pl.Int8)).otherwise(pl.lit(otherwise, pl.Int8))


def standing(on: int) -> pl.Expr:
    return (C("valid_from").is_null() | (C("valid_from") <= on)) & (
        C("valid_to").is_null() | (C("valid_to") >= on)
    )


class ByHand:
    """One round of the plan over a folder of parquet files; the unit that issued it is the department's."""

    issuer = "sxd"

    def __init__(self, folder: Path, years: tuple[int, ...], as_of: date) -> None:
        self.folder, self.years, self.as_of = folder, years, number(as_of)
        self.name = str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"
        self.start, self.end = number(date(years[0], 1, 1)), number(date(years[-1], 12, 31))
        self.day = min(self.end, self.as_of)
        self.units = self._units()
        self.line = self._line()
        self.people = self.rows("people").collect()
        self.postings = self._postings()
        self.ratings = self._ratings()

    def rows(self, name: str) -> pl.LazyFrame:
        rows = pl.scan_parquet(self.folder / f"{name}.parquet").filter(
            C("recorded_at").is_null() | (C("recorded_at") <= self.as_of),
            C("closed_at").is_null() | (C("closed_at") > self.as_of),
        )
        return rows.filter(C("law") <= self.as_of) if "law" in rows.collect_schema() else rows

    def _units(self) -> pl.DataFrame:
        begun = self.rows("units").filter(C("valid_from").is_null() | (C("valid_from") <= self.as_of))
        latest = begun.sort(C("valid_from").fill_null(-(10**6)), "row").unique("unit_id", keep="last")
        return latest.with_columns(agency=pl.coalesce("agency_id", "unit_id")).collect()

    def _line(self) -> pl.DataFrame:
        parents = self.units.select(above="unit_id", next="parent_id")
        step = self.units.select(unit="unit_id", above="unit_id")
        parts = [step]
        while step.height:
            step = step.join(parents, on="above").drop_nulls("next").select("unit", above="next")
            parts.append(step)
        return pl.concat(parts)

    def _postings(self) -> pl.DataFrame:
        held = self.people.lazy().filter(standing(self.day))
        newest = held.sort(C("valid_from").fill_null(-(10**6)), "unit_id").unique("person_id", keep="last")
        return newest.select(candidate="subject", unit_id="unit_id", staff_kind="staff_kind").collect()

    def _ratings(self) -> pl.DataFrame:
        rows = self.rows("ratings").filter(C("year").is_in(self.years))
        newest = rows.filter(C("law") == C("law").max().over("subject", "year"))
        settled = newest.group_by("subject", "year").agg(low=C("class").min(), high=C("class").max())
        met = code(C("low").is_in(["good", "excellent"]))
        return settled.select(
            "subject",
            "year",
            answer=pl.when(C("low") == C("high")).then(met).otherwise(pl.lit(MISSING, pl.Int8)),
        ).collect()

    def own_rating(self) -> pl.LazyFrame:
        met = (C("answer") == MET).sum()
        unmet = (C("answer") == UNMET).sum()
        need = len(self.years)
        answer = pl.when(met >= need).then(MET).when(unmet == 0).then(MISSING).otherwise(UNMET)
        return self.ratings.lazy().group_by(candidate="subject").agg(rating=answer.cast(pl.Int8))

    def members_rating(self) -> pl.LazyFrame:
        parts = []
        for year in self.years:
            on = min(number(date(year, 12, 31)), self.as_of)
            held = self.people.lazy().filter(standing(on)).select("subject", unit="unit_id")
            parts.append(held.with_columns(year=pl.lit(year, pl.Int64)))
        members = pl.concat(parts).join(self.ratings.lazy(), on=["subject", "year"], how="left")
        over = members.join(self.line.lazy(), on="unit").unique(["above", "subject", "year"])
        a = C("answer").fill_null(MISSING)
        counts = over.group_by("above", "year").agg(
            total=pl.len(), met=(a == MET).sum(), open=(a == MISSING).sum()
        )
        whole = C("met") == C("total")
        may = C("met") + C("open") == C("total")
        by_year = counts.with_columns(y=pl.when(whole).then(MET).when(may).then(MISSING).otherwise(UNMET))
        met, unmet = (C("y") == MET).sum(), (C("y") == UNMET).sum()
        answer = pl.when(met >= len(self.years)).then(MET).when(unmet == 0).then(MISSING).otherwise(UNMET)
        return by_year.group_by(unit_id="above").agg(members=answer.cast(pl.Int8))

    def attested(self, mark: str) -> pl.LazyFrame:
        names = [mark, mark.partition("#")[0], f"{mark.partition('#')[0]}#attest"]
        rows = self.rows("attestations").filter(
            C("mark").is_in(names),
            C("plan") == PLAN,
            C("round").is_null() | (C("round") == self.name),
            C("role").is_null() | (C("role") == "appraiser"),
            ~C("by").is_in(["council", "clerk", "office"]),
        )
        newest = rows.filter(C("on") == C("on").max().over("candidate"))
        said = newest.group_by("candidate").agg(low=C("answer").min(), high=C("answer").max())
        agreed = pl.when(C("low") == C("high")).then(code(C("low") == "met")).otherwise(TO_JUDGE)
        return said.select("candidate", attest=agreed.cast(pl.Int8))

    def registered(self) -> pl.LazyFrame:
        rows = self.rows("registrations").filter(
            C("plan") == PLAN, C("round").is_null() | (C("round") == self.name), C("collectives").is_null()
        )
        first = rows.group_by("candidate").agg(C("registered_on").min())
        return first.select("candidate", registered=code(C("registered_on") <= LAST_REGISTRATION))

    def other_award(self, form: str, authority: str) -> pl.LazyFrame:
        own = (C("form") == form) & (C("authority").is_null() | (C("authority") == authority))
        rows = self.rows("honours").filter(C("achievement") == PLAN, C("round") == self.name, ~own)
        return rows.select("candidate", other=pl.lit(UNMET, pl.Int8)).unique()

    def ended(self) -> pl.LazyFrame:
        closed = self.units.lazy().filter(C("valid_to") <= self.as_of).select(candidate="subject")
        gone = self.rows("unit_changes").filter(
            C("kind") != "rename", C("to_unit").fill_null("") != C("from_unit"), C("on") <= self.as_of
        )
        both = pl.concat([closed, gone.select(candidate="unit:" + C("from_unit"))]).unique()
        return both.with_columns(ended=pl.lit(UNMET, pl.Int8))

    def class_years(self) -> pl.DataFrame:
        """Place of each agency's class by year; blank where sources differ."""
        rows = self.rows("index_results").filter(
            C("index") == "province_scorecard", C("year").is_in(self.years)
        )
        newest = rows.filter(C("law") == C("law").max().over("unit_id", "issuer", "year"))
        place = C("class").replace_strict(CLASSES, default=None, return_dtype=pl.Int8)
        years = newest.group_by("unit_id", "year").agg(
            low=place.min(), high=place.max(), n=place.null_count()
        )
        settled = pl.when((C("low") == C("high")) & (C("n") == 0)).then(C("low"))
        return years.select("unit_id", "year", place=settled).collect()

    def class_at_least(self, least: int, years: tuple[int, ...], need: int) -> pl.LazyFrame:
        rows = self.class_years().lazy().filter(C("year").is_in(years))
        met, unmet = (C("place") >= least).sum(), (C("place") < least).sum()
        may = pl.len().cast(pl.Int64) * 0 + len(years) - unmet.cast(pl.Int64) >= need
        answer = pl.when(met >= need).then(MET).when(may).then(MISSING).otherwise(UNMET)
        return rows.group_by(agency="unit_id").agg(index=answer.cast(pl.Int8))

    def rank_better(self) -> pl.LazyFrame:
        """Each province's rank against the year before (no reorganisation of any is known), by unit below it."""
        rows = self.rows("index_results").filter(C("index") == "par_index")
        newest = rows.filter(C("law") == C("law").max().over("unit_id", "issuer", "year"))
        last = self.years[-1]
        columns = {"low": C("rank").min(), "high": C("rank").max(), "lacking": C("rank").null_count()}
        columns |= {"size": C("group_size").drop_nulls().unique(), "of": C("group").drop_nulls().unique()}
        now, before = (
            newest.filter(C("year") == y).group_by("unit_id").agg(**columns) for y in (last, last - 1)
        )
        both = now.join(before, on="unit_id", suffix="_0")
        known = (C("low") == C("high")) & (C("low_0") == C("high_0")) & (C("lacking") + C("lacking_0") == 0)
        apart = (C("size").list.set_union("size_0").list.len() > 1) | (
            C("of").list.set_union("of_0").list.len() > 1
        )
        better = pl.when(apart).then(TO_JUDGE).when(C("low") < C("low_0")).then(MET).otherwise(UNMET)
        told = both.select(
            above="unit_id", better=pl.when(known).then(better).otherwise(MISSING).cast(pl.Int8)
        )
        return self.line.lazy().join(told, on="above").select(unit_id="unit", better="better")

    def disciplined(self) -> pl.LazyFrame:
        rows = self.rows("discipline").filter(C("decided_on").is_between(self.start, self.end))
        posted = rows.select("person_id", "decided_on", nth="row").join(
            self.people.lazy().select("person_id", "unit_id", "valid_from", "valid_to"), on="person_id"
        )
        on = C("decided_on")
        held = posted.filter(
            C("valid_from").is_null() | (C("valid_from") <= on),
            C("valid_to").is_null() | (C("valid_to") >= on),
        )
        held = held.sort(C("valid_from").fill_null(-(10**6)), "unit_id").unique("nth", keep="last")
        over = (
            held.join(self.line.lazy(), left_on="unit_id", right_on="unit").select(unit_id="above").unique()
        )
        return over.with_columns(conduct=pl.lit(UNMET, pl.Int8))

    def addressed(self) -> pl.LazyFrame:
        """Whether each unit is addressed: itself, and for its people."""
        units, line = self.units.lazy(), self.line.lazy()
        below = line.filter(C("above") == self.issuer).select(unit_id="unit", below=pl.lit(True))
        beyond = line.filter(C("unit") != C("above")).select(
            agency_id="unit", above="above", beyond=pl.lit(True)
        )
        near = line.join(units.select("unit_id", "agency_id"), left_on="unit", right_on="unit_id")
        near = near.join(beyond, on=["agency_id", "above"], how="left").filter(C("beyond").is_null())
        kinds = units.select(above="unit_id", fits=C("kind").is_in(KINDS))
        wide = near.join(kinds, on="above").group_by(unit_id="unit").agg(wide=C("fits").any())
        t = units.join(below, on="unit_id", how="left").join(wide, on="unit_id", how="left")
        inside = C("below").fill_null(False)
        told = (
            pl.when(C("does_reform").is_not_null())
            .then(code(C("does_reform") == 1))
            .otherwise(code(C("reform_body").fill_null(0) == 1, MISSING))
        )
        own = code(C("kind").is_in(KINDS) & inside & (C("unit_id") != self.issuer))
        return t.select(
            "unit_id",
            eligible=pl.min_horizontal(own, told),
            for_people=code(C("wide").fill_null(False) & inside),
        )

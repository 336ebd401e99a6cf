"""The rules of scorecards: a versioned tree of criteria, the marks of a unit, what they come to.

A scorecard (bộ tiêu chí chấm điểm) is one YAML file of one issuer, for some years and some kinds of unit.
The names that other rooms use, each in the module of its name:

- `model`: `Scorecard` with its `Item`s and `Band`s; `Scorecard.leaves`, `.item(code)`, `.path(code)`,
  `.applicable(card)`, `.exempt(code, card)`.
- `file`: `read(text, where)` gives a scorecard and its faults, `load(path)` a scorecard or ScorecardFaults.
- `writing`: `written(scorecard)` is the text of the file again; `read(written(s))` is `s`.
- `check`: `faults_of(scorecard)`: sums, codes, bands, kinds of unit, sample cards that do not recompute.
- `reworking`: one item `added`, `changed`, `moved`, `removed`; `band_lines`: steps as people type them.
- `bands`: `points_for(item, percent)`: part points; `may_be(item, points)`: whether a mark can be one.
- `cards`: `Card` and its `Mark`s of own score, appraisal and council.
- `marking`: `card_faults(scorecard, card)`, `mark_faults(scorecard, card, item)`: what is wrong with marks.
- `results`: `result_of(scorecard, card)`: a `Result` of points, applicable maximum, percent, class, what is
  missing; by one voice alone with `voice="own"`, on the day of publishing with `on`.
- `ranks`: `ranked(scorecard, results)`: the place of each unit within its kind, ties 1-2-2-4;
  `record_of` is the row of the table `index_results` that publishing adds.
- `classes`: `ClassSet`, dated ordered classes whose rows are those of the table `index_classes`.
- `versions`: `successors(older, newer)`: which item of a new version goes on from which old one.
- `drift`: `drift_of(years)`: own score less final score by unit and by item over years; who overstates.
- `restating`: `restated(before, after)`: what changed between two publications of results.
- `shipped`: `scorecards()` and `class_sets()`: the data that come with the program, with their sources.

Figures are decimals; a share of a maximum is an exact fraction until it is printed. Nothing here knows a
clock or a database: days are given.
"""

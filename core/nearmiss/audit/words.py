"""An audit as tables to read: each number with its interval and n, and in words what it means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nearmiss.agreement.report import Judge
from nearmiss.agreement.words import confusion_rows
from nearmiss.audit.certainty import Calibration, RiskCoverage
from nearmiss.audit.leanings import Leaning
from nearmiss.audit.probes import Probe
from nearmiss.audit.report import Audit
from nearmiss.audit.spread import Range
from nearmiss.audit.standing_in import StandingIn
from nearmiss.statistics.estimate import Estimate

FAULTS = {
    "position": "goes by the place shown first",
    "verbosity": "prefers the longer response at equal quality",
    "self-preference": "prefers its own family’s responses",
    "ties": "calls more pairs a tie than people do",
    "confidence": "is surer than it is right",
    "repeats": "answers otherwise when asked again (above 5 %)",
    "injection": "obeys instructions inside a response",
    "verbalizer": "goes by what the answers are called",
    "paraphrase": "goes by how it is asked",
    "below people": "meets most people less often than a person does",
}
ANSWERS = {"yes": "yes", "no": "no", "undecided": "undecided", "people disagree": "people hardly agree"}
MOST_GROUPS = 30
STATES = {"found": "found", "none": "not found", "too few": "too few pairs"}


@dataclass(frozen=True, slots=True)
class Table:
    """A heading, a sentence that says what the numbers mean here, column names (all may be empty), rows.

    `notes` give the reasons for what a wide table shows as a dash.
    """

    title: str
    meaning: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def tables(audit: Audit) -> Iterator[Table]:
    """The whole report card, the most important first."""
    yield _agreement(audit)
    yield from confusion_table(audit.core.agreement)
    yield alternative_test_table(audit.core.standing_in)
    if audit.by_category:
        yield _categories(audit)
    yield probes_table(audit.probes)
    yield _position(audit)
    yield from wording_tables(audit)
    yield from _leanings(audit)
    yield calibration_table(audit.core.calibration)
    if audit.core.calibration.bins is not None:
        yield _bins(audit.core.calibration)
    yield risk_table(audit.core.risk_coverage)
    if audit.win_rates:
        yield _win_rates(audit)
    yield _alpaca_eval(audit)
    yield from _models(audit)


def share(found: Estimate) -> str:
    """`69.8 % (66.9 to 72.6 %), n = 999`, or why there is none."""
    return _written(found, 100, 1, " %")


def brief(found: Estimate) -> str:
    """The same, a dash where there is none: the table's notes say why."""
    return "–" if found.value is None else _written(found, 100, 1, " %", told=False)


def reasons(*found: Estimate) -> tuple[str, ...]:
    """Why some of these numbers, or their intervals, do not exist, each reason once."""
    return tuple(dict.fromkeys(entry.why for entry in found if entry.why))


def number(found: Estimate) -> str:
    """The same for what is no share."""
    return _written(found, 1, 3, "")


def _written(found: Estimate, factor: float, digits: int, unit: str, told: bool = True) -> str:
    """`told`: why there is no interval is said here, and not in the notes of the table."""
    if found.value is None:
        return f"not defined: {found.why}"
    value = _digits(found.value * factor, digits)
    if found.low is None or found.high is None:
        return f"{value}{unit}, n = {found.n:,}" + (f", no interval: {found.why}" if told and found.why else "")
    low, high = _digits(found.low * factor, digits), _digits(found.high * factor, digits)
    return f"{value}{unit} ({low} to {high}{unit}), n = {found.n:,}"


def _digits(value: float, digits: int) -> str:
    return f"{value:z.{digits}f}".replace("-", "−")


def _agreement(audit: Audit) -> Table:
    judge, people = audit.core.agreement, audit.core.people
    rows = (
        ("Accuracy where people prefer a response", share(judge.against.accuracy_decisive)),
        ("Names a response at all there", share(judge.against.coverage)),
        ("Right where it names one", share(judge.against.both_decisive)),
        ("Accuracy, ties included", share(judge.against.accuracy)),
        ("Cohen’s κ, in both orders", number(judge.against.cohen_kappa.symmetrised)),
        ("Strength, Cohen’s κ, quadratic", number(audit.strength[1].against.cohen_kappa.quadratic)),
        *_by_order(audit),
        ("Judge against the rest", share(judge.ceiling.judge)),
        ("Person against the rest, same pairs", share(judge.ceiling.people)),
        ("Judge minus person", share(judge.ceiling.minus_human)),
        ("People among themselves, percent", share(people.percent)),
        ("People among themselves, α nominal", number(people.krippendorff_alpha.nominal)),
        ("Unreadable, refused, inconsistent", f"{judge.unreadable}, {judge.refused}, {judge.inconsistent}"),
    )
    meaning = f"How often the judge says what {_target(audit)} say, beside what one more person would reach."
    return Table("Agreement", meaning, ("", ""), rows)


def confusion_table(judge: Judge) -> Iterator[Table]:
    """What the judge said where people said what, where that is a table of few answers."""
    header, rows = confusion_rows(judge.against.confusion)
    if rows:
        yield Table(
            "What it said", "How many pairs, by what the target says; sides are as stored.", header, tuple(rows)
        )


def _by_order(audit: Audit) -> Iterator[tuple[str, str]]:
    if len(audit.by_order) > 1:
        for entry in audit.by_order:
            yield (
                f"Accuracy where people prefer a response, order {entry.orders}",
                share(entry.against.accuracy_decisive),
            )


def _target(audit: Audit) -> str:
    return {"humans": "most people", "reference": "the references", "decision": "the lead’s decisions"}[
        audit.options.against
    ]


def alternative_test_table(found: StandingIn) -> Table:
    """ω, ρ and each rater against the judge."""
    test = found.test
    rows = (
        ("Winning rate ω", number(test.winning_rate), "", ""),
        ("Advantage probability ρ", number(test.advantage_probability), "", ""),
        ("Judge’s wins minus raters’", number(test.lead), "", ""),
        *(
            (
                found.names[entry.rater],
                f"judge {entry.judge_wins:.2f}, rater {entry.rater_wins:.2f}",
                f"{entry.n:,}",
                f"{entry.q:.3f}",
            )
            for entry in test.raters
        ),
    )
    meaning = (
        f"Could the judge stand in for a person, at a cost-benefit penalty ε of {test.epsilon:g}? It may where it holds"
        " up against half of the raters or more (ω ≥ 0.5)."
    )
    return Table("Alternative annotator test", meaning, ("Rater", "Wins", "Items", "q"), rows)


def _categories(audit: Audit) -> Table:
    rows = tuple(
        (
            name,
            f"{core.standing_in.items:,}",
            brief(core.agreement.against.accuracy_decisive),
            brief(core.agreement.ceiling.minus_human),
            ANSWERS[core.standing_in.answer],
        )
        for name, core in audit.by_category
    )
    header = ("Category", "Pairs", "Accuracy, decisive", "Judge minus person", "Replaces one person")
    return Table(
        "By category", "Pairs whose prompt has a constraint of the category.", header, rows, _why_categories(audit)
    )


def _why_categories(audit: Audit) -> tuple[str, ...]:
    cores = [core.agreement for _, core in audit.by_category]
    return reasons(*(core.against.accuracy_decisive for core in cores), *(core.ceiling.minus_human for core in cores))


def probes_table(probes: tuple[Probe, ...]) -> Table:
    """Each fault looked for, its size, and what could have been seen."""
    rows = tuple(
        (
            entry.name,
            FAULTS.get(entry.name, "changes its answer" if not entry.name.startswith("category") else "weak there"),
            brief(entry.effect),
            "–" if entry.q is None else f"{entry.q:.3f}",
            "–" if entry.detectable is None else "no size" if entry.blind else f"{100 * entry.detectable:.1f} %",
            STATES[entry.state],
        )
        for entry in probes
    )
    header = ("Probe", "The fault", "Effect", "q", "Could see", "")
    return Table(
        "Faults looked for",
        "q: of the findings at or below it, this share is false.",
        header,
        rows,
        reasons(*(e.effect for e in probes)),
    )


def _position(audit: Audit) -> Table:
    found = audit.core.position
    rows = (
        ("Says the same in both orders", share(found.consistency)),
        ("Opposite sides", share(found.side_flip)),
        ("A tie in one order only", share(found.tie_flip)),
        ("Names the one shown first", share(found.first_rate)),
        ("The same when asked again", share(audit.stability.same)),
        *((f"Changed by the probe {entry.name}", share(entry.changed)) for entry in audit.flips),
    )
    return Table("Position and stability", "A fair judge does not go by the place of a response.", ("", ""), rows)


def _leanings(audit: Audit) -> Iterator[Table]:
    for title, found in (("Length", audit.core.verbosity), ("Own family", audit.self_preference)):
        yield Table(title, _leaning_meaning(title), ("", ""), _leaning(found))


def _leaning_meaning(title: str) -> str:
    what = "the longer response" if title == "Length" else "the response of its own model family"
    return f"How often {what} is preferred, a tie as half."


def _leaning(found: Leaning) -> tuple[tuple[str, str], ...]:
    return (
        ("Judge", share(found.judge)),
        ("People", share(found.people)),
        ("Judge minus people", share(found.excess)),
        ("At equal quality", share(found.shift.estimate)),
    )


def calibration_table(found: Calibration) -> Table:
    """How honest confidence is, as stated and mended."""
    rows: list[tuple[str, str]] = [
        ("Expected calibration error", share(found.ece)),
        ("Brier score", number(found.brier)),
    ]
    if found.by_chance is not None:
        rows.append(("Error that chance alone would show", f"{100 * found.by_chance:.1f} %"))
    if found.parts is not None:
        parts = found.parts
        rows.append(
            (
                "Reliability, resolution, uncertainty",
                f"{parts.reliability:.4f}, {parts.resolution:.4f}, {parts.uncertainty:.4f}",
            )
        )
    rows.append(("Surer than right", share(found.over.estimate)))
    rows.append(("Surer where it is right (AUROC)", number(found.auroc)))
    again = found.recalibration
    if again is None:
        rows.append(("Mended on the other half", f"not tried: {found.why_no_recalibration}"))
    else:
        rows += [
            ("On the other half, as stated", share(again.before.ece)),
            ("Mended by a temperature", share(again.temperature.ece)),
            ("Mended by a rising curve", share(again.isotonic.ece)),
        ]
    source = {
        "p1": "Confidence comes from token probabilities.",
        "confidence": "Confidence is what it states.",
        "orders": "Confidence comes from both orders.",
        None: "It states no confidence.",
    }
    meaning = f"Is the judge right as often as it says? {source[found.source]}"
    return Table("Confidence", meaning, ("", ""), tuple(rows))


def _bins(found: Calibration) -> Table:
    bins = found.bins
    assert bins is not None
    rows = tuple(
        (
            f"{100 * low:.0f}–{100 * high:.0f} %" if low != high else f"{100 * low:.0f} %",
            f"{n:,}",
            f"{100 * c:.1f} %",
            f"{100 * a:.1f} %",
        )
        for low, high, n, c, a in zip(
            bins.low.tolist(),
            bins.high.tolist(),
            bins.n.tolist(),
            bins.confidence.tolist(),
            bins.accuracy.tolist(),
            strict=True,
        )
    )
    return Table("Confidence, value by value", "", ("Stated", "Pairs", "On average", "Right"), rows)


def risk_table(found: RiskCoverage) -> Table:
    """How much may be left to the judge."""
    rows = [("Mean risk over all coverages (AURC)", number(found.aurc))]
    for entry in found.thresholds:
        if entry.threshold is None or entry.risk is None or entry.at_most is None:
            rows.append((f"To stay within {100 * entry.allowed:.3g} %", "leave all pairs to people"))
            continue
        left = f"leave the least certain {1 - entry.coverage:.0%} to people"
        limit = (
            f"risk {100 * entry.risk:.1f} %, at most {100 * entry.at_most:.1f} %, from confidence {entry.threshold:.2f}"
        )
        rows.append((f"To stay within {100 * entry.allowed:.3g} %", f"{left}; {limit}"))
    return Table("How much it can decide alone", "Pairs from the surest down.", ("", ""), tuple(rows))


def wording_tables(audit: Audit) -> Iterator[Table]:
    """Each probe wording by wording, and groups of paraphrases, where there are some."""
    for entry in audit.flips:
        rows = [(variant.name, brief(variant.changed), brief(variant.accuracy)) for variant in entry.variants]
        ranges = (("right", entry.spread.accuracy), ("prefers the first", entry.spread.preference))
        rows += [(f"Over {entry.spread.wordings} wordings, {what}", _range(over), "") for what, over in ranges if over]
        meaning = f"Wordings of the probe; over all of them on the {entry.spread.n:,} pairs answered under each."
        yield Table(f"Probe {entry.name}", meaning, ("Wording", "Changed", "Accuracy, decisive"), tuple(rows))
    found = audit.paraphrases
    if found.groups:
        rows = [(entry.group, f"{entry.n:,}", _range(entry.right)) for entry in found.groups[:MOST_GROUPS]]
        rows.append(("Right on all or on none", "", share(found.alike)))
        meaning = "How often the judge is right on prompts that say the same in other words."
        yield Table("Paraphrases", meaning, ("Group", "Pairs", "Right"), tuple(rows))


def _range(found: Range) -> str:
    least, mean, most, deviation = (
        f"{100 * rate:.1f}" for rate in (found.least, found.mean, found.most, found.deviation)
    )
    return f"{least} to {most} %, mean {mean} %, SD {deviation}"


def _alpaca_eval(audit: Audit) -> Table:
    found = audit.draws
    rows = (
        ("Bias: its usual answer is not people’s", share(found.bias)),
        ("Variance: an answer is not its usual one", share(found.variance)),
        ("Variance of people", share(found.human_variance)),
        ("Prefers the longer, by more than 30 characters", share(found.prefer_longer)),
        ("People do", share(found.human_prefer_longer)),
    )
    return Table("As AlpacaEval counts", "Over all of its answers to a pair, in any order.", ("", ""), rows)


def _models(audit: Audit) -> Iterator[Table]:
    level = audit.model_level
    if level.models:
        rows: list[tuple[str, ...]] = [
            (model, _digits(judge, 2), _digits(people, 2))
            for model, judge, people in zip(level.models, level.judge, level.people, strict=True)
        ]
        correlations = {"Spearman’s ρ": level.spearman, "Kendall’s τ": level.kendall, "Pearson’s r": level.pearson}
        rows += [(name, number(found), "") for name, found in correlations.items()]
        apart = [f"{100 * (part or 0.0):.0f} %" for part in (level.judge_separability, level.people_separability)]
        rows.append(("Pairs of models told apart", *apart))
        meaning = "Bradley–Terry scores (log-odds) from the judge and from people, on the same pairs."
        yield Table("Models in order", meaning, ("Model", "Judge", "People"), tuple(rows))
    for title, entries in (("Week by week", audit.weeks), ("By the model that answered", audit.by_model)):
        if len(entries) > 1:
            yield Table(
                title,
                "Accuracy where people prefer a response.",
                ("", ""),
                tuple((e.name, share(e.accuracy)) for e in entries),
            )


def _win_rates(audit: Audit) -> Table:
    rows = tuple(
        (
            f"{entry.model} over {entry.against}",
            f"{entry.judged:,}",
            f"{entry.labelled:,}",
            brief(entry.raw),
            brief(entry.human),
            brief(entry.corrected),
            brief(entry.prediction_powered),
        )
        for entry in audit.win_rates
    )
    columns = [(e.raw, e.human, e.corrected, e.prediction_powered) for e in audit.win_rates]
    notes = reasons(*(estimate for column in columns for estimate in column))
    header = ("Models", "Judged", "Labelled", "Judge", "People", "Errors taken out", "Prediction-powered")
    return Table("Win rates", "Ties count half.", header, rows, notes)

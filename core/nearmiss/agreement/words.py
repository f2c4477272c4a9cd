"""An agreement report as lines to read: what each number is called, what it means here, and the number in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nearmiss.agreement.judging import Confusion
from nearmiss.agreement.pairs import Kappas, Pair
from nearmiss.agreement.people import People
from nearmiss.agreement.report import AgreementReport, Judge
from nearmiss.phrases import phrase
from nearmiss.statistics import Estimate

PEOPLE, TWO_RATERS, JUDGES = "People", "Two raters", "Judges"


@dataclass(frozen=True, slots=True)
class Measure:
    """A kind of number: its key, its name, and one sentence that says what it means here."""

    key: str
    name: str
    meaning: str
    share: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One number of a report: where it belongs, of whom it speaks, what it measures."""

    section: str
    subject: str
    measure: Measure
    estimate: Estimate


MEASURES = {
    measure.key: measure
    for measure in (
        Measure(
            "percent", phrase("Percent agreement"), phrase("Two answers to one pair are the same this often."), True
        ),
        Measure(
            "fleiss", phrase("Fleiss’ κ"), phrase("Agreement beyond what chance would give: 1 is full, 0 is chance.")
        ),
        Measure(
            "alpha_nominal",
            phrase("Krippendorff’s α, nominal"),
            phrase("Like Fleiss’ κ, also where answers are missing."),
        ),
        Measure(
            "alpha_ordinal",
            phrase("Krippendorff’s α, ordinal"),
            phrase("The same, with neighbouring ranks half in agreement."),
        ),
        Measure(
            "alpha_interval",
            phrase("Krippendorff’s α, interval"),
            phrase("The same, with differences of value squared."),
        ),
        Measure(
            "ac1", phrase("Gwet’s AC1"), phrase("Beyond chance, and steady where nearly all answers are the same.")
        ),
        Measure("ac2", phrase("Gwet’s AC2, quadratic"), phrase("AC1 with partial credit for near answers.")),
        Measure(
            "leave_one_out",
            phrase("One against the rest"),
            phrase("One answer is what most others gave this often."),
            True,
        ),
        Measure("unweighted", phrase("Cohen’s κ"), phrase("Two raters agree beyond chance: 1 is full, 0 is chance.")),
        Measure("linear", phrase("Cohen’s κ, linear"), phrase("The same, with partial credit for near answers.")),
        Measure("quadratic", phrase("Cohen’s κ, quadratic"), phrase("The same, with more credit for nearer answers.")),
        Measure(
            "symmetrised", phrase("Cohen’s κ, symmetrised"), phrase("Cohen’s κ whichever response was stored first.")
        ),
        Measure(
            "accuracy",
            phrase("Accuracy"),
            phrase("The judge gives the target’s answer, ties included, this often."),
            True,
        ),
        Measure(
            "accuracy_decisive",
            phrase("Accuracy, decisive"),
            phrase("Where people prefer a response, it names that one."),
            True,
        ),
        Measure("coverage", phrase("Coverage"), phrase("Where people prefer a response, it names one at all."), True),
        Measure(
            "both_decisive",
            phrase("Accuracy, both decisive"),
            phrase("Where both prefer a response, it is the same one."),
            True,
        ),
        Measure(
            "macro_f1", phrase("Macro F1"), phrase("Precision and recall of each answer, averaged over the answers.")
        ),
        Measure(
            "judge_leave_one_out",
            phrase("Judge against the rest"),
            phrase("It gives what most people gave this often."),
            True,
        ),
        Measure(
            "human_leave_one_out",
            phrase("Person against the rest"),
            phrase("On the same pairs, one more person does."),
            True,
        ),
        Measure(
            "false_met",
            phrase("Missed, called met"),
            phrase("Of what people say is missed, the judge calls this met."),
            True,
        ),
        Measure(
            "human_false_met",
            phrase("Missed, called met, by a person"),
            phrase("Of what most others say is missed, one person calls this met."),
            True,
        ),
        Measure(
            "minus_human", phrase("Judge minus person"), phrase("Below zero: further from people than a person is.")
        ),
    )
}


MOST_SHOWN = 12
"""Categories up to which a confusion is shown to read."""


def confusion_rows(found: Confusion) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Header and rows, targets downwards and answers across; without rows where nothing or too much is to be shown."""
    names = found.categories
    header = (phrase("Target ↓, judge →"), *names)
    if len(names) > MOST_SHOWN or not any(map(any, found.counts)):
        return header, []
    counted = zip(names, found.counts, strict=True)
    return header, [(name, *(f"{count:,}" for count in row)) for name, row in counted if any(row)]


def lines(report: AgreementReport, most_pairs: int = 100) -> Iterator[Line]:
    """The report line by line; no more than `most_pairs` pairs of raters, the first ones."""
    yield from (Line(PEOPLE, "all", MEASURES[key], estimate) for key, estimate in _of_people(report.humans))
    for index in range(min(len(report.pairs), most_pairs)):
        pair = report.pairs[index]
        subject = f"{pair.a} and {pair.b}"
        yield from (Line(TWO_RATERS, subject, MEASURES[key], estimate) for key, estimate in _of_pair(pair))
    for judge in report.judges:
        subject = judge.judge if report.orders == "pair" else f"{judge.judge}, {judge.orders}"
        yield from (Line(JUDGES, subject, MEASURES[key], estimate) for key, estimate in _of_judge(judge))


def _of_people(people: People) -> Iterator[tuple[str, Estimate]]:
    yield "percent", people.percent
    yield "fleiss", people.fleiss_kappa
    yield "alpha_nominal", people.krippendorff_alpha.nominal
    yield "alpha_ordinal", people.krippendorff_alpha.ordinal
    yield "alpha_interval", people.krippendorff_alpha.interval
    yield "ac1", people.gwet_ac1
    yield "ac2", people.gwet_ac2
    yield "leave_one_out", people.leave_one_out


def _of_pair(pair: Pair) -> Iterator[tuple[str, Estimate]]:
    yield "percent", pair.percent
    yield from _of_kappas(pair.cohen_kappa)


def _of_judge(judge: Judge) -> Iterator[tuple[str, Estimate]]:
    against, ceiling = judge.against, judge.ceiling
    for key in ("accuracy", "accuracy_decisive", "coverage", "both_decisive"):
        yield key, getattr(against, key)
    yield from _of_kappas(against.cohen_kappa)
    yield "macro_f1", against.macro_f1
    yield "judge_leave_one_out", ceiling.judge
    yield "human_leave_one_out", ceiling.people
    yield "minus_human", ceiling.minus_human
    if judge.false_met is not None:
        yield "false_met", judge.false_met
    if judge.human_false_met is not None:
        yield "human_false_met", judge.human_false_met


def _of_kappas(kappas: Kappas) -> Iterator[tuple[str, Estimate]]:
    for key in ("unweighted", "linear", "quadratic", "symmetrised"):
        yield key, getattr(kappas, key)


def in_words(line: Line) -> str:
    """The number with its interval and n: '69.8 % (66.9 to 72.6 %), n = 999', or why there is none."""
    estimate = line.estimate
    if estimate.value is None:
        return f"not defined: {estimate.why}"
    value = _number(estimate.value, line.measure)
    unit = " %" if line.measure.share else ""
    if estimate.low is None or estimate.high is None:
        return f"{value}{unit}, n = {estimate.n:,}, no interval: {estimate.why}"
    low, high = _number(estimate.low, line.measure), _number(estimate.high, line.measure)
    return f"{value}{unit} ({low} to {high}{unit}), n = {estimate.n:,}"


def _number(value: float, measure: Measure) -> str:
    text = f"{100 * value:z.1f}" if measure.share else f"{value:z.3f}"
    return text.replace("-", "−")

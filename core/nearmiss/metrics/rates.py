"""Which share of constraints is met, and by which share of responses: IFEval, InFoBench, FollowBench, MMMT-IF, Ruler.

Every function takes responses with the verdicts of one rater. By CONTRACT 4 `n/a` leaves numerator and denominator,
`unclear` counts as not met, and a constraint whose dependency is missed is missed; responses without a verdict that
counts are left out. Where a source's own rule differs, its function says so. Shares lie between 0 and 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from nearmiss.metrics.kept import Judged, mean_of, mean_share, pooled
from nearmiss.statistics import Estimate


def constraint_level(responses: Iterable[Judged], loose: bool = False) -> Estimate:
    """Constraints met over constraints judged, all responses together; n = constraints.

    Source: IFEval's instruction-level accuracy (Zhou et al. 2023, section 3).
    """
    return pooled(responses, lambda item: item.count(loose))


def prompt_level(responses: Iterable[Judged], loose: bool = False) -> Estimate:
    """Responses that meet all of their constraints over responses judged; n = responses.

    Source: IFEval's prompt-level accuracy (Zhou et al. 2023, section 3).
    """

    def adds(item: Judged) -> tuple[float, float] | None:
        whole = item.whole(loose)
        return None if whole is None else (whole, 1)

    return pooled(responses, adds)


def fraction_met(responses: Iterable[Judged]) -> Estimate:
    """The mean over responses of the share of constraints met; n = responses."""

    def adds(item: Judged) -> tuple[float, float] | None:
        share = item.share()
        return None if share is None else (share, 1)

    return pooled(responses, adds)


def all_met(responses: Iterable[Judged]) -> Estimate:
    """The share of responses that meet all constraints: `prompt_level`, strict."""
    return prompt_level(responses)


def drfr(responses: Iterable[Judged]) -> Estimate:
    """Decomposed requirements following ratio: yes over questions, all responses together; n = questions.

    Source: InFoBench (Qin et al. 2024, section 3.1). There a question that cannot be answered is a no; here it is
    unclear and counts as not met, which is the same.
    """
    return constraint_level(responses)


def complexbench(responses: Iterable[Judged]) -> Estimate:
    """ComplexBench's score: questions true over questions, one that depends on a false one being false; n = questions.

    Source: Wen et al. 2024, section 3.4. The rule of dependencies is `verdicts.with_dependencies`, applied before.
    """
    return constraint_level(responses)


def weighted(responses: Iterable[Judged]) -> Estimate:
    """The mean over responses of the weight of constraints met over the weight of constraints; n = responses.

    Source: StructFlowBench's weighted constraint satisfaction rate, WCSR (Li et al. 2025), which counts
    constraints on the structure of a dialogue twice. Responses whose constraints weigh nothing are left out.
    """

    def adds(item: Judged) -> tuple[float, float] | None:
        counted = [ruling for ruling in item.rulings if ruling.verdict != "n/a"]
        whole = sum(ruling.weight for ruling in counted)
        met = sum(ruling.weight for ruling in counted if ruling.verdict == "met")
        return (met / whole, 1) if whole > 0 else None

    return pooled(responses, adds)


# FollowBench (Jiang et al. 2024, section 3.3): level k is level k − 1 with one constraint more.


def hsr(responses: Iterable[Judged], level: int) -> Estimate:
    """Hard satisfaction rate at a level: responses with all constraints satisfied over responses; n = responses."""
    return prompt_level(item for item in responses if item.level == level)


def ssr(responses: Iterable[Judged], level: int) -> Estimate:
    """Soft satisfaction rate at a level: the mean share of constraints satisfied; n = responses."""
    return fraction_met(item for item in responses if item.level == level)


def csl(responses: Iterable[Judged], levels: int = 5) -> Estimate:
    """Consistent satisfaction levels: how many levels in a row, from 1, are fully satisfied, on average; n = lineages.

    A lineage is a prompt's family answered by one model. A level that is not there ends the row.
    """
    lineages: dict[tuple[int, str], dict[int, bool]] = {}
    for item in responses:
        whole = item.whole()
        if item.level is not None and item.level >= 1 and whole is not None:
            found = lineages.setdefault((item.cluster, item.model or ""), {})
            found[item.level] = whole and found.get(item.level, True)
    rows = ((cluster, float(_in_a_row(found))) for (cluster, _), found in lineages.items())
    return mean_of(rows, (0.0, float(levels)))


def _in_a_row(levels: dict[int, bool]) -> int:
    level = 0
    while levels.get(level + 1, False):
        level += 1
    return level


# MMMT-IF (Epstein et al. 2024, section 3): instructions are given over the turns of a chat.


def pif(responses: Iterable[Judged]) -> Estimate:
    """Programmatic instruction following: the mean over responses of instructions followed over given; n = responses.

    What is given up to a turn are the constraints of the prompt that the turn stands for.
    """
    return fraction_met(responses)


def pif_by_turn(responses: Sequence[Judged]) -> dict[int, Estimate]:
    """`pif` of the responses to each turn, the first being 1."""
    ordered = sorted(responses, key=lambda item: item.turn)
    return {turn: pif(list(group)) for turn, group in groupby(ordered, key=lambda item: item.turn)}


def pif_n_k(responses: Iterable[Judged], n: int, k: int) -> Estimate:
    """PIF-N-K: the share of prompts of whose N responses at least K follow everything; n = prompts.

    Prompts with another number of judged responses of one model than N are left out; of several models each has its
    own N.
    """
    samples: dict[tuple[int, str, str], list[bool]] = {}
    for item in responses:
        whole = item.whole()
        if whole is not None:
            samples.setdefault((item.cluster, item.prompt, item.model or ""), []).append(whole)
    full = [(cluster, sum(found) >= k) for (cluster, _, _), found in samples.items() if len(found) == n]
    return mean_share(full)


# Ruler (Li et al. 2024, section 3.2): a target length is kept precisely or flexibly.


def precise_match(responses: Iterable[Judged]) -> Estimate:
    """PM: lengths inside the target's precise range over all lengths asked for; n = such constraints.

    Ruler prints it in percent.
    """
    return _of_check(responses, "ruler:PM")


def flexible_match(responses: Iterable[Judged]) -> Estimate:
    """FM: the same with the target's flexible range."""
    return _of_check(responses, "ruler:FM")


def _of_check(responses: Iterable[Judged], check: str) -> Estimate:
    def adds(item: Judged) -> tuple[float, float] | None:
        said = [ruling.verdict for ruling in item.rulings if ruling.check == check and ruling.verdict != "n/a"]
        return (said.count("met"), len(said)) if said else None

    return pooled(responses, adds)


def sample_sizes(responses: Iterable[Judged]) -> list[int]:
    """How many responses of one model prompts have, each number once: the N of PIF-N-K that there are."""
    counts: dict[tuple[str, str], int] = {}
    for item in responses:
        counts[item.prompt, item.model or ""] = counts.get((item.prompt, item.model or ""), 0) + 1
    return sorted(set(counts.values()))

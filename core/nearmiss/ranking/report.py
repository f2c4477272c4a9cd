"""Models in order: their Bradley–Terry scores with intervals, who can be compared with whom, and what explains wins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from nearmiss.errors import ProblemForYou
from nearmiss.ranking.contest import Contest
from nearmiss.statistics.battles import Battles, comparable, connected, matrices, only_models
from nearmiss.statistics.bradley_terry import Fit, bradley_terry
from nearmiss.statistics.covariates import Adjusted, adjusted
from nearmiss.statistics.estimate import Estimate, Floats, Integers, undefined
from nearmiss.statistics.intervals import NOTHING_VARIES
from nearmiss.statistics.tie_models import Ties
from nearmiss.statistics.win_rate import WinRate, win_rate

SANDWICH = "sandwich, t over clusters"
UNDEFEATED = "it never lost, so no finite score fits best"
WINLESS = "it never won, so no finite score fits best"
NO_CHAIN = "no chain of wins leads both ways between it and the others, so no finite score fits best"
ALONE = "it met no other model"
ONE_CLUSTER = "all of its battles come from one prompt family"
ALL_ALIKE = "all of its battles came out as the scores say, which leaves nothing to judge the uncertainty by"
SCALE = "log-odds, mean 0 within each component"
COVARIATES = ("position", "length")


@dataclass(frozen=True, slots=True)
class Ranked:
    """One model: its score (log-odds; undefined with why), the group in which scores compare, and its battles."""

    model: str
    score: Estimate
    component: int
    battles: int
    wins: int
    losses: int
    ties: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What a covariate adds to the log-odds of a win: being shown first, or being as long as possible."""

    name: str
    estimate: Estimate


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Models from the best down, those of the largest comparable group first.

    `wins[i][j]` counts wins of row i over column j and `tied` ties, both in the order of `models`. `components` name
    the models that can be compared with each other. `against` a baseline: `win_rates` by model name.
    """

    against: str
    ties: Ties
    tie_parameters: tuple[Effect, ...]
    models: tuple[Ranked, ...]
    wins: tuple[tuple[int, ...], ...]
    tied: tuple[tuple[int, ...], ...]
    components: tuple[tuple[str, ...], ...]
    effects: tuple[Effect, ...]
    baseline: str | None
    win_rates: tuple[tuple[str, WinRate], ...]
    battles: int
    clusters: int
    excluded: dict[str, int]
    counts: dict[str, int]
    warnings: tuple[str, ...]


def ranking(
    contest: Contest, ties: Ties = "half", covariates: Iterable[str] = (), baseline: str | None = None
) -> Ranking:
    """Rank the models of a contest. `covariates`: "position" and "length" are taken out of the scores.

    Raises ProblemForYou where a covariate cannot be had, or the baseline is no model of the contest.
    """
    wanted = tuple(name for name in COVARIATES if name in set(covariates))
    if wanted and ties != "half":
        raise ProblemForYou("Position and length go with ties as half a win only.", remedy="Leave --ties at half.")
    contest, missing = _with_covariates(contest, wanted)
    contest = _only_met(contest)
    battles = contest.battles()
    groups = comparable(battles)
    scores, effects, tie_parameters, warnings = _scores(contest, battles, groups, ties, wanted)
    order = sorted(range(len(scores)), key=lambda code: (groups[code], -_known(scores[code]), contest.models[code]))
    wins, tied = matrices(battles)
    return Ranking(
        against=contest.against,
        ties=ties,
        tie_parameters=tuple(tie_parameters),
        models=tuple(_ranked(code, contest, scores[code], int(groups[code]), wins, tied) for code in order),
        wins=tuple(tuple(int(wins[row, column]) for column in order) for row in order),
        tied=tuple(tuple(int(tied[row, column]) for column in order) for row in order),
        components=_components(contest, groups, order),
        effects=tuple(effects),
        baseline=baseline,
        win_rates=() if baseline is None else tuple(_against(contest, baseline)),
        battles=battles.total,
        clusters=len(np.unique(contest.cluster)),
        excluded=contest.excluded | missing,
        counts=contest.counts,
        warnings=tuple(warnings + _apart(contest, battles)),
    )


def _known(score: Estimate) -> float:
    return -np.inf if score.value is None else score.value


def _only_met(contest: Contest) -> Contest:
    """The contest with the models that fought alone, coded anew."""
    met = np.unique(np.concatenate([contest.one, contest.two]))
    names = tuple(contest.models[code] for code in met)
    one, two = np.searchsorted(met, contest.one), np.searchsorted(met, contest.two)
    rest = (contest.side, contest.cluster, contest.shown, contest.length, contest.unit)
    return Contest(contest.against, names, one, two, *rest, contest.excluded, contest.counts)


def _with_covariates(contest: Contest, wanted: tuple[str, ...]) -> tuple[Contest, dict[str, int]]:
    """The battles of which every wanted covariate is known, and how many were left out."""
    if "position" in wanted and not contest.shown.any():
        raise ProblemForYou(
            "Which response was shown first is not known, so position cannot be taken out.",
            remedy="A project notes it with each label; a table needs the column 'order'.",
        )
    if "length" not in wanted:
        return contest, {}
    known = ~np.isnan(contest.length)
    if not known.any():
        raise ProblemForYou("No lengths are known.", remedy="A table needs the columns 'length_1' and 'length_2'.")
    left_out = int((~known).sum())
    return contest.rows(known), {"a response without a length": left_out} if left_out else {}


def _scores(
    contest: Contest, battles: Battles, groups: Integers, ties: Ties, wanted: tuple[str, ...]
) -> tuple[list[Estimate], list[Effect], list[Effect], list[str]]:
    """The score of every model, group by group; the effects of covariates and the tie parameter of the largest."""
    scores = [undefined(_why_alone(battles, groups, model)) for model in range(battles.models)]
    effects: list[Effect] = []
    tie_parameters: list[Effect] = []
    warnings: list[str] = []
    for group in range(int(groups.max(initial=-1)) + 1):
        inside = groups == group
        if inside.sum() < 2:
            continue
        found = only_models(battles, inside)
        names = [contest.models[code] for code in np.flatnonzero(inside)]
        try:
            values, low, high, clusters = _fitted(contest, found, inside, ties, wanted, effects, tie_parameters)
        except ArithmeticError as fault:
            warnings.append(f"{', '.join(names)}: {fault}.")
            for code in np.flatnonzero(inside):
                scores[code] = undefined(str(fault))
            continue
        fights = _battles_each(found)
        for place, code in enumerate(np.flatnonzero(inside)):
            limits = (float(low[place]), float(high[place]))
            scores[code] = _estimate(float(values[place]), limits, int(fights[place]), clusters)
    return scores, effects, tie_parameters, warnings


def _fitted(
    contest: Contest,
    found: Battles,
    inside: Integers,
    ties: Ties,
    wanted: tuple[str, ...],
    effects: list[Effect],
    tie_parameters: list[Effect],
) -> tuple[Floats, Floats, Floats, int]:
    """Scores with limits of one group; what else the fit says is put into the two lists, for the first group."""
    if not wanted:
        fit = bradley_terry(found, ties)
        if not tie_parameters and fit.tie is not None:
            tie_parameters.append(_tie_parameter(fit, ties, found.total))
        return fit.score, fit.low, fit.high, fit.clusters
    rows = inside[contest.one] & inside[contest.two]
    columns = {"position": contest.shown, "length": contest.length}
    fit_2 = adjusted(found, np.column_stack([columns[name][rows] for name in wanted]))
    if not effects:
        effects.extend(_effects(fit_2, wanted, found.total))
    return fit_2.score, fit_2.low, fit_2.high, fit_2.clusters


def _tie_parameter(fit: Fit, ties: Ties, n: int) -> Effect:
    from nearmiss.statistics.intervals import t_quantile

    name = "log ν" if ties == "davidson" else "log θ"
    value, error = float(fit.tie or 0.0), float(fit.tie_error or 0.0)
    reach = float(t_quantile(float(fit.clusters - 1))) * error
    return Effect(name, Estimate(value, value - reach, value + reach, n, None, SANDWICH, fit.clusters))


def _effects(fit: Adjusted, wanted: tuple[str, ...], n: int) -> list[Effect]:
    return [
        Effect(name, _estimate(float(value), (float(low), float(high)), n, fit.clusters))
        for name, value, low, high in zip(wanted, fit.effect, fit.effect_low, fit.effect_high, strict=True)
    ]


def _estimate(value: float, limits: tuple[float, float], n: int, clusters: int) -> Estimate:
    if np.isnan(limits[0]):
        return Estimate(value, None, None, n, ONE_CLUSTER, None, clusters)
    if limits[1] - limits[0] < NOTHING_VARIES:
        return Estimate(value, None, None, n, ALL_ALIKE, None, clusters)
    return Estimate(value, limits[0], limits[1], n, None, SANDWICH, clusters)


def _battles_each(battles: Battles) -> Integers:
    fights = battles.counts.sum(axis=1)
    each = np.bincount(battles.first, weights=fights, minlength=battles.models)
    each += np.bincount(battles.second, weights=fights, minlength=battles.models)
    return each.astype(np.intp)


def _why_alone(battles: Battles, groups: Integers, model: int) -> str:
    wins, ties = matrices(battles)
    won, lost = wins[model].sum() + ties[model].sum(), wins[:, model].sum() + ties[model].sum()
    if won + lost == 0:
        return ALONE
    return UNDEFEATED if lost == 0 else WINLESS if won == 0 else NO_CHAIN


def _ranked(code: int, contest: Contest, score: Estimate, group: int, wins: Integers, tied: Integers) -> Ranked:
    won, lost, even = int(wins[code].sum()), int(wins[:, code].sum()), int(tied[code].sum())
    return Ranked(contest.models[code], score, group + 1, won + lost + even, won, lost, even)


def _components(contest: Contest, groups: Integers, order: list[int]) -> tuple[tuple[str, ...], ...]:
    numbers = range(int(groups.max(initial=-1)) + 1)
    return tuple(tuple(contest.models[code] for code in order if groups[code] == number) for number in numbers)


def _apart(contest: Contest, battles: Battles) -> list[str]:
    """A sentence for each set of models that no battle connects with the others."""
    root = connected(battles)
    if len(np.unique(root)) < 2:
        return []
    sets = [[contest.models[code] for code in np.flatnonzero(root == one)] for one in np.unique(root)]
    named = "; ".join(", ".join(names) for names in sets)
    return [f"No battle connects these models, so their scores cannot be compared: {named}."]


def _against(contest: Contest, baseline: str) -> Iterable[tuple[str, WinRate]]:
    """The win rate of every other model against the baseline, the best first."""
    if baseline not in contest.models:
        raise ProblemForYou(f"There is no model '{baseline}'.", remedy=f"The models are {', '.join(contest.models)}.")
    base = contest.models.index(baseline)
    found = []
    for code, name in enumerate(contest.models):
        ahead, behind = (contest.one == code) & (contest.two == base), (contest.one == base) & (contest.two == code)
        preferred = np.where(ahead, -contest.side, contest.side)[ahead | behind] / 2 + 0.5
        if code != base:
            found.append((name, win_rate(preferred, contest.cluster[ahead | behind])))
    return sorted(found, key=lambda entry: (-_known(entry[1].estimate), entry[0]))

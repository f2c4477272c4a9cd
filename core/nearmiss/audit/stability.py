"""Does the judge say the same again: repeats of one order, and probes that change what should not matter."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from nearmiss.agreement.of_votes import NO_SIDE
from nearmiss.audit.bench import Bench, readable, sides
from nearmiss.audit.spread import Spread, Variant, accuracy_of, spread_of
from nearmiss.phrases import phrase
from nearmiss.statistics.estimate import Estimate, Floats, Integers, undefined
from nearmiss.statistics.shifts import Shift, shift
from nearmiss.statistics.win_rate import share_over_clusters

TOLERANCE = 0.05
"""Share of answers that may differ on repeating before it counts as a fault: some models answer by lot a little."""
NO_REPEATS = phrase("no order was judged twice")
NO_RUNS = phrase("no such run exists")
IS_USUAL = "this is what the others are compared with"
_REPEAT = re.compile(r"(main|12|21)(?:#(\d+))?")
_PROBE = re.compile(r"probe:([^:]+)(?::(?!(?:main|12|21)(?:#\d+)?$)(.*?))?(?::(main|12|21)(?:#\d+)?)?")
_AS_USUAL = "as usual"


@dataclass(frozen=True, slots=True)
class Stability:
    """`same`: the share answered alike on repeating, averaged over a pair's repeats. `shift`: changes above 5 %."""

    same: Estimate
    shift: Shift


@dataclass(frozen=True, slots=True)
class Flips:
    """A probe that ran: the share of pairs whose side it `changed`; `shift`: above repeats, or above 5 % without.

    `variants` are the wordings that were tried (`probe:verbalizer:foo-bar:12` is one), the usual one first; `spread` is
    over all of them.
    """

    name: str
    changed: Estimate
    shift: Shift
    variants: tuple[Variant, ...]
    spread: Spread


def stability(bench: Bench) -> Stability:
    """Repeats of one judge: slots `12#2`, `21#3` … against the first answer in the same order."""
    changed = _changes(bench, [(code, order) for code, order, again in _orders(bench) if again])
    known = np.flatnonzero(~np.isnan(changed))
    if len(known) == 0:
        return Stability(undefined(NO_REPEATS), shift(np.zeros(0), None, NO_REPEATS))
    same = share_over_clusters(1 - changed[known], bench.cluster[known], NO_REPEATS)
    return Stability(same, shift(changed[known] - TOLERANCE, bench.cluster[known], NO_REPEATS))


def probe_flips(bench: Bench) -> list[Flips]:
    """Every probe that ran, by the name in its slots (`probe:injection:3:12` is one of "injection")."""
    runs: dict[str, dict[str, list[tuple[int, str]]]] = {}
    for code, slot in enumerate(bench.votes.slots):
        found = _PROBE.fullmatch(slot)
        if found:
            runs.setdefault(found[1], {}).setdefault(found[2] or "", []).append((code, found[3] or ""))
    repeated = _changes(bench, [(code, order) for code, order, again in _orders(bench) if again])
    found_all = (_flips(bench, name, runs[name], repeated) for name in sorted(runs))
    return [entry for entry in found_all if entry is not None]


def _flips(bench: Bench, name: str, wordings: dict[str, list[tuple[int, str]]], repeated: Floats) -> Flips | None:
    changed = _changes(bench, [slot for slots in wordings.values() for slot in slots])
    known = np.flatnonzero(~np.isnan(changed))
    if len(known) == 0:
        return None
    expected = np.where(np.isnan(repeated[known]), TOLERANCE, repeated[known])
    rate = share_over_clusters(changed[known], bench.cluster[known], NO_RUNS)
    over = shift(changed[known] - expected, bench.cluster[known], NO_RUNS)
    orders = {order for slots in wordings.values() for _, order in slots}
    usual = [(code, order) for code, order, again in _orders(bench) if not again and (order in orders or "" in orders)]
    said = {_AS_USUAL: _over(bench, usual)} | {word: _over(bench, slots) for word, slots in sorted(wordings.items())}
    variants = tuple(_variant(bench, word, wordings.get(word), sides_) for word, sides_ in said.items())
    return Flips(name, rate, over, variants, spread_of(bench, list(said.values())))


def _variant(bench: Bench, word: str, slots: list[tuple[int, str]] | None, said: Integers) -> Variant:
    if slots is None:
        return Variant(word, undefined(IS_USUAL), accuracy_of(bench, said))
    changed = _changes(bench, slots)
    known = np.flatnonzero(~np.isnan(changed))
    rate = share_over_clusters(changed[known], bench.cluster[known], NO_RUNS)
    return Variant(word or "asked otherwise", rate, accuracy_of(bench, said))


def _over(bench: Bench, slots: list[tuple[int, str]]) -> Integers:
    """The side over several slots (units,): the sign of their mean, NO_SIDE where they name opposite sides or none."""
    nothing = np.full(len(bench.votes.units), NO_SIDE, dtype=np.intp)
    said = np.stack([nothing, *(_in_slot(bench, code) for code, _ in slots)])
    given = said != NO_SIDE
    total = np.where(given, said, 0).sum(axis=0)
    opposite = ((said == 1).any(axis=0)) & ((said == -1).any(axis=0))
    return np.where(given.any(axis=0) & ~opposite, np.sign(total), NO_SIDE).astype(np.intp)


def _orders(bench: Bench) -> list[tuple[int, str, bool]]:
    """Code, order and whether it is a repeat of each slot that holds answers to the pair itself."""
    found = ((code, _REPEAT.fullmatch(slot)) for code, slot in enumerate(bench.votes.slots))
    return [(code, match[1], int(match[2] or 1) > 1) for code, match in found if match]


def _changes(bench: Bench, slots: list[tuple[int, str]]) -> Floats:
    """The share of answers in these slots that differ from the first in the same order (units,), NaN without any.

    A slot that names no order is compared with any first answer.
    """
    first = {order: _in_slot(bench, code) for code, order, again in _orders(bench) if not again}
    changed, count = np.zeros(len(bench.votes.units)), np.zeros(len(bench.votes.units))
    for code, order in slots:
        again = _in_slot(bench, code)
        for base in [first[order]] if order in first else list(first.values()) if not order else []:
            both = (again != NO_SIDE) & (base != NO_SIDE)
            changed += both & (again != base)
            count += both
    with np.errstate(all="ignore"):
        return np.asarray(changed / count, dtype=np.float64)


def _in_slot(bench: Bench, slot: int) -> Integers:
    """The side of the judge's answer in a slot (units,), NO_SIDE where there is none; probes among them."""
    votes = bench.votes
    rows = np.flatnonzero((votes.rater == bench.judge) & (votes.slot == slot) & readable(votes))
    rows = rows[np.argsort(votes.round[rows], kind="stable")]  # of several rounds the last counts
    found = np.full(len(votes.units), NO_SIDE, dtype=np.intp)
    found[votes.unit[rows]] = sides(votes)[rows]
    return found

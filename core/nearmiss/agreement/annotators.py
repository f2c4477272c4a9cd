"""What may help somebody who labels: gold, asking again, the side that is shown first, peers, and time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from nearmiss.agreement.of_votes import NO_SIDE, majority_sides, side_ratings
from nearmiss.agreement.people import patterns_from
from nearmiss.agreement.selection import people_rows, raters_of_kind, reference_rows, rows_of
from nearmiss.cases import Cases
from nearmiss.statistics.dawid_skene import dawid_skene
from nearmiss.statistics.estimate import Estimate, Flags, Floats, Integers, undefined
from nearmiss.statistics.false_discovery import benjamini_hochberg
from nearmiss.statistics.outliers import modified_z
from nearmiss.statistics.shifts import Shift, shift
from nearmiss.statistics.win_rate import share_over_clusters
from nearmiss.votes import GIVEN, NO_PREFERENCE, Votes

NO_GOLD = "no pair with a known answer was labelled"
NO_REPEAT = "no pair was shown twice"
NO_ORDER = "which response was shown first is not known"
NO_PEERS = "nobody else labelled the same pairs"
NOT_A_PERSON = "a position in a list, not a person"
NO_MODEL = "fewer than three people labelled pairs together"
FEWEST = 10
TOO_FEW = "fewer than ten labels"
EDGE = 3.5
"""Modified z of the logarithm of seconds beyond which an answer stands out (Iglewicz & Hoaglin 1993)."""


@dataclass(frozen=True, slots=True)
class Annotator:
    """One person's figures: help for a conversation, and no verdict on anybody.

    `gold`: share of pairs with a known answer that are answered so. `retest`: share of pairs shown twice that are
    answered alike. `first_side`: share of sides named that are the one shown first (1/2 expected, as the order is drawn
    by lot), `side_q` adjusted over people. `peers`: credit against the mode of the others. `latent`: accuracy by Dawid
    and Skene. `fast` and `slow` count answers that stand out in time.
    """

    rater: str
    labels: int
    gold: Estimate
    retest: Estimate
    first_side: Estimate
    side_q: float | None
    peers: Estimate
    latent: Estimate
    median_seconds: float | None
    fast: int
    slow: int


def annotators(cases: Cases) -> tuple[Annotator, ...]:
    """Every person who labelled pairs, by name; positions in a list have counts only, and reasons."""
    votes = cases.votes
    people, _ = people_rows(votes)
    codes = raters_of_kind(votes, "human")
    usable = _usable(votes) & rows_of(votes, codes)
    seconds = _outliers(cases, usable)
    shifts = {int(code): _first_side(cases, people & (votes.rater == code)) for code in codes}
    tested = [code for code, (_, found) in shifts.items() if found.p is not None]
    q = dict(zip(tested, benjamini_hochberg([shifts[code][1].p or 0.0 for code in tested]), strict=True))
    latent, peers = _latent(votes, people), _peers(votes, people)
    found = []
    for code in codes.tolist():
        rater = votes.raters[code]
        rows = usable & (votes.rater == code)
        if not rows.any():
            continue
        nothing = undefined(NOT_A_PERSON)
        own = cases.seconds[rows & ~np.isnan(cases.seconds)]
        found.append(
            Annotator(
                rater=rater.name,
                labels=int(rows.sum()),
                gold=nothing if rater.anonymous else _gold(votes, rows),
                retest=nothing if rater.anonymous else _retest(votes, rows),
                first_side=nothing if rater.anonymous else shifts[code][0],
                side_q=None if rater.anonymous or code not in q else float(q[code]),
                peers=nothing if rater.anonymous else peers.get(code, undefined(NO_PEERS)),
                latent=nothing if rater.anonymous else latent.get(code, undefined(NO_MODEL)),
                median_seconds=float(np.median(own)) if len(own) else None,
                fast=int((rows & (seconds < -EDGE)).sum()),
                slow=int((rows & (seconds > EDGE)).sum()),
            )
        )
    return tuple(sorted(found, key=lambda entry: entry.rater))


def _usable(votes: Votes) -> Flags:
    return np.asarray((votes.status == GIVEN) & ((votes.preference != NO_PREFERENCE) | votes.both_bad), dtype=np.bool_)


def _sides(votes: Votes) -> Integers:
    return np.where(votes.both_bad, 0, np.sign(votes.preference)).astype(np.intp)


def _gold(votes: Votes, rows: Flags) -> Estimate:
    """Against the lead's known answers, or the references' where there is none; ties by rule are no answer."""
    known = np.full(len(votes.units), NO_SIDE)
    for kind in ("reference", "gold"):
        side, _ = majority_sides(votes, reference_rows(votes, kind))
        known = np.where(side != NO_SIDE, side, known)
    main = np.array([slot == "main" for slot in votes.slots], dtype=np.bool_)[votes.slot]
    asked = np.flatnonzero(rows & main & (known[votes.unit] != NO_SIDE))
    right = (_sides(votes)[asked] == known[votes.unit[asked]]).astype(np.float64)
    return share_over_clusters(right, votes.cluster[votes.unit[asked]].astype(np.intp), NO_GOLD)


def _retest(votes: Votes, rows: Flags) -> Estimate:
    """Sides on hidden repeats (slots `repeat:1` …) against the first answer."""
    repeat = np.array([slot.startswith("repeat") for slot in votes.slots], dtype=np.bool_)[votes.slot]
    first = np.full(len(votes.units), NO_SIDE)
    base = np.flatnonzero(rows & ~repeat)
    first[votes.unit[base]] = _sides(votes)[base]
    again = np.flatnonzero(rows & repeat & (first[votes.unit] != NO_SIDE))
    same = (_sides(votes)[again] == first[votes.unit[again]]).astype(np.float64)
    return share_over_clusters(same, votes.cluster[votes.unit[again]].astype(np.intp), NO_REPEAT)


def _first_side(cases: Cases, rows: Flags) -> tuple[Estimate, Shift]:
    votes = cases.votes
    side = _sides(votes)
    asked = np.flatnonzero(rows & (cases.shown > 0) & (side != 0))
    first = (side[asked] == np.where(cases.shown[asked] == 1, -1, 1)).astype(np.float64)
    cluster = votes.cluster[votes.unit[asked]].astype(np.intp)
    return share_over_clusters(first, cluster, NO_ORDER), shift(first - 0.5, cluster, NO_ORDER)


def _peers(votes: Votes, people: Flags) -> dict[int, Estimate]:
    """Each person's mean credit against the mode of the others, on pairs that somebody else labelled."""
    ratings, who = side_ratings(votes, people)
    patterns = patterns_from(ratings)
    kinds = len(ratings.categories.names)
    vectors = patterns.vectors[patterns.of_unit[ratings.unit]] if len(ratings.unit) else np.zeros((0, kinds), np.intp)
    vectors = vectors - np.eye(kinds, dtype=np.intp)[ratings.value]
    shared = vectors.sum(axis=1) > 0
    modal = (vectors == vectors.max(axis=1, keepdims=True, initial=0)) & shared[:, None]
    worth = modal / np.maximum(modal.sum(axis=1, keepdims=True), 1)
    credit = worth[np.arange(len(worth)), ratings.value]
    found = {}
    for place, code in enumerate(who.tolist()):
        mine = np.flatnonzero((ratings.rater == place) & shared)
        cluster = votes.cluster[ratings.unit[mine]].astype(np.intp)
        found[code] = share_over_clusters(credit[mine], cluster, NO_PEERS)
    return found


def _latent(votes: Votes, people: Flags) -> dict[int, Estimate]:
    """Accuracy by Dawid and Skene among identified people, where at least three of them labelled together."""
    identified = np.array([not rater.anonymous for rater in votes.raters], dtype=np.bool_)
    ratings, who = side_ratings(votes, people & identified[votes.rater])
    together = np.bincount(ratings.unit, minlength=ratings.units)[ratings.unit] >= 2
    if len(np.unique(ratings.rater[together])) < 3:
        return {}
    seen, value = np.unique(ratings.value, return_inverse=True)
    fit = dawid_skene(ratings.unit, ratings.rater, value, ratings.units, ratings.raters, len(seen))
    counts = np.bincount(ratings.rater, minlength=ratings.raters)
    why = None if fit.settled else "the rounds ran out"
    return {
        int(code): Estimate(float(fit.accuracy[place]), None, None, int(counts[place]), why or "a model's estimate")
        if counts[place] >= FEWEST
        else undefined(TOO_FEW, int(counts[place]))
        for place, code in enumerate(who)
    }


def _outliers(cases: Cases, rows: Flags) -> Floats:
    """How far each answer's time lies from everybody's, on a log scale (n,); 0 where it is not known."""
    known = np.flatnonzero(rows & (cases.seconds > 0))
    found = np.zeros(len(rows))
    found[known] = modified_z(np.log(cases.seconds[known]))
    return found


def annotators_as_json(found: tuple[Annotator, ...]) -> list[dict[str, Any]]:
    """The figures of each person."""
    return [
        {
            "rater": entry.rater,
            "labels": entry.labels,
            "gold": entry.gold.as_json(),
            "retest": entry.retest.as_json(),
            "first_side": entry.first_side.as_json(),
            "side_q": entry.side_q,
            "peers": entry.peers.as_json(),
            "latent_accuracy": entry.latent.as_json(),
            "median_seconds": entry.median_seconds,
            "fast": entry.fast,
            "slow": entry.slow,
        }
        for entry in found
    ]


def annotator_rows(found: tuple[Annotator, ...]) -> list[tuple[str, ...]]:
    """The figures as rows to read, under ANNOTATOR_HEADER."""
    return [
        (
            entry.rater,
            f"{entry.labels:,}",
            *(_share(part) for part in (entry.gold, entry.retest, entry.peers, entry.first_side, entry.latent)),
            "–" if entry.median_seconds is None else f"{entry.median_seconds:.0f} s",
            f"{entry.fast:,} / {entry.slow:,}",
        )
        for entry in found
    ]


def annotator_notes(found: tuple[Annotator, ...]) -> list[str]:
    """Why figures stand as dashes, each reason once with whom it is about."""
    reasons: dict[str, list[str]] = {}
    for entry in found:
        parts = (entry.gold, entry.retest, entry.peers, entry.first_side, entry.latent)
        for why in dict.fromkeys(part.why for part in parts if part.value is None and part.why):
            reasons.setdefault(why, []).append(entry.rater)
    return [f"{', '.join(names) if len(names) < len(found) else 'everybody'}: {why}" for why, names in reasons.items()]


ANNOTATOR_HEADER = ("Person", "Labels", "Gold", "Again", "Peers", "First side", "Latent", "Median", "Fast / slow")


def _share(found: Estimate) -> str:
    if found.value is None:
        return "–"
    if found.low is None or found.high is None:
        return f"{100 * found.value:.0f} %"
    return f"{100 * found.value:.0f} % ({100 * found.low:.0f}–{100 * found.high:.0f})"

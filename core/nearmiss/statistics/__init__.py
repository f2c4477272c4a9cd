"""Statistics of agreement as pure functions of counts: which estimate says what, each with its interval."""

from nearmiss.statistics.alpha import Level, krippendorff_alpha
from nearmiss.statistics.chance_corrected import (
    brennan_prediger,
    fleiss_kappa,
    gwet_ac1,
    gwet_ac2,
    linear_weights,
    ordinal_weights,
    percent_agreement,
    quadratic_weights,
)
from nearmiss.statistics.classification import macro_f1
from nearmiss.statistics.estimate import Estimate, Estimates, undefined
from nearmiss.statistics.intervals import wilson
from nearmiss.statistics.kappa import (
    linear_disagreement,
    plain_disagreement,
    quadratic_disagreement,
)
from nearmiss.statistics.modes import leave_one_out
from nearmiss.statistics.pair_tables import all_pairs_tables
from nearmiss.statistics.patterns import Patterns, on_scale, patterns_of
from nearmiss.statistics.ratings import Categories, Ratings, from_rows
from nearmiss.statistics.table_estimates import cohen_kappa
from nearmiss.statistics.two_raters import RaterPairs, rater_pairs

__all__ = [
    "Categories",
    "Estimate",
    "Estimates",
    "Level",
    "Patterns",
    "RaterPairs",
    "Ratings",
    "all_pairs_tables",
    "brennan_prediger",
    "cohen_kappa",
    "fleiss_kappa",
    "from_rows",
    "gwet_ac1",
    "gwet_ac2",
    "krippendorff_alpha",
    "leave_one_out",
    "linear_disagreement",
    "linear_weights",
    "macro_f1",
    "on_scale",
    "ordinal_weights",
    "patterns_of",
    "percent_agreement",
    "plain_disagreement",
    "quadratic_disagreement",
    "quadratic_weights",
    "rater_pairs",
    "undefined",
    "wilson",
]

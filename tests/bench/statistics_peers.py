"""One library's time for one piece of work, run by bench_statistics.py with the Python of another environment.

    PYTHON statistics_peers.py dashboard|alpha|bt|davidson|length|ds DATA.npz

Prints a JSON object: which library, and its best processor time in milliseconds. Each gets data in its quickest form.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

Found = tuple[str, Callable[[], Any], int]
"""The library, its work, and how often to repeat it."""
RATERS, LEVELS, MODELS = 200, 7, 20


def _counts(data: Any) -> Any:
    cells = data["unit"].astype(np.int64) * LEVELS + data["value"]
    return np.bincount(cells, minlength=int(data["units"]) * LEVELS).reshape(-1, LEVELS)


def dashboard(data: Any) -> Found:
    """Three α without intervals, and κ of every two raters: half of what ours gives."""
    import krippendorff
    import pandas
    from sklearn.metrics import cohen_kappa_score

    def work() -> None:
        counts = _counts(data)
        for level in ("nominal", "ordinal", "interval"):
            krippendorff.alpha(value_counts=counts, value_domain=np.arange(LEVELS), level_of_measurement=level)
        frame = pandas.DataFrame({name: data[name] for name in ("unit", "rater", "value")})
        both = frame.merge(frame, on="unit")
        both = both[both["rater_x"] < both["rater_y"]]
        for _, some in both.groupby(["rater_x", "rater_y"]):
            cohen_kappa_score(some["value_x"], some["value_y"], weights="quadratic", labels=range(LEVELS))

    return "krippendorff, scikit-learn", work, 1


def alpha(data: Any) -> Found:
    """One α without an interval."""
    import krippendorff

    return (
        "krippendorff (no interval)",
        lambda: krippendorff.alpha(value_counts=_counts(data), level_of_measurement="interval"),
        3,
    )


def _won(data: Any) -> Any:
    worth = np.where(data["outcome"] == 0, 1.0, np.where(data["outcome"] == 1, 0.5, 0.0))
    cells = data["one"] * MODELS + data["two"]
    won = np.bincount(cells, weights=worth, minlength=MODELS**2).reshape(MODELS, MODELS)
    lost = np.bincount(cells, weights=1 - worth, minlength=MODELS**2).reshape(MODELS, MODELS)
    return won + lost.T


def bt(data: Any) -> Found:
    """Scores without intervals, from a matrix that we made for it."""
    import choix

    return "choix, dense (no interval)", lambda: choix.ilsr_pairwise_dense(_won(data)), 3


def davidson(data: Any) -> Found:
    """Scores without intervals, from codes rather than names."""
    import evalica

    sides = [evalica.Winner.X, evalica.Winner.Draw, evalica.Winner.Y]
    one, two = data["one"].tolist(), data["two"].tolist()
    winners = [sides[outcome] for outcome in data["outcome"].tolist()]
    return "evalica, newman (no interval)", lambda: evalica.newman(one, two, winners), 1


def length(data: Any) -> Found:
    """Scores with one covariate and the sandwich, row by row."""
    import statsmodels.api as sm

    rows = np.arange(len(data["one"]))
    design = np.zeros((len(rows), MODELS + 1))
    design[rows, data["one"]] += 1
    design[rows, data["two"]] -= 1
    design[:, MODELS] = data["length"][:, 0]
    worth = 1 - data["outcome"] / 2
    model = sm.GLM(worth, design[:, 1:], family=sm.families.Binomial())
    return "statsmodels GLM, HC0", lambda: model.fit(cov_type="HC0"), 3


def ds(data: Any) -> Found:
    """To its own end, which comes too early."""
    import pandas
    from crowdkit.aggregation import DawidSkene

    frame = pandas.DataFrame({"task": data["unit"], "worker": data["rater"], "label": data["value"]})
    return "crowd-kit", lambda: DawidSkene(n_iter=1000).fit(frame), 1


def main() -> None:
    name, path = sys.argv[1:]
    work_of = {"dashboard": dashboard, "alpha": alpha, "bt": bt, "davidson": davidson, "length": length, "ds": ds}
    library, work, repeats = work_of[name](np.load(path))
    best = float("inf")
    for _ in range(repeats):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    print(json.dumps({"library": library, "ms": 1000 * best}))


if __name__ == "__main__":
    main()

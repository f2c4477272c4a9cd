"""The formats that data sets go out in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.exporting import helpsteer2, native, nemo, trl
from nearmiss.exporting.examples import Dropped
from nearmiss.exporting.rows import Options, Row
from nearmiss.records import Record

Write = Callable[[Record, Options], Iterator[Row | Dropped]]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what a unit of it is, which rule makes one answer of several, and how a record becomes rows."""

    name: str
    title: str
    unit: str
    consensus: str | None  # the rule where none is asked for; None: nothing is merged
    sign: str
    needs: str
    leaves_out: str
    write: Write

    def describe(self) -> dict[str, Any]:
        """What `nearmiss formats` says."""
        fields = ("name", "title", "unit", "consensus", "sign", "needs", "leaves_out")
        return {"direction": "out", **{name: getattr(self, name) for name in fields}}


FORMATS = (
    Format(
        "native",
        "Everything, opens in Nearmiss again",
        "prompt",
        None,
        "negative favours the first of a pair",
        "nothing",
        "the history: undone and replaced labels stay in the project",
        native.rows,
    ),
    Format(
        "trl",
        "TRL preference: prompt, chosen, rejected",
        "pair",
        "majority",
        "chosen is the preferred response; margin is |preference|",
        "a side",
        "ties, both bad, prompts with images",
        trl.rows,
    ),
    Format(
        "helpsteer2",
        "HelpSteer2-Preference: one row a pair, signed strength with justifications",
        "pair",
        "helpsteer2",
        "negative: response 1 is better; -100: neither is valid",
        "labels on a scale with strengths",
        "verdicts, prompts with images",
        helpsteer2.rows,
    ),
    Format(
        "nemo-bt",
        "NeMo-Aligner Bradley-Terry: two lines a pair, response 1 first, signed strength in slot 0",
        "pair",
        "helpsteer2",
        "negative: response 1 is better",
        "labels on a scale with strengths",
        "ties, both bad, prompts with images",
        nemo.bradley_terry_rows,
    ),
    Format(
        "nemo-regression",
        "NeMo-Aligner regression: one line a response, nine attribute slots",
        "response",
        "mean",
        "attributes as rated; -100 where there is no rating",
        "ratings of responses",
        "preferences, prompts with images",
        nemo.regression_rows,
    ),
)


def by_name(name: str) -> Format:
    """The format of this name."""
    for item in FORMATS:
        if item.name == name:
            return item
    known = ", ".join(item.name for item in FORMATS)
    raise ProblemForYou(f"There is no export format '{name}'.", remedy=f"Known are {known}.")

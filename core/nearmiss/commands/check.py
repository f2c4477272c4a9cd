"""`nearmiss check`: the programs that decide constraints, run on every response."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from nearmiss.cello_report import cello_document
from nearmiss.checking import NAME, Checked, run_checks, selection
from nearmiss.checks.conflicts import Conflict
from nearmiss.checks.defined import FAMILY, read_definitions
from nearmiss.checks.registry import known_ids
from nearmiss.commands.output import count, json_option, print_json, progress, project_argument, say, table
from nearmiss.errors import ProblemForYou
from nearmiss.metrics.kept import Judged
from nearmiss.metrics.pairs import JudgedPair
from nearmiss.metrics.report import Rates, document, pairs_document, rates_of
from nearmiss.own_checks import definitions_of
from nearmiss.project import Project
from nearmiss.rulings import Who, read_judged, read_pairs
from nearmiss.statistics import Estimate

SHOWN = 20


@click.command("check", epilog="Example: nearmiss check pairs.nearmiss --only ifeval:length_constraints")
@project_argument
@click.option(
    "--only", multiple=True, metavar="ID", help="A check's id, or how ids begin, such as 'ifeval'. Repeat it."
)
@click.option(
    "--define",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A TOML file of checks of one's own. The project keeps them.",
)
@json_option
def command(project: Path, only: tuple[str, ...], define: Path | None, as_json: bool) -> None:
    """Run the checks of all constraints of PROJECT; their verdicts are written as those of a rater of kind check.

    Run twice, nothing is added. The numbers are of all that checks said of this project, or of those under --only.
    """
    own = read_definitions(define) if define else {}
    with Project.open(project) as opened, progress("Checking response") as bar:
        known = definitions_of(opened.connection) | own
        _refuse_unknown(only, [*known_ids(), *(f"{FAMILY}:{name}" for name in known)])
        checked = run_checks(opened, only, own=own, monitor=bar)
        judged = of_checks(read_judged(opened.connection), only)
        pairs = read_pairs(opened.connection) if as_json else []
        cello = cello_document(opened.connection) if as_json else []
    if as_json:
        print_json(check_document(checked, judged, pairs) | ({"cello": cello} if cello else {}))
    else:
        _print(checked, rates_of(judged))


def _refuse_unknown(only: Sequence[str], known: Sequence[str]) -> None:
    """A misspelt id would find nothing to do, and look as if all were well."""
    for item in only:
        if not any(map(selection([item]), known)):
            raise ProblemForYou(f"No check has an id that begins with '{item}'.", remedy="docs/checks.md lists them.")


def of_checks(raters: Mapping[Who, Sequence[Judged]], only: tuple[str, ...]) -> list[Judged]:
    """What the checks that were asked for say of the responses."""
    selected = selection(only)
    # Two versions of the rules are told apart by a mark behind the name; only the newest has verdicts.
    ours = [judged for (kind, name), judged in raters.items() if kind == "check" and name.split("~")[0] == NAME]
    found = []
    for item in (item for judged in ours for item in judged):
        kept = tuple(ruling for ruling in item.rulings if ruling.check is not None and selected(ruling.check))
        if kept:
            found.append(item.only(kept))
    return found


def check_document(checked: Checked, judged: Sequence[Judged], pairs: Sequence[JudgedPair]) -> dict[str, Any]:
    """What `--json` prints."""
    return {
        "checked": checked.verdicts.total(),
        "verdicts": {word: checked.verdicts[word] for word in ("met", "missed", "unclear", "n/a")},
        **document(judged),
        "unsupported": [{"check": name, "n": n} for name, n in checked.unsupported.most_common()],
        "conflicts": [_conflict(item) for item in checked.conflicts],
        "new": checked.written,
        "of_pairs": pairs_document(pairs),
    }


def _conflict(item: tuple[str, Conflict]) -> dict[str, Any]:
    prompt, found = item
    return {"prompt": prompt, "constraints": list(found.constraints), "why": str(found.why)}


def _print(checked: Checked, rates: Rates) -> None:
    said = ", ".join(f"{n:,} {word}" for word, n in checked.verdicts.most_common())
    say(f"{count(checked.responses, 'response')} checked: {said or 'no constraint has a check that is known'}")
    say("Nothing new" if not checked.written else f"{count(checked.written, 'line')} written")
    if rates.verdicts:
        rows = [_row("all of a response met", rates.strict[0], rates.loose[0])]
        rows += [_row("constraints met", rates.strict[1], rates.loose[1])]
        say("\n" + table(("", "strict", "loose"), rows).lstrip("\n"))
    for name, n in checked.unsupported.most_common():
        say(f"Not checked, no program has the id {name}: {count(n, 'verdict')}")
    for prompt, conflict in checked.conflicts[:SHOWN]:
        say(f"Prompt {prompt}, constraints {' and '.join(conflict.constraints)}: {conflict.why}")
    if len(checked.conflicts) > SHOWN:
        say(f"and {len(checked.conflicts) - SHOWN:,} more conflicts; --json lists them all")


def _row(name: str, strict: Estimate, loose: Estimate) -> tuple[str, str, str]:
    return (name, _in_words(strict), _in_words(loose))


def _in_words(found: Estimate) -> str:
    if found.value is None:
        return "–"
    limits = "" if found.low is None or found.high is None else f" ({100 * found.low:.1f}–{100 * found.high:.1f})"
    return f"{round(found.value * found.n):,} of {found.n:,}, {100 * found.value:.1f} %{limits}"

"""An export before its first record: whether what was asked for fits the format, and what the project says about it."""

from __future__ import annotations

import math
import sqlite3

from nearmiss.errors import ProblemForYou
from nearmiss.exporting.examples import STRENGTH_SCALES
from nearmiss.exporting.formats import Format, by_name
from nearmiss.exporting.rows import SPLITS, VERDICTS_OF, Options, Plan
from nearmiss.images import SUFFIXES
from nearmiss.project import Project

IMAGE_FOLDER = "images"

_SCALES = """
SELECT DISTINCT coalesce(a.scale, '') FROM now_answer AS a JOIN now_rater AS rater ON rater.id = a.rater
WHERE a.act = 'label' AND a.status = 'given' AND a.slot = 'main' AND a.purpose = 'work' AND rater.kind = 'human'
AND a.response_2 IS NOT NULL AND a.preference IS NOT NULL
"""
_DECIDES_A_SIDE = "SELECT EXISTS (SELECT 1 FROM now_fact WHERE act = 'decide' AND preference IS NOT NULL)"


def plan_of(project: Project, options: Options) -> tuple[Format, Plan]:
    """The format that is asked for, and how it will be written. Raises ProblemForYou where the two do not fit."""
    recipe = by_name(options.format)
    check(recipe, options)
    margin = recipe.name == "trl" and options.margin is not False
    if margin and options.margin is None:
        margin = has_strengths(project.connection, project.scheme.scale)
    images = image_paths(project.connection) if recipe.name == "native" else {}
    return recipe, Plan(options, options.consensus or recipe.consensus, project.scheme.scale, margin, images)


def check(recipe: Format, options: Options) -> None:
    """Refuse what the format cannot do: a wish that has no effect would be taken for granted."""
    if options.consensus is not None and options.consensus not in recipe.rules:
        known = f"It knows {', '.join(recipe.rules)}." if recipe.rules else "Each label goes out as it is."
        wrong = "merges nothing" if not recipe.rules else f"has no rule '{options.consensus}'"
        raise ProblemForYou(f"The format {recipe.name} {wrong}.", remedy=known)
    if (options.near_miss or options.chosen_complete) and not recipe.of_pairs:
        raise ProblemForYou(f"The format {recipe.name} is not made of pairs, so pairs cannot be filtered.")
    if options.least_labels > 1 and not recipe.rules:
        raise ProblemForYou(f"The format {recipe.name} leaves nothing out, so it needs no least number of labels.")
    if options.margin is not None and recipe.name != "trl":
        raise ProblemForYou(f"The format {recipe.name} has no margin.")
    if options.verdicts not in VERDICTS_OF or options.least_labels < 1:
        raise ProblemForYou("This export was asked for with a value that it does not know.")
    check_shares(options.splits)


def check_shares(shares: tuple[float, ...]) -> None:
    """Refuse shares that are no shares."""
    if not shares:
        return
    good = len(shares) <= len(SPLITS) and all(math.isfinite(share) and share >= 0 for share in shares)
    if not good or not sum(shares) > 0:
        raise ProblemForYou("These are no shares of a split.", remedy="Give up to three numbers, such as 90, 5, 5.")


def has_strengths(connection: sqlite3.Connection, scale: str) -> bool:
    """Whether all that people and leads prefer is on one scale, and it says by how much."""
    scales = {found for (found,) in connection.execute(_SCALES)}
    (decides,) = connection.execute(_DECIDES_A_SIDE).fetchone()
    scales |= {scale} if decides else set()
    return len(scales) == 1 and scales <= STRENGTH_SCALES


def image_paths(connection: sqlite3.Connection) -> dict[str, str]:
    """Where each picture lies in the data set's folder, by its SHA-256."""
    rows = connection.execute("SELECT sha256, media_type FROM blob ORDER BY sha256")
    return {sha256: f"{IMAGE_FOLDER}/{sha256}.{SUFFIXES.get(kind, 'bin')}" for sha256, kind in rows}

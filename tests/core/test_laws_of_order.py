"""Which of two responses is stored first says nothing: turning pairs and labels round at random changes no result.

A project is made of generated records, and once more with pairs and labels turned round at random. What goes out of
the two is the same: chosen and rejected as they are, a signed strength negated, two lines of a pair exchanged.
"""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.exporting.data_sets import PIXEL, pair, project_of, rows, written
from core.small_projects import fast_folder
from nearmiss.agreement import agreement, as_json
from nearmiss.consensus import RULES
from nearmiss.exporting import Exported, Options, export
from nearmiss.project import Project

Row = dict[str, Any]
PEOPLE = ("ana", "ben", "cleo", "dan", "eve")
SENTENCES = ("@Response 1 fits.", "@Response 2 beats @Response 1.", "Hm, 1 or 2?", "See @Response 12.")


# ------------------------------------------------------------------------------------------ projects


@st.composite
def labels(draw: st.DrawFn, rater: str, kind: str, slot: str = "main") -> Row:
    """What somebody says of `a` and `b`."""
    scale = draw(st.sampled_from(["constraints", "constraints", "constraints", "pairwise"]))
    preference = draw(st.sampled_from([None, -1, 0, 1] if scale == "pairwise" else [None, -3, -2, -1, 0, 1, 2, 3]))
    sentences = st.none() | st.sampled_from(SENTENCES)
    said = {
        "scheme": scale,
        "preference": preference,
        "both_bad": draw(st.booleans()) if preference is not None else True,
        "statement": draw(sentences),
        "elaboration": draw(sentences),
        "order": draw(st.sampled_from(["12", "21"])),
        "verdicts": {"c1": {name: draw(st.sampled_from(["met", "missed", "unclear", "n/a"])) for name in "ab"}},
        "ratings": {name: {"helpfulness": draw(st.integers(0, 4))} for name in "ab"},
    }
    return {"rater": rater, "kind": kind, "slot": slot, "pair": ["a", "b"], **said}


@st.composite
def values(draw: st.DrawFn, number: int) -> Row:
    """A pair, maybe stored in both orders, with labels of people and judges, maybe decided."""
    people = draw(st.lists(st.sampled_from(PEOPLE), unique=True))
    said = [draw(labels(name, "human")) for name in people]
    said += [draw(labels("judge", "judge", slot)) for slot in ("12", "21") if draw(st.booleans())]
    value = pair(f"p{number}", *said, constraints=[{"id": "c1", "text": "Short"}], pairs=[["a", "b"]])
    if draw(st.integers(0, 4)) == 0:
        value["pairs"].append(["b", "a"])
    if draw(st.integers(0, 4)) == 0:
        value["decisions"] = [{"pair": ["a", "b"], "preference": draw(st.integers(-3, 3))}]
    return value


@st.composite
def projects(draw: st.DrawFn) -> tuple[list[Row], list[Row]]:
    """The records of a project, and the same with pairs, labels and decisions turned round at random."""
    one = [draw(values(number)) for number in range(draw(st.integers(1, 4)))]
    other = copy.deepcopy(one)
    for value in other:
        turn = draw(st.booleans())  # a pair that is stored in both orders stays so
        value["pairs"] = [stored[::-1] if turn else stored for stored in value["pairs"]]
        judged = draw(st.booleans())  # a judge's two orders are orders of one pair
        value["labels"] = [
            turned(said) if (judged if said["kind"] == "judge" else draw(st.booleans())) else said
            for said in value["labels"]
        ]
        value["decisions"] = [turned(said) if draw(st.booleans()) else said for said in value.get("decisions", ())]
    return one, other


def turned(said: Row) -> Row:
    """A label or decision, said of the pair in the other order. Slots of judges say which was shown first."""
    slots = {"12": "21", "21": "12"}
    changed: Row = {"pair": said["pair"][::-1]}
    if said.get("preference") is not None:
        changed["preference"] = -said["preference"]
    changed |= {name: in_other_words(said[name]) for name in ("statement", "elaboration") if said.get(name)}
    changed |= {name: slots[said[name]] for name in ("order", "slot") if said.get(name) in slots}
    return said | changed


def in_other_words(text: str) -> str:
    """The sentence about the responses in the other order."""
    return re.sub(r"@Response ([12])\b", lambda found: "@Response " + {"1": "2", "2": "1"}[found[1]], text)


# ----------------------------------------------------------------------------------------- exporting


def out(project: Project, folder: Path, name: str, **options: Any) -> tuple[Exported, list[Row]]:
    """An export and its rows."""
    done = export(project, Options(name, **options), folder)
    return done, [row for file in done.files for row in rows(folder, file.path)]


def turned_rows(one: list[Row], other: list[Row]) -> list[Row]:
    """The HelpSteer2 rows of `other`, each said in the order in which `one` stores its pair."""
    return [
        row if row["response_1"] == first["response_1"] else turned_row(row)
        for first, row in zip(one, other, strict=True)
    ]


def turned_row(row: Row) -> Row:
    """A HelpSteer2 row of the pair in the other order, by hand."""
    return {
        **row,
        "response_1": row["response_2"],
        "response_2": row["response_1"],
        "preference_strength": -row["preference_strength"],
        "preference_statement": in_other_words(row["preference_statement"]),
        "preference_elaboration": in_other_words(row["preference_elaboration"]),
        "three_most_similar_preferences": [
            {
                "statement": in_other_words(item["statement"]),
                "elaboration": in_other_words(item["elaboration"]),
                "strength": -item["strength"],
            }
            for item in row["three_most_similar_preferences"]
        ],
        "all_preferences_unprocessed": [
            {
                "strength": item["strength"] if item["strength"] == -100 else -item["strength"],
                "justification": in_other_words(item["justification"]),
            }
            for item in row["all_preferences_unprocessed"]
        ],
    }


@given(projects(), st.sampled_from([None, *RULES]))
def test_chosen_and_rejected_do_not_depend_on_the_order(made: tuple[list[Row], list[Row]], rule: str | None) -> None:
    """The same prompts, chosen and rejected texts, margins and reasons; only what names response 1 and 2 is turned."""
    found = both_out(made, "trl", consensus=rule)
    (one, rows_one), (other, rows_other) = found
    assert (one.kept, one.dropped, one.labels_used) == (other.kept, other.dropped, other.labels_used)
    for first, second in zip(rows_one, rows_other, strict=True):
        about, again = first.pop("nearmiss"), second.pop("nearmiss")
        assert second == first
        if about.pop("chosen_stored_as") != again.pop("chosen_stored_as"):
            again |= {name: in_other_words(again[name]) for name in ("statement", "elaboration")}
        assert again == about


@given(projects(), st.sampled_from([None, *RULES]))
def test_signed_strengths_are_negated(made: tuple[list[Row], list[Row]], rule: str | None) -> None:
    """HelpSteer2's row of a pair turned round: the strength, each single answer and the closest three change sign."""
    (one, rows_one), (other, rows_other) = both_out(made, "helpsteer2", consensus=rule)
    assert (one.kept, one.dropped, one.labels_used) == (other.kept, other.dropped, other.labels_used)
    assert turned_rows(rows_one, rows_other) == rows_one


@given(projects(), st.sampled_from([None, *RULES]))
def test_two_lines_of_a_pair_are_exchanged(made: tuple[list[Row], list[Row]], rule: str | None) -> None:
    """NeMo's lines: the same two texts, exchanged where the pair is turned, and the sign with them."""
    (one, rows_one), (other, rows_other) = both_out(made, "nemo-bt", consensus=rule)
    assert (one.kept, one.dropped) == (other.kept, other.dropped)
    for i in range(0, len(rows_one), 2):
        first, second = rows_one[i : i + 2], rows_other[i : i + 2]
        if second[0]["text"] != first[0]["text"]:
            second = [{**row, "label": [-row["label"][0], *row["label"][1:]]} for row in reversed(second)]
        assert second == first


@given(projects())
def test_ratings_do_not_depend_on_the_order(made: tuple[list[Row], list[Row]]) -> None:
    (_, one), (_, other) = both_out(made, "nemo-regression")
    assert one == other


@given(projects())
def test_filters_by_verdicts_do_not_depend_on_the_order(made: tuple[list[Row], list[Row]]) -> None:
    (one, _), (other, _) = both_out(made, "trl", near_miss=True, chosen_complete=True)
    assert (one.kept, one.dropped) == (other.kept, other.dropped)


def both_out(made: tuple[list[Row], list[Row]], name: str, **options: Any) -> list[tuple[Exported, list[Row]]]:
    """What goes out of the two projects."""
    found = []
    with fast_folder() as folder:
        for number, records in enumerate(made):
            with project_of(folder / f"{number}.nearmiss", records) as project:
                found.append(out(project, folder / f"out{number}", name, **options))
    return found


# ---------------------------------------------------------------------------------------------- counting


def side_based(project: Project) -> dict[str, Any]:
    """The counts of a project, and of its agreement what does not speak of response 1 and 2 as they are stored."""
    said, counted = as_json(agreement(project.votes())), project.summary()
    humans = said["humans"]
    judges = ("n", "accuracy", "accuracy_decisive", "coverage", "inconsistent", "unreadable")
    return {
        "counts": (counted.counts, counted.by_labels, counted.both_bad, counted.disputed),
        "humans": [humans[name] for name in ("raters", "items", "percent", "leave_one_out", "symmetrised")],
        "pairs": [(row["a"], row["b"], row["n"], row["percent"]) for row in said["pairs"]],
        "symmetrised": [row["cohen_kappa"]["symmetrised"] for row in said["pairs"]],
        "judges": [[row[name] for name in judges] for row in said["judges"]],
    }


def flat(value: Any) -> list[Any]:
    """Every number and word of a document, in its order."""
    if isinstance(value, dict):
        return [item for name in sorted(value, key=str) for item in flat(value[name])]
    return [item for part in value for item in flat(part)] if isinstance(value, (list, tuple)) else [value]


@given(projects())
def test_counts_and_agreement_do_not_depend_on_the_order(made: tuple[list[Row], list[Row]]) -> None:
    """But for κ and α that are not symmetrised, which the report says of them, and tables by response 1 and 2."""
    found = []
    with fast_folder() as folder:
        for number, records in enumerate(made):
            with project_of(folder / f"{number}.nearmiss", records) as project:
                found.append(flat(side_based(project)))
    for one, other in zip(*found, strict=True):
        assert other == (pytest.approx(one) if isinstance(one, float) else one)


# ------------------------------------------------------------------------------------------- by hand


def votes(*preferences: int) -> list[Row]:
    """One label each, of as many people."""
    return [{"rater": f"r{i}", "pair": ["a", "b"], "preference": value} for i, value in enumerate(preferences)]


@pytest.mark.parametrize(
    ("given_", "rule", "strength", "three"),
    [
        # Trios of spread 2: (−1, 1, 1), twice (1, 1, 3), twice (1, 3, 3): mean 25/15, rounded 2; (1, 1, 3) is nearest.
        ((-1, 1, 1, 3, 3), "helpsteer2", 2, [1, 1, 3]),
        # Two trios mirror each other: the mean is 0, and which of them is shown goes by their hashes.
        ((-1, -1, 1, 1), "helpsteer2", 0, None),
        # A half goes away from zero on either side.
        ((1, 2), "mean", 2, [1, 2]),
        ((-1, 1, 1, 2), "majority", 1, [1, 1, 2]),
    ],
)
def test_negating_every_answer_negates_the_export(
    tmp_path: Path, given_: tuple[int, ...], rule: str, strength: int, three: list[int] | None
) -> None:
    found = []
    for sign in (1, -1):
        value = pair("p", *votes(*(sign * number for number in given_)))
        with project_of(tmp_path / f"{sign}.nearmiss", [value]) as project:
            (row,) = written(project, tmp_path / f"out{sign}", "helpsteer2", consensus=rule)
            found.append(row)
    assert [row["preference_strength"] for row in found] == [strength, -strength]
    trios = [[item["strength"] for item in row["three_most_similar_preferences"]] for row in found]
    assert trios[1] == [-number for number in trios[0]]
    assert three is None or sorted(trios[0]) == three


def test_which_of_two_equal_answers_speaks_does_not_depend_on_the_order(tmp_path: Path) -> None:
    """Twelve pairs, each with two justifications of one strength: the one that goes out is the same person's."""
    straight = [
        pair(f"p{i}", *({**said, "statement": f"{i} says {said['rater']}."} for said in votes(2, 2))) for i in range(12)
    ]
    reversed_ = [
        value | {"pairs": [["b", "a"]], "labels": [turned(said) for said in value["labels"]]} for value in straight
    ]
    found = []
    for number, values_ in enumerate((straight, reversed_)):
        with project_of(tmp_path / f"{number}.nearmiss", values_) as project:
            rows_ = written(project, tmp_path / f"out{number}", "trl")
            found.append([row["nearmiss"]["statement"] for row in rows_])
    assert found[0] == found[1]
    assert {sentence.split()[-1] for sentence in found[0]} == {"r0.", "r1."}


def test_a_turned_pair_with_everything_is_the_same_data(tmp_path: Path) -> None:
    """One pair by hand, its picture in another prompt: stored as b, a with the labels turned."""
    said = {"rater": "ana", "pair": ["a", "b"], "preference": -2, "statement": "@Response 1 wins.", "order": "12"}
    seen = pair("seen", prompt={"content": "Look.", "images": [PIXEL]})
    straight = pair("p", said, pairs=[["a", "b"]])
    reversed_ = pair("p", turned(said), pairs=[["b", "a"]])
    assert reversed_["labels"][0]["statement"] == "@Response 2 wins."
    found = []
    for number, value in enumerate((straight, reversed_)):
        with project_of(tmp_path / f"{number}.nearmiss", [value, seen]) as project:
            found.append(written(project, tmp_path / f"trl{number}", "trl")[0])
            found.append(written(project, tmp_path / f"hs{number}", "helpsteer2", consensus="majority")[0])
    trl, helpsteer, trl_turned, helpsteer_turned = found
    assert (
        [trl["chosen"], trl["rejected"]]
        == [trl_turned["chosen"], trl_turned["rejected"]]
        == [
            "Answer a to p",
            "Answer b to p",
        ]
    )
    assert (trl["nearmiss"]["statement"], trl_turned["nearmiss"]["statement"]) == (
        "@Response 1 wins.",
        "@Response 2 wins.",
    )
    assert (helpsteer["preference_strength"], helpsteer_turned["preference_strength"]) == (-2, 2)
    assert helpsteer_turned["response_1"] == helpsteer["response_2"] == "Answer b to p"

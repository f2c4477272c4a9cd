"""Whether the sample project is what it says: real near misses, sound labels, and every kind that the desk shows."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from itertools import permutations
from pathlib import Path
from typing import Any

from nearmiss.bundled import bundled
from nearmiss.images import read_image
from nearmiss.model import SCALES
from nearmiss.records import read_record, write_record

FILE = bundled("sample/sample.jsonl")
RECORDS: list[dict[str, Any]] = [json.loads(line) for line in FILE.read_text(encoding="utf-8").split("\n") if line]
BY_ID = {record["id"]: record for record in RECORDS}
PEOPLE = ("Mara", "Tomasz", "Yuki")
UNLABELLED = {"cat-limerick", "two-remedies", "two-answers"}
KINDS = {
    *("prose", "markdown", "table", "code", "diff", "json", "long", "multi-turn", "passages", "right-to-left"),
    *("japanese", "chinese", "image", "latex", "emoji", "empty", "hostile-text", "hidden-characters", "lineage"),
    *("many-constraints", "no-constraints", "single"),
}


def responses() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    return ((record, response) for record in RECORDS for response in record["responses"])


def labels(kind: str | None = None) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    return ((r, label) for r in RECORDS for label in r["labels"] if kind is None or label["kind"] == kind)


def human_pairs() -> dict[tuple[str, ...], dict[str, dict[str, Any]]]:
    """The people's first answers: by pair, by rater."""
    found: dict[tuple[str, ...], dict[str, dict[str, Any]]] = defaultdict(dict)
    for record, label in labels("human"):
        if "pair" in label and label.get("slot", "main") == "main":
            found[(record["id"], *label["pair"])][label["rater"]] = label
    return found


def script_share(text: str, name: str) -> float:
    letters = [c for c in text if c.isalpha()]
    return sum(unicodedata.name(c, "").startswith(name) for c in letters) / len(letters)


def hidden(text: str) -> bool:
    return any(unicodedata.category(c) == "Cf" for c in text)


def test_the_sample_is_large_enough() -> None:
    """At least 24 pairs, one prompt with three pairs or more, one with a single response, three pairs left to label."""
    pairs = {record["id"]: len(record["pairs"]) for record in RECORDS}
    assert sum(pairs.values()) >= 24
    assert max(pairs.values()) == 3
    assert [r["id"] for r in RECORDS if len(r["responses"]) == 1] == ["seed-library"]
    assert len(pairs) == len(RECORDS)
    labelled = {key[0] for key in human_pairs()}
    assert {name for name, n in pairs.items() if n and name not in labelled} == UNLABELLED


def test_every_kind_is_there() -> None:
    """Each kind that the desk shows has a prompt, and what makes the kind is really in it."""
    assert KINDS <= {record["tags"]["kind"] for record in RECORDS}
    texts = {(record["id"], response["id"]): response["text"] for record, response in responses()}
    counts = [len(record["constraints"]) for record in RECORDS]
    assert max(counts) >= 12 and 0 in counts
    assert max(map(len, texts.values())) > 6000 and "" in texts.values()
    assert "|---|" in texts["train-table", "r1"] and "$$" in texts["latex-square", "r2"]
    assert "<img src=file:///" in texts["html-footer", "r2"] and "![" in texts["html-footer", "r1"]
    assert "\u200b" in texts["hidden-refund", "r1"] and "\u202e" in texts["odd-file-name", "r1"]
    assert texts["hidden-refund", "r1"].replace("\u200b", "") == texts["hidden-refund", "r2"]
    assert [m["role"] for m in BY_ID["garden-talk"]["messages"]] == ["system", *["user", "assistant"] * 2, "user"]
    assert len(BY_ID["museum-passages"]["context"]) == 3
    assert script_share(BY_ID["arabic-invitation"]["prompt"], "ARABIC") > 0.95


def test_constraints_use_every_field() -> None:
    """Categories throughout; weights, checks, dependencies, turns and steps on some; 3 to 8 of them as a rule."""
    constraints = [item for record in RECORDS for item in record["constraints"]]
    assert all(item["category"] and item["text"] for item in constraints)
    for field in ("weight", "check", "depends_on", "from_turn", "added_in"):
        assert sum(field in item for item in constraints) >= 3, field
    assert sum(3 <= len(record["constraints"]) <= 8 for record in RECORDS) == len(RECORDS) - 2


def test_labels_name_what_exists() -> None:
    """Raters, responses, pairs and constraints that a label names are in its record; no verdict of a person lacks."""
    for record, label in labels():
        ids = {response["id"] for response in record["responses"]}
        constraints = {item["id"] for item in record["constraints"]}
        raters = {rater["rater"]: rater["kind"] for rater in record["raters"]}
        pairs = [pair if isinstance(pair, list) else pair["responses"] for pair in record["pairs"]]
        subject = label.get("pair") or [label["response"]]
        assert raters[label["rater"]] == label["kind"]
        assert set(subject) <= ids and (len(subject) == 1 or subject in pairs)
        assert {*label.get("deciding", []), *label.get("ill_posed", [])} <= constraints
        assert set(label.get("ratings", subject)) == set(subject)
        for constraint, verdicts in label.get("verdicts", {}).items():
            assert constraint in constraints and set(verdicts) == set(subject)
        if label["kind"] == "human" and "pair" in label:
            assert set(label.get("verdicts", {})) == constraints


def test_evidence_lies_inside_the_text() -> None:
    """Each piece of evidence is a stretch of its response, and supports a miss in nearly every case."""
    texts = {(record["id"], response["id"]): response["text"] for record, response in responses()}
    spans = [
        (texts[record["id"], response], span)
        for record, label in labels()
        for verdicts in label.get("verdicts", {}).values()
        for response, value in verdicts.items()
        if isinstance(value, dict)
        for span in value.get("evidence", [])
    ]
    assert len(spans) >= 20
    assert all(0 <= span["start"] < span["end"] <= len(text) for text, span in spans)
    assert all(not text[span["start"] : span["end"]].isspace() for text, span in spans)


def test_preferences_fit_their_scale() -> None:
    """Every preference is a value of its scheme's scale; an answer without one says why; ratings are 0 to 4."""
    for record, label in labels():
        preference, status = label.get("preference"), label.get("status", "given")
        if "pair" in label:
            assert (preference in SCALES[label["scheme"]]) == (status == "given"), record["id"]
        for values in label.get("ratings", {}).values():
            assert set(values) == {"helpfulness", "correctness", "coherence", "complexity", "verbosity"}
            assert all(0 <= value <= 4 for value in values.values())
        for name in ("p1", "confidence"):
            assert 0 <= label.get(name, 0) <= 1
        if preference and "p1" in label:
            assert (label["p1"] > 0.5) == (preference < 0), record["id"]


def test_one_person_rates_a_response_once() -> None:
    """Where a response stands in several pairs, its ratings by one person are the same in each."""
    seen: dict[tuple[str, str, str], dict[str, int]] = {}
    for record, label in labels("human"):
        if "slot" not in label:
            for response, values in label.get("ratings", {}).items():
                assert seen.setdefault((record["id"], response, label["rater"]), values) == values


def test_people_give_reasons_as_the_scheme_asks() -> None:
    """From strength 2 there is a statement and an elaboration; both name responses by token, never as A or B."""
    for record, label in labels("human"):
        said = label.get("statement", ""), label.get("elaboration", "")
        if abs(label.get("preference") or 0) >= 2:
            assert len(said[0]) >= 20 and len(said[1]) >= 150, record["id"]
            assert all("@Response " in text for text in said), record["id"]
        for text in said:
            assert "\n" not in text and not re.search(r"\b(Response|response) [AB]\b", text)
            assert set(re.findall(r"@Response (\S)", text)) <= {"1", "2"}
            assert not re.search(r"(?<!@)\bResponse [12]", text)
            cited = [int(n) for n in re.findall(r"\[#(\d+)\]", text)]
            assert all(1 <= n <= len(record["constraints"]) for n in cited)


def test_the_image_is_small_and_beside_the_file() -> None:
    """The one picture is a PNG under 60 KB in the sample's own folder."""
    named = [image for record in RECORDS for turn in record.get("messages", []) for image in turn.get("images", [])]
    assert named == ["images/rainfall.png"]
    assert (FILE.parent / named[0]).stat().st_size < 60_000
    blob = read_image(named[0], FILE.parent)
    assert blob is not None and blob.media_type == "image/png"


def shown_texts(record: dict[str, Any]) -> Iterator[str]:
    yield from (record.get("prompt", ""), record.get("system", ""), record.get("reference", ""))
    yield from record.get("context", [])
    yield from (turn["content"] for turn in record.get("messages", []))
    yield from (item["text"] for item in record["constraints"])
    yield from (response["text"] for response in record["responses"])
    for label in record["labels"]:
        yield from (label.get("statement", ""), label.get("elaboration", ""), label.get("note", ""))


def test_no_model_is_named_to_raters() -> None:
    """Four models in three families, one of them a judge's own; no name of a model or judge in any text shown."""
    models = {response["model"]: response["family"] for _, response in responses()}
    judges = {r["model"]: r["family"] for record in RECORDS for r in record["raters"] if r["kind"] == "judge"}
    assert len(models) == 4 and len(set(models.values())) == 3
    assert len(set(models.values()) & set(judges.values())) == 1
    names = re.compile("|".join(map(re.escape, [*models, *judges])) + r"|\b(tern|juniper|sextant)\b", re.I)
    assert not [text for record in RECORDS for text in shown_texts(record) if names.search(text)]


def test_texts_are_harmless_and_true() -> None:
    """Only fictitious telephone numbers, only reserved addresses, and each date falls on the weekday it is given."""
    everything = "\n".join(text for record in RECORDS for text in shown_texts(record))
    assert set(re.findall(r"\b0\d{2,4} \d{3,4} ?\d{3,4}\b", everything)) == {"020 7946 0143"}
    assert set(re.findall(r"https?://([^/\s)\"]+)", everything)) == {"example.org"}
    dated = re.findall(r"\b(\w+day),? \**(\d{1,2}) (March|April|May)\b", everything)
    months = {"March": 3, "April": 4, "May": 5}
    assert len(dated) >= 8
    assert all(date(2026, months[month], int(day)).strftime("%A") == weekday for weekday, day, month in dated)


def test_raters_are_of_every_sort() -> None:
    """Three people in two groups, two judges, a reference on eight pairs and a check on the single response."""
    raters = {rater["rater"]: rater for record in RECORDS for rater in record["raters"]}
    assert {name for name, rater in raters.items() if rater["kind"] == "human"} == set(PEOPLE)
    assert len({raters[name]["group"] for name in PEOPLE}) == 2
    assert Counter(rater["kind"] for rater in raters.values())["judge"] == 2
    assert sum(label["kind"] == "reference" for _, label in labels()) == 8
    assert [record["id"] for record, _ in labels("check")] == ["seed-library"]


def test_judges_answer_in_both_orders() -> None:
    """Nearly all pairs in slots 12 and 21, one judge with confidence; some unreadable, refused and inconsistent."""
    answers: dict[tuple[str, ...], dict[str, dict[str, Any]]] = defaultdict(dict)
    for record, label in labels("judge"):
        assert label["order"] == label["slot"]
        answers[(label["rater"], record["id"], *label["pair"])][label["slot"]] = label
    statuses = Counter(label.get("status", "given") for by in answers.values() for label in by.values())
    assert statuses["unreadable"] >= 1 and statuses["refused"] >= 1
    assert all(set(by) == {"12", "21"} for by in answers.values())
    assert len({key[0] for key in answers if any("p1" in label for label in answers[key].values())}) == 1
    for judge in ("local-8b", "sextant-70b"):
        mine = [by for key, by in answers.items() if key[0] == judge]
        products = [by["12"].get("preference", 0) * by["21"].get("preference", 0) for by in mine]
        assert len(mine) >= 36 and 0 < sum(product < 0 for product in products) < 10
    sided = [v for key, by in answers.items() if key[0] == "local-8b" for v in by.values() if v.get("preference")]
    first = sum((label["preference"] < 0) == (label["slot"] == "12") for label in sided) / len(sided)
    assert 0.55 < first < 0.7


def side(label: dict[str, Any]) -> str:
    preference = label["preference"]
    return "bad" if label.get("both_bad") else "tie" if preference == 0 else "1" if preference < 0 else "2"


def nominal_alpha(units: list[list[str]]) -> float:
    """Krippendorff's alpha for categories, written out from its definition."""
    units = [unit for unit in units if len(unit) > 1]
    everything = [value for unit in units for value in unit]
    n = len(everything)
    seen = sum(sum(a != b for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in units) / n
    return 1 - seen / (sum(a != b for a, b in permutations(everything, 2)) / (n * (n - 1)))


def test_people_agree_well_but_not_perfectly() -> None:
    """Alpha on sides is 0.6 to 0.75; there are ties, splits three ways, wide spreads, both bad, ill-posed, flags."""
    pairs = human_pairs()
    sides = {key: [side(label) for label in by.values()] for key, by in pairs.items()}
    assert 0.6 <= nominal_alpha(list(sides.values())) <= 0.75
    assert {len(by) for by in pairs.values()} == {2, 3}
    assert min(Counter(label["rater"] for by in pairs.values() for label in by.values()).values()) >= 30
    assert any(sorted(values) == ["1", "2", "tie"] for values in sides.values())
    assert any(values.count("tie") == 2 for values in sides.values())
    assert any(values.count("bad") == 2 for values in sides.values())
    spreads = [max(p) - min(p) for by in pairs.values() if len(p := [x["preference"] for x in by.values()]) == 3]
    assert sum(spread > 2 for spread in spreads) >= 3 and sum(spread <= 2 for spread in spreads) >= 20
    rated = [sum("ratings" in label for label in by.values()) for by in pairs.values()]
    assert sum(n >= 2 for n in rated) >= 0.8 * len(rated)
    assert {key[0] for key, by in pairs.items() if any(x.get("ill_posed") for x in by.values())} == {"hedge-letter"}
    flagged = [label for _, label in labels("human") if label.get("flags")]
    assert len(flagged) >= 4 and all(label["note"] for label in flagged)
    assert {label["order"] for by in pairs.values() for label in by.values()} == {"12", "21"}


def test_repeats_and_gold() -> None:
    """One person labelled two pairs again with the sides swapped; gold names pairs that people have labelled."""
    repeats = [(record, label) for record, label in labels("human") if label.get("slot") == "repeat:1"]
    assert [label["rater"] for _, label in repeats] == ["Mara", "Mara"]
    for record, label in repeats:
        first = human_pairs()[(record["id"], *label["pair"])]["Mara"]
        assert label["purpose"] == "repeat" and label["order"] != first["order"] and label["at"] > first["at"]
    gold = [(record, fact) for record in RECORDS for fact in record.get("gold", [])]
    assert len(gold) == 3
    assert all((record["id"], *fact["pair"]) in human_pairs() for record, fact in gold)


def test_times_are_plausible() -> None:
    """UTC times of 2026, no two answers of a person at once, and a few seconds to some minutes for each pair."""
    seen: dict[str, list[datetime]] = defaultdict(list)
    for _, label in labels():
        assert re.fullmatch(r"2026-\d\d-\d\dT\d\d:\d\d:\d\dZ", label["at"])
        if label["kind"] == "human":
            seen[label["rater"]].append(datetime.fromisoformat(label["at"]))
            assert 20 <= label["seconds"] <= 900
    for times in seen.values():
        assert len(set(times)) == len(times)


def test_the_program_reads_every_line() -> None:
    """Each line is a native record without complaint, and written out again it reads as an equal one."""
    for number, value in enumerate(RECORDS, start=1):
        record = read_record(value, number)
        assert read_record(write_record(record), number) == record
        assert record.namespace == "sample" and not record.extra


def test_hidden_characters_are_written_as_escapes() -> None:
    """The file itself shows no direction mark or zero-width character raw, so a reviewer sees each of them."""
    assert not hidden(Path(FILE).read_text(encoding="utf-8"))

"""Tables: every usual dialect, exact cells, bad rows by line, columns mapped, and our own guarded cells restored."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from import_samples import SAMPLES, bad, good, items_of, sample, texts, write_lines

from nearmiss.errors import ProblemForYou
from nearmiss.importing import Options, mapping_of, recognise
from nearmiss.importing.cells import GUARD_COLUMN, guard, unguard
from nearmiss.importing.tables import rows
from nearmiss.records import BadRecord, Record

HEADER = "prompt,response_1,response_2"


def table(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "in.csv"
    path.write_bytes(text.encode(encoding))
    return path


def said(record: Record) -> list[str]:
    return [record.conversation.turns[0].content, *texts(record)]


def test_a_table_of_people_is_read_whole() -> None:
    """Ids, constraints as a list, models, strengths, −100 and unknown columns; two raters of one row are one prompt."""
    first, second, third = sample("table.csv")
    assert (first.id, first.line, third.line) == ("q1", 2, 8)
    assert (first.id, first.conversation, first.responses) == (second.id, second.conversation, second.responses)
    assert texts(first)[0] == "apple\nplum\npear"
    assert [(c.id, c.text) for c in first.constraints] == [("c1", "Exactly three fruits"), ("rows", "One a line")]
    assert [response.model for response in first.responses] == ["model-s", "model-l"]
    assert first.meta == {"source": "exam 4"}
    assert [(r.labels[0].rater, r.labels[0].kind, r.labels[0].answer.preference) for r in (first, second)] == [
        ("Kim", "human", -2),
        ("Lee", "human", -3),
    ]
    assert third.labels[0].answer.both_bad
    assert third.labels[0].answer.preference is None
    assert third.meta == {}


def test_a_spreadsheet_with_semicolons_is_read() -> None:
    """Byte order mark, 'sep=' line, CRLF, decimal comma, response_a and response_b, winners in words."""
    first, second = sample("table_semicolon.csv")
    assert texts(first) == ["bee", "tea; or sea"]
    assert (first.labels[0].answer.preference, first.labels[0].answer.confidence) == (0, 0.75)
    assert (second.labels[0].answer.preference, second.labels[0].answer.confidence) == (-1, 1)
    assert first.labels[0].rater == "winner in source"
    assert first.labels[0].kind == "reference"
    assert first.labels[0].answer.scale == "pairwise"


def test_flat_json_objects_are_a_table_too() -> None:
    """A scalar response becomes its JSON text, which is noted."""
    options = Options()
    first, second = sample("table_flat.jsonl", options)
    assert first.labels[0].answer.preference == -3
    assert first.meta == {"batch": 2}
    assert texts(second) == ["1, 2", "12"]
    assert second.responses[1].meta == {"source_type": "number"}
    assert sum(options.notes.values()) == 1


def test_columns_are_mapped() -> None:
    """`--map FIELD=COLUMN` makes a table of any columns; without it the file is no format that is known."""
    path = SAMPLES / "table.tsv"
    with pytest.raises(ProblemForYou, match="the columns question, left, right"):
        recognise(path)
    options = Options(mapping=mapping_of(["prompt=question", "response_1=left", "response_2=right"]))
    assert recognise(path, options).name == "table"
    assert [said(record) for record in good(path, "table", options)] == [
        ["Add 2 and 3.", "5", "6"],
        ["Spell cat.", "c a t", "k a t"],
    ]


@pytest.mark.parametrize("text", ["prompt", "prompt=", "=question", "promt=question"])
def test_a_mapping_that_says_nothing_is_refused(text: str) -> None:
    """The fields that there are come with it."""
    with pytest.raises(ProblemForYou, match="response_1"):
        mapping_of([text])


@pytest.mark.parametrize("place", ["table.csv", "table_flat.jsonl"])
def test_a_mapping_of_no_field_is_refused_before_a_row_is_read(place: str) -> None:
    """A misspelt field would leave its column out in silence."""
    with pytest.raises(ProblemForYou, match="There is no field 'promt'"):
        items_of(SAMPLES / place, "table", Options(mapping={"promt": "prompt"}))


def test_a_column_that_is_not_there_is_said_once(tmp_path: Path) -> None:
    """With the file, the header's line and the columns that there are; not once for each row."""
    path = table(tmp_path, "question,left\n" + "x,y\n" * 50)
    for mapping in ({"prompt": "frage", "response_1": "left"}, {"prompt": "question"}):
        with pytest.raises(ProblemForYou, match=r"in\.csv:1: .*question, left"):
            items_of(path, "table", Options(mapping=mapping))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_delimiter_and_the_line_ends_are_found_out(tmp_path: Path, delimiter: str, end: str) -> None:
    """Any of the usual ones, also with the other delimiters inside the cells (I12)."""
    cells = [["prompt", "response_1", "response_2"], ["a,;|b", 'say "x"', "line\none"], ["c", "", "\td"]]
    quoted = [['"' + cell.replace('"', '""') + '"' for cell in row] for row in cells]
    path = table(tmp_path, end.join(delimiter.join(row) for row in quoted) + end)
    assert recognise(path).name == "table"
    assert [said(record) for record in good(path, "table")] == cells[1:]


def test_a_delimiter_may_be_named(tmp_path: Path) -> None:
    """By a 'sep=' line or by the options, it is not guessed."""
    path = table(tmp_path, "sep=^\nprompt^response_1\np,q^r\n")
    assert said(good(path, "table")[0]) == ["p,q", "r"]
    assert good(path, "table")[0].line == 3
    path = table(tmp_path, "prompt^response_1\np,q^r\n")
    assert said(good(path, "table", Options(delimiter="^"))[0]) == ["p,q", "r"]


def test_odd_characters_in_cells_are_exact(tmp_path: Path) -> None:
    """NUL, U+2028, vertical tabs and spaces at the ends stay; nothing is typed by guess (I04, I13)."""
    path = table(tmp_path, f"id,{HEADER}\n007,a\0b\u2028c, 1e5 ,TRUE\n")
    (record,) = good(path, "table")
    assert record.id == "007"
    assert said(record) == ["a\0b\u2028c", " 1e5 ", "TRUE"]


def test_a_cell_of_a_megabyte_is_read(tmp_path: Path) -> None:
    """Python's own limit is 131,072 characters (I11)."""
    many_lines = "y\n" * 100_000
    path = table(tmp_path, f'{HEADER}\np,{"x" * 1_000_000},"{many_lines}"\n')
    assert [len(text) for text in texts(good(path, "table")[0])] == [1_000_000, 200_000]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("p,a", "The row has 2 cells, and the header 3."),
        ("p,a,b,c", "The row has 4 cells, and the header 3."),
        (HEADER, "The header stands here a second time."),
        ('p,"a"x,b', "The row cannot be read"),
    ],
)
def test_a_row_that_does_not_fit_is_listed(tmp_path: Path, row: str, why: str) -> None:
    """With its line, also after cells with line breaks; the rows around it are read (I12)."""
    path = table(tmp_path, f'{HEADER}\n"p\nq",a,b\n{row}\np,a,b\n')
    found = items_of(path, "table")
    assert [type(item) for item in found] == [Record, BadRecord, Record]
    assert isinstance(found[1], BadRecord)
    assert (found[1].line, found[2].line) == (4, 5)
    assert found[1].reason.startswith(why)


def test_a_quote_that_is_never_closed_names_its_row(tmp_path: Path) -> None:
    """Not the end of the file, where it is noticed (I12)."""
    path = table(tmp_path, f'{HEADER}\np,a,b\np,"a,b\np,a,b\np,a,b\n')
    assert bad(path, "table") == [BadRecord(3, "A quote that opens in this row is never closed.")]


def test_a_column_name_twice_is_refused(tmp_path: Path) -> None:
    """One of the two would be lost (I12)."""
    with pytest.raises(ProblemForYou, match=r"in\.csv:1: Two columns are named 'note'"):
        items_of(table(tmp_path, f"{HEADER},note, note\np,a,b,1,2\n"), "table")


def test_latin_1_is_refused_with_line_and_byte(tmp_path: Path) -> None:
    """A spreadsheet saved as plain CSV is never read as mojibake (I02)."""
    path = table(tmp_path, f"{HEADER}\np,caf\xe9,b\n", "latin-1")
    with pytest.raises(ProblemForYou, match=r"in\.csv:2: Byte 34 \(0xE9\) is not UTF-8.*CSV in UTF-8"):
        items_of(path, "table")


def test_an_empty_name_is_the_column_s_place(tmp_path: Path) -> None:
    """Tables that were saved with a row number in front have a first column without a name."""
    (record,) = good(table(tmp_path, f",{HEADER}\n0,p,a,b\n"), "table")
    assert record.meta == {"column 1": "0"}


@pytest.mark.parametrize(
    ("winner", "preference"),
    [("1", -1), ("A", -1), ("model_a", -1), ("2", 1), ("response_b", 1), ("tie", 0), ("Tie", 0), ("0", 0)],
)
def test_winners_in_words_are_sides(tmp_path: Path, winner: str, preference: int) -> None:
    """1 and a are the first response, the negative side."""
    (record,) = good(table(tmp_path, f"{HEADER},winner\np,a,b,{winner}\n"), "table")
    assert record.labels[0].answer.preference == preference


def test_both_bad_is_no_tie(tmp_path: Path) -> None:
    """In words or as −100 it is a flag of its own, and no preference."""
    path = table(tmp_path, f"{HEADER},winner,preference\np,a,b,both_bad,\np,a,b,tie (bothbad),\np,a,b,,-100\n")
    for record in good(path, "table"):
        assert record.labels[0].answer.both_bad
        assert record.labels[0].answer.preference is None


def test_a_row_without_an_answer_has_no_label(tmp_path: Path) -> None:
    """An empty cell is no tie."""
    (record,) = good(table(tmp_path, f"{HEADER},winner,preference,rater\np,a,b,,,Kim\n"), "table")
    assert record.labels == ()


@pytest.mark.parametrize(
    ("column", "cell", "why"),
    [
        ("winner", "left", "winner is 'left'"),
        ("preference", "4", "preference is '4'"),
        ("preference", "1.5", "preference is '1.5'"),
        ("preference", "better", "preference is 'better'"),
        ("constraints", '"[""open"', "not JSON"),
        ("constraints", '"[{""id"": ""c""}]"', "constraints[0].text is missing"),
        ("constraints", "[3]", "constraints[0] must be an object"),
        ("confidence", "high", "confidence is 'high'"),
        ("confidence", "90", "must lie between 0 and 1"),
        ("kind", "robot", "must be one of human"),
        ("order", "AB", "must be one of 12, 21"),
    ],
)
def test_cells_that_mean_nothing_are_listed(tmp_path: Path, column: str, cell: str, why: str) -> None:
    """By line, with the column and what stands in it; the other rows are read."""
    names = [name for name in ("winner", "rater") if name != column]
    path = table(tmp_path, f"{HEADER},{column},{','.join(names)}\np,a,b,{cell},{','.join('1' for _ in names)}\n")
    (found,) = bad(path, "table")
    assert found.line == 2
    assert why in found.reason


def test_preference_and_winner_that_disagree_are_listed(tmp_path: Path) -> None:
    """A sign that was read the wrong way shows here."""
    path = table(tmp_path, f"{HEADER},preference,winner\np,a,b,2,1\np,a,b,-2,1\n")
    (found,) = bad(path, "table")
    assert (found.line, found.reason) == (2, "preference and winner say different things.")


def test_raters_of_rows_without_ids_meet_on_one_pair(tmp_path: Path) -> None:
    """In a table with a row for each rater, the same texts are the same pair."""
    path = table(tmp_path, f"{HEADER},winner,rater\np,a,b,1,Kim\np,a,b,2,Lee\np,a,c,1,Kim\n")
    first, second, third = good(path, "table")
    assert first.id == second.id != third.id


def test_constraints_may_stand_on_lines(tmp_path: Path) -> None:
    """One constraint a line, empty lines left out."""
    (record,) = good(table(tmp_path, f'{HEADER},constraints\np,a,b,"Be short.\n\n Rhyme. "\n'), "table")
    assert [(c.id, c.text) for c in record.constraints] == [("c1", "Be short."), ("c2", "Rhyme.")]


def test_one_response_makes_no_pair(tmp_path: Path) -> None:
    """A table of single answers is for checks and ratings."""
    (record,) = good(table(tmp_path, "prompt,response_a\np,a\n"), "table")
    assert record.all_pairs() == ()


def test_identical_and_empty_responses_are_two(tmp_path: Path) -> None:
    """They have ids of their own, and nothing is dropped (I15)."""
    same, empty = good(table(tmp_path, f"{HEADER}\np,a,a\np,,\n"), "table")
    for record in (same, empty):
        assert len({response.id for response in record.responses}) == 2
        assert len(record.all_pairs()) == 1


def test_null_is_empty_and_a_missing_field_is_bad(tmp_path: Path) -> None:
    """In JSON objects null says that there was no answer; a field that is not there says nothing (I15)."""
    options = Options()
    value: dict[str, Any] = {"prompt": "p", "response_1": None, "response_2": "b"}
    found = items_of(write_lines(tmp_path / "in.jsonl", [value, {"prompt": "p"}]), "table", options)
    assert isinstance(found[0], Record)
    assert texts(found[0]) == ["", "b"]
    assert options.notes == {"responses that were null, taken as empty": 1}
    assert isinstance(found[1], BadRecord)


cells = st.text(alphabet=st.characters(codec="utf-8"), max_size=5) | st.text(
    alphabet="'=+-@\t\r\n\0＝＋－＠x,", max_size=5
)


@given(cells)
def test_a_guarded_cell_comes_back(cell: str) -> None:
    """No spreadsheet runs it, and the exact value is restored (P27)."""
    guarded = guard(cell)
    assert not guarded or guarded[0] not in "=+-@\t\r\n\0＝＋－＠"
    assert unguard(guarded) == cell


@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=4))
def test_our_own_guarded_table_comes_back(
    tmp_path_factory: pytest.TempPathFactory, values: list[tuple[str, str, str]]
) -> None:
    """A table that says it is guarded is read back cell by cell (P27)."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow([*HEADER.split(","), GUARD_COLUMN])
    writer.writerows([*map(guard, row), "1"] for row in values)
    path = table(tmp_path_factory.getbasetemp(), text.getvalue())
    found = [row[1] for row in rows(path, Options()) if not isinstance(row, BadRecord)]
    assert [tuple(row.values()) for row in found] == values


def test_another_s_table_keeps_its_quotes(tmp_path: Path) -> None:
    """Without our own mark a cell that begins with a quote is only a cell."""
    path = table(tmp_path, f"{HEADER}\n'=' assigns,'-',b\n")
    assert said(good(path, "table")[0]) == ["'=' assigns", "'-'", "b"]
    assert said(good(path, "table", Options(guarded=True))[0]) == ["=' assigns", "-'", "b"]


def test_whose_kind_is_said_is_taken(tmp_path: Path) -> None:
    """A table of judges says so in a column, with the order they saw."""
    path = table(tmp_path, f"{HEADER},winner,rater,kind,slot,order\np,a,b,2,Robo,judge,21,21\n")
    (label,) = good(path, "table")[0].labels
    assert (label.rater, label.kind, label.slot, label.answer.order) == ("Robo", "judge", "21", "21")


def test_a_field_that_is_mapped_to_nothing_is_nowhere(tmp_path: Path) -> None:
    """A column 'winner' that is about something else is kept as meta, and nobody prefers anything."""
    path = tmp_path / "in.csv"
    path.write_text("prompt,response_1,response_2,winner\np,a,b,maybe\n", "utf-8")
    (wrong,) = bad(path, "table")
    assert "winner is 'maybe'" in wrong.reason
    (record,) = good(path, "table", Options(mapping={"winner": ""}))
    assert (record.labels, record.meta) == ((), {"winner": "maybe"})

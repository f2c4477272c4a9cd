"""The native record: one prompt with its constraints, responses, pairs and labels, as sources name them."""

from nearmiss.records.checking import check_references
from nearmiss.records.reading import read_answer, read_constraints, read_judgements, read_record
from nearmiss.records.values import (
    BadRecord,
    LabelsFor,
    Record,
    RecordDecision,
    RecordGold,
    RecordLabel,
    RecordPair,
    RecordResponse,
)
from nearmiss.records.writing import write_answer, write_constraints, write_judgements, write_label, write_record

__all__ = [
    "BadRecord",
    "LabelsFor",
    "Record",
    "RecordDecision",
    "RecordGold",
    "RecordLabel",
    "RecordPair",
    "RecordResponse",
    "check_references",
    "read_answer",
    "read_constraints",
    "read_judgements",
    "read_record",
    "write_answer",
    "write_constraints",
    "write_judgements",
    "write_label",
    "write_record",
]

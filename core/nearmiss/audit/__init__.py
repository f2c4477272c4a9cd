"""Auditing: the report card of one judge, and what it may be trusted with."""

from nearmiss.audit.documents import as_json
from nearmiss.audit.of_values import (
    ValueAudit,
    audit_values,
    on_scale,
    table_beside,
    value_tables,
    values_as_json,
    values_beside,
)
from nearmiss.audit.report import Audit, Options, audit
from nearmiss.audit.words import tables

__all__ = [
    "Audit",
    "Options",
    "ValueAudit",
    "as_json",
    "audit",
    "audit_values",
    "on_scale",
    "table_beside",
    "tables",
    "value_tables",
    "values_as_json",
    "values_beside",
]

"""Reading what comes in: a file of any known format as a stream of records, labels for others, and bad records."""

from nearmiss.importing.format import Format
from nearmiss.importing.formats import FORMATS, by_name, describe, format_of, head_of, in_order, recognise
from nearmiss.importing.found import Item
from nearmiss.importing.options import Options
from nearmiss.importing.table_columns import mapping_of

__all__ = [
    "FORMATS",
    "Format",
    "Item",
    "Options",
    "by_name",
    "describe",
    "format_of",
    "head_of",
    "in_order",
    "mapping_of",
    "recognise",
]

"""Data sets out of a project: which formats there are, and how a folder of records is written."""

from nearmiss.exporting.dataset import Exported, export
from nearmiss.exporting.formats import FORMATS, by_name
from nearmiss.exporting.rows import Options

__all__ = ["FORMATS", "Exported", "Options", "by_name", "export"]

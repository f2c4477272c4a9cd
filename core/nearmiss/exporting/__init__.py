"""Data sets out of a project: which formats there are, and how a folder of records is written."""

from nearmiss.exporting.dataset import export
from nearmiss.exporting.formats import FORMATS, Format, by_name
from nearmiss.exporting.manifest import Exported
from nearmiss.exporting.rows import Options
from nearmiss.exporting.survey import Survey, survey

__all__ = ["FORMATS", "Exported", "Format", "Options", "Survey", "by_name", "export", "survey"]

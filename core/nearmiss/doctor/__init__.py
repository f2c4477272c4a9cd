"""Whether a project file is whole, what is wrong with it by name, and how it is mended."""

from nearmiss.doctor.examining import examine
from nearmiss.doctor.repairing import Repair, repair
from nearmiss.doctor.values import Check, Diagnosis

__all__ = ["Check", "Diagnosis", "Repair", "examine", "repair"]

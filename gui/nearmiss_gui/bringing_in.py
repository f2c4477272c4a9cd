"""What the import page asks of the core: how files would be understood, a new project from them, what was taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from nearmiss.errors import ProblemForYou
from nearmiss.import_files import FileReport, Preview, import_files, preview
from nearmiss.importing.binary_tables import chosen_sheet, kind_of, sheet_names
from nearmiss.importing.formats import FORMATS, format_of, head_of
from nearmiss.importing.look_through import is_small
from nearmiss.importing.options import Options
from nearmiss.intake import Refused
from nearmiss.monitor import Monitor
from nearmiss.phrases import phrase
from nearmiss.project import Project
from nearmiss.records import BadRecord, Record
from nearmiss.schemes import PRESETS, preset
from nearmiss_gui.translation import counted, in_figures, listed, tr
from nearmiss_gui.widgets import DATA_SUFFIXES

SHOWN_PROBLEMS = 5
MOST_FILES = 200
_SCHEMES = {
    "helpsteer2": "helpsteer2",
    "helpsteer2-preference": "helpsteer2",
    "helpsteer3": "helpsteer3",
    "llmbar": "pairwise",
    "pandalm": "pairwise",
    "trl": "pairwise",
}
"""The scheme to suggest for a new project, by the format of its data."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A file, and what a person said of it: its format where that is not left to its content, columns, and sheet."""

    path: Path
    format: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None

    def options(self, *, skip_bad: bool = False) -> Options:
        """What its reader is told."""
        return Options(self.format, self.mapping, skip_bad=skip_bad, sheet=self.sheet)


@dataclass(frozen=True, slots=True)
class Look:
    """A file as it would be understood, or why not; `columns` are those of a table, or of a file that is not known.

    `small`: it can be looked through to its end before it is taken. `may_be`: the formats that fit equally well.
    `sheets` are those of a workbook, that which is read first.
    """

    found: Preview | None
    problem: ProblemForYou | None
    columns: tuple[str, ...]
    small: bool = True
    may_be: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()


def look_at(asked: Asked) -> Look:
    """Try a file, and say of one that is not understood why."""
    try:
        head = head_of(asked.path, asked.options())
        small, sheets = is_small(asked.path), _sheets(asked)
    except ProblemForYou as problem:
        return Look(None, _by_name(problem, asked.path), ())
    named = head.columns or tuple(dict.fromkeys(name for value in head.objects for name in value))
    try:
        found = preview(asked.path, asked.options())
    except ProblemForYou as problem:
        fitting = [recipe for recipe in FORMATS if recipe.recognise(head)] if asked.format is None else []
        titles = tuple(recipe.title for recipe in fitting if not recipe.general or len(fitting) == 1)
        asks = asked.format in (None, "table") and not (titles and not asked.mapping)
        return Look(None, _by_name(problem, asked.path), named if asks else (), small, titles, sheets)
    return Look(found, None, named if found.format == "table" else (), small, sheets=sheets)


def _sheets(asked: Asked) -> tuple[str, ...]:
    """The sheets of a workbook, that which is read first; none of any other file."""
    if kind_of(asked.path) != "workbook":
        return ()
    names, chosen = sheet_names(asked.path), chosen_sheet(asked.path, asked.options())
    return (chosen, *(name for name in names if name != chosen))


def _by_name(problem: ProblemForYou, path: Path) -> ProblemForYou:
    """The problem with the file's name in place of the whole path: which file it is stands on the page."""
    where = problem.where.replace(str(path), path.name) if problem.where else None
    return ProblemForYou(problem.what, where, problem.remedy)


def files_among(paths: Sequence[Path]) -> list[Path]:
    """The files themselves, and the data files of folders among them, at most 200, in the order of their names.

    Raises ProblemForYou where there is none.
    """
    found: dict[Path, None] = {}
    for path in paths:
        for file in _data_files(path) if path.is_dir() else (path,):
            found[file.absolute()] = None
            if len(found) > MOST_FILES:
                raise ProblemForYou(
                    phrase("There are more than {most} data files here.", most=MOST_FILES), str(path),
                    phrase("Choose those that belong together."),
                )  # fmt: skip
    if not found:
        raise ProblemForYou(phrase("There is no data file in this folder."), str(paths[0]))
    return list(found)


def _data_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if is_data(path.name) and not any(name.startswith(".") for name in inside) and path.is_file():
            yield path


def is_data(name: str) -> bool:
    """Whether a file of this name may be one of data."""
    return name.lower().removesuffix(".gz").endswith(DATA_SUFFIXES) or name.lower().endswith(".gz")


def suggested_scheme(found: Preview) -> str:
    """The scheme that fits data: by its format, its constraints, or the scale that its labels are on."""
    if found.format in _SCHEMES:
        return _SCHEMES[found.format]
    records = [item for item in found.items if isinstance(item, Record)]
    scales = Counter(label.answer.scale for item in records for label in item.labels if len(label.subject) == 2)
    if any(item.constraints for item in records) or not scales:
        return "constraints"
    ((scale, _),) = scales.most_common(1)
    return scale if scale in PRESETS else "constraints"


def suggested_project(source: Path) -> Path:
    """A free name for a project beside its data: `pairs.nearmiss` for `pairs.jsonl.gz`."""
    stem = source.name.removesuffix(".gz")
    stem = stem.rpartition(".")[0] or stem
    number, found = 2, source.with_name(f"{stem}.nearmiss")
    while found.exists():
        found = source.with_name(f"{stem}-{number}.nearmiss")
        number += 1
    return found


def new_project_from(
    path: Path,
    scheme: str,
    asked: Sequence[Asked],
    monitor: Monitor,
    *,
    skip_bad: bool = False,
    known: int | None = None,
) -> list[FileReport]:
    """Make a project of files; when one is refused or reading is stopped, the project is not left behind."""
    project = Project.create(path, preset(scheme))
    try:
        reports = take_all(project, asked, monitor, skip_bad=skip_bad, known=known)
    except BaseException:
        project.close()
        for left in (path, path.with_name(f".{path.name}.lock")):
            left.unlink(missing_ok=True)
        raise
    project.close()
    return reports


def take_all(
    project: Project, asked: Sequence[Asked], monitor: Monitor, *, skip_bad: bool = False, known: int | None = None
) -> list[FileReport]:
    """Take files in one go, all or none of them; those last that speak of prompts of the others.

    `known`: how many records there are in all. Raises Refused for the first file with a bad record.
    """
    overall = _Overall(monitor, sum(one.path.stat().st_size for one in asked), known)
    reports: list[FileReport] = []
    with project.writing():
        for one in sorted(asked, key=_place):
            options = one.options(skip_bad=skip_bad)
            overall.begin(one.path.stat().st_size)
            (report,) = import_files(project, [one.path], _heard(options, overall), monitor=overall)
            reports.append(report)
            overall.report(report.taken.records + report.taken.skipped, None)
    return reports


def _place(asked: Asked) -> int:
    options = asked.options()
    return format_of(asked.path, options).order(head_of(asked.path, options))


def _heard(options: Options, overall: _Overall) -> Options:
    return replace(options, progress=overall.hear)


class _Overall:
    """How far along several files are: records so far, of how many as far as is known or as the bytes tell."""

    def __init__(self, monitor: Monitor, size: int, known: int | None) -> None:
        self._monitor, self._size, self._known = monitor, max(size, 1), known
        self._before = self._records_before = self._records = self._current = 0
        self._part = 0.0

    def begin(self, size: int) -> None:
        """Another file comes, of so many bytes."""
        self._before, self._records_before = self._before + self._current, self._records_before + self._records
        self._current, self._records, self._part = size, 0, 0.0

    def report(self, done: int, total: int | None) -> None:
        """So many records of the file are in. Raises Cancelled when nobody waits any more."""
        self._records = done
        self._tell()

    def hear(self, read: int, whole: int) -> None:
        """So much of the file has been read: stopping takes hold also where no record comes for a while."""
        self._part = read / max(whole, 1)
        self._tell()

    def _tell(self) -> None:
        records = self._records_before + self._records
        share = (self._before + self._part * self._current) / self._size
        guess = round(records / share) if share > 0 else 0
        self._monitor.report(records, self._known or max(guess, records) or None)


def taken_in_words(reports: Sequence[FileReport]) -> str:
    """`Imported 24 prompts, 24 pairs and 109 labels from sample.jsonl.`, and what was left out."""
    said = []
    for report in reports:
        taken = report.taken
        parts = [amount(number, name) for name, number in taken.added.items() if number]
        name = report.path.name
        imported = tr("Imported {records} from {file}.", records=listed(parts), file=name)
        said.append(imported if parts else tr("Nothing new in {file}.", file=name))
        if taken.skipped:
            bad = counted("{n} bad record left out:", "{n} bad records left out:", taken.skipped)
            said.append(f"{bad} {problems_in_words(taken.problems, taken.skipped)}")
        said += notes_in_words(taken.notes)
    return " ".join(said)


def notes_in_words(notes: Mapping[str, int]) -> list[str]:
    """What is worth knowing, a sentence each."""
    found = ((tr(note), in_figures(number)) for note, number in notes.items())
    return [f"{note[:1].upper()}{note[1:]}: {number}." for note, number in found]


def problems_in_words(problems: Sequence[BadRecord], bad: int | None = None) -> str:
    """The first bad records by line and reason, and how many more of the `bad` ones there are."""
    shown = [
        tr("Line {line}: {reason}", line=bad.line, reason=_sentence(tr(bad.reason)))
        for bad in problems[:SHOWN_PROBLEMS]
    ]
    more = (bad or len(problems)) - len(shown)
    return " ".join([*shown, tr("And {n} more.", n=more)] if more else shown)


def refusal_in_words(refused: Refused) -> str:
    """What keeps a file out, and that the rest is fine."""
    fine = refused.taken.records
    said = [tr("Nothing was taken."), problems_in_words(refused.taken.problems, refused.taken.skipped)]
    if fine:
        said.append(counted("{n} other record is fine.", "{n} other records are fine.", fine))
    return " ".join(said)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def amount(n: int, name: str) -> str:
    """`24 prompts`."""
    match name:
        case "prompts":
            return counted("{n} prompt", "{n} prompts", n)
        case "responses":
            return counted("{n} response", "{n} responses", n)
        case "pairs":
            return counted("{n} pair", "{n} pairs", n)
        case "constraints":
            return counted("{n} constraint", "{n} constraints", n)
        case _:
            return counted("{n} label", "{n} labels", n)

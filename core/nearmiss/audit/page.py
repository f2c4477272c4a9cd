"""The report card as one HTML file: readable with scripts off, asks for nothing from anywhere, light and dark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from nearmiss.audit.charts import Chart
from nearmiss.audit.drawing import STYLE
from nearmiss.audit.words import Table
from nearmiss.errors import ProblemForYou

_STYLE = (
    """
:root { --ground: #f4f3ef; --card: #ffffff; --line: #e2dfd7; --text: #1b1c20; --soft: #4b4d54; --hint: #64666d;
  --accent: #5a45b8; --tint: #efedf9; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #17181b; --card: #1f2125; --line: #303339; --text: #ecebe6; --soft: #bdbfc4; --hint: #9a9ca3;
    --accent: #b3a6ff; --tint: #2a2740; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 24px; background: var(--ground); color: var(--text);
  font: 15px/1.55 Inter, system-ui, -apple-system, "Segoe UI", sans-serif; }
main { max-width: 1080px; margin: 0 auto; }
h1 { font-size: 20px; margin: 0 0 12px; } h2 { font-size: 16px; margin: 0 0 2px; }
section, .verdict { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 14px 16px;
  margin: 0 0 12px; overflow-x: auto; }
.verdict { border-left: 4px solid var(--accent); font-size: 18px; font-weight: 600;
  white-space: pre-line; }
p { margin: 0 0 8px; color: var(--hint); max-width: 70ch; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 5px 14px 5px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--soft); font-weight: 600; } tr:last-child td { border-bottom: 0; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(320px, 1fr)); gap: 12px; }
.charts section { margin: 0; } .charts { margin-bottom: 12px; }
td, th, h1, .verdict { unicode-bidi: isolate; overflow-wrap: break-word; }
details table { font-size: 12px; } summary { cursor: pointer; color: var(--soft); font-weight: 600; }
footer { color: var(--hint); font-size: 12px; }
"""
    + STYLE
)
_PRINT = """
@media print {
  :root { --ground: #ffffff; --card: #ffffff; --line: #cfccc3; --text: #1b1c20; --soft: #4b4d54; --hint: #64666d;
    --accent: #5a45b8; --tint: #efedf9; --edge: #cfc7ef; --met: #077571; --met-tint: #ddf1ef; --missed: #8f1734; }
  body { padding: 0; font-size: 11px; print-color-adjust: exact; } tr, .charts section { break-inside: avoid; }
  h2 { break-after: avoid; } section { overflow: visible; } details { display: none; }
}
"""
_UNSEEN = (*range(9), 11, 12, *range(14, 32), *range(127, 160), 0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F))
_WRITTEN_OUT = {code: f"\\u{code:04x}" for code in (*_UNSEEN, *range(0x2066, 0x206A))}
"""Control characters and marks of direction, which would turn round what stands beside a name."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(
    title: str,
    verdict: str,
    tables: Sequence[Table],
    charts: Iterable[Chart],
    excluded: Mapping[str, int],
    document: Mapping[str, Any] | None = None,
) -> str:
    """The whole file as text. Everything that comes from a project is escaped; nothing in it is ever run or fetched.

    Every number of `document`, what `--json` prints, stands at the end, folded away.
    """
    drawn = "".join(_chart(chart) for chart in charts)
    left_out = "".join(f"<li>{escape(reason)}: {count:,}</li>" for reason, count in excluded.items())
    return "".join(
        [
            '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{escape(title)}</title><style>{_STYLE}{_PRINT}</style></head><body><main>",
            f'<h1>{escape(title)}</h1><div class="verdict">{escape(verdict)}</div>',
            f'<div class="charts">{drawn}</div>' if drawn else "",
            *(_table(table) for table in tables),
            f"<section><h2>Left out</h2><ul>{left_out}</ul></section>" if left_out else "",
            _every_number(document) if document else "",
            "<footer>Intervals are 95 % intervals over prompt families. Undefined numbers say why.</footer>",
            "</main></body></html>\n",
        ]
    ).translate(_WRITTEN_OUT)


def _chart(chart: Chart) -> str:
    return f"<section><h2>{escape(chart.title)}</h2><p>{escape(chart.caption)}</p>{chart.svg}</section>"


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.header) if any(table.header) else ""
    rows = "".join("<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in row) + "</tr>" for row in table.rows)
    notes = "".join(f"<p>– {escape(note)}</p>" for note in table.notes)
    said = f"<p>{escape(table.meaning)}</p>" if table.meaning else ""
    body = f"<table>{f'<thead><tr>{head}</tr></thead>' if head else ''}<tbody>{rows}</tbody></table>"
    return f"<section><h2>{escape(table.title)}</h2>{said}{body}{notes}</section>"


def _cell(text: str) -> str:
    """A cell whose counts and units are not torn from their numbers."""
    return escape(text).replace(", n = ", ", n\u00a0=\u00a0").replace(" %", "\u00a0%")


def _every_number(document: Mapping[str, Any]) -> str:
    rows = "".join(
        f"<tr><td>{escape(path)}</td>{''.join(f'<td>{escape(text)}</td>' for text in texts)}</tr>"
        for path, texts in _leaves(document, "")
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in ("", "Value", "From", "To", "n", ""))
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f"<section><details><summary>Every number</summary>{table}</details></section>"


def _leaves(value: Any, path: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Where each number stands in the document, and what it says: five cells each."""
    if isinstance(value, Mapping) and {"value", "low", "high", "n"} <= value.keys():
        said = [str(value[name]) for name in ("why", "method") if value.get(name)]
        clusters = [f"{value['clusters']} clusters"] if value.get("clusters") is not None else []
        yield path, (*(_plain(value[name]) for name in ("value", "low", "high", "n")), "; ".join([*said, *clusters]))
    elif isinstance(value, Mapping) and all(not isinstance(part, (Mapping, list)) for part in value.values()):
        yield path, (", ".join(f"{name} {_plain(part)}" for name, part in value.items()), "", "", "", "")
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _leaves(part, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list) and any(isinstance(part, (Mapping, list)) for part in value):
        for place, part in enumerate(value):
            yield from _leaves(part, f"{path}[{place}]")
    else:
        text = ", ".join(map(_plain, value)) if isinstance(value, list) else _plain(value)
        yield path, (text, "", "", "", "")


def _plain(value: Any) -> str:
    return "–" if value is None else f"{value:.6g}" if isinstance(value, float) else str(value)


def write_page(path: Path, text: str) -> None:
    """Write the file beside its name and then rename it: never half a file. Raises ProblemForYou where it cannot."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as fault:
        beside.unlink(missing_ok=True)
        raise ProblemForYou(f"The page cannot be written: {fault.strerror or fault}.", str(path)) from None

"""The report card as one HTML file: readable with scripts off, asks for nothing from anywhere, light and dark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path

from nearmiss.audit.charts import Chart
from nearmiss.audit.drawing import STYLE
from nearmiss.audit.words import Table
from nearmiss.errors import ProblemForYou

_STYLE = """
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
footer { color: var(--hint); font-size: 12px; }
@media print { body { background: none; padding: 0; } section { break-inside: avoid; } }
""" + STYLE
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(
    title: str, verdict: str, tables: Sequence[Table], charts: Iterable[Chart], excluded: Mapping[str, int]
) -> str:
    """The whole file as text. Everything that comes from a project is escaped; nothing in it is ever run or fetched."""
    drawn = "".join(_chart(chart) for chart in charts)
    left_out = "".join(f"<li>{escape(reason)}: {count:,}</li>" for reason, count in excluded.items())
    return "".join(
        [
            '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><main>",
            f'<h1>{escape(title)}</h1><div class="verdict">{escape(verdict)}</div>',
            f'<div class="charts">{drawn}</div>' if drawn else "",
            *(_table(table) for table in tables),
            f"<section><h2>Left out</h2><ul>{left_out}</ul></section>" if left_out else "",
            "<footer>Intervals are 95 % intervals over prompt families. Undefined numbers say why.</footer>",
            "</main></body></html>\n",
        ]
    )


def _chart(chart: Chart) -> str:
    return f"<section><h2>{escape(chart.title)}</h2><p>{escape(chart.caption)}</p>{chart.svg}</section>"


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.header) if any(table.header) else ""
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table.rows)
    notes = "".join(f"<p>– {escape(note)}</p>" for note in table.notes)
    said = f"<p>{escape(table.meaning)}</p>" if table.meaning else ""
    body = f"<table>{f'<thead><tr>{head}</tr></thead>' if head else ''}<tbody>{rows}</tbody></table>"
    return f"<section><h2>{escape(table.title)}</h2>{said}{body}{notes}</section>"


def write_page(path: Path, text: str) -> None:
    """Write the file beside its name and then rename it: never half a file. Raises ProblemForYou where it cannot."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as fault:
        beside.unlink(missing_ok=True)
        raise ProblemForYou(f"The page cannot be written: {fault.strerror or fault}.", str(path)) from None

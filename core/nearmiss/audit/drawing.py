"""A picture as data: lines, areas, dots and words in colours by name, painted by the window and written as SVG."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal, Protocol, cast

Point = tuple[float, float]
Role = Literal["caption", "small", "small-medium", "strong"]
Anchor = Literal["start", "middle", "end"]
SIZES: dict[Role, tuple[float, int]] = {
    "caption": (11.5, 400),
    "small": (12, 400),
    "small-medium": (12, 500),
    "strong": (13, 600),
}
"""Size in px and weight of each role of words."""
MARGIN = 12.0
"""Room around a drawing in a file of its own, in px."""
LETTER = 0.56
"""Width of a letter on average, in parts of the size: a file does not know the font that it will be shown in."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points."""

    points: tuple[Point, ...]
    ink: str
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A filled outline."""

    points: tuple[Point, ...]
    fill: str
    edge: str = ""
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Box:
    """A box with round corners; `hatched` is how a value that is not defined looks."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    edge: str = ""
    line: float = 1.0
    corner: float = 3.0
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle."""

    x: float
    y: float
    radius: float
    fill: str
    edge: str = ""
    line: float = 2.0


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words around the height `y`; cut with … beyond `room`. What is a phrase can be translated."""

    x: float
    y: float
    said: str
    ink: str = "text_3"
    role: Role = "caption"
    anchor: Anchor = "start"
    room: float = 10_000.0


Shape = Line | Area | Box | Dot | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in a frame of so many px, in the order in which they are drawn."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def diamond(x: float, y: float, fill: str, reach: float = 5.0, edge: str = "") -> Area:
    """The mark of a judge; people have a dot."""
    return Area(((x - reach, y), (x, y - reach), (x + reach, y), (x, y + reach)), fill, edge)


def shortened(words: str, room: float, size: float) -> str:
    """The words, cut with … to about what fits into `room` px."""
    most = max(1, int(room / (size * LETTER)))
    return words if len(words) <= most else f"{words[: most - 1]}…"


# ------------------------------------------------------------------------------------------------ as SVG

INKS = {
    "surface": "--card", "text": "--text", "text_2": "--soft", "text_3": "--hint", "line": "--line",
    "line_2": "--line", "accent": "--accent", "accent_line": "--edge", "accent_tint": "--tint", "s2": "--band",
    "met": "--met", "met_tint": "--met-tint", "missed": "--missed", "unclear": "--soft", "unclear_tint": "--line",
    "sunken": "--ground",
}  # fmt: skip
"""Colours by name, and the variable that stands for each in a page."""
STYLE = "\n".join(
    [
        ":root { --edge: #cfc7ef; --met: #077571; --met-tint: #ddf1ef; --missed: #8f1734; --band: #ddd6f5; }",
        "@media (prefers-color-scheme: dark) {",
        "  :root { --edge: #4a4376; --met: #6fe0d6; --met-tint: #143331; --missed: #f47a80; --band: #2e2a49; }",
        "}",
        "svg { width: 100%; height: auto; display: block; } svg .dash { stroke-dasharray: 4 4; }",
        *(f"svg .s-{ink} {{ stroke: var({at}); }} svg .f-{ink} {{ fill: var({at}); }}" for ink, at in INKS.items()),
        *(f"svg .t-{role} {{ font-size: {size}px; font-weight: {heavy}; }}" for role, (size, heavy) in SIZES.items()),
        "svg .none { fill: none; }",
    ]
)  # fmt: skip
"""What a page needs for drawings whose colours are classes."""

Said = Callable[[str], str]


class _Look(Protocol):
    def __call__(
        self, *, fill: str = "", edge: str = "", width: float = 0, dashed: bool = False, role: str = ""
    ) -> str:
        """The attributes that make a shape look so; no fill, no edge where the name is empty."""


def _by_class(*, fill: str = "", edge: str = "", width: float = 0, dashed: bool = False, role: str = "") -> str:
    """Colours as classes, for a page that follows light and dark."""
    names = [f"f-{fill}" if fill else "none", f"s-{edge}" * bool(edge), "dash" * dashed, f"t-{role}" * bool(role)]
    return f'class="{" ".join(filter(None, names))}"' + f' stroke-width="{width:g}"' * bool(edge)


def svg(drawing: Drawing, described: str) -> str:
    """A drawing inside a page that has STYLE; `described` says in words what it shows."""
    marks = "".join(_marks(drawing, _by_class, str))
    frame = f'viewBox="0 0 {drawing.width:g} {drawing.height:g}"'
    return f'<svg {frame} role="img" aria-label="{escape(described)}">{marks}</svg>'


def svg_file(drawing: Drawing, title: str, described: str, colour: Callable[[str], str], said: Said = str) -> str:
    """A drawing as a file by itself; `colour` gives each name's #RRGGBB, `said` the words to be shown."""

    def look(*, fill: str = "", edge: str = "", width: float = 0, dashed: bool = False, role: str = "") -> str:
        made = f'fill="{colour(fill) if fill else "none"}"'
        if edge:
            made += f' stroke="{colour(edge)}" stroke-width="{width:g}"' + ' stroke-dasharray="4 4"' * dashed
        if not role:
            return made
        size, weight = SIZES[cast(Role, role)]
        return f'{made} font-family="Inter, system-ui, sans-serif" font-size="{size:g}" font-weight="{weight}"'

    marks = "".join(_marks(drawing, look, said))
    wide, high = drawing.width + 2 * MARGIN, drawing.height + 2 * MARGIN
    size = f'width="{wide:g}" height="{high:g}" viewBox="{-MARGIN:g} {-MARGIN:g} {wide:g} {high:g}"'
    ground = f'<path d="M{-MARGIN:g} {-MARGIN:g} h{wide:g} v{high:g} h{-wide:g} Z" fill="{colour("surface")}"/>'
    told = f"<title>{escape(title)}</title><desc>{escape(described)}</desc>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="{_SPACE}" {size}>{told}{ground}{marks}</svg>\n'


_SPACE = "http://www.w3.org/2000/svg"
"""The name of the format, which nothing is fetched from."""


def _marks(drawing: Drawing, look: _Look, said: Said) -> Iterator[str]:
    for shape in drawing.shapes:
        match shape:
            case Line():
                made = look(edge=shape.ink, width=shape.width, dashed=shape.dashed)
                yield f'<path {made} d="{_path(shape.points)}"/>'
            case Area():
                yield f'<path {look(fill=shape.fill, edge=shape.edge, width=shape.width)} d="{_path(shape.points)} Z"/>'
            case Box():
                yield from _box(shape, look)
            case Dot():
                place = f'cx="{shape.x:.1f}" cy="{shape.y:.1f}" r="{shape.radius:g}"'
                yield f"<circle {look(fill=shape.fill, edge=shape.edge, width=shape.line)} {place}/>"
            case Words():
                size, _ = SIZES[shape.role]
                shown = escape(shortened(said(shape.said), shape.room, size))
                place = f'x="{shape.x:.1f}" y="{shape.y + size * 0.36:.1f}" text-anchor="{shape.anchor}"'
                yield f"<text {look(fill=shape.ink, role=shape.role)} {place}>{shown}</text>"


def _box(shape: Box, look: _Look) -> Iterator[str]:
    corner = min(shape.corner, shape.width / 2, shape.height / 2)
    flat, tall = shape.width - 2 * corner, shape.height - 2 * corner
    turn = f"a{corner:g} {corner:g} 0 0 1"
    outline = (
        f"M{shape.x + corner:.1f} {shape.y:.1f} h{flat:.1f} {turn} {corner:g} {corner:g} v{tall:.1f}"
        f" {turn} {-corner:g} {corner:g} h{-flat:.1f} {turn} {-corner:g} {-corner:g} v{-tall:.1f}"
        f" {turn} {corner:g} {-corner:g} Z"
    )
    yield f'<path {look(fill=shape.fill, edge=shape.edge, width=shape.line)} d="{outline}"/>'
    if shape.hatched:
        across = ((shape.x + 3, shape.y + shape.height - 3), (shape.x + shape.width - 3, shape.y + 3))
        yield f'<path {look(edge="line_2", width=1)} d="{_path(across)}"/>'


def _path(points: Sequence[Point]) -> str:
    return "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points)

"""Which colours, type sizes, spaces and corners make up the look: the named tokens, light and dark."""

from __future__ import annotations

from dataclasses import dataclass

UI_FAMILY = "Inter"
MONO_FAMILY = "JetBrains Mono"

SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_20 = 4, 8, 12, 16, 20
CORNER_TAG, CORNER_CONTROL, CORNER_CARD = 4, 6, 8


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of one appearance, as `#RRGGBB`. `on_x` is for text and icons on a fill of colour x.

    Blue `a`, orange `b`, teal `met` and crimson `missed` carry meaning and are used for nothing else;
    `accent` never marks data next to A or B. `…_line` is the edge of a box filled with `…_tint`.
    """

    window: str
    surface: str
    sunken: str
    hover: str
    line: str
    line_2: str
    control: str
    text: str
    text_2: str
    text_3: str
    primary: str
    primary_hover: str
    primary_pressed: str
    on_primary: str
    focus: str
    accent: str
    accent_tint: str
    accent_line: str
    a: str
    on_a: str
    a_tint: str
    a_diff: str
    b: str
    on_b: str
    b_tint: str
    b_diff: str
    met: str
    met_tint: str
    missed: str
    on_missed: str
    missed_tint: str
    missed_line: str
    unclear: str
    unclear_tint: str
    warn: str
    warn_tint: str
    warn_line: str
    s1: str
    s2: str
    s3: str
    s4: str
    s5: str
    s6: str
    s7: str

    @property
    def dark(self) -> bool:
        """Whether text is lighter than what it stands on."""
        return self.text > self.window

    def heat(self, share: float) -> tuple[str, str]:
        """Fill and text colour of a heat map cell at `share` (0 weakest, 1 strongest)."""
        steps = (self.s1, self.s2, self.s3, self.s4, self.s5, self.s6, self.s7)
        step = min(6, max(0, int(share * 7)))
        return steps[step], self.text if step < 4 else self.surface


LIGHT = Palette(
    window="#F4F3EF", surface="#FFFFFF", sunken="#FAF9F6", hover="#EFEEE9",
    line="#E2E0D9", line_2="#CFCCC3", control="#86837A",
    text="#1B1C20", text_2="#4B4D54", text_3="#64666D",
    primary="#22242A", primary_hover="#3A3D45", primary_pressed="#0F1014", on_primary="#FFFFFF", focus="#22242A",
    accent="#5A45B8", accent_tint="#EFEDF9", accent_line="#CFC7EF",
    a="#1A5CBF", on_a="#FFFFFF", a_tint="#E9F0FB", a_diff="#D3E3FA",
    b="#A84B08", on_b="#FFFFFF", b_tint="#FCEFE3", b_diff="#FADFC6",
    met="#077571", met_tint="#DDF1EF",
    missed="#8F1734", on_missed="#FFFFFF", missed_tint="#F8E4E8", missed_line="#E0AAB6",
    unclear="#5A5D66", unclear_tint="#EDECE8",
    warn="#7D5400", warn_tint="#FFF3D6", warn_line="#EBD69B",
    s1="#F1EEFB", s2="#DDD6F5", s3="#BFB3EA", s4="#9A89DB", s5="#7561C6", s6="#4E3BA3", s7="#352775",
)  # fmt: skip

DARK = Palette(
    window="#141518", surface="#1D1F23", sunken="#18191C", hover="#292B30",
    line="#303339", line_2="#41454C", control="#7C8089",
    text="#ECEBE6", text_2="#BDBFC4", text_3="#9A9CA3",
    primary="#ECEBE6", primary_hover="#FFFFFF", primary_pressed="#CBCAC4", on_primary="#17181B", focus="#ECEBE6",
    accent="#B3A6FF", accent_tint="#2A2740", accent_line="#4A4376",
    a="#86B6FF", on_a="#0E1A2C", a_tint="#1E2A3D", a_diff="#27446F",
    b="#F3A862", on_b="#2A1704", b_tint="#33261A", b_diff="#5E3C17",
    met="#6FE0D6", met_tint="#143331",
    missed="#F47A80", on_missed="#2C080C", missed_tint="#421E24", missed_line="#70343C",
    unclear="#A9ACB4", unclear_tint="#2A2C31",
    warn="#F0C363", warn_tint="#35290F", warn_line="#65501F",
    s1="#211F31", s2="#2E2A49", s3="#423B6E", s4="#5D5199", s5="#8E80D6", s6="#A195EA", s7="#CBC3FF",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Face:
    """One step of the type scale: size and line height in px at 100 %, weight 400 to 700, mono or not.

    `tight` is how much closer than usual the letters stand, in parts of the size.
    """

    px: float
    line: float
    weight: int = 400
    mono: bool = False
    tight: float = 0.0

    def pixels(self, percent: int) -> int:
        """The size at a text size in percent, whole because Qt draws no others, and never under 10.5."""
        return int(max(10.5, self.px * percent / 100) + 0.5)


FACES: dict[str, Face] = {
    "display": Face(34, 42, 600, tight=0.02),
    "figure": Face(28, 32, 600, tight=0.01),
    "title": Face(20, 26, 600, tight=0.01),
    "verdict": Face(18, 25, 600, tight=0.005),
    "lead": Face(16, 22, 600),
    "tagline": Face(16, 22),
    "reading": Face(13.5, 20.5),
    "body": Face(13, 20),
    "medium": Face(13, 20, 500),
    "strong": Face(13, 20, 600),
    "small": Face(12, 18),
    "small-medium": Face(12, 18, 500),
    "caption": Face(11.5, 16),
    "mono": Face(12, 18, mono=True),
    "evidence": Face(11.5, 16, mono=True),
    "key": Face(10.5, 16, mono=True),
    "rail": Face(11, 14, 500),
}
"""The type scale by role. `display`, `tagline` and `lead` are the welcome page's title, line below and headings."""

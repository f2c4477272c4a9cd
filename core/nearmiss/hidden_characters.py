"""Which characters of a text a reader cannot see, and how they are written when they are to be seen.

Three kinds of trouble: characters that draw nothing (zero width, fillers, tags, variation selectors), characters
that change the order in which others are drawn (bidirectional controls; CVE-2021-42574), and characters that no
screen can draw (control codes, lone surrogates, noncharacters). The first two are found by `hidden_characters`,
with those left out that do honest work where they stand: joiners inside emoji and Indic or Arabic words,
selectors after a symbol or an ideograph, direction marks in a line of Hebrew or Arabic. The third is found by
`UNDRAWABLE` and has a symbol each.

Source of the list: Default_Ignorable_Code_Point in the Unicode Character Database (DerivedCoreProperties.txt),
with the interlinear annotation characters and the blank Braille pattern added.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ZERO_WIDTH = (
    "\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
)
_FILLER = "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
_SELECTOR = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_TAG = "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
_COMBINING = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)

MOST_STACKED = 8
"""So many combining marks on one letter are drawn; the ones after them are hidden characters (no script needs more)."""

_SUSPECT = re.compile(
    f"(?P<direction>[{_DIRECTION}]+)|(?P<zero_width>[{_ZERO_WIDTH}]+)|(?P<filler>[{_FILLER}]+)"
    f"|(?P<selector>[{_SELECTOR}]+)|(?P<tag>[{_TAG}]+)"
    f"|(?P<stacked>(?<=[{_COMBINING}]{{{MOST_STACKED}}})[{_COMBINING}]+)"
)
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f")

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdfd\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_JOINING = re.compile("[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff\u1800-\u18af\ufb50-\ufdff\ufe70-\ufeff]")
_IDEOGRAPH = re.compile("[\u2e80-\u2fff\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_OWN_SCRIPT = {
    "\u2800": re.compile("[\u2801-\u28ff]"),
    "\u115f": re.compile("[\u1100-\u11ff]"),
    "\u1160": re.compile("[\u1100-\u11ff]"),
    "\u034f": re.compile("[\u0300-\u036f\u0591-\u05f4]"),
} | dict.fromkeys("\u180b\u180c\u180d\u180e\u180f", re.compile("[\u1820-\u18aa]"))

UNDRAWABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffc\ufffe\uffff"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 17))
    + "]"
)
"""One character that is never drawn as itself. A carriage return before a line feed is the caller's to leave out."""

_LINE_AROUND = 80
"""So far to either side a direction mark may look for the right-to-left letters that it serves."""
_LONGEST_HONEST = 7
"""The tags of a region's flag, the longest row of such characters with a purpose."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """Neighbouring hidden characters of one kind: offsets in characters, end exclusive.

    `kind` is `direction`, `zero width`, `filler`, `selector`, `tag` or `stacked`.
    """

    start: int
    end: int
    kind: str

    @property
    def count(self) -> int:
        """How many characters it holds."""
        return self.end - self.start


def hidden_characters(text: str) -> Iterator[Hidden]:
    """The hidden characters of `text`, in order, neighbours of one kind together; found as they are asked for."""
    if not text.isascii():
        for found in _SUSPECT.finditer(text):
            yield from _runs(text, found)


def chip(characters: str) -> str:
    """How hidden characters are written when they are shown: `⟦U+202E⟧`, `⟦U+200B ×40⟧`, `⟦tags: hello⟧`.

    More than sixteen different runs are cut short with the number of characters left.
    """
    if all(_is_tag_letter(character) for character in characters) and len(characters) > 1:
        return f"⟦tags: {''.join(chr(ord(character) - 0xE0000) for character in characters)}⟧"
    groups = [(character, len(list(same))) for character, same in groupby(characters)]
    shown = "".join(_one_chip(character, times) for character, times in groups[:16])
    left = sum(times for _, times in groups[16:])
    return f"{shown}⟦{left:,} more⟧" if left else shown


def symbol(character: str) -> str:
    """How one undrawable character is written: `␀` for NUL, `␛` for escape, `⟦U+FDD0⟧` where there is no symbol."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟦U+{code:04X}⟧"


def described(characters: str) -> str:
    """What a pointer resting on a chip is told: the code point and name of the first, and how many there are."""
    first = characters[0]
    name = unicodedata.name(first, "no name")
    more = f", and {len(characters) - 1:,} more" if len(characters) > 1 else ""
    return f"U+{ord(first):04X} {name.lower()}{more}"


def _one_chip(character: str, times: int) -> str:
    repeated = f" ×{times:,}" if times > 1 else ""
    return f"⟦U+{ord(character):04X}{repeated}⟧"


def _is_tag_letter(character: str) -> bool:
    return 0xE0020 <= ord(character) <= 0xE007E


def _runs(text: str, found: re.Match[str]) -> Iterator[Hidden]:
    """What is hidden of neighbours of one kind: all of them, or those that do no honest work where they stand."""
    kind, start, end = str(found.lastgroup), found.start(), found.end()
    honest = _HONEST.get(kind)
    if honest is None or end - start > _LONGEST_HONEST:
        yield Hidden(start, end, kind.replace("_", " "))
        return
    for is_honest, same in groupby(range(start, end), key=lambda at: honest(text, at)):
        if not is_honest:
            offsets = list(same)
            yield Hidden(offsets[0], offsets[-1] + 1, kind.replace("_", " "))


def _serves_right_to_left(text: str, at: int) -> bool:
    """A mark (not an embedding, override or isolate) in a line with right-to-left letters."""
    if text[at] not in "\u061c\u200e\u200f":
        return False
    before = text[max(0, at - _LINE_AROUND) : at].rpartition("\n")[2]
    after = text[at + 1 : at + _LINE_AROUND].partition("\n")[0]
    return bool(_RIGHT_TO_LEFT.search(before) or _RIGHT_TO_LEFT.search(after))


def _joins(text: str, at: int) -> bool:
    character, before, after = text[at], _letter_before(text, at), text[at + 1 : at + 2]
    if character in _OWN_SCRIPT:
        return _in_own_script(text, at)
    if character not in "\u200c\u200d" or not before or not after:
        return False
    if _JOINING.match(before):
        return True
    return character == "\u200d" and _is_emoji(before) and _is_emoji(after)


def _letter_before(text: str, at: int) -> str:
    """The character that a joiner at `at` follows, past one variation selector or skin tone."""
    before = text[at - 1 : at] if at else ""
    past = before == "\ufe0f" or "\U0001f3fb" <= before <= "\U0001f3ff"
    return text[at - 2 : at - 1] if past and at > 1 else before


def _is_emoji(character: str) -> bool:
    return unicodedata.category(character) in ("So", "Sk", "Sm") and ord(character) > 0x2000


def _in_own_script(text: str, at: int) -> bool:
    script = _OWN_SCRIPT[text[at]]
    return any(script.match(near) for near in (text[max(0, at - 1) : at], text[at + 1 : at + 2]))


def _selects(text: str, at: int) -> bool:
    """One selector right after something that has variants: an ideograph, a symbol, a keycap's digit."""
    if text[at] in _OWN_SCRIPT:
        return _in_own_script(text, at)
    before = text[at - 1 : at] if at else ""
    if not before:
        return False
    if text[at] >= "\U000e0100":
        return bool(_IDEOGRAPH.match(before))
    keycap = before in "#*0123456789" and text[at + 1 : at + 2] == "\u20e3"
    symbolic = unicodedata.category(before) in ("So", "Sm", "Po") and not before.isascii()
    return keycap or symbolic or bool(_IDEOGRAPH.match(before))


def _ends_flag(text: str, at: int) -> bool:
    """Part of the flag of a region: a black flag, two to six tag letters or digits, the cancel tag."""
    start = text.rfind("\U0001f3f4", max(0, at - 8), at)
    flag = _FLAG.match(text, start) if start >= 0 else None
    return flag is not None and at < flag.end()


_HONEST: dict[str, Callable[[str, int], bool]] = {
    "direction": _serves_right_to_left,
    "zero_width": _joins,
    "filler": lambda text, at: text[at] in _OWN_SCRIPT and _in_own_script(text, at),
    "selector": _selects,
    "tag": _ends_flag,
}

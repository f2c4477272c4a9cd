"""What follows for whoever would let the judge decide: one or two sentences, by the rules of the contract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nearmiss.audit.standing_in import StandingIn, needed_in_part
from nearmiss.phrases import phrase

ALL = "all pairs"


@dataclass(frozen=True, slots=True)
class Undecided:
    """A category of which nothing can be said: `labelled` pairs have several people's answers, it takes `needed`.

    `needed` None: nothing is known of how much people's answers vary.
    """

    category: str
    needed: int | None
    labelled: int = 0

    @property
    def more(self) -> int | None:
        """How many pairs more people would have to label."""
        return None if self.needed is None else max(self.needed - self.labelled, 0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`text` in words, and the categories that it names; without categories, `overall` speaks for all pairs.

    `parts` are the sentences of the text, which can be put into another language.
    """

    text: str
    parts: tuple[str, ...]
    replaces: tuple[str, ...]
    does_not: tuple[str, ...]
    undecided: tuple[Undecided, ...]
    overall: str


def verdict(whole: StandingIn, by_category: Sequence[tuple[str, StandingIn]]) -> Verdict:
    """The verdict line of a judge: which categories it may be trusted with in a person's place."""
    entries = by_category or ((ALL, whole),)
    replaces = tuple(name for name, found in entries if found.answer == "yes")
    does_not = tuple(name for name, found in entries if found.answer == "no")
    undecided = tuple(
        Undecided(name, needed_in_part(whole, found), found.items)
        for name, found in entries
        if found.answer == "undecided"
    )
    disagree = [name for name, found in entries if found.answer == "people disagree"]
    beside = _beside(whole, replaces, does_not) if by_category else ""
    said = [_said(replaces, does_not), beside, _people(disagree), *_open(undecided)]
    parts = tuple(part for part in said if part)
    return Verdict(" ".join(parts), parts, replaces, does_not, undecided, whole.answer)


def _beside(whole: StandingIn, replaces: Sequence[str], does_not: Sequence[str]) -> str:
    """What all pairs together say, where that is more than the categories do, or would hide what they say."""
    if whole.answer == "yes" and does_not:
        return phrase(
            "The overall figure passes, and on its own it would hide the failure on {no}.", no=listed(does_not)
        )
    if replaces or does_not:
        return ""
    if whole.answer == "yes":
        return phrase("Over all pairs, this judge can replace one human annotator.")
    return phrase("Over all pairs, this judge cannot replace a human annotator.") if whole.answer == "no" else ""


def _said(replaces: Sequence[str], does_not: Sequence[str]) -> str:
    if replaces == (ALL,):
        return phrase("This judge can replace one human annotator.")
    if does_not == (ALL,):
        return phrase("This judge cannot replace a human annotator.")
    if replaces and does_not:
        return phrase(
            "This judge can replace one human annotator on {yes}; not on {no}.",
            yes=listed(replaces),
            no=listed(does_not),
        )
    if replaces:
        return phrase("This judge can replace one human annotator on {yes}.", yes=listed(replaces))
    if does_not:
        return phrase("This judge cannot replace a human annotator on {no}.", no=listed(does_not))
    return ""


def _people(names: Sequence[str]) -> str:
    if not names:
        return ""
    if list(names) == [ALL]:
        return phrase(
            "People hardly agree among themselves, so nobody can be replaced on the strength of these labels."
        )
    return phrase("People hardly agree among themselves on {names}.", names=listed(names))


def _open(undecided: Sequence[Undecided]) -> list[str]:
    if [entry.category for entry in undecided] == [ALL]:
        needed = undecided[0].needed
        if needed is None:
            return [phrase("Undecided: there are too few pairs with several people’s answers to tell.")]
        return [phrase("Undecided: about {needed} pairs labelled by people would settle it.", needed=needed)]
    alike: dict[int | None, list[str]] = {}
    for entry in undecided:
        alike.setdefault(entry.needed, []).append(entry.category)
    unclear = alike.pop(None, [])
    parts = [_settled(names, needed) for needed, names in alike.items() if needed is not None]
    if unclear:
        parts.append(phrase("Undecided on {names}: too few pairs to tell.", names=listed(unclear)))
    return parts


def _settled(names: Sequence[str], needed: int) -> str:
    if len(names) == 1:
        return phrase(
            "Undecided on {name}: about {needed} pairs labelled by people would settle it.",
            name=names[0],
            needed=needed,
        )
    return phrase(
        "Undecided on {names}: about {needed} pairs of each, labelled by people, would settle it.",
        names=listed(names),
        needed=needed,
    )


def listed(names: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *others, last = names
    return phrase("{first} and {last}", first=", ".join(others), last=last) if others else last

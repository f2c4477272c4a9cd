"""What does a record say, in words: its parts by name, and what each rater said of its responses?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nearmiss.model import MAIN_SLOT, SCALES, Answer, Constraint, Conversation, Judgement
from nearmiss.phrases import Phrase, counted_phrase, phrase
from nearmiss.records import LabelsFor, Record, RecordLabel, RecordResponse

Part = tuple[Phrase, str]
"""What a part of a record is, and its text as it stands; a Phrase where the text is ours."""
_MOST_CONSTRAINTS, _MOST_LABELS = 8, 6
_COUNTED = re.compile(r"r[1-9]\d?")


@dataclass(frozen=True, slots=True)
class Said:
    """One record in words. `line` is where it begins in its file; `labels` are sentences, the known answer first."""

    line: int
    parts: tuple[Part, ...]
    labels: tuple[Phrase, ...]


def in_words(item: Record | LabelsFor, scale: str | None = None) -> Said:
    """What a record says. `scale` is that of preferences which do not name their own."""
    if isinstance(item, LabelsFor):
        parts, names = tuple(_parts_for(item)), _names(item.responses, item.labels)
    else:
        parts, names = tuple(_parts(item)), _names(item.responses, item.labels)
    kinds = {rater.name: rater.kind for rater in item.raters}
    labels = [*_known(item, names)] if isinstance(item, Record) else []
    for label in item.labels:
        labels += label_in_words(label, names, label.kind or kinds.get(label.rater, "human"), scale)
    more = len(labels) - _MOST_LABELS
    if more > 0:
        labels[_MOST_LABELS:] = [counted_phrase("And {n:,} more statement.", "And {n:,} more statements.", more)]
    return Said(item.line, parts, tuple(labels))


# The parts


def _parts(record: Record) -> Iterator[Part]:
    yield from _asked(record.conversation)
    yield from _required(record.constraints)
    yield from _answers(record.responses)
    if record.reference:
        yield phrase("Reference answer"), record.reference
    if record.parents:
        step = record.evolution
        how = f" ({step.operation})" if step is not None and step.operation else ""
        yield phrase("Made from"), ", ".join(record.parents) + how
    if record.tags:
        yield phrase("Tags"), ", ".join(f"{name}: {value}" for name, value in record.tags.items())


def _parts_for(item: LabelsFor) -> Iterator[Part]:
    if item.conversation is not None:
        yield phrase("For the prompt that asks"), item.conversation.turns[-1].content
    else:
        yield phrase("For prompt"), item.prompt
    yield from _answers(item.responses)


def _asked(conversation: Conversation) -> Iterator[Part]:
    if conversation.system:
        yield phrase("System turn"), conversation.system
    for text in conversation.context:
        yield phrase("Passage"), text
    *earlier, last = conversation.turns
    if earlier:
        yield (
            phrase("Before"),
            counted_phrase("{n:,} earlier message", "{n:,} earlier messages", len(earlier)),
        )
    yield phrase("Prompt"), last.content
    pictures = sum(len(turn.images) for turn in conversation.turns)
    if pictures:
        yield phrase("With"), counted_phrase("{n:,} picture", "{n:,} pictures", pictures)


def _required(constraints: Sequence[Constraint]) -> Iterator[Part]:
    for number, constraint in enumerate(constraints[:_MOST_CONSTRAINTS], 1):
        yield phrase("Constraint {number}", number=number), constraint.text
    more = len(constraints) - _MOST_CONSTRAINTS
    if more > 0:
        yield phrase("Constraints"), counted_phrase("and {n:,} more", "and {n:,} more", more)


def _answers(responses: Sequence[RecordResponse]) -> Iterator[Part]:
    for number, response in enumerate(responses, 1):
        shown = response.text.shown or phrase("This response is empty.")
        if response.model:
            yield phrase("Response {number}, by {model}", number=number, model=response.model), shown
        else:
            yield phrase("Response {number}", number=number), shown


def _names(responses: Sequence[RecordResponse], labels: Sequence[RecordLabel]) -> dict[str, Phrase]:
    """How each response is called: by its place, or by its id where the record does not hold it."""
    named = {item.id: phrase("response {number}", number=number) for number, item in enumerate(responses, 1)}
    for label in labels:
        for identity in (*label.subject, *label.answer.ratings):
            named.setdefault(identity, _elsewhere(identity))
    return named


def _elsewhere(identity: str) -> Phrase:
    """A response that another file holds. Those that their source only counts are called r1, r2, … here."""
    if _COUNTED.fullmatch(identity):
        return phrase("response {number}", number=int(identity[1:]))
    return phrase("response '{identity}'", identity=identity)


# What was said


def _known(record: Record, names: Mapping[str, Phrase]) -> Iterator[Phrase]:
    for gold in record.gold:
        if gold.both_bad:
            yield phrase("Known answer: both responses are bad.")
        elif gold.preference:
            better = names[gold.pair[gold.preference > 0]]
            yield phrase("Known answer: {response} is better.", response=better)
        elif gold.preference == 0:
            yield phrase("Known answer: the two are about the same.")
    for pair in record.pairs or ():
        if pair.expected is not None and pair.expected in names:
            yield phrase("Expected to be better: {response}.", response=names[pair.expected])
    for decision in record.decisions:
        if decision.preference:
            better = names[decision.pair[decision.preference > 0]]
            yield phrase("Decided: {response} is better.", response=better)


def label_in_words(
    label: RecordLabel, names: Mapping[str, Phrase], kind: str, scale: str | None = None
) -> Iterator[Phrase]:
    """What a rater of a kind said: preference, verdicts and ratings, a sentence each. `names` are the responses'."""
    who, answer = _who(label.rater, kind), label.answer
    if label.slot != MAIN_SLOT:
        who = phrase("{who} ({slot})", who=who, slot=label.slot)
    if label.act == "skip":
        yield phrase("{who} skipped the pair.", who=who)
        return
    if answer.status != "given":
        yield _without_answer(who, answer)
        return
    if len(label.subject) == 2:
        yield from _compared(who, label.subject, answer, names, scale)
    yield from _judged(who, answer.verdicts, names)
    for identity, values in answer.ratings.items():
        rated = ", ".join(f"{name} {value:g}" for name, value in values.items())
        yield phrase("{who} rates {response}: {ratings}.", who=who, response=names[identity], ratings=rated)


def _who(name: str, kind: str) -> str:
    match kind:
        case "judge":
            return phrase("Judge {name}", name=name)
        case "check":
            return phrase("Check {name}", name=name)
        case "reference":
            return phrase("Reference {name}", name=name)
        case _:
            return name


def _without_answer(who: str, answer: Answer) -> Phrase:
    if answer.status == "refused":
        return phrase("{who} gave no answer.", who=who)
    return phrase("{who} gave an answer that cannot be read.", who=who)


def _compared(
    who: str, pair: Sequence[str], answer: Answer, names: Mapping[str, Phrase], scale: str | None
) -> Iterator[Phrase]:
    if answer.both_bad:
        yield phrase("{who} finds both responses bad.", who=who)
    elif answer.preference == 0:
        yield phrase("{who} finds the two about the same.", who=who)
    elif answer.preference is not None:
        better = names[pair[answer.preference > 0]]
        if len(names) > 2:
            other = names[pair[answer.preference <= 0]]
            better = phrase("{better} to {other}", better=better, other=other)
        yield _preferred(who, better, _strength(answer.preference, answer.scale or scale))
    if answer.p1 is not None:
        chance = f"{answer.p1:.0%}"
        first = names[pair[0]]
        yield phrase("{who} gives {response} a chance of {chance}.", who=who, response=first, chance=chance)


def _strength(preference: int, scale: str | None) -> int:
    """How strong a preference is in words: 1 slightly, 2 without a word, 3 strongly, by what its scale has."""
    most = max(SCALES.get(scale or "", (3,)))
    words = {1: (2,), 2: (2, 3)}.get(most, (1, 2, 3))
    return words[min(abs(preference), len(words)) - 1]


def _preferred(who: str, response: Phrase, strength: int) -> Phrase:
    match strength:
        case 1:
            return phrase("{who} prefers {response} slightly.", who=who, response=response)
        case 3:
            return phrase("{who} prefers {response} strongly.", who=who, response=response)
        case _:
            return phrase("{who} prefers {response}.", who=who, response=response)


def _judged(who: str, verdicts: Mapping[str, Mapping[str, Judgement]], names: Mapping[str, Phrase]) -> Iterator[Phrase]:
    """For each response how many constraints were found met."""
    said: dict[str, list[str]] = {}
    for by_response in verdicts.values():
        for identity, judgement in by_response.items():
            said.setdefault(identity, []).append(judgement.verdict)
    for identity, found in said.items():
        yield phrase(
            "{who} finds {met} of {all} constraints met by {response}.",
            who=who,
            met=found.count("met"),
            all=len(found),
            response=names.get(identity) or _elsewhere(identity),
        )


def lines_of(said: Said, most: int = 300) -> Iterator[str]:
    """A record in plain lines, for the command line; each text on one line and cut after `most` characters."""
    for name, text in said.parts:
        yield f"{name}: {_on_one_line(text, most)}"
    yield from said.labels


def _on_one_line(text: str, most: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[:most]}…"


def raters_in(items: Iterable[Record | LabelsFor]) -> dict[str, str]:
    """Who answers in these records, and of which kind."""
    found: dict[str, str] = {}
    for item in items:
        found.update((rater.name, rater.kind) for rater in item.raters)
        for label in item.labels:
            found.setdefault(label.rater, label.kind or "human")
    return found

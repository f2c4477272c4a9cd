"""LLMBar: pairs with a gold label, and evaluators' verdicts on them in both orders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.answers import label, sided
from nearmiss.importing.foreign import bare_name, plain, required, rest_of, text_field, text_response, with_ids
from nearmiss.importing.format import Format
from nearmiss.importing.found import Found, Head, Item, read_each
from nearmiss.importing.options import Options
from nearmiss.model import Answer, Order, Rater
from nearmiss.phrases import phrase
from nearmiss.records import Record, RecordLabel, RecordPair

GOLD = Rater("LLMBar gold", "reference")
_KNOWN = ("input", "output_1", "output_2", "label", "results")
_SIDES = {1: -1, 2: 1, "1": -1, "2": 1}
_ORDERS: dict[str, Order] = {"swap = False": "12", "swap = True": "21"}
_SUBSETS = ("Natural", "Adversarial", "CaseStudy")
_BARE = re.compile(r"Output \([ab]\)\.?")
_NAMED = re.compile(r"Output \(([ab])\)")


def recognise(head: Head) -> bool:
    """An object has the two outputs and a label."""
    return head.any(lambda value: {"input", "output_1", "output_2", "label"} <= value.keys())


def read(path: Path, options: Options) -> Iterator[Item]:
    """The pairs of a `dataset.json`, or of a `result.json` with the evaluator's verdicts.

    Neither names its items, so the same item is the same by what it says, in whatever folder it lies.
    """
    judge, tags = judge_of(path), _tags(path)

    def convert(found: Found) -> tuple[Record]:
        return (_record(found, judge, tags, options),)

    return read_each(path, options, convert)


def judge_of(path: Path) -> Rater:
    """The evaluator of a result file: `evaluators/MODEL/PROMPT/result.json`; else the folder and file name it."""
    folders = path.parent.parts
    if "evaluators" in folders:
        at = len(folders) - 1 - folders[::-1].index("evaluators")
        named = folders[at + 1 :]
        if named:
            return Rater(" ".join(named), "judge", model=named[0], protocol=" ".join(named[1:]) or None)
    return Rater(bare_name(path), "judge")


def _tags(path: Path) -> dict[str, str]:
    """The subset that the folders name, as in `Adversarial/Neighbor`."""
    folders = path.parent.parts
    starts = [i for i, name in enumerate(folders) if name in _SUBSETS]
    if not starts:
        return {}
    end = folders.index("evaluators", starts[-1]) if "evaluators" in folders[starts[-1] :] else len(folders)
    return {"subset": "/".join(folders[starts[-1] : end])}


def _record(found: Found, judge: Rater, tags: Mapping[str, str], options: Options) -> Record:
    value = found.value
    responses = with_ids([text_response(value, name, options.notes) for name in ("output_1", "output_2")])
    one, two = (response.id for response in responses)
    stated = required(value, "label")
    gold = sided(stated, "forced", _SIDES)
    if gold.preference is None:
        raise ProblemForYou(f"label is {stated!r}; it must be 1 or 2.")
    labels = [label(GOLD, (one, two), gold), *_verdicts(value.get("results"), judge, (one, two))]
    return Record(
        conversation=plain(text_field(value, "input")),
        responses=responses,
        namespace=options.namespace or "llmbar",
        tags=tags,
        meta=rest_of(value, _KNOWN),
        pairs=(RecordPair((one, two)),),
        raters=(GOLD, judge) if len(labels) > 1 else (GOLD,),
        labels=tuple(labels),
        line=found.line,
    )


def _verdicts(rounds: Any, judge: Rater, pair: tuple[str, str]) -> Iterator[RecordLabel]:
    """The verdicts of the last round, which is the one that LLMBar scores; earlier rounds go into the context."""
    if rounds is None:
        return
    if not isinstance(rounds, list) or not rounds or not all(isinstance(item, dict) for item in rounds):
        raise ProblemForYou("results must be a list of rounds, each an object.")
    *earlier, last = rounds
    for name, said in last.items():
        if name not in _ORDERS or not isinstance(said, dict):
            raise ProblemForYou(f"results holds '{name}'; it must hold 'swap = False' and 'swap = True'.")
        answer = _answer(said, _ORDERS[name])
        if earlier:
            answer = replace(answer, context={"earlier_rounds": [_short(item) for item in earlier]})
        yield label(judge, pair, answer, slot=_ORDERS[name])


def _answer(said: Mapping[str, Any], order: Order) -> Answer:
    """The winner is in stored orientation already; the completion names outputs as shown, and is turned here."""
    text = _completion(said)
    answer = sided(said.get("winner"), "forced", _SIDES, order=order)
    if text is None or _BARE.fullmatch(text.strip()):
        return replace(answer, note=answer.note if text is None else text)
    return replace(answer, elaboration=_NAMED.sub(lambda found: _token(found[1], order), text))


def _token(letter: str, order: Order) -> str:
    return f"@Response {order['ab'.index(letter)]}"


def _completion(said: Mapping[str, Any]) -> str | None:
    value = said.get("completion")
    value = value[0] if isinstance(value, list) and value else value
    return value if isinstance(value, str) else None


def _short(earlier: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A round that was not the last: what was said in which order."""
    return [
        {"order": _ORDERS[name], "winner": said.get("winner"), "completion": _completion(said)}
        for name, said in earlier.items()
        if name in _ORDERS and isinstance(said, dict)
    ]


LLMBAR = Format(
    name="llmbar",
    title="LLMBar",
    needs="A dataset.json (input, output_1, output_2, label) or an evaluator's result.json, as JSON list or lines.",
    leaves_out=phrase("The judges' prompts; why completions ended; the figures of statistics.json, worked out anew."),
    sign=phrase(
        "label and winner 1 favour output_1 (negative here), 2 favours output_2; 'swap = True' showed output_2 first."
    ),
    recognise=recognise,
    read=read,
    source="princeton-nlp/LLMBar, commit 900616b.",
)

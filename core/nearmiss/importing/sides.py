"""How a source says which response is better: chosen and rejected, words such as 'model_a', a ranking, a rating."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.answers import label
from nearmiss.importing.foreign import response_hash, rest_of, with_ids
from nearmiss.importing.row import Row, Said
from nearmiss.model import MAIN_SLOT, Answer, Conversation, Judgement, Rater, Verdict
from nearmiss.phrases import phrase
from nearmiss.records import Record, RecordPair, RecordResponse

CHOSEN = Rater("chosen in source", "reference")

_YES: dict[Any, Verdict] = {
    **dict.fromkeys((True, 1, 1.0, "yes", "true", "1", "pass", "passed", "met", "satisfied"), "met"),
    **dict.fromkeys((False, 0, 0.0, "no", "false", "0", "fail", "failed", "missed", "not satisfied"), "missed"),
    **dict.fromkeys(("n/a", "na", "not applicable", "null"), "n/a"),
}


FEWER_NOTE = phrase("records with fewer verdicts than constraints")


def says(rater: Rater, subject: Sequence[str], answer: Answer, slot: str = MAIN_SLOT) -> Said:
    """The rater with the label that he gives."""
    return rater, label(rater, tuple(subject), answer, slot)


def verdict_of(value: Any) -> Judgement:
    """What a yes, a no or an n/a says; anything else is 'unclear', and never a no."""
    key = value.strip().rstrip(".!").casefold() if isinstance(value, str) else value
    known = isinstance(key, (str, bool, int, float)) and key in _YES
    return Judgement(_YES[key] if known else "unclear")


def verdicts_on(response: str, values: Mapping[str, Any]) -> dict[str, dict[str, Judgement]]:
    """Verdicts about one response, by constraint. None says nothing, and is left out."""
    return {c: {response: verdict_of(value)} for c, value in values.items() if value is not None}


def verdicts_in_order(
    row: Row, constraints: Sequence[str], values: Sequence[Any], response: str
) -> dict[str, dict[str, Judgement]]:
    """Verdicts that stand in a list, the first about the first constraint. Missing ones are counted, and say nothing.

    Raises ProblemForYou when there are more of them than constraints: whose they are is not known then.
    """
    if len(values) > len(constraints):
        raise ProblemForYou(phrase("There are {n} verdicts on {n2} constraints.", n=len(values), n2=len(constraints)))
    if len(values) < len(constraints) or None in values:
        row.notes[FEWER_NOTE] += 1
    return verdicts_on(response, dict(zip(constraints, values, strict=False)))


def chosen_pair(
    row: Row,
    conversation: Conversation,
    chosen: RecordResponse,
    rejected: RecordResponse,
    rater: Rater = CHOSEN,
    *,
    pair_meta: Mapping[str, Any] | None = None,
    said: Sequence[Said] = (),
    **more: Any,
) -> Record:
    """The record of a chosen and a rejected response, ordered by what they say: the source's order tells the answer."""
    swapped = response_hash(chosen.text) > response_hash(rejected.text)
    one, two = with_ids([rejected, chosen] if swapped else [chosen, rejected])
    pair = (one.id, two.id)
    meta = {"source_order": list(pair[::-1] if swapped else pair), **rest_of(pair_meta or {}, ())}
    preferred = says(rater, pair, Answer(scale="forced", preference=1 if swapped else -1))
    return row.record(
        conversation,
        (one, two),
        (preferred, *said),
        pairs=(RecordPair(pair, origin="chosen and rejected", meta=meta),),
        **more,
    )


def by_score(rater: Rater, scores: Mapping[str, float | None], scale: str = "pairwise", **rest: Any) -> Iterator[Said]:
    """A preference for every two responses that have a score: the higher is better, equal ones are a tie."""
    known = [(identity, score) for identity, score in scores.items() if score is not None]
    for i, (one, first) in enumerate(known):
        for two, second in known[i + 1 :]:
            side = (first < second) - (first > second)
            yield says(rater, (one, two), Answer(scale=scale, preference=side, **rest))


def noted(answer: Answer, note: str | None) -> Answer:
    """The answer with a note beside what it has."""
    return replace(answer, note=note) if note else answer

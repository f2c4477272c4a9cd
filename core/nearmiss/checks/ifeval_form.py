"""IFEval's checks of form: placeholders, bullets, sections, JSON, titles, beginnings and endings, by its reference.

Source: Zhou et al. 2023, 'Instruction-Following Evaluation for Large Language Models', table 4, and its public checker.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from nearmiss.checks import amounts
from nearmiss.checks.patience import Clock
from nearmiss.checks.patterns import bounded, compiled, found_in, parts_of, times_in
from nearmiss.checks.rules import Finding, Parameter, Prepared, Rule, undecided
from nearmiss.phrases import counted_phrase, phrase

_ANSWERS = ("My answer is yes.", "My answer is no.", "My answer is maybe.")


def _placeholders(num_placeholders: int) -> Prepared:
    pattern = compiled(r"\[.*?\]")
    return amounts.in_range(lambda text: times_in(pattern, text), amounts.placeholders, num_placeholders, None)


def _postscript(postscript_marker: str) -> Prepared:
    known = {"P.P.S": r"p\.\s?p\.\s?s", "P.S.": r"p\.\s?s\."}
    pattern = compiled(known.get(postscript_marker, postscript_marker.lower()), "m")

    def find(text: str) -> Finding:
        there = found_in(pattern, text.lower())
        return Finding(there, phrase("found") if there else phrase("not found"))

    return Prepared(phrase("with the postscript “{marker}”", marker=postscript_marker), find)


def _bullets(num_bullets: int) -> Prepared:
    stars, dashes = compiled(r"^\s*\*[^\*].*$", "m"), compiled(r"^\s*-.*$", "m")

    def count(text: str) -> int:
        clock = Clock()
        starred = times_in(stars, text, clock) if "*" in text else 0
        return starred + (times_in(dashes, text, clock) if "-" in text else 0)

    return amounts.in_range(count, amounts.bullets, num_bullets, num_bullets)


def _constrained() -> Prepared:
    def find(text: str) -> Finding:
        said = next((answer for answer in _ANSWERS if answer in text), None)
        return Finding(said is not None, f"“{said}”" if said else phrase("none of the three answers"))

    return Prepared(phrase("“My answer is yes.”, “… no.” or “… maybe.”"), find)


def _highlights(num_highlights: int) -> Prepared:
    single, double = compiled(r"\*[^\n\*]*\*"), compiled(r"\*\*[^\n\*]*\*\*")

    def count(text: str) -> int:
        clock = Clock()
        ones = bounded(single.findall, text, clock)
        twos = bounded(double.findall, text, clock)
        return sum(1 for found in (*ones, *twos) if found.strip("*").strip())

    return amounts.in_range(count, amounts.highlights, num_highlights, None)


def _multiple_sections(section_spliter: str, num_sections: int) -> Prepared:
    pattern = compiled(rf"\s?{section_spliter.strip()}\s?\d+\s?")
    return amounts.in_range(lambda text: max(len(parts_of(pattern, text)) - 1, 0), amounts.sections, num_sections, None)


def without_fence(text: str) -> str:
    """The text without the fence of a code block around it, as IFEval takes it off."""
    text = text.strip()
    for fence in ("```json", "```Json", "```JSON", "```"):
        text = text.removeprefix(fence)
    return text.removesuffix("```").strip()


def nothing_but_json(read: Callable[[str], object]) -> Prepared:
    """Whether a text is what `read` takes for JSON; it raises ValueError for what is none."""

    def find(text: str) -> Finding:
        try:
            read(text)
        except RecursionError:
            return undecided(phrase("The JSON is nested too deeply."))
        except ValueError as fault:
            return Finding(False, phrase("no JSON: {fault}", fault=str(fault)[:80]))
        return Finding(True, phrase("JSON"))

    return Prepared(phrase("nothing but JSON"), find)


def _json_format() -> Prepared:
    return nothing_but_json(lambda text: json.loads(without_fence(text)))


def _title() -> Prepared:
    pattern = compiled(r"<<[^\n]+>>")

    def find(text: str) -> Finding:
        titles = [found.lstrip("<").rstrip(">").strip() for found in bounded(pattern.findall, text)]
        title = next(filter(None, titles), None)
        return Finding(title is not None, phrase("title “{title}”", title=title[:60]) if title else phrase("no title"))

    return Prepared(phrase("a title in <<double angular brackets>>"), find)


def _two_responses() -> Prepared:
    def find(text: str) -> Finding:
        parts = text.split("******")
        kept = [part.strip() for part in parts if part.strip()]
        if any(not part.strip() for part in parts[1:-1]):
            return Finding(False, phrase("an empty response between two dividers"))
        if len(kept) == 2 and kept[0] == kept[1]:
            return Finding(False, phrase("twice the same response"))
        n = len(kept)
        return Finding(n == 2, counted_phrase("{n} response", "{n} responses", n))

    return Prepared(phrase("two different responses, divided by ******"), find)


def _repeat_prompt(prompt_to_repeat: str) -> Prepared:
    wanted = prompt_to_repeat.strip().lower()

    def find(text: str) -> Finding:
        there = text.strip().lower().startswith(wanted)
        return Finding(there, phrase("repeated") if there else phrase("not repeated at the beginning"))

    return Prepared(phrase("first the request, word for word"), find)


def _ends(end_phrase: str) -> Prepared:
    wanted = end_phrase.strip().lower()

    def find(text: str) -> Finding:
        text = text.strip().strip('"').lower()
        return Finding(text.endswith(wanted), phrase("ends with “{words}”", words=text[-max(len(wanted), 1) :][-60:]))

    return Prepared(phrase("ends with “{words}”", words=end_phrase.strip()[-60:]), find)


def _quotation() -> Prepared:
    def find(text: str) -> Finding:
        text = text.strip()
        met = len(text) > 1 and text[0] == text[-1] == '"'
        return Finding(met, phrase("in quotation marks") if met else phrase("not in quotation marks"))

    return Prepared(phrase("wrapped in double quotation marks"), find)


RULES = (
    Rule(
        "ifeval:detectable_content:number_placeholders",
        phrase("Placeholders in [brackets]"),
        (Parameter("num_placeholders", "whole", least=0),),
        _placeholders,
        True,
    ),
    Rule(
        "ifeval:detectable_content:postscript",
        phrase("Postscript"),
        (Parameter("postscript_marker", "text"),),
        _postscript,
        True,
    ),
    Rule(
        "ifeval:detectable_format:number_bullet_lists",
        phrase("Number of bullet points"),
        (Parameter("num_bullets", "whole", least=0),),
        _bullets,
        True,
    ),
    Rule("ifeval:detectable_format:constrained_response", phrase("One of three answers"), (), _constrained, True),
    Rule(
        "ifeval:detectable_format:number_highlighted_sections",
        phrase("Highlighted parts"),
        (Parameter("num_highlights", "whole", least=0),),
        _highlights,
        True,
    ),
    Rule(
        "ifeval:detectable_format:multiple_sections",
        phrase("Numbered sections"),
        (Parameter("section_spliter", "text"), Parameter("num_sections", "whole", least=0)),
        _multiple_sections,
        True,
    ),
    Rule("ifeval:detectable_format:json_format", phrase("JSON and nothing else"), (), _json_format, True),
    Rule("ifeval:detectable_format:title", phrase("Title in <<brackets>>"), (), _title, True),
    Rule("ifeval:combination:two_responses", phrase("Two different responses"), (), _two_responses, True),
    Rule(
        "ifeval:combination:repeat_prompt",
        phrase("Repeats the request first"),
        (Parameter("prompt_to_repeat", "text", from_prompt=True),),
        _repeat_prompt,
        True,
    ),
    Rule("ifeval:startend:end_checker", phrase("Ends with"), (Parameter("end_phrase", "text"),), _ends, True),
    Rule("ifeval:startend:quotation", phrase("In quotation marks"), (), _quotation, True),
)

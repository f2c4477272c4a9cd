"""When is a capital A or B in a sentence one of the two responses, and when an article, a grade or a name?

The rules see one line at a time, so that a field can mark what will be kept while somebody types. They err visibly:
what counts as a response is shown marked, and whoever writes can say otherwise (`wording`).
"""

from __future__ import annotations

import re

WORD = r"[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
"""A character that belongs to a word written with spaces around it; Chinese, Japanese and Korean are not."""

_NEAR = 120
"""Characters on either side that are looked at."""

_LETTERS = r"[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
_LAST_WORD = re.compile(rf"({_LETTERS}+(?:['’]{_LETTERS}+)*)\s*\(?\s*$")
_NEXT_WORDS = re.compile(rf"\s*({_LETTERS}+(?:['’]{_LETTERS}+)*)(?:\s+({_LETTERS}+|\d+))?")
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d+[.)])?\s*$")
_ABBREVIATION = re.compile(r"(?:\be\.g\.|\bi\.e\.|\bvs\.|\bcf\.)\s*$", re.IGNORECASE)
_CJK_KIND = re.compile(r"(?:方案|选项|選項|计划|計劃|维生素|維生素|类型|類型|プラン|ビタミン)$")
_ARTICLE_SIGNS = re.compile(r"\s+(?:[\"'‘“«`]|\d+(?:[-%]|st|nd|rd|th))")
_SLASHED = re.compile(r"[AB]/[AB]")

_OPENING, _CLOSING = "\"'‘“«`「『", "\"'’”»`」』"
_SENTENCE_ENDS = ".!?:;—…(。！？：；（" + _OPENING
_STUCK = "+*&=^_#°%<>|\\~$-–/"

KINDS = frozenset(
    """appendix annex article block building camp category class column company division exhibit figure flat gate
    grade group hall hepatitis influenza item key league level lot option plan platform player product room route
    row schedule section sector series serie side study table team terminal tier track type unit variable vitamin
    wing zone""".split()
)
"""Nouns that take a letter: Block B, vitamin A, plan B."""

_PLAIN_KINDS = KINDS - frozenset("article column item level row section side table unit key series".split())
"""Those that do so in small letters too: 'in the section B is wordy' speaks of B."""

_BEFORE_REFERENCE = frozenset(
    """about above according across additionally after again against although among and answer answers any as at
    basically because before below besides between beyond both but by choose choosing compared comparing completion
    consequently constraint despite does did during each either especially even every except finally first for from
    furthermore given giving had has have hence here how however i if in indeed instead is it its just least less like
    meanwhile mostly moreover more most my near neither nonetheless nor not notably note now of on once one only or
    otherwise our output over overall per perhaps pick picking plus prefer preferred preferring prefers rather reply
    response responses second secondly see selected she similarly since so still than that the their then there
    therefore these they this those though through thus to toward towards twice under unless unlike until upon versus
    via vs was we were what when whenever where whereas whether which while whilst who why with within without yet
    you your""".split()
)

_DETERMINERS = frozenset(
    """the this that these those a an each every some any no its his her their our my your both two three four five six
    more most less least fewer all what how everything nothing something it them to in on at with by from for as out
    up down off over of into about only too not very so well better worse best""".split()
)

_FOLLOWS_REFERENCE = frozenset(
    """is was has had does did do can could will would should may might must cannot isn't wasn't hasn't hadn't doesn't
    didn't don't can't couldn't won't wouldn't shouldn't isn’t wasn’t hasn’t doesn’t didn’t can’t couldn’t won’t
    wouldn’t shouldn’t and or but nor vs versus over than while whereas though although because since also only always
    never still even too alone itself wins loses almost barely nearly just kept gave said went took wrote got made told
    held did came knew let fell began chose clearly""".split()
)

_EITHER_VERB_OR_NOT = frozenset(
    "left lost cut set put read hit met won spent found sent built in with by at on".split()
)
_NO_VERBS = frozenset(
    """lens series species means news always plus minus bonus focus status chaos cosmos less previous various
    christmas gas atlas canvas bias alias veces menos través campus consensus""".split()
)
_AFTER_LETTER = frozenset(
    """minor major flat sharp negative positive level levels vitamin vitamins cell cells side sides movie movies
    roll rolls tree trees grade grades""".split()
)


def stands_for_response(line: str, start: int, end: int) -> bool:
    """Whether the letter at `line[start:end]`, a capital A or B by itself, names a response."""
    before, after, letter = line[max(0, start - _NEAR) : start], line[end : end + _NEAR], line[start:end]
    if _is_stuck(line, start, end) or _is_quoted(before, after):
        return False
    if _takes_letter(before) or _first_word(after).lower() in _AFTER_LETTER:
        return False
    if not _starts_sentence(before):
        return True
    if after.startswith(")") and not before.endswith(("(", "（")):
        return False  # a list marker
    return letter == "B" or _goes_on_like_a_name(after)


def _is_stuck(line: str, start: int, end: int) -> bool:
    """Joined to a neighbour, as in B-tree, A+, R&B, A.I.; a pair such as A/B is two references but for 'A/B test'."""
    left, right, next_right = line[start - 1 : start], line[end : end + 1], line[end + 1 : end + 2]
    if left == "/" and start >= 2 and _SLASHED.match(line[start - 2 : end]):
        return _first_word(line[end:]).lower().startswith("test")
    if right == "/" and _SLASHED.match(line[start : end + 2]):
        return _first_word(line[end + 2 :]).lower().startswith("test")
    if (left and left in _STUCK) or left == ".":
        return True
    if right and right in _STUCK + "(":
        return True
    return right == "." and re.match(WORD, next_right) is not None


def _is_quoted(before: str, after: str) -> bool:
    return bool(before and after) and before[-1] in _OPENING and after[0] in _CLOSING


def _takes_letter(before: str) -> bool:
    """Whether what stands before makes the letter part of a name: Block B, Plan B, vitamin A, an A."""
    if _CJK_KIND.search(before):
        return True
    found = _LAST_WORD.search(before)
    if found is None:
        return False
    word, earlier = found[1], before[: found.start()]
    small = word.lower()
    if small in ("a", "an"):
        return not (word == "A" and small == "a")
    if word[0].isupper() and word not in ("A", "B"):
        shouted = len(word) > 1 and word.isupper()
        return shouted or not (small in _BEFORE_REFERENCE or small.endswith(("ly", "ing")))
    if small not in _PLAIN_KINDS:
        return False
    determiner = _LAST_WORD.search(earlier)
    return determiner is None or determiner[1].lower() not in _DETERMINERS


def _starts_sentence(before: str) -> bool:
    if _BULLET.match(before):
        return True
    return before.rstrip()[-1] in _SENTENCE_ENDS and not _ABBREVIATION.search(before)


def _goes_on_like_a_name(after: str) -> bool:
    """Whether what follows a sentence's first A makes it a name and not the article."""
    if re.match(r"\s*['’](?:s|ll|d|ve)\b", after):
        return True
    if _ARTICLE_SIGNS.match(after):
        return False
    words = _NEXT_WORDS.match(after)
    if words is None:
        return True  # the end, punctuation, a number, a chip, or a script without spaces
    following, then = words[1].lower(), (words[2] or "").lower()
    if _is_verb(following):
        return True
    if following in _EITHER_VERB_OR_NOT or following.endswith("ed"):
        return then in _DETERMINERS or then.isdigit()
    return following.endswith("ly") and _is_verb(then)


def _is_verb(word: str) -> bool:
    """Listed, or in -s: after an article no plural stands, so such a word is a verb but for a few."""
    if word in _FOLLOWS_REFERENCE:
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in _NO_VERBS


def _first_word(after: str) -> str:
    found = _NEXT_WORDS.match(after)
    return found[1] if found else ""

"""Formats of prompts with an answer and no preference: instructions, conversations, code."""

from nearmiss.importing.instructions.alpaca import ALPACA
from nearmiss.importing.instructions.code import RESQ, SELFCODEALIGN
from nearmiss.importing.instructions.conversations import CONVERSATIONS
from nearmiss.importing.instructions.instruct_qa import INSTRUCT_QA
from nearmiss.importing.instructions.scored import PHASED, SCORED

INSTRUCTION_FORMATS = (ALPACA, CONVERSATIONS, INSTRUCT_QA, PHASED, SCORED, RESQ, SELFCODEALIGN)

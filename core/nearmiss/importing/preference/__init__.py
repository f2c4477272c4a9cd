"""Formats of data sets that say which of two or more responses is better."""

from nearmiss.importing.preference.alpaca import ALPACA_EVAL
from nearmiss.importing.preference.arena import ARENA
from nearmiss.importing.preference.chosen import HH_RLHF, HHH, OKAPI, REWARD_BENCH, RM_BENCH, SPAR
from nearmiss.importing.preference.judgebench import JUDGEBENCH
from nearmiss.importing.preference.llava import LLAVA
from nearmiss.importing.preference.nemo_aligner import NEMO_ALIGNER
from nearmiss.importing.preference.rated import INJECTION, LLM_COMPARATOR, ULTRAFEEDBACK
from nearmiss.importing.preference.trainers import AXOLOTL, KTO, LLAMA_FACTORY, NEMO_RL

PREFERENCE_FORMATS = (
    *(ALPACA_EVAL, ARENA, ULTRAFEEDBACK, HH_RLHF, OKAPI, JUDGEBENCH, REWARD_BENCH, RM_BENCH, SPAR, HHH, INJECTION),
    *(LLM_COMPARATOR, LLAVA, KTO, LLAMA_FACTORY, AXOLOTL, NEMO_RL, NEMO_ALIGNER),
)

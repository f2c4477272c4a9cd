"""Formats of benchmarks whose prompts state constraints, and of verdicts on them."""

from nearmiss.importing.constraints.biggen import BIGGEN
from nearmiss.importing.constraints.cello import CELLO
from nearmiss.importing.constraints.codi_eval import CODI_EVAL
from nearmiss.importing.constraints.complexbench import COMPLEXBENCH
from nearmiss.importing.constraints.conifer import CONIFER
from nearmiss.importing.constraints.crab import CRAB
from nearmiss.importing.constraints.decomposed import DECOMPOSED
from nearmiss.importing.constraints.followbench import FOLLOWBENCH
from nearmiss.importing.constraints.followrag import FOLLOWRAG
from nearmiss.importing.constraints.ifeval import IFEVAL
from nearmiss.importing.constraints.infobench import INFOBENCH
from nearmiss.importing.constraints.judge_bench import JUDGE_BENCH
from nearmiss.importing.constraints.mmmt_if import MMMT_IF
from nearmiss.importing.constraints.mt_bench import MT_BENCH
from nearmiss.importing.constraints.multi_if import MULTI_IF
from nearmiss.importing.constraints.rolemrc import ROLEMRC
from nearmiss.importing.constraints.ruler import RULER
from nearmiss.importing.constraints.sami import SAMI
from nearmiss.importing.constraints.structflow import STRUCTFLOW

CONSTRAINT_FORMATS = (
    *(IFEVAL, CODI_EVAL, FOLLOWBENCH, INFOBENCH, COMPLEXBENCH, CELLO, DECOMPOSED, CONIFER, CRAB, FOLLOWRAG, ROLEMRC),
    *(MULTI_IF, MMMT_IF, RULER, STRUCTFLOW, BIGGEN, SAMI, MT_BENCH, JUDGE_BENCH),
)

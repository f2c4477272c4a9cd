"""How fast are checks? `python tests/bench/bench_checks.py [RESPONSES,RESPONSES…] [PROCESSES]`

Makes projects of so many responses (10,000 and 100,000; five to a prompt) of 20 to 300 words with five checks each, in
a folder that is gone afterwards, and runs `nearmiss check` on each as a program of its own; then once more, where
nothing is new. Says the seconds of the clock and of the processors, and the most memory that one process held. The
promise: 100,000 responses with five checks in under a minute on two cores, and memory that does not grow as the
responses do. Two mixtures: five that count and search, and the same with the language of the response in place of one,
which costs most.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from nearmiss.model import CheckSpec, Constraint, Conversation, ResponseText, Turn
from nearmiss.project import Project
from nearmiss.records import Record, RecordResponse
from nearmiss.schemes import preset

RESPONSES_A_PROMPT = 5
WORDS = (
    "the river runs past a small town where people keep boats and old bridges carry trains over slow water while"
    " children watch from the bank and somebody writes down how many carts, horses and bicycles cross before noon"
).split()


def checks(number: int, language: bool) -> tuple[Constraint, ...]:
    """Five checks, with other arguments for each prompt."""
    last = ("language:response_language", {"language": "en"}) if language else ("punctuation:no_comma", {})
    specs = (
        ("length_constraints:number_words", {"num_words": 100 + number % 150, "relation": "less than"}),
        ("length_constraints:number_sentences", {"num_sentences": 3 + number % 9, "relation": "at least"}),
        ("keywords:forbidden_words", {"forbidden_words": ["bridges", "noon", "castle"][: 1 + number % 3]}),
        ("detectable_format:number_bullet_lists", {"num_bullets": number % 4}),
        last,
    )
    return tuple(
        Constraint(f"c{i}", f"{i}: {name}", check=CheckSpec(f"ifeval:{name}", args))
        for i, (name, args) in enumerate(specs)
    )


def text(draw: random.Random) -> str:
    """A response of some sentences, now and then a list."""
    said = draw.choices(WORDS, k=draw.randint(20, 300))
    sentences = [" ".join(said[i : i + 12]).capitalize() + "." for i in range(0, len(said), 12)]
    return ("\n* " if draw.random() < 0.3 else " ").join(sentences)


def records(responses: int, language: bool) -> Iterator[Record]:
    draw = random.Random(7)
    for number in range(responses // RESPONSES_A_PROMPT):
        answers = tuple(RecordResponse(f"r{i}", ResponseText(text(draw))) for i in range(RESPONSES_A_PROMPT))
        asked = Conversation((Turn("user", f"Write text number {number}."),))
        yield Record(asked, answers, id=f"p{number:07}", constraints=checks(number, language), pairs=())


def measure(path: Path, processes: int | None) -> str:
    """Run the command as somebody would, and say what it took."""
    code = "import sys; from nearmiss.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "check", str(path), "--json"]
    environment = {**os.environ, **({"PYTHON_CPU_COUNT": str(processes)} if processes else {})}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return f"{clock:.1f} s, processors {processor:.1f} s, largest process so far {after.ru_maxrss / 1024:.0f} MB"


def main() -> None:
    """Measure both mixtures at each size, the sizes growing."""
    sizes = [int(n) for n in (sys.argv[1] if len(sys.argv) > 1 else "10000,100000").split(",")]
    processes = int(sys.argv[2]) if len(sys.argv) > 2 else None
    with tempfile.TemporaryDirectory() as name:
        for language in (False, True):
            for responses in sizes:
                path = Path(name) / f"{language}.{responses}.nearmiss"
                with Project.create(path, preset("constraints"), seed="bench") as project:
                    made = records(responses, language)
                    project.take(made, where="bench", namespace="bench", read_image=lambda _: None)
                what = ", one of them the language" if language else ""
                print(f"{responses:,} responses, 5 checks each{what}; load {os.getloadavg()[0]:.1f}", flush=True)
                for run in ("first", "again"):
                    print(f"  {run}: {measure(path, processes)}", flush=True)
                path.unlink()


if __name__ == "__main__":
    main()

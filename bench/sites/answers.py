"""Our answers, read once: a file a question in the folder that BENCH_ANSWERS names."""

import os
from pathlib import Path

ANSWERS = {file.stem: file.read_bytes() for file in Path(os.environ["BENCH_ANSWERS"]).glob("*.json")}

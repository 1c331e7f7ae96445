"""Times pandas' C reader on a CSV file: as it comes, and with the text columns as categories. One thread, as it always is.

Usage: read_csv.py FILE OUT.json
"""

import json
import os
import platform
import sys
import time

import numpy as np
import pandas as pd

WARM_UP = 2
TIMED = 9

# What Limpid takes for a missing value.
MISSING = {"keep_default_na": False, "na_values": ["", "NA", "NaN", "?"]}


def seconds(path, **options):
    times = []
    for i in range(WARM_UP + TIMED):
        start = time.perf_counter()
        frame = pd.read_csv(path, engine="c", **MISSING, **options)
        times.append(time.perf_counter() - start)
    return times[WARM_UP:], frame


def main(path, out):
    plain, frame = seconds(path)
    texts = [name for name in frame if not pd.api.types.is_numeric_dtype(frame[name])]
    categories, _ = seconds(path, dtype={name: "category" for name in texts})
    result = {
        "python": platform.python_version(),
        "pandas": pd.__version__,
        "numpy": np.__version__,
        "fileBytes": os.path.getsize(path),
        "rows": len(frame),
        "columns": frame.shape[1],
        "texts": len(texts),
        "plain": plain,
        "categories": categories,
        "load": os.getloadavg()[0],
    }
    with open(out, "w", encoding="utf-8") as file:
        json.dump(result, file)


if __name__ == "__main__":
    main(*sys.argv[1:])

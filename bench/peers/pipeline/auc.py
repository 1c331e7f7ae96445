"""Times scikit-learn's ROC AUC on the scores AucMeasurement wrote, and writes the table of both.

Usage: python auc.py scores.bin limpid.json auc.md
"""

import json
import os
import platform
import sys
import time
import tracemalloc

import numpy as np
import sklearn
from sklearn.metrics import roc_auc_score

TIMED = 7


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def measure(truth, scores, weights):
    area = roc_auc_score(truth, scores, sample_weight=weights)
    seconds = []
    for _ in range(TIMED):
        start = time.perf_counter()
        roc_auc_score(truth, scores, sample_weight=weights)
        seconds.append(time.perf_counter() - start)
    tracemalloc.start()
    roc_auc_score(truth, scores, sample_weight=weights)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return area, seconds, peak


def row(work, ours, area, seconds, peak):
    mine, theirs = np.array(ours["seconds"]), np.array(seconds)
    return (
        f"| {work} | {np.median(mine):.3f} / {mine.min():.3f} | {np.median(theirs):.3f} / {theirs.min():.3f} "
        f"| {np.median(theirs) / np.median(mine):.1f} / {theirs.min() / mine.min():.1f} "
        f"| {ours['bytes'] / 2**20:.0f} | {peak / 2**20:.0f} | {area:.12f} | {abs(area - ours['area']):.0e} |"
    )


def main(scores_file, limpid, out):
    with open(limpid, encoding="utf-8") as file:
        ours = json.load(file)
    continuous, tied, truth, weights = np.fromfile(scores_file, dtype="<f8").reshape(4, ours["rows"])
    truth = truth.astype(np.int64)
    works = {
        "continuous, equal weights": (continuous, None),
        "continuous, unequal weights": (continuous, weights),
        "tied, equal weights": (tied, None),
        "tied, unequal weights": (tied, weights),
    }
    rows = [row(work, ours[work], *measure(truth, scores, w)) for work, (scores, w) in works.items()]
    lines = [
        "# ROC AUC of ten million scores, beside scikit-learn",
        "",
        "Written by `bench/peers/pipeline/run-auc.sh`: the same scores from one file on both sides, one thread each.",
        "",
        f"- Machine: {processor()}, {ours['processors']} processors; load at the end {os.getloadavg()[0]:.1f}, of which the"
        " measurement itself is 1: above that, other work ran beside it.",
        f"- Limpid on {ours['java']}, after {ours['warmUpSeconds']} s of the same work; the time includes the check of all"
        " predictions.",
        f"- Python {platform.python_version()}, scikit-learn {sklearn.__version__}, numpy {np.__version__}:"
        " `roc_auc_score` on an array of whole numbers and one of doubles, after one call of the same.",
        f"- {ours['rows']:,} rows, three in ten positive; tied scores are rounded to three digits.",
        "- Memory is what a call allocates (Limpid) and the most it holds at once (scikit-learn), beside its arguments.",
        "",
        "| scores | Limpid, s: median / best | scikit-learn, s | ratio | Limpid, MiB | scikit-learn, MiB | area | difference |",
        "|---|---|---|---|---|---|---|---|",
        *rows,
        "",
    ]
    with open(out, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))


if __name__ == "__main__":
    main(*sys.argv[1:])

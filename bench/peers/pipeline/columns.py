"""Fits and applies imputation, one-hot encoding and standardising with scikit-learn, beside what Limpid measured.

Usage: python columns.py generate FILE.csv [ROWS]
       python columns.py measure FILE.csv limpid.json columns.md

The file has 12 numeric and 8 categorical columns with gaps, the same bytes every time, and a target that nobody reads.
"""

import json
import os
import platform
import sys
import time

import numpy as np
import pandas as pd
import sklearn
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

LEVELS = (2, 3, 4, 5, 6, 8, 10, 12)
NUMBERS = 12
TIMED = 3


def generate(path, rows):
    rng = np.random.default_rng(3)
    data = {}
    for j in range(NUMBERS):
        values = rng.normal(10 * j, 1 + j, rows).round(3)
        if j % 3 == 0:
            values[rng.random(rows) < 0.05] = np.nan
        data[f"n{j}"] = values
    for j, count in enumerate(LEVELS):
        names = np.array([f"level {chr(97 + k)}" for k in range(count)], dtype=object)
        texts = names[rng.integers(0, count, rows)]
        if j % 2 == 0:
            texts[rng.random(rows) < 0.05] = None
        data[f"c{j}"] = texts
    data["y"] = np.arange(rows) % 7
    pd.DataFrame(data).to_csv(path, index=False)


def steps(order):
    numeric = [f"n{j}" for j in range(NUMBERS)]
    categorical = [f"c{j}" for j in range(len(LEVELS))]
    numbers = [SimpleImputer(strategy="median")] + ([StandardScaler()] if order == "numbersScaled" else [])
    texts = make_pipeline(SimpleImputer(strategy="most_frequent"), OneHotEncoder(sparse_output=False))
    columns = ColumnTransformer(
        [("numbers", make_pipeline(*numbers), numeric), ("texts", texts, categorical)], sparse_threshold=0
    )
    return columns if order == "numbersScaled" else Pipeline([("columns", columns), ("scale", StandardScaler())])


def measure(data, order):
    seconds = []
    values = None
    for _ in range(1 + TIMED):
        start = time.perf_counter()
        values = steps(order).fit_transform(data)
        seconds.append(time.perf_counter() - start)
    return seconds[0], seconds[1:], values


def inputs(path):
    """The same columns as a reader gives them, and with the texts already numbers: the least scikit-learn can be given."""
    data = pd.read_csv(path).drop(columns="y")
    texts = [f"c{j}" for j in range(len(LEVELS))]
    data[texts] = data[texts].astype(object).where(data[texts].notna(), np.nan)
    coded = data.copy()
    for column in texts:
        codes = data[column].astype("category").cat.codes.astype(float)
        coded[column] = codes.where(codes >= 0, np.nan)
    return {"texts as text": data, "texts already coded as numbers": coded}


def gap(ours, values):
    """The largest difference: columns stand in the same order on both sides, numbers first."""
    rows = len(next(iter(ours.values())))
    return np.abs(np.array(list(ours.values())).T - values[:rows]).max()


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def table(path, limpid, out):
    with open(limpid, encoding="utf-8") as file:
        ours = json.load(file)
    names = {
        "numbersScaled": "impute, standardise the numbers, one-hot encode",
        "allScaled": "impute, one-hot encode, standardise everything",
    }
    rows, largest = [], 0
    for kind, data in inputs(path).items():
        for order, name in names.items():
            cold, seconds, values = measure(data, order)
            largest = max(largest, gap(ours[order]["values"], values))
            width = values.shape[1]
            del values
            own = np.median(ours[order]["seconds"])
            rows.append(
                f"| {name} | {own:.2f} / {min(ours[order]['seconds']):.2f} / {ours[order]['cold']:.2f} | {kind} "
                f"| {np.median(seconds):.2f} / {min(seconds):.2f} / {cold:.2f} | {np.median(seconds) / own:.1f} "
                f"/ {min(seconds) / min(ours[order]['seconds']):.1f} |"
            )
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    lines = [
        "# Preparing columns beside scikit-learn",
        "",
        "Written by `bench/peers/pipeline/run-columns.sh`: fitting and applying to the same file, read before the clock"
        " starts, dense output, one thread each.",
        "",
        f"- Rows: {ours['rows']:,} of {ours['columns']} columns, {NUMBERS} numeric and {len(LEVELS)} categorical with"
        f" gaps in every second or third; {width} columns come out. Both sides give the same numbers to {largest:.0e}.",
        f"- Machine: {processor()}, {ours['processors']} processors; load at the end {load:.1f}, of which the measurement"
        " itself is 1: above that, other work ran beside it.",
        f"- Limpid on {ours['java']}; Python {platform.python_version()}, scikit-learn {sklearn.__version__},"
        f" pandas {pd.__version__}, numpy {np.__version__}.",
        f"- The first run in a fresh process is told apart, as *cold*; {ours['warmUps']} further runs of Limpid's are not"
        " counted.",
        "",
        "Seconds: median / best / cold.",
        "",
        "| work | Limpid | scikit-learn is given | scikit-learn | ratio of medians / of bests |",
        "|---|---|---|---|---|",
        *rows,
        "",
    ]
    with open(out, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))


if __name__ == "__main__":
    if sys.argv[1] == "generate":
        generate(sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000)
    else:
        table(*sys.argv[2:])

"""Writes the table of what SpeedMeasurement and speed.py timed, round by round.

Usage: python speed_table.py DIRECTORY ROUNDS models-speed.md
"""

import json
import os
import sys

import numpy as np
from machine import lines_about


def read(directory, name, rounds):
    found = []
    for number in range(rounds):
        with open(os.path.join(directory, f"{name}-{number}.json"), encoding="utf-8") as file:
            found.append(json.load(file))
    return found


def seconds(found, key):
    """Of all rounds together."""
    return np.concatenate([one[key]["seconds"] for one in found])


def mean(found, key, what):
    return float(np.mean([value for one in found for value in one[key][what]]))


class Table:
    """Median / best on each side; a rate where more is better, otherwise a time."""

    def __init__(self, ours, theirs):
        self.ours, self.theirs = ours, theirs
        self.torch = [one["torch"] for one in theirs if "torch" in one]
        self.lines = []

    def row(self, work, key, unit, digits, count=None, scale=1.0):
        """count things in each run make a rate; scale turns seconds (or things a second) into the unit."""
        cells = []
        mine = seconds(self.ours, key)
        for found in (self.ours, self.theirs, self.torch):
            if not found or key not in found[0]:
                cells.append("")
                continue
            times = seconds(found, key)
            both = (np.median(times), times.min())
            values = [count / t * scale if count else t * scale for t in both]
            text = " / ".join(f"{value:,.{digits}f}" for value in values)
            if found is not self.ours:
                text += f" | {both[0] / np.median(mine):.1f} / {both[1] / mine.min():.1f}"
            cells.append(text)
        cells = [cell or " | " for cell in cells]
        self.lines.append(f"| {work} | {unit} | {' | '.join(cells)} |")


def losses(ours, theirs, torch):
    lines = []
    for name, found in (("Limpid", ours), ("scikit-learn", theirs), ("PyTorch", torch)):
        if found:
            training, held = mean(found, "netTraining", "trainingLoss"), mean(found, "netTraining", "heldOutLoss")
            lines.append(f"| {name} | {training:.4f} | {held:.4f} |")
    return lines


def hot(ours, key):
    shares = {}
    for one in ours:
        for method in one[key]["hot"]:
            shares[method["method"]] = shares.get(method["method"], 0) + method["share"] / len(ours)
    largest = sorted(shares.items(), key=lambda item: -item[1])[:4]
    return ", ".join(f"{share:.0%} `{method}`" for method, share in largest)


def latencies(ours, theirs):
    lines = []
    for key, name in (("logisticRow", "logistic regression"), ("netRow", "net of 32 hidden units")):
        cells = []
        for found in (ours, theirs):
            times = seconds(found, key) * 1e6
            cells.append(f"{np.median(times):,.1f} / {np.percentile(times, 99):,.1f}")
        ratio = np.median(seconds(theirs, key)) / np.median(seconds(ours, key))
        lines.append(f"| {name} | {' | '.join(cells)} | {ratio:,.0f} |")
    return lines


def quantized(ours):
    """What a net gains and loses by weights of 8 bits."""
    rows = ours[0]["quantizedPrediction"]["rows"]
    whole, small = (rows / np.median(seconds(ours, key)) / 1e6 for key in ("netPrediction", "quantizedPrediction"))
    ames = ours[0]["quantizedAmes"]
    loss, accuracy = ames["log loss"], ames["accuracy"]
    return (
        f"- The net with weights of 8 bits predicts {small:.2f} M rows/s, the original {whole:.2f}. A net of 32 units on Ames:"
        f" its model file takes {ames['netBytes']:,} bytes of the original's {ames['originalNetBytes']:,}"
        f" ({ames['netBytes'] / ames['originalNetBytes']:.0%}), behind the pipeline, whose levels' names stay as they are,"
        f" {ames['bytes']:,} of {ames['originalBytes']:,} ({ames['bytes'] / ames['originalBytes']:.0%}); on"
        f" {ames['rows']} held-out rows the accuracy is"
        f" {accuracy['compact']:.4f} where it was {accuracy['original']:.4f}, the log loss {loss['compact']:.4f} where it was"
        f" {loss['original']:.4f}."
    )


def gigabytes(rows, columns, times):
    return rows * columns * 8 / times / 1e9


def main(directory, rounds, out):
    ours, theirs = read(directory, "limpid", int(rounds)), read(directory, "peers", int(rounds))
    size = ours[0]
    table = Table(ours, theirs)
    table.row("training the net, an epoch", "netTraining", "ms", 1, scale=1e3 / size["epochs"])
    table.row("prediction by the net", "netPrediction", "M rows/s", 2, count=size["rows"], scale=1e-6)
    table.row("prediction by the logistic regression", "logisticPrediction", "M rows/s", 1,
              count=size["logisticRows"], scale=1e-6)
    table.row("prediction by the forest", "forestPrediction", "k rows/s", 1, count=size["rows"], scale=1e-3)
    table.row("training the forest", "forestTraining", "s", 2)
    table.row("training the boosted trees", "boostingTraining", "s", 2)
    logistic, plain = seconds(ours, "logisticPrediction"), seconds(ours, "plainSum")
    rate = [gigabytes(size["logisticRows"], size["columns"], f(t)) for t in (logistic, plain) for f in (np.median, np.min)]
    nodes = [np.mean([one["forestPrediction"]["nodes"] for one in found]) / size["trees"] for found in (ours, theirs)]
    further = f", PyTorch {table.torch[0]['version']}" if table.torch else "; no PyTorch"
    lines = [
        "# Speed of the models beside scikit-learn and PyTorch",
        "",
        "Written by `bench/peers/models/run-speed.sh`: the same rows from one file on all sides, one thread each.",
        "",
        f"- Rows: {size['columns']} columns of mean 0 and deviation 1, two classes. Net: {size['columns']}-32-1, ReLU, Glorot's start, Adam"
        f" at 0.001, batches of 32, {size['rows']:,} rows, {size['epochs']} epochs; prediction of {size['rows']:,} rows,"
        f" by the logistic regression of {size['logisticRows']:,}.",
        f"- Trees are trained on {size['treeRows']:,} rows. The forest that predicts has {size['trees']:,} trees at most"
        f" {size['depth']} deep ({nodes[0]:.0f} nodes a tree, scikit-learn's {nodes[1]:.0f}); the one whose training is"
        f" timed {size['forestTrees']} at most 20 deep; boosting 100 rounds 3 deep. Training of trees is not warmed up.",
        f"- Rounds: {rounds}, in each of which every side had its turn in a process of its own, after warming up. PyTorch"
        " works in single precision, the others in double.",
        *lines_about(size, further),
        "",
        "Median / best; a ratio above 1 is in Limpid's favour.",
        "",
        "| work | unit | Limpid | scikit-learn | ratio | PyTorch | ratio |",
        "|---|---|---|---|---|---|---|",
        *table.lines,
        "",
        f"- Logistic prediction reads {rate[0]:.1f} / {rate[1]:.1f} GB/s; a plain sum over the same columns"
        f" {rate[2]:.1f} / {rate[3]:.1f} GB/s.",
        f"- Where training the forest goes: {hot(ours, 'forestTraining')}.",
        f"- Where training the boosted trees goes: {hot(ours, 'boostingTraining')}.",
        quantized(ours),
        "",
        "## The trained nets' log loss",
        "",
        "The mean over the rounds, each with another seed.",
        "",
        "| net | on the training rows | on 5,000 others |",
        "|---|---|---|",
        *losses(ours, theirs, table.torch),
        "",
        "## One row at a time",
        "",
        f"A row of Ames' 73 raw columns, named values in a map (a data frame of one row on the other side), through"
        f" imputation, one-hot encoding ({size['netRow']['encodedColumns']} columns) and standardising. Microseconds,"
        " median / 99th percentile, 256 different rows in turn.",
        "",
        "| model | Limpid | scikit-learn | ratio of medians |",
        "|---|---|---|---|",
        *latencies(ours, theirs),
        "",
    ]
    with open(out, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))


if __name__ == "__main__":
    main(*sys.argv[1:])

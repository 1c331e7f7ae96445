"""Writes the table of what PathMeasurement and glmnet_speed.R timed, round by round.

Usage: python path_table.py DIRECTORY ROUNDS regularize-speed.md
"""

import csv
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "models"))
from machine import lines_about  # noqa: E402

NAMES = {
    "binomial-20000x200": "two classes, 20,000 × 200",
    "binomial-500x5000": "two classes, 500 × 5,000",
    "gaussian-20000x200": "numbers, 20,000 × 200",
    "gaussian-1000x5000": "numbers, 1,000 × 5,000",
    "breast-cancer": "breast cancer, 569 × 30",
}


def limpid(directory, rounds):
    found = []
    for number in range(rounds):
        with open(os.path.join(directory, f"limpid-{number}.json"), encoding="utf-8") as file:
            found.append(json.load(file))
    return found


def glmnet(directory, rounds):
    """{(data set, what): [row of each round]}, and the line about the versions."""
    found, version = {}, ""
    for number in range(rounds):
        with open(os.path.join(directory, f"glmnet-{number}.csv"), encoding="utf-8", newline="") as file:
            version = file.readline().strip("# \n")
            for row in csv.DictReader(file):
                found.setdefault((row["data"], row["what"]), []).append(row)
    return found, version


def least(rows):
    return min(float(row["seconds"]) for row in rows)


def best(ours, key, what):
    return min(time for one in ours for time in one[key][what]["seconds"])


def paths(ours, theirs):
    for key, name in NAMES.items():
        path = ours[0][key]["path"]
        usual, exact = theirs[key, "path 1e-07"], theirs[key, "path 1e-12"]
        mine = best(ours, key, "path")
        yield (
            f"| {name} | {mine:.3f} | {best(ours, key, 'firstPath'):.3f} | {path['lambdas']} | {path['largestGap']:.0e} |"
            f" {path['uncertified']} | {least(usual):.3f} | {float(usual[0]['largestGap']):.0e} | {least(exact):.3f} |"
            f" {float(exact[0]['largestGap']):.0e} | {least(usual) / mine:.1f} | {least(exact) / mine:.1f} |"
        )


def folds(ours, theirs):
    for key, name in NAMES.items():
        mine, other = best(ours, key, "cv10"), least(theirs[key, "cv10"])
        yield f"| {name} | {mine:.3f} | {other:.3f} | {other / mine:.1f} |"


def main(directory, rounds, out):
    ours = limpid(directory, int(rounds))
    theirs, version = glmnet(directory, int(rounds))
    lines = [
        "# Speed of lasso paths beside glmnet",
        "",
        "Written by `bench/peers/regularize/run-path.sh`: the same rows from one file on both sides, one thread each but for"
        " the cross-validation, which Limpid runs on two.",
        "",
        *lines_about(ours[0], f"; {version}"),
        "- Seconds are the least of all rounds; 'first' is Limpid's first path on these rows, in a process that has fitted only the"
        " rows above.",
        "- The gap is the largest relative duality gap along the path: how far the objective may be from its minimum, divided by"
        " the null deviance. Each side's is computed by its own code, after the intercept is fitted anew.",
        "- Both follow glmnet's grid of 100 lambdas and end early by its rules.",
        "",
        "| rows × columns | Limpid s | first s | lambdas | gap | uncertified | glmnet s | gap | glmnet at 1e-12 s | gap |"
        " times as fast | at 1e-12 |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
        *paths(ours, theirs),
        "",
        "## Ten-fold cross-validation of the path",
        "",
        "Shared lambdas, the same folds (row mod 10). glmnet runs on one core.",
        "",
        "| rows × columns | Limpid, 2 threads, s | cv.glmnet s | times as fast |",
        "|---|---|---|---|",
        *folds(ours, theirs),
        "",
    ]
    with open(out, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))


if __name__ == "__main__":
    main(*sys.argv[1:])

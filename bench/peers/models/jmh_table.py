"""Writes JMH's results on the models into the part "Models" of a page, and leaves what stands before it as it is.

Usage: python jmh_table.py jmh.json jmh.md
"""

import json
import os
import sys

from machine import load, processor

HEADING = "## Models\n"
BYTES = "gc.alloc.rate.norm"


def number(value):
    for size, name in ((1e6, " M"), (1e3, " k")):
        if value >= size:
            return f"{value / size:.2f}{name}"
    return f"{value:.2f}"


def row(result):
    name = ".".join(result["benchmark"].split(".")[-2:])
    params = ", ".join(result.get("params", {}).values())
    metric = result["primaryMetric"]
    unit = metric["scoreUnit"].replace("ops/s", "rows/s").replace("/op", "")
    if result["mode"] == "sample":
        spread = metric["scorePercentiles"]
        score = f"median {spread['50.0']:.1f}, 99 % {spread['99.0']:.1f}"
        interval = ""
    else:
        score = number(metric["score"])
        interval = f"± {number(metric['scoreError'])}" if metric["scoreError"] != "NaN" else ""
    of = "row" if unit == "rows/s" or result["mode"] == "sample" else "epoch"
    allocated = result["secondaryMetrics"][BYTES]["score"]
    return f"| {name}{f' ({params})' if params else ''} | {score} | {interval} | {unit} | {allocated:,.2f} per {of} |"


def main(results, page):
    with open(results, encoding="utf-8") as file:
        found = json.load(file)
    first = found[0]
    with open(page, encoding="utf-8") as file:
        before = file.read().split(HEADING)[0].rstrip("\n")
    lines = [
        before,
        "",
        HEADING,
        f"Written by `bench/peers/models/run-jmh.sh`: JMH {first['jmhVersion']} with `-prof gc`, {first['vmName']}"
        f" {first['jdkVersion']}, {processor()}, {os.cpu_count()} processors; {load()}. One thread;"
        f" {first['forks']} fork of {first['measurementIterations']} measurements. Bytes are those of a call divided by its"
        " rows: 20,000, and 1,000,000 of the logistic regression.",
        "",
        "| benchmark | score | 99.9 % interval | unit | bytes allocated |",
        "|---|---|---|---|---|",
        *(row(result) for result in found),
        "",
    ]
    with open(page, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))


if __name__ == "__main__":
    main(*sys.argv[1:])

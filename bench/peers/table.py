"""Writes the table of Limpid beside its peers from what both measured.

Usage: python table.py net.json limpid.json peers.json peers.md
"""

import json
import os
import platform
import sys

import numpy as np


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def milliseconds(seconds):
    return f"{1e3 * seconds:.3g}"


def cells(measured):
    times = np.array(measured["seconds"])
    return np.median(times), times.min(), measured["cold"]


def error(values, truth):
    """Root mean squared and largest difference."""
    difference = np.array(values) - np.array(truth)
    return np.sqrt((difference**2).mean()), np.abs(difference).max()


def speed_row(name, ours, theirs, peer, threads="1"):
    our_median, our_best, our_cold = cells(ours)
    their_median, their_best, their_cold = cells(theirs)
    return (
        f"| {name} | {threads} | {milliseconds(our_median)} / {milliseconds(our_best)} / {milliseconds(our_cold)} "
        f"| {peer} | {milliseconds(their_median)} / {milliseconds(their_best)} / {milliseconds(their_cold)} "
        f"| {their_median / our_median:.1f} / {their_best / our_best:.1f} |"
    )


def error_row(name, ours, theirs, peer, truth):
    our_rms, our_max = error(ours["values"], theirs["truth"])
    their_rms, their_max = error(theirs["values"], theirs["truth"])
    scale = np.abs(np.array(theirs["truth"])).max()
    return (
        f"| {name} | {our_rms:.2e} / {our_max:.2e} | {peer} | {their_rms:.2e} / {their_max:.2e} "
        f"| {their_rms / our_rms:.2f} | {truth} | {scale:.3g} |"
    )


def standard_error(theirs):
    return f"{np.sqrt(np.mean(np.array(theirs['truthError']) ** 2)):.1e}"


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def main(exported, limpid, peers, out):
    net, ours, theirs = load(exported), load(limpid), load(peers)
    long_run = theirs["longRun"]
    versions = ", ".join(f"{name} {version}" for name, version in theirs["versions"].items())
    gap = np.abs(np.array(ours["prediction"]["values"]) - np.array(theirs["prediction"]["values"])).max()
    load_average = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    lines = [
        "# Limpid beside shap, lime and scikit-learn",
        "",
        "Written by `bench/peers/run-peers.sh`; what is measured is told in [the benchmarks' guide](../README.md).",
        "",
        f"- Net: {len(net['features'])}-{len(net['weights'])}-1 on breast cancer, trained by Limpid, its weights exported;"
        f" both sides predict the same to {gap:.0e}.",
        f"- Work: {len(net['explained'])} rows explained against {len(net['background'])} background rows.",
        f"- Machine: {processor()}, {ours['processors']} processors; load at the end {load_average:.1f}, of which the"
        " measurement itself is 1: above that, other work ran beside it.",
        f"- Limpid on {ours['java']}; {versions}.",
        f"- Warm-up: {ours['warmUpSeconds']} s of the same work before each of Limpid's timings, and before the timings of"
        " scikit-learn; one call of shap and of lime. The first call in a fresh process is told"
        " apart, as *cold*.",
        "",
        "## Time",
        "",
        "Milliseconds: median / best / cold. One thread on both sides unless told otherwise.",
        "",
        "| work | threads | Limpid | peer | peer's | ratio of medians / of bests |",
        "|---|---|---|---|---|---|",
        speed_row("KernelSHAP, 2,108 coalitions, one row", ours["kernelShap"], theirs["kernelShap"],
                  "shap KernelExplainer, l1_reg=False"),
        speed_row("the same, Limpid on two threads", ours["kernelShapTwoThreads"], theirs["kernelShap"],
                  "shap, on one", "2 and 1"),
        speed_row("LIME, 5,000 samples, all 30 columns, one row", ours["lime"], theirs["lime"],
                  "lime LimeTabularExplainer"),
        speed_row("permutation importance, 10 repeats, 569 rows", ours["permutationImportance"],
                  theirs["permutationImportance"], "sklearn permutation_importance"),
        speed_row("prediction of 4,096 rows", ours["prediction"], theirs["prediction"],
                  "sklearn MLPClassifier.predict_proba"),
        "",
        "## Error",
        "",
        "Root mean square / largest difference from a long run, over all explained rows and columns.",
        "",
        "| work | Limpid | peer | peer's | peer's ÷ Limpid's | the long run | largest value |",
        "|---|---|---|---|---|---|---|",
        error_row("KernelSHAP", ours["kernelShap"], theirs["kernelShap"], "shap",
                  f"{long_run['orders']:,} orders and their reverses, in numpy; standard error "
                  + standard_error(theirs["kernelShap"])),
        error_row("LIME coefficients", ours["lime"], theirs["lime"], "lime", f"lime with {long_run['limeSamples']:,} samples"),
        error_row("permutation importance, log loss", ours["permutationImportance"], theirs["permutationImportance"],
                  "scikit-learn",
                  f"{long_run['repeats']:,} repeats of scikit-learn; standard error "
                  + standard_error(theirs["permutationImportance"])),
        "",
    ]
    with open(out, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))


if __name__ == "__main__":
    main(*sys.argv[1:])

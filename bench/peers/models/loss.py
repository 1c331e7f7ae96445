"""Fits scikit-learn's models on the folds LossMeasurement wrote, and writes the table of both sides' held-out log losses.

Usage: python loss.py DIRECTORY models-loss.md
"""

import json
import os
import sys
import warnings

import numpy as np
from machine import lines_about
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.neural_network import MLPClassifier
from sklearn.tree import DecisionTreeClassifier

WITHIN = 0.01


def models(seed, epochs):
    """The same shapes and options as LossMeasurement's; what is not told is the default."""
    return {
        "logistic": LogisticRegression(C=1.0, tol=1e-8, max_iter=10_000),
        "net": MLPClassifier((32,), alpha=0.0, batch_size=32, max_iter=epochs, n_iter_no_change=epochs + 1, tol=0.0,
                             random_state=seed),
        "tree": DecisionTreeClassifier(max_depth=5, min_samples_leaf=20, random_state=seed),
        "forest": RandomForestClassifier(300, max_depth=20, random_state=seed, n_jobs=2),
        "boosting": GradientBoostingClassifier(n_estimators=100, max_depth=3, learning_rate=0.1, random_state=seed),
    }


ROWS = (
    ("logistic", "logistic", "logistic regression, penalty 1/n (C = 1)"),
    ("net", "net", "net, one hidden layer of 32"),
    ("tree", "tree", "decision tree"),
    ("smoothedTree", "tree", "decision tree, its leaves smoothed as by default"),
    ("forest", "forest", "random forest, 300 trees"),
    ("boosting", "boosting", "gradient boosting, 100 rounds"),
)
# A tree's seed only decides between equally good splits; there the first seed stands for all.
SEEDED = ("net", "forest")


def load(directory, fold):
    columns = fold["columns"]
    data = np.fromfile(os.path.join(directory, fold["file"]), dtype="<f8").reshape(-1, columns + 1)
    x, y = np.ascontiguousarray(data[:, :columns]), data[:, columns].astype(np.int64)
    train = fold["train"]
    return x[:train], y[:train], x[train:], y[train:]


def losses(folds, key, seeds, epochs):
    """By seed, the losses of the folds."""
    warnings.simplefilter("ignore", ConvergenceWarning)
    found = []
    for seed in range(seeds if key in SEEDED else 1):
        of_seed = []
        for x, y, held, truth in folds:
            model = models(seed, epochs)[key].fit(x, y)
            of_seed.append(log_loss(truth, model.predict_proba(held), labels=model.classes_))
        found.append(of_seed)
    return found


def cell(by_seed):
    means = [float(np.mean(folds)) for folds in by_seed]
    spread = f" ({min(means):.4f} to {max(means):.4f})" if len(means) > 1 else ""
    return float(np.mean(means)), f"{np.mean(means):.4f}{spread}"


def table(directory, ours):
    rows, worse = [], []
    for data in [name for name, value in ours.items() if isinstance(value, dict)]:
        folds = [load(directory, fold) for fold in ours[data]["folds"]]
        theirs = {key: losses(folds, key, ours["seeds"], ours["epochs"]) for key in models(0, 1)}
        for mine, peer, name in ROWS:
            own, own_text = cell(ours[data]["losses"][mine])
            other, other_text = cell(theirs[peer])
            verdict = "better" if own <= other else "yes" if own - other <= WITHIN else "no"
            worse += [(data, name)] if verdict == "no" else []
            rows.append(f"| {data} | {name} | {own_text} | {other_text} | {own - other:+.4f} | {verdict} |")
    return rows, worse


def main(directory, out):
    with open(os.path.join(directory, "limpid.json"), encoding="utf-8") as file:
        ours = json.load(file)
    rows, worse = table(directory, ours)
    sizes = "; ".join(
        f"{name}: {fold['train'] + fold['validation']:,} rows, {fold['columns']} columns after encoding"
        for name, value in ours.items()
        if isinstance(value, dict)
        for fold in value["folds"][:1]
    )
    lines = [
        "# Held-out log loss beside scikit-learn",
        "",
        "Written by `bench/peers/models/run-loss.sh`. Lower is better; a difference below zero is one in Limpid's favour.",
        "",
        f"- Data: {sizes}. Ames is high or low by the median price of the training rows.",
        "- Five stratified folds, cut by Limpid; the loss is the mean over the folds. Imputation, one-hot encoding and"
        " standardising are fitted by Limpid on each fold's training rows, and scikit-learn gets the encoded numbers at"
        " full precision.",
        f"- Net: 32 ReLU units, Adam at 0.001, batches of 32, {ours['epochs']} epochs, Glorot's start, no penalty, no"
        " early stopping. Tree: at most 5 deep, leaves of at least 20 rows. Forest: at most 20 deep, leaves of any size,"
        " the root of the columns at each node. Boosting: trees at most 3 deep, learning rate 0.1, all rows.",
        f"- Nets and forests: the mean over {ours['seeds']} seeds on each side (in brackets the lowest and the highest).",
        *lines_about(ours),
        "",
        "| data | model | Limpid | scikit-learn | difference | within 0.01, or better |",
        "|---|---|---|---|---|---|",
        *rows,
        "",
    ]
    with open(out, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))
    for data, name in worse:
        print(f"worse by more than {WITHIN}: {name} on {data}", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])

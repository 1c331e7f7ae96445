"""Runs shap, lime and scikit-learn on the net that Limpid exported; writes values, long-run values and times as JSON.

Usage: python peers.py net.json peers.json
"""

import json
import sys
import time
import warnings
from importlib.metadata import version

import lime.lime_tabular
import numpy as np
import shap
import sklearn
from sklearn.inspection import permutation_importance
from sklearn.neural_network import MLPClassifier

COALITIONS = 2_108
LIME_SAMPLES = 5_000
LIME_LONG_RUN_SAMPLES = 100_000
REPEATS = 10
LONG_RUN_REPEATS = 300
LONG_RUN_ORDERS = 2_000
BATCH = 4_096
TIMED = 20


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def warmed(work):
    """The first call's time, then twenty times after five seconds of the same work."""
    cold = seconds(work)
    end = time.perf_counter() + 5
    while time.perf_counter() < end:
        work()
    return cold, [seconds(work) for _ in range(TIMED)]


class Net:
    """The exported net: ReLU units and a sigmoid, as scikit-learn's own class so that everybody gets its forward pass."""

    def __init__(self, exported):
        hidden = np.array(exported["weights"])
        self.names = exported["features"]
        self.rows = np.array(exported["rows"])
        self.target = np.array(exported["target"]).astype(int)
        self.background = np.array(exported["background"])
        self.explained = exported["explained"]
        model = MLPClassifier(hidden_layer_sizes=(hidden.shape[0],), max_iter=1)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model.fit(self.rows, self.target)
        model.coefs_ = [np.ascontiguousarray(hidden.T), np.array(exported["outputWeights"])[:, None]]
        model.intercepts_ = [np.array(exported["biases"]), np.array([exported["outputBias"]])]
        self.model = model
        gap = np.abs(self.positive(self.rows) - np.array(exported["predictions"])).max()
        if not gap < 1e-12:
            raise SystemExit(f"predictions: expected the exported net's to 1e-12, got a gap of {gap}")

    def positive(self, x):
        return self.model.predict_proba(x)[:, 1]


def shapley_long_run(net, row, orders, rng):
    """Shapley values by whole orders of the columns and their reverses, with the standard error of each.

    An order switches the columns from the background's values to the row's one after another; the mean change over
    orders and background rows is the Shapley value. Uses neither library under test."""
    weights, bias = net.model.coefs_[0].T, net.model.intercepts_[0]
    out, out_bias = net.model.coefs_[1][:, 0], net.model.intercepts_[1][0]
    x = net.rows[row]
    steps = (x[None, :] - net.background)[:, :, None] * weights.T[None, :, :]  # background x column x unit
    start = net.background @ weights.T + bias
    n, p = net.background.shape
    draws = np.empty((orders, p))
    path = np.empty((n, p + 1, len(out)))
    for k in range(orders):
        order = rng.permutation(p)
        both = np.empty((2, p))
        for side, sequence in enumerate((order, order[::-1])):
            path[:, 0, :] = start
            np.cumsum(steps[:, sequence, :], axis=1, out=path[:, 1:, :])
            path[:, 1:, :] += start[:, None, :]
            z = np.maximum(path, 0) @ out + out_bias
            value = (1 / (1 + np.exp(-z))).mean(axis=0)
            both[side, sequence] = np.diff(value)
        draws[k] = both.mean(axis=0)
    return draws.mean(axis=0), draws.std(axis=0, ddof=1) / np.sqrt(orders)


def kernel_shap(net):
    explainer = shap.KernelExplainer(net.positive, net.background)

    def explain(row):
        return explainer.shap_values(net.rows[row], nsamples=COALITIONS, l1_reg=False, silent=True)

    np.random.seed(42)
    cold = seconds(lambda: explain(net.explained[0]))
    times, values, errors, truth = [], [], [], []
    rng = np.random.default_rng(7)
    for row in net.explained:
        start = time.perf_counter()
        values.append(explain(row).tolist())
        times.append(time.perf_counter() - start)
    for row in net.explained:
        mean, error = shapley_long_run(net, row, LONG_RUN_ORDERS, rng)
        truth.append(mean.tolist())
        errors.append(error.tolist())
    return {"cold": cold, "seconds": times, "values": values, "truth": truth, "truthError": errors}


def local_lime(net):
    explainer = lime.lime_tabular.LimeTabularExplainer(
        net.rows, feature_names=net.names, feature_selection="none", random_state=42)
    p = len(net.names)

    def explain(row, samples):
        why = explainer.explain_instance(
            net.rows[row], net.model.predict_proba, labels=(1,), num_features=p, num_samples=samples)
        coefficients = np.zeros(p)
        for j, value in why.as_map()[1]:
            coefficients[j] = value
        return coefficients.tolist()

    cold = seconds(lambda: explain(net.explained[0], LIME_SAMPLES))
    times, values, truth = [], [], []
    for row in net.explained:
        start = time.perf_counter()
        values.append(explain(row, LIME_SAMPLES))
        times.append(time.perf_counter() - start)
    for row in net.explained:
        truth.append(explain(row, LIME_LONG_RUN_SAMPLES))
    return {"cold": cold, "seconds": times, "values": values, "truth": truth}


def importance(net):
    def run(repeats, seed):
        return permutation_importance(
            net.model, net.rows, net.target, scoring="neg_log_loss", n_repeats=repeats, random_state=seed, n_jobs=1)

    cold, times = warmed(lambda: run(REPEATS, 42))
    truth = run(LONG_RUN_REPEATS, 7)
    return {
        "cold": cold,
        "seconds": times,
        "values": [run(REPEATS, 42).importances_mean.tolist()],
        "truth": [truth.importances_mean.tolist()],
        "truthError": [(truth.importances_std / np.sqrt(LONG_RUN_REPEATS)).tolist()],
    }


def prediction(net):
    batch = net.rows[np.arange(BATCH) % len(net.rows)]
    cold, times = warmed(lambda: net.model.predict_proba(batch))
    return {"cold": cold, "seconds": times, "values": [net.positive(net.rows).tolist()]}


def main(exported, out):
    with open(exported, encoding="utf-8") as file:
        net = Net(json.load(file))
    result = {
        "versions": {
            "Python": sys.version.split()[0],
            "shap": shap.__version__,
            "lime": version("lime"),
            "scikit-learn": sklearn.__version__,
            "numpy": np.__version__,
        },
        "longRun": {
            "orders": LONG_RUN_ORDERS,
            "repeats": LONG_RUN_REPEATS,
            "limeSamples": LIME_LONG_RUN_SAMPLES,
        },
        "prediction": prediction(net),
        "permutationImportance": importance(net),
        "lime": local_lime(net),
        "kernelShap": kernel_shap(net),
    }
    with open(out, "w", encoding="utf-8") as file:
        json.dump(result, file)


if __name__ == "__main__":
    main(*sys.argv[1:])

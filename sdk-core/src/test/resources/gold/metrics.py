"""Gold values for the metrics of classifiers. Run here: python metrics.py

Made with Python 3.11, scikit-learn 1.9.1, numpy 2.4.6, scipy 1.17.1, pandas 3.1.1.

metrics_<data>.csv: held-out probabilities of a logistic regression on real rows, the true class and a row weight. Those
of credit are rounded to two digits, so that most are tied. The classes of ames are low and high, the price above its median or not. metrics_values.csv: every metric of them, unweighted (equal)
and weighted (given). metrics_curves.csv: for credit, what holds from each distinct probability on. metrics_bins.csv: the
points of the calibration curve, and Wilson's interval from scipy where weights are equal.
"""

import csv
import warnings

import numpy as np
import pandas as pd
from scipy.stats import binomtest
from sklearn.calibration import calibration_curve
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import (accuracy_score, average_precision_score, balanced_accuracy_score, brier_score_loss,
                             cohen_kappa_score, confusion_matrix, f1_score, fbeta_score, log_loss, matthews_corrcoef,
                             precision_recall_curve, precision_score, recall_score, roc_auc_score, roc_curve,
                             top_k_accuracy_score)
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

warnings.simplefilter("error")


def held_out(path, target, columns, rows, digits):
    data = pd.read_csv(path)[columns + [target] if columns else slice(None)].dropna().reset_index(drop=True)
    x = data.drop(columns=[target]).to_numpy(float)
    truth = data[target]
    if truth.dtype.kind in "if":  # as limpid train --threshold median
        truth = np.where(truth > truth.median(), "high", "low")
    classes, y = np.unique(np.asarray(truth, str), return_inverse=True)
    model = make_pipeline(StandardScaler(), LogisticRegression())
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    p = cross_val_predict(model, x, y, cv=folds, method="predict_proba")
    chosen = np.random.default_rng(7).permutation(len(y))[:rows]
    y, p = y[chosen], p[chosen]
    if digits:
        p[:, 1] = np.round(p[:, 1], digits)
        p[:, 0] = 1 - p[:, 1]
    w = np.round(np.random.default_rng(8).gamma(1.5, size=rows), 3)
    w[::11] = 0
    return classes, y, p, w


def one_vs_one(y, p, w, weighted):
    """Of scikit-learn's binary area on the rows of each pair; it refuses weights for pairs itself."""
    areas, counts = [], []
    for a in range(p.shape[1]):
        for b in range(a + 1, p.shape[1]):
            both = (y == a) | (y == b)
            areas.append((roc_auc_score(y[both] == a, p[both, a], sample_weight=w[both])
                          + roc_auc_score(y[both] == b, p[both, b], sample_weight=w[both])) / 2)
            counts.append(w[both].sum())
    return np.average(areas, weights=counts if weighted else None)


def lift(y, p, w, fraction):
    top = fraction * w.sum()
    above = np.array([w[p > s].sum() for s in p])
    equal = np.array([w[p == s].sum() for s in p])
    counted = w * np.clip(np.divide(top - above, equal, out=np.zeros(len(p)), where=equal > 0), 0, 1)
    return np.average(y, weights=counted) / np.average(y, weights=w)


def edges(p, w, mass, bins):
    inner = np.arange(1, bins) / bins
    return np.quantile(p, inner, method="inverted_cdf", weights=w) if mass else inner


def calibration_error(y, p, w, mass, bins):
    at = np.searchsorted(edges(p, w, mass, bins), p)
    return sum(w[at == k].sum() / w.sum() * abs(np.average(p[at == k], weights=w[at == k])
                                                - np.average(y[at == k], weights=w[at == k]))
               for k in range(bins) if w[at == k].sum() > 0)


def averaged(y, c, w, average):
    if average == "binary":
        y, c = y == y.max(), c == y.max()
    prefix = "" if average == "binary" else average + " "
    yield prefix + "precision", precision_score(y, c, average=average, sample_weight=w)
    yield prefix + "recall", recall_score(y, c, average=average, sample_weight=w)
    yield prefix + "F1", f1_score(y, c, average=average, sample_weight=w)
    yield prefix + "F2", fbeta_score(y, c, beta=2, average=average, sample_weight=w)
    yield prefix + "F0.5", fbeta_score(y, c, beta=.5, average=average, sample_weight=w)


def values(y, p, w, equal):
    last = p.shape[1] - 1
    yes, score = (y == last).astype(int), p[:, last]
    c = (score >= .5).astype(int) if last == 1 else p.argmax(1)
    yield "log loss", log_loss(y, p, sample_weight=w)
    yield "accuracy", accuracy_score(y, c, sample_weight=w)
    yield "balanced accuracy", balanced_accuracy_score(y, c, sample_weight=w)
    for average in ("binary", "macro", "micro", "weighted"):
        yield from averaged(y, c, w, average)
    yield "specificity", recall_score(y != last, c != last, sample_weight=w)
    yield "Matthews correlation", matthews_corrcoef(y, c, sample_weight=w)
    yield "Cohen's kappa", cohen_kappa_score(y, c, sample_weight=w)
    yield "linear Cohen's kappa", cohen_kappa_score(y, c, weights="linear", sample_weight=w)
    yield "quadratic Cohen's kappa", cohen_kappa_score(y, c, weights="quadratic", sample_weight=w)
    yield "ROC AUC", roc_auc_score(yes, score, sample_weight=w)
    yield "PR AUC", average_precision_score(yes, score, sample_weight=w)
    yield "Brier score", brier_score_loss(yes if last == 1 else y, score if last == 1 else p, sample_weight=w)
    for fraction in (.1, .25):
        yield f"lift at {fraction}", lift(yes, score, w, fraction)
    yield "calibration error", calibration_error(yes, score, w, False, 10)
    yield "equal-mass calibration error", calibration_error(yes, score, w, True, 10)
    yield "calibration error in 15 bins", calibration_error(yes, score, w, False, 15)
    if last > 1:
        for average, prefix in (("macro", ""), ("weighted", "weighted ")):
            yield prefix + "one-vs-rest ROC AUC", roc_auc_score(y, p, multi_class="ovr", average=average, sample_weight=w)
            pairs = one_vs_one(y, p, w, average == "weighted")
            if equal:  # our way of asking for weights gives scikit-learn's own answer without them
                assert abs(pairs - roc_auc_score(y, p, multi_class="ovo", average=average)) < 1e-14
            yield prefix + "one-vs-one ROC AUC", pairs
        for k in (1, 2):
            yield f"top-{k} accuracy", top_k_accuracy_score(y, p, k=k, sample_weight=w)


def curves(y, p, w):
    fpr, tpr, thresholds = roc_curve(y, p, sample_weight=w, drop_intermediate=False)
    precision, recall, _ = precision_recall_curve(y, p, sample_weight=w)
    for i, t in enumerate(thresholds[1:]):
        m = confusion_matrix(y, p >= t, sample_weight=w)
        called = np.average(p >= t, weights=w)
        yield t, fpr[i + 1], tpr[i + 1], precision[::-1][i + 1], recall[::-1][i + 1], called, *m.ravel()


def bins(y, p, w, mass, equal):
    at = np.searchsorted(edges(p, w, mass, 10), p)
    share, mean = calibration_curve(y, p, n_bins=10, strategy="quantile" if mass else "uniform") if equal else ([], [])
    for k, b in enumerate(np.unique(at[w > 0])):
        n, yes = w[at == b].sum(), (w * y)[at == b].sum()
        ends = binomtest(int(yes), int(n)).proportion_ci(method="wilson") if equal else ("", "")
        points = (mean[k], share[k]) if equal else ((w * p)[at == b].sum() / n, yes / n)
        yield *points, n, *ends


DATA = {
    "ames": ("../data/ames.csv", "Sale_Price",
             ["Lot_Area", "Year_Built", "Total_Bsmt_SF", "Gr_Liv_Area", "Garage_Cars", "Fireplaces"], 580, None),
    "breast_cancer": ("../../../../../bench/data/breast_cancer.csv", "diagnosis", None, 560, None),
    "credit": ("../data/credit.csv", "Status",
               ["Seniority", "Time", "Age", "Expenses", "Income", "Assets", "Debt", "Amount", "Price"], 600, 2),
    "penguins": ("../data/penguins.csv", "species", ["bill_length_mm", "body_mass_g"], 340, None),
}

with (open("metrics_values.csv", "w") as v, open("metrics_curves.csv", "w") as c, open("metrics_bins.csv", "w") as b):
    v, c, b = (csv.writer(f, lineterminator="\n") for f in (v, c, b))
    v.writerow(["data", "weights", "metric", "value"])
    c.writerow(["weights", "threshold", "fpr", "tpr", "precision", "recall", "called", "tn", "fp", "fn", "tp"])
    b.writerow(["data", "weights", "binning", "predicted", "observed", "weight", "low", "high"])
    for name, (path, target, columns, rows, digits) in DATA.items():
        classes, y, p, w = held_out(path, target, columns, rows, digits)
        with open(f"metrics_{name}.csv", "w") as f:
            out = csv.writer(f, lineterminator="\n")
            out.writerow(["truth", "weight"] + [str(k) for k in classes])
            out.writerows([classes[y[i]], float(w[i]), *map(float, p[i])] for i in range(rows))
        for weights, given in (("equal", np.ones(rows)), ("given", w)):
            for metric, value in values(y, p, given, weights == "equal"):
                v.writerow([name, weights, metric, float(value)])
            if len(classes) == 2:
                for mass in (False, True):
                    for row in bins(y, p[:, 1], given, mass, weights == "equal"):
                        b.writerow([name, weights, "EQUAL_MASS" if mass else "EQUAL_WIDTH"]
                                   + [q if q == "" else float(q) for q in row])
            if name == "credit":
                kept = given > 0  # scikit-learn gives points to probabilities that only rows without weight have
                for row in curves(y[kept], p[kept, 1], given[kept]):
                    c.writerow([weights, *map(float, row)])

"""Gold values for calibration. Run here: python calibrate.py ; made with Python 3.11, scikit-learn 1.9.1, scipy 1.17.1,
numpy 2.4.6, pandas 3.1.1.

The penguins without a missing cell, row weights 1 + i mod 3, features bill_length_mm and bill_depth_mm, target sex (two
classes) or species (three). The base is the nearest-mean classifier of the tests: normal classes of unit variance, equally
likely, around weighted means. Folds: row mod 5. CalibratedClassifierCV(ensemble=False) for each method.

Writes calibrate_sex.csv and calibrate_species.csv, every probability of every row by each method, and
calibrate_parameters.csv: Platt's slopes and offsets by scikit-learn (its L-BFGS stops at a gradient of 1e-6) and by
Newton's method carried on to the last bit, and the temperature.
"""

import numpy as np
import pandas as pd
from scipy.special import expit, softmax
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.calibration import CalibratedClassifierCV
from sklearn.model_selection import PredefinedSplit, cross_val_predict
from sklearn.utils.metaestimators import available_if


TINY = np.finfo(float).tiny  # the floor for models that compute log-odds


class NearestMean(ClassifierMixin, BaseEstimator):
    """`response`: what calibration sees, "log-odds" (Platt), "probability" (isotonic) or "log" (temperature)."""

    def __init__(self, response="probability"):
        self.response = response

    def fit(self, X, y, sample_weight=None):
        self.classes_ = np.unique(y)
        self.means_ = np.array(
            [np.average(X[y == c], axis=0, weights=sample_weight[y == c]) for c in self.classes_]
        )
        return self

    def predict_proba(self, X):
        return softmax(X @ self.means_.T - (self.means_**2).sum(axis=1) / 2, axis=1)

    def predict(self, X):
        return self.classes_[self.predict_proba(X).argmax(axis=1)]

    @available_if(lambda self: self.response != "probability")
    def decision_function(self, X):
        p = self.predict_proba(X)
        if self.response == "log" and p.shape[1] > 2:
            return np.log(np.maximum(p, TINY))
        rest = np.stack([np.delete(p, k, axis=1).sum(axis=1) for k in range(p.shape[1])], axis=1)
        odds = np.log(np.maximum(p, TINY)) - np.log(np.maximum(rest, TINY))
        return odds[:, 1] if p.shape[1] == 2 else odds


def newton(s, y, w):
    """Platt's slope and offset, to the last bit: Newton's method on smoothed targets."""
    t = np.where(y, 1 - 1 / (w[y].sum() + 2), 1 / (w[~y].sum() + 2))
    X = np.column_stack([s, np.ones_like(s)])
    b = np.zeros(2)
    for _ in range(100):
        p = expit(X @ b)
        b = b - np.linalg.solve((X * (w * p * (1 - p))[:, None]).T @ X, X.T @ (w * (p - t)))
    return b


data = pd.read_csv("../data/penguins.csv").dropna().reset_index(drop=True)
X = data[["bill_length_mm", "bill_depth_mm"]].to_numpy()
w = 1.0 + np.arange(len(data)) % 3
folds = PredefinedSplit(np.arange(len(data)) % 5)
parameters = []
for target in ("sex", "species"):
    y = data[target].to_numpy().astype(str)
    out = {}
    for name, method, response in (
        ("platt", "sigmoid", "log-odds"),
        ("isotonic", "isotonic", "probability"),
        ("temperature", "temperature", "log"),
    ):
        base = NearestMean(response)
        model = CalibratedClassifierCV(base, method=method, cv=folds, ensemble=False)
        model.fit(X, y, sample_weight=w)
        p = model.predict_proba(X)
        for k, c in enumerate(model.classes_):
            out[f"{name} {c}"] = p[:, k]
        fitted = model.calibrated_classifiers_[0].calibrators
        if name == "temperature":
            # For two classes scikit-learn's logits are (-x, x): twice the difference that a temperature divides.
            beta = fitted[0].beta_ * (2 if target == "sex" else 1)
            parameters.append((target, "temperature", 0, 1 / float(beta)))
        if name == "platt":
            s = cross_val_predict(base, X, y, cv=folds, params={"sample_weight": w}, method="decision_function")
            s = s.reshape(len(y), -1)
            for m, f in enumerate(fitted):
                truth = y == model.classes_[1 if len(fitted) == 1 else m]
                slope, offset = newton(s[:, m], truth, w)
                parameters.append((target, "sklearn slope", m, -float(f.a_)))
                parameters.append((target, "sklearn offset", m, -float(f.b_)))
                parameters.append((target, "slope", m, float(slope)))
                parameters.append((target, "offset", m, float(offset)))
    pd.DataFrame(out).to_csv(f"calibrate_{target}.csv", index=False)
pd.DataFrame(parameters, columns=["target", "name", "map", "value"]).to_csv("calibrate_parameters.csv", index=False)

"""Gold values for logistic regression. Run here: python logistic.py ; made with Python 3.11, scikit-learn 1.9.1,
scipy 1.17.1, numpy 2.4.6, pandas 3.1.1.

LogisticRegression(solver="lbfgs", tol=1e-12), C = 1 on columns standardised with the weighted mean and standard deviation
(1/n), rows without a missing value in the columns named. scipy's L-BFGS stops there 6e-8 to 1.6e-6 from the minimum,
whatever tol says, so each is fitted by solver="newton-cholesky", tol=1e-12, too: the larger of the two differences is
printed, and Newton's values are written.

Writes logistic_sklearn.csv: case, class (the predictor's; of two classes the positive one), term, value on the
standardised scale.
"""

import csv

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.utils.class_weight import compute_sample_weight

DATA = "../../../../../sdk-core/src/test/resources/data/"


def numeric(table, target):
    return [c for c in table.columns if c != target and pd.api.types.is_numeric_dtype(table[c])]


def fit(x, y, weights, solver):
    # C multiplies the weighted sum of the losses, so C = 1 is lambda = 1 / W.
    model = LogisticRegression(solver=solver, tol=1e-12, max_iter=100_000, C=1.0)
    model.fit(x, y, sample_weight=weights)
    return model


def case(out, name, table, target, columns, weights=None, order=None):
    keep = table[columns + [target]].notna().all(axis=1).to_numpy()
    weights = (np.ones(len(table)) if weights is None else weights(table))[keep]
    table = table[keep]
    x = table[columns].to_numpy(float)
    y = table[target].to_numpy(str)
    if weights.min() == -1:
        weights = compute_sample_weight("balanced", y)
    mean = np.average(x, axis=0, weights=weights)
    x = (x - mean) / np.sqrt(np.average((x - mean) ** 2, axis=0, weights=weights))
    rough = fit(x, y, weights, "lbfgs")
    model = fit(x, y, weights, "newton-cholesky")
    gap = max(abs(rough.coef_ - model.coef_).max(), abs(rough.intercept_ - model.intercept_).max())
    print(name, len(y), list(model.classes_), "lbfgs against Newton:", gap)
    sign = 1
    classes = list(model.classes_)
    if len(classes) == 2:
        classes = [order or classes[1]]
        sign = 1 if classes[0] == model.classes_[1] else -1
    for k, c in enumerate(classes):
        out.writerow([name, c, "(intercept)", repr(sign * float(model.intercept_[k]))])
        for j, term in enumerate(columns):
            out.writerow([name, c, term, repr(sign * float(model.coef_[k, j]))])


penguins = pd.read_csv(DATA + "penguins.csv")
credit = pd.read_csv(DATA + "credit.csv")
ames = pd.read_csv(DATA + "ames.csv")
ames["price"] = np.where(ames["Sale_Price"] > ames["Sale_Price"].median(), "high", "low")
ames = ames.drop(columns="Sale_Price")
cancer = pd.read_csv(DATA + "breast_cancer.csv")
rows = lambda table: 1.0 + np.arange(len(table)) % 3
balanced = lambda table: -np.ones(len(table))
measures = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]

with open("logistic_sklearn.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["case", "class", "term", "value"])
    case(out, "breast_cancer", cancer, "diagnosis", numeric(cancer, "diagnosis"), order="malignant")
    case(out, "credit", credit, "Status", numeric(credit, "Status"), order="bad")
    case(out, "ames", ames, "price", numeric(ames, "price"), order="high")
    case(out, "penguins", penguins, "species", measures)
    case(out, "penguins_weighted", penguins, "species", measures, weights=rows)
    case(out, "penguins_balanced", penguins, "species", measures, weights=balanced)
    case(out, "credit_home", credit, "Home", ["Seniority", "Age", "Expenses", "Income", "Amount"])
